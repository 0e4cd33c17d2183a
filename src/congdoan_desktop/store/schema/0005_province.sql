-- The province: register of units, certificates, what came in, receipts, packs; and what a unit gets back.

ALTER TABLE unit_keys ADD COLUMN purpose TEXT NOT NULL DEFAULT 'signing'
    CHECK (purpose IN ('signing', 'authority'));

CREATE TABLE org_units (
    id TEXT PRIMARY KEY NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    tier TEXT NOT NULL CHECK (tier IN ('base', 'middle')),
    parent_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    size TEXT NOT NULL,
    commune TEXT NOT NULL,
    workers INTEGER CHECK (workers >= 0),
    members INTEGER CHECK (members >= 0),
    counted_on TEXT CHECK (counted_on IS date(counted_on)),
    founded_on TEXT CHECK (founded_on IS date(founded_on)),
    suspended_on TEXT CHECK (suspended_on IS date(suspended_on)),
    resumed_on TEXT CHECK (resumed_on IS date(resumed_on)),
    ended_on TEXT CHECK (ended_on IS date(ended_on)),
    successors TEXT NOT NULL CHECK (json_valid(successors)),
    contact_name TEXT NOT NULL,
    contact_phone TEXT NOT NULL,
    contact_email TEXT NOT NULL,
    note TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL DEFAULT '',
    archived_at TEXT,
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX org_units_by_code ON org_units (code) WHERE archived_at IS NULL AND code <> '';

CREATE TABLE unit_certificates (
    id TEXT PRIMARY KEY NOT NULL,
    unit_id TEXT NOT NULL,
    certificate TEXT NOT NULL,
    key_print TEXT NOT NULL,
    serial TEXT NOT NULL,
    holder TEXT NOT NULL,
    organisation TEXT NOT NULL,
    issuer TEXT NOT NULL,
    valid_from TEXT NOT NULL CHECK (valid_from IS date(valid_from)),
    valid_to TEXT NOT NULL CHECK (valid_to IS date(valid_to)),
    source TEXT NOT NULL CHECK (source IN ('issued', 'registered')),
    added_at TEXT NOT NULL,
    checked_with TEXT NOT NULL,
    revoked_at TEXT NOT NULL,
    revoked_why TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL DEFAULT '',
    archived_at TEXT CHECK (archived_at IS NULL),
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

CREATE INDEX unit_certificates_by_unit ON unit_certificates (unit_id);

-- What was revoked stays so.

CREATE TRIGGER unit_certificates_stay BEFORE UPDATE OF id, certificate, key_print, serial, source, revoked_at ON unit_certificates
WHEN new.id IS NOT old.id OR new.certificate IS NOT old.certificate OR new.key_print IS NOT old.key_print
    OR new.serial IS NOT old.serial OR new.source IS NOT old.source
    OR (old.revoked_at <> '' AND new.revoked_at IS NOT old.revoked_at)
BEGIN SELECT RAISE(ABORT, 'store.register_locked'); END;

CREATE TRIGGER unit_certificates_never_go BEFORE DELETE ON unit_certificates
BEGIN SELECT RAISE(ABORT, 'store.register_locked'); END;

CREATE TABLE received_reports (
    id TEXT PRIMARY KEY NOT NULL,
    unit_id TEXT NOT NULL,
    unit_code TEXT NOT NULL,
    report_kind TEXT NOT NULL,
    period TEXT NOT NULL,
    base_period TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision > 0),
    replaces TEXT NOT NULL,
    number INTEGER CHECK (number > 0),
    notation TEXT NOT NULL,
    issued_on TEXT CHECK (issued_on IS date(issued_on)),
    subject TEXT NOT NULL,
    made_at TEXT NOT NULL,
    received_at TEXT NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('signed', 'by_hand')),
    signature TEXT NOT NULL CHECK (signature IN ('valid', 'unconfirmed')),
    signer_print TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_sha256 TEXT NOT NULL,
    data_sha256 TEXT NOT NULL,
    scan_sha256 TEXT NOT NULL,
    due_on TEXT CHECK (due_on IS date(due_on)),
    came_on TEXT NOT NULL CHECK (came_on IS date(came_on)),
    state TEXT NOT NULL CHECK (state IN ('received', 'sent_back', 'approved', 'replaced')),
    reason TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL DEFAULT '',
    archived_at TEXT CHECK (archived_at IS NULL),
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

CREATE INDEX received_reports_by_period ON received_reports (report_kind, period, state);

CREATE INDEX received_reports_by_unit ON received_reports (unit_id, report_kind, period);

-- What a unit signed stays as it was signed.

CREATE TRIGGER received_reports_stay BEFORE UPDATE OF
    id, unit_code, report_kind, period, base_period, revision, replaces, number, notation, issued_on, subject, made_at, signer_print, data_sha256, scan_sha256, came_on
ON received_reports
WHEN new.id IS NOT old.id
    OR new.unit_code IS NOT old.unit_code
    OR new.report_kind IS NOT old.report_kind
    OR new.period IS NOT old.period
    OR new.base_period IS NOT old.base_period
    OR new.revision IS NOT old.revision
    OR new.replaces IS NOT old.replaces
    OR new.number IS NOT old.number
    OR new.notation IS NOT old.notation
    OR new.issued_on IS NOT old.issued_on
    OR new.subject IS NOT old.subject
    OR new.made_at IS NOT old.made_at
    OR new.signer_print IS NOT old.signer_print
    OR new.data_sha256 IS NOT old.data_sha256
    OR new.scan_sha256 IS NOT old.scan_sha256
    OR new.came_on IS NOT old.came_on
BEGIN SELECT RAISE(ABORT, 'store.report_locked'); END;

CREATE TRIGGER received_reports_never_go BEFORE DELETE ON received_reports
BEGIN SELECT RAISE(ABORT, 'store.report_locked'); END;

CREATE TABLE received_figures (
    report_id TEXT NOT NULL,
    code TEXT NOT NULL,
    low INTEGER,
    high INTEGER,
    den INTEGER,
    estimated INTEGER NOT NULL CHECK (estimated IN (0, 1)),
    as_of TEXT,
    PRIMARY KEY (report_id, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE received_targets (
    report_id TEXT NOT NULL,
    code TEXT NOT NULL,
    window TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('share', 'count')),
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    low INTEGER,
    high INTEGER,
    den INTEGER,
    verdict TEXT NOT NULL,
    PRIMARY KEY (report_id, code, window)
) STRICT, WITHOUT ROWID;

-- A count of NULL was hidden by the unit: it never left there.

CREATE TABLE received_tallies (
    report_id TEXT NOT NULL,
    question TEXT NOT NULL,
    choice TEXT NOT NULL,
    place INTEGER NOT NULL,
    questionnaire TEXT NOT NULL,
    question_label TEXT NOT NULL,
    choice_label TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('select_one', 'select_multiple')),
    count INTEGER CHECK (count >= 0),
    total INTEGER NOT NULL CHECK (total >= 0),
    PRIMARY KEY (report_id, question, choice)
) STRICT, WITHOUT ROWID;

CREATE TABLE received_files (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size >= 0),
    kind TEXT NOT NULL CHECK (kind IN ('pdf', 'xlsx', 'p7m', 'unknown')),
    came_at TEXT NOT NULL,
    batch TEXT NOT NULL,
    source TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('accepted', 'sent_back', 'refused')),
    codes TEXT NOT NULL CHECK (json_valid(codes)),
    reason TEXT NOT NULL,
    report_id TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL DEFAULT '',
    archived_at TEXT CHECK (archived_at IS NULL),
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

