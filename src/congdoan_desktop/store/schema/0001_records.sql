-- First form of the store. One table per record type of `domain/records.py`, its columns named as the fields.
-- Every record table ends alike: `version` counts the saves of a row, `updated_at` and `archived_at` are UTC (ISO 8601),
-- `folded` is the searched text without accents, `exact` the same text with them, in small letters.
-- Dates are ISO text that must be a day of the calendar, yes/no is 0/1, tuples are JSON. What a person may get wrong
-- (more women than people) is no CHECK here: it is a `Problem` beside the field.
-- Statements are parted by empty lines.

CREATE TABLE units (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    header_name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    code TEXT NOT NULL,
    parent_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    commune TEXT NOT NULL,
    place TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('unit', 'province')),
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    archived_at TEXT,
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

CREATE TABLE signing_profiles (
    id TEXT PRIMARY KEY NOT NULL,
    symbol TEXT NOT NULL,
    authority_lines TEXT NOT NULL CHECK (json_valid(authority_lines)),
    title_lines TEXT NOT NULL CHECK (json_valid(title_lines)),
    signer_name TEXT NOT NULL,
    signer_position TEXT NOT NULL,
    addressees TEXT NOT NULL CHECK (json_valid(addressees)),
    via TEXT NOT NULL,
    recipients TEXT NOT NULL CHECK (json_valid(recipients)),
    filing TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    archived_at TEXT,
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

CREATE TABLE head_counts (
    id TEXT PRIMARY KEY NOT NULL,
    as_of TEXT NOT NULL CHECK (as_of IS date(as_of)),
    workers_total INTEGER NOT NULL CHECK (workers_total >= 0),
    workers_women INTEGER CHECK (workers_women >= 0),
    workers_minority INTEGER CHECK (workers_minority >= 0),
    workers_seasonal INTEGER CHECK (workers_seasonal >= 0),
    members_total INTEGER CHECK (members_total >= 0),
    members_women INTEGER CHECK (members_women >= 0),
    members_minority INTEGER CHECK (members_minority >= 0),
    note TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    archived_at TEXT,
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

CREATE INDEX head_counts_by_day ON head_counts (as_of);

CREATE TABLE people (
    id TEXT PRIMARY KEY NOT NULL,
    full_name TEXT NOT NULL,
    given_name TEXT NOT NULL,
    gender TEXT NOT NULL CHECK (gender IN ('male', 'female', '')),
    birth_year INTEGER CHECK (birth_year >= 0),
    department TEXT NOT NULL,
    union_role TEXT NOT NULL,
    contract TEXT NOT NULL,
    is_member INTEGER NOT NULL CHECK (is_member IN (0, 1)),
    is_full_time_officer INTEGER NOT NULL CHECK (is_full_time_officer IN (0, 1)),
    networks TEXT NOT NULL CHECK (json_valid(networks)),
    left_on TEXT CHECK (left_on IS date(left_on)),
    note TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    archived_at TEXT,
    folded TEXT NOT NULL,
    exact TEXT NOT NULL,
    sort_key BLOB NOT NULL
) STRICT;

CREATE INDEX people_by_name ON people (sort_key);

CREATE TABLE activities (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    held_on TEXT NOT NULL CHECK (held_on IS date(held_on)),
    ended_on TEXT CHECK (ended_on IS date(ended_on)),
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    form TEXT NOT NULL,
    times INTEGER NOT NULL CHECK (times >= 0),
    topics TEXT NOT NULL CHECK (json_valid(topics)),
    plans TEXT NOT NULL CHECK (json_valid(plans)),
    audiences TEXT NOT NULL CHECK (json_valid(audiences)),
    venue_kind TEXT NOT NULL,
    venue TEXT NOT NULL,
    host TEXT NOT NULL,
    partners TEXT NOT NULL,
    speaker TEXT NOT NULL,
    responsible TEXT NOT NULL,
    language TEXT NOT NULL,
    counted_by TEXT NOT NULL CHECK (counted_by IN ('heads', 'names', 'both')),
    count_method TEXT NOT NULL,
    total INTEGER CHECK (total >= 0),
    women INTEGER CHECK (women >= 0),
    minority INTEGER CHECK (minority >= 0),
    members INTEGER CHECK (members >= 0),
    seasonal INTEGER CHECK (seasonal >= 0),
    reach INTEGER CHECK (reach >= 0),
    materials TEXT NOT NULL,
    material_copies INTEGER CHECK (material_copies >= 0),
    uses_ai INTEGER NOT NULL CHECK (uses_ai IN (0, 1)),
    link TEXT NOT NULL,
    funds_union INTEGER CHECK (funds_union >= 0),
    funds_employer INTEGER CHECK (funds_employer >= 0),
    funds_social INTEGER CHECK (funds_social >= 0),
    opinions TEXT NOT NULL,
    assessment TEXT NOT NULL,
    counts_toward_target INTEGER CHECK (counts_toward_target IN (0, 1)),
    note TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    archived_at TEXT,
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

CREATE INDEX activities_by_day ON activities (held_on);

CREATE TABLE attendances (
    activity_id TEXT NOT NULL REFERENCES activities (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    PRIMARY KEY (activity_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX attendances_by_person ON attendances (person_id);

CREATE TABLE courses (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    level TEXT NOT NULL,
    held_on TEXT NOT NULL CHECK (held_on IS date(held_on)),
    ended_on TEXT CHECK (ended_on IS date(ended_on)),
    sessions INTEGER NOT NULL CHECK (sessions >= 0),
    venue TEXT NOT NULL,
    trainer TEXT NOT NULL,
    plans TEXT NOT NULL CHECK (json_valid(plans)),
    funds_union INTEGER CHECK (funds_union >= 0),
    funds_employer INTEGER CHECK (funds_employer >= 0),
    finished INTEGER NOT NULL CHECK (finished IN (0, 1)),
    note TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    archived_at TEXT,
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

CREATE INDEX courses_by_day ON courses (held_on);

CREATE TABLE participants (
    id TEXT PRIMARY KEY NOT NULL,
    course_id TEXT NOT NULL REFERENCES courses (id),
    person_id TEXT NOT NULL,
    full_name TEXT NOT NULL,
    department TEXT NOT NULL,
    gender TEXT NOT NULL CHECK (gender IN ('male', 'female', '')),
    is_minority INTEGER CHECK (is_minority IN (0, 1)),
    is_full_time_officer INTEGER NOT NULL CHECK (is_full_time_officer IN (0, 1)),
    is_union_officer INTEGER NOT NULL CHECK (is_union_officer IN (0, 1)),
    attended TEXT NOT NULL CHECK (json_valid(attended)),
    result TEXT NOT NULL CHECK (result IN ('', 'attended', 'completed')),
    certificate_no TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    archived_at TEXT,
    folded TEXT NOT NULL,
    exact TEXT NOT NULL,
    sort_key BLOB NOT NULL
) STRICT;

CREATE INDEX participants_by_course ON participants (course_id, sort_key);

CREATE INDEX participants_by_person ON participants (person_id);

CREATE TABLE survey_rounds (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    questionnaire TEXT NOT NULL,
    period TEXT NOT NULL,
    opened_on TEXT NOT NULL CHECK (opened_on IS date(opened_on)),
    closed_on TEXT CHECK (closed_on IS date(closed_on)),
    method TEXT NOT NULL,
    handed_out INTEGER CHECK (handed_out >= 0),
    returned INTEGER CHECK (returned >= 0),
    valid INTEGER CHECK (valid >= 0),
    findings TEXT NOT NULL,
    note TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    archived_at TEXT,
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

CREATE TABLE survey_answers (
    round_id TEXT NOT NULL REFERENCES survey_rounds (id),
    sheet_key BLOB NOT NULL CHECK (length(sheet_key) = 16),
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY (round_id, sheet_key, question, answer)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER survey_answers_stay BEFORE UPDATE ON survey_answers
BEGIN SELECT RAISE(ABORT, 'store.answers_locked'); END;

CREATE TABLE survey_pending (
    round_id TEXT PRIMARY KEY NOT NULL REFERENCES survey_rounds (id),
    sheets TEXT NOT NULL CHECK (json_valid(sheets))
) STRICT, WITHOUT ROWID;

CREATE TABLE declarations (
    id TEXT PRIMARY KEY NOT NULL,
    period TEXT NOT NULL,
    measure TEXT NOT NULL,
    value INTEGER NOT NULL CHECK (value >= 0),
    evidence TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    archived_at TEXT,
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

CREATE INDEX declarations_by_period ON declarations (period, measure);

CREATE TABLE narratives (
    id TEXT PRIMARY KEY NOT NULL,
    report_kind TEXT NOT NULL,
    period TEXT NOT NULL,
    section TEXT NOT NULL,
    text TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    archived_at TEXT,
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

CREATE INDEX narratives_by_report ON narratives (report_kind, period, section);

CREATE TABLE issued_reports (
    id TEXT PRIMARY KEY NOT NULL,
    report_kind TEXT NOT NULL,
    period TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number >= 0),
    year INTEGER NOT NULL CHECK (year >= 0),
    revision INTEGER NOT NULL CHECK (revision >= 0),
    issued_on TEXT NOT NULL CHECK (issued_on IS date(issued_on)),
    subject TEXT NOT NULL,
    signer_name TEXT NOT NULL,
    file_stem TEXT NOT NULL,
    report_json TEXT NOT NULL CHECK (json_valid(report_json)),
    pdf_sha256 TEXT NOT NULL,
    xlsx_sha256 TEXT NOT NULL,
    replaces TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    archived_at TEXT,
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

CREATE INDEX issued_reports_by_period ON issued_reports (report_kind, period);

CREATE TRIGGER issued_reports_never_change BEFORE UPDATE ON issued_reports
BEGIN SELECT RAISE(ABORT, 'store.report_locked'); END;

CREATE TRIGGER issued_reports_never_go BEFORE DELETE ON issued_reports
BEGIN SELECT RAISE(ABORT, 'store.report_locked'); END;

CREATE TABLE history (
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    written_at TEXT NOT NULL,
    archived_at TEXT,
    replaced_at TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('save', 'archive', 'restore', 'revert')),
    data TEXT NOT NULL CHECK (json_valid(data)),
    PRIMARY KEY (kind, record_id, version)
) STRICT;

CREATE TABLE drafts (
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    data TEXT NOT NULL CHECK (json_valid(data)),
    PRIMARY KEY (kind, record_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;
