-- Documents: three ways of signing, the register of outgoing papers, the journal of what was handed over, unit keys.

ALTER TABLE issued_reports ADD COLUMN way TEXT NOT NULL DEFAULT 'program'
    CHECK (way IN ('program', 'token', 'other_program', 'by_hand'));

ALTER TABLE issued_reports ADD COLUMN notation TEXT NOT NULL DEFAULT '';

ALTER TABLE issued_reports ADD COLUMN type_name TEXT NOT NULL DEFAULT '';

ALTER TABLE issued_reports ADD COLUMN control_code TEXT NOT NULL DEFAULT '';

ALTER TABLE issued_reports ADD COLUMN seal_sha256 TEXT NOT NULL DEFAULT '';

DROP TRIGGER issued_reports_never_change;

UPDATE issued_reports SET notation = coalesce(json_extract(report_json, '$.document.code_notation'), ''),
    type_name = coalesce(json_extract(report_json, '$.document.type_name'), '');

CREATE TRIGGER issued_reports_never_change BEFORE UPDATE OF
    id, report_kind, period, number, year, revision, issued_on, subject, signer_name, file_stem, report_json,
    pdf_sha256, xlsx_sha256, replaces, way, notation, type_name, control_code, seal_sha256,
    version, updated_at, archived_at, folded, exact
ON issued_reports
BEGIN SELECT RAISE(ABORT, 'store.report_locked'); END;

CREATE TABLE prepared_papers (
    id TEXT PRIMARY KEY NOT NULL,
    report_kind TEXT NOT NULL,
    period TEXT NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('other_program', 'by_hand')),
    number INTEGER CHECK (number > 0),
    issued_on TEXT CHECK (issued_on IS date(issued_on)),
    prepared_at TEXT NOT NULL,
    file_stem TEXT NOT NULL,
    report_json TEXT NOT NULL CHECK (json_valid(report_json)),
    control_code TEXT NOT NULL,
    pdf_sha256 TEXT NOT NULL,
    pdf_size INTEGER NOT NULL CHECK (pdf_size > 0),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'signed', 'dropped')),
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL DEFAULT '',
    archived_at TEXT,
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

CREATE INDEX prepared_papers_by_period ON prepared_papers (report_kind, period);

-- What was given out stays as it was given out.

CREATE TRIGGER prepared_papers_stay BEFORE UPDATE OF
    id, report_kind, period, way, prepared_at, file_stem, report_json, control_code, pdf_sha256, pdf_size
ON prepared_papers
WHEN new.id IS NOT old.id
    OR new.report_kind IS NOT old.report_kind
    OR new.period IS NOT old.period
    OR new.way IS NOT old.way
    OR new.prepared_at IS NOT old.prepared_at
    OR new.file_stem IS NOT old.file_stem
    OR new.report_json IS NOT old.report_json
    OR new.control_code IS NOT old.control_code
    OR new.pdf_sha256 IS NOT old.pdf_sha256
    OR new.pdf_size IS NOT old.pdf_size
BEGIN SELECT RAISE(ABORT, 'store.report_locked'); END;

CREATE TRIGGER prepared_papers_end BEFORE UPDATE OF state ON prepared_papers
WHEN old.state <> 'waiting' AND new.state IS NOT old.state
BEGIN SELECT RAISE(ABORT, 'store.report_locked'); END;

-- One sequence a year, no number twice, no line taken out; what was void or issued stays so.

CREATE TABLE outgoing_papers (
    id TEXT PRIMARY KEY NOT NULL,
    year INTEGER NOT NULL CHECK (year > 0),
    number INTEGER NOT NULL CHECK (number > 0),
    state TEXT NOT NULL CHECK (state IN ('issued', 'reserved', 'skipped', 'void')),
    notation TEXT NOT NULL,
    issued_on TEXT CHECK (issued_on IS date(issued_on)),
    type_name TEXT NOT NULL,
    subject TEXT NOT NULL,
    signer_name TEXT NOT NULL,
    receivers TEXT NOT NULL,
    copy_kept_by TEXT NOT NULL,
    copies INTEGER CHECK (copies >= 0),
    sent_on TEXT CHECK (sent_on IS date(sent_on)),
    received_by TEXT NOT NULL,
    note TEXT NOT NULL,
    paper_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL DEFAULT '',
    archived_at TEXT CHECK (archived_at IS NULL),
    folded TEXT NOT NULL,
    exact TEXT NOT NULL,
    UNIQUE (year, number)
) STRICT;

CREATE TRIGGER outgoing_papers_keep_their_number BEFORE UPDATE OF id, year, number ON outgoing_papers
WHEN new.id IS NOT old.id OR new.year IS NOT old.year OR new.number IS NOT old.number
BEGIN SELECT RAISE(ABORT, 'store.register_locked'); END;

CREATE TRIGGER outgoing_papers_end BEFORE UPDATE OF state, paper_id ON outgoing_papers
WHEN old.state IN ('issued', 'void') AND (new.state IS NOT old.state OR new.paper_id IS NOT old.paper_id)
BEGIN SELECT RAISE(ABORT, 'store.register_locked'); END;

CREATE TRIGGER outgoing_papers_never_go BEFORE DELETE ON outgoing_papers
BEGIN SELECT RAISE(ABORT, 'store.register_locked'); END;

-- The journal: written once. Who wrote a line may ask to be forgotten.

CREATE TABLE hand_overs (
    id TEXT PRIMARY KEY NOT NULL,
    at TEXT NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('drive', 'email', 'folder', 'print')),
    paper_id TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size >= 0),
    destination TEXT NOT NULL,
    receiver TEXT NOT NULL,
    encrypted INTEGER NOT NULL CHECK (encrypted IN (0, 1)),
    reason TEXT NOT NULL,
    by TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL DEFAULT '',
    archived_at TEXT CHECK (archived_at IS NULL),
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

CREATE INDEX hand_overs_by_paper ON hand_overs (paper_id);

CREATE TRIGGER hand_overs_never_change BEFORE UPDATE OF
    id, at, way, paper_id, file_name, sha256, size, destination, receiver, encrypted, reason, version, updated_at
ON hand_overs
BEGIN SELECT RAISE(ABORT, 'store.journal_locked'); END;

CREATE TRIGGER hand_overs_never_go BEFORE DELETE ON hand_overs
BEGIN SELECT RAISE(ABORT, 'store.journal_locked'); END;

-- Keys of the unit, wrapped. Not a record: no older form of a wrapped key may stay in the history.

CREATE TABLE unit_keys (
    id TEXT PRIMARY KEY NOT NULL,
    algorithm TEXT NOT NULL CHECK (algorithm IN ('rsa', 'ecdsa')),
    certificate BLOB NOT NULL,
    chain TEXT NOT NULL CHECK (json_valid(chain)),
    by_passphrase TEXT NOT NULL CHECK (json_valid(by_passphrase)),
    by_recovery TEXT NOT NULL CHECK (json_valid(by_recovery)),
    made_at TEXT NOT NULL,
    ended_at TEXT
) STRICT, WITHOUT ROWID;