CREATE INDEX received_files_by_batch ON received_files (batch);

CREATE INDEX received_files_by_report ON received_files (report_id);

CREATE INDEX received_files_by_unit ON received_files (unit_id);

CREATE TRIGGER received_files_never_go BEFORE DELETE ON received_files
BEGIN SELECT RAISE(ABORT, 'store.journal_locked'); END;

CREATE TABLE made_receipts (
    id TEXT PRIMARY KEY NOT NULL,
    number INTEGER NOT NULL UNIQUE CHECK (number > 0),
    made_at TEXT NOT NULL,
    batch TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    files TEXT NOT NULL CHECK (json_valid(files)),
    outcomes TEXT NOT NULL CHECK (json_valid(outcomes)),
    file_stem TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL DEFAULT '',
    archived_at TEXT CHECK (archived_at IS NULL),
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

CREATE TABLE packs (
    id TEXT PRIMARY KEY NOT NULL,
    number INTEGER NOT NULL UNIQUE CHECK (number > 0),
    title TEXT NOT NULL,
    issued_on TEXT NOT NULL CHECK (issued_on IS date(issued_on)),
    made_at TEXT NOT NULL,
    contents TEXT NOT NULL CHECK (json_valid(contents)),
    note TEXT NOT NULL,
    file_stem TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL DEFAULT '',
    archived_at TEXT CHECK (archived_at IS NULL),
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

CREATE TABLE taken_packs (
    id TEXT PRIMARY KEY NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    title TEXT NOT NULL,
    issuer TEXT NOT NULL,
    issuer_print TEXT NOT NULL,
    issued_on TEXT NOT NULL CHECK (issued_on IS date(issued_on)),
    taken_at TEXT NOT NULL,
    contents TEXT NOT NULL CHECK (json_valid(contents)),
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL DEFAULT '',
    archived_at TEXT CHECK (archived_at IS NULL),
    folded TEXT NOT NULL,
    exact TEXT NOT NULL,
    UNIQUE (issuer_print, number)
) STRICT;

-- Of a pack that was taken in every part; of one that was given out here those that the program itself works with.

CREATE TABLE pack_parts (
    pack_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('plan', 'survey', 'catalogue', 'template', 'days', 'trust', 'certificates', 'units')),
    name TEXT NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (pack_id, kind, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE receipt_lines (
    id TEXT PRIMARY KEY NOT NULL,
    receipt_id TEXT NOT NULL,
    receipt_number INTEGER NOT NULL CHECK (receipt_number > 0),
    receipt_sha256 TEXT NOT NULL,
    issuer TEXT NOT NULL,
    signer_print TEXT NOT NULL,
    paper_id TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_sha256 TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('accepted', 'sent_back', 'refused')),
    codes TEXT NOT NULL CHECK (json_valid(codes)),
    reason TEXT NOT NULL,
    received_at TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL DEFAULT '',
    archived_at TEXT CHECK (archived_at IS NULL),
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

CREATE INDEX receipt_lines_by_file ON receipt_lines (file_sha256);

CREATE INDEX receipt_lines_by_paper ON receipt_lines (paper_id);

CREATE TRIGGER made_receipts_never_go BEFORE DELETE ON made_receipts
BEGIN SELECT RAISE(ABORT, 'store.journal_locked'); END;

CREATE TRIGGER packs_never_go BEFORE DELETE ON packs
BEGIN SELECT RAISE(ABORT, 'store.journal_locked'); END;

CREATE TRIGGER taken_packs_never_go BEFORE DELETE ON taken_packs
BEGIN SELECT RAISE(ABORT, 'store.journal_locked'); END;

CREATE TRIGGER pack_parts_never_go BEFORE DELETE ON pack_parts
BEGIN SELECT RAISE(ABORT, 'store.journal_locked'); END;

CREATE TRIGGER pack_parts_stay BEFORE UPDATE ON pack_parts
BEGIN SELECT RAISE(ABORT, 'store.journal_locked'); END;

CREATE TRIGGER receipt_lines_never_go BEFORE DELETE ON receipt_lines
BEGIN SELECT RAISE(ABORT, 'store.journal_locked'); END;
