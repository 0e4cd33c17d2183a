PRAGMA user_version = 5;

CREATE INDEX activities_by_day ON activities (held_on);

CREATE INDEX attendances_by_person ON attendances (person_id);

CREATE INDEX consents_by_person ON consents (person_id);

CREATE INDEX courses_by_day ON courses (held_on);

CREATE INDEX declarations_by_period ON declarations (period, measure);

CREATE INDEX dialogue_items_by_dialogue ON dialogue_items (dialogue_id, place_no);

CREATE INDEX dialogues_by_day ON dialogues (held_on);

CREATE INDEX evidence_by_content ON evidence (sha256);

CREATE INDEX evidence_by_owner ON evidence (owner_id);

CREATE INDEX hand_overs_by_paper ON hand_overs (paper_id);

CREATE INDEX head_counts_by_day ON head_counts (as_of);

CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");

CREATE INDEX incidents_by_day ON incidents (happened_on);

CREATE INDEX issued_reports_by_period ON issued_reports (report_kind, period);

CREATE INDEX narratives_by_report ON narratives (report_kind, period, section);

CREATE INDEX network_memberships_by_person ON network_memberships (person_id);

CREATE INDEX opinions_by_activity ON opinions (activity_id);

CREATE INDEX opinions_by_day ON opinions (noted_on);

CREATE UNIQUE INDEX org_units_by_code ON org_units (code) WHERE archived_at IS NULL AND code <> '';

CREATE INDEX participants_by_course ON participants (course_id, sort_key);

CREATE INDEX participants_by_person ON participants (person_id);

CREATE INDEX people_by_member_no ON people (member_no);

CREATE INDEX people_in_order
ON people (sort_key, id, left_on, deidentified_on, is_member, union_role, department, full_name, folded)
WHERE archived_at IS NULL;

CREATE INDEX person_requests_by_person ON person_requests (person_id);

CREATE INDEX petitions_by_day ON petitions (raised_on);

CREATE INDEX plan_tasks_by_plan ON plan_tasks (plan_id, place_no);

CREATE INDEX prepared_papers_by_period ON prepared_papers (report_kind, period);

CREATE INDEX receipt_lines_by_file ON receipt_lines (file_sha256);

CREATE INDEX receipt_lines_by_paper ON receipt_lines (paper_id);

CREATE INDEX received_files_by_batch ON received_files (batch);

CREATE INDEX received_files_by_report ON received_files (report_id);

CREATE INDEX received_files_by_unit ON received_files (unit_id);

CREATE INDEX received_reports_by_period ON received_reports (report_kind, period, state);

CREATE INDEX received_reports_by_unit ON received_reports (unit_id, report_kind, period);

CREATE INDEX refutations_by_day ON refutations (noted_on);

CREATE INDEX survey_answers_by_round ON survey_answers (round_id);

CREATE INDEX unit_certificates_by_unit ON unit_certificates (unit_id);

CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);

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
, is_planned INTEGER NOT NULL DEFAULT 0 CHECK (is_planned IN (0, 1)), commune TEXT NOT NULL DEFAULT '', updated_by TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE attendances (
    activity_id TEXT NOT NULL REFERENCES activities (id),
    person_id TEXT NOT NULL REFERENCES people (id),
    PRIMARY KEY (activity_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE change_counts (
    name TEXT PRIMARY KEY NOT NULL,
    changes INTEGER NOT NULL CHECK (changes >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE consents (
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT NOT NULL REFERENCES people (id),
    purpose TEXT NOT NULL,
    text_version TEXT NOT NULL,
    given_on TEXT NOT NULL CHECK (given_on IS date(given_on)),
    given_by TEXT NOT NULL,
    withdrawn_on TEXT CHECK (withdrawn_on IS date(withdrawn_on)),
    note TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL DEFAULT '',
    archived_at TEXT,
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

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
, funds_social INTEGER CHECK (funds_social >= 0), minority INTEGER CHECK (minority >= 0), updated_by TEXT NOT NULL DEFAULT '') STRICT;

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
, updated_by TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE dialogue_items (
    id TEXT PRIMARY KEY NOT NULL,
    dialogue_id TEXT NOT NULL REFERENCES dialogues (id),
    place_no INTEGER NOT NULL CHECK (place_no >= 0),
    issue TEXT NOT NULL,
    workers_view TEXT NOT NULL,
    employer_answer TEXT NOT NULL,
    agreed INTEGER CHECK (agreed IN (0, 1)),
    conclusion TEXT NOT NULL,
    responsible TEXT NOT NULL,
    due_on TEXT CHECK (due_on IS date(due_on)),
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL DEFAULT '',
    archived_at TEXT,
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

CREATE TABLE dialogues (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    held_on TEXT NOT NULL CHECK (held_on IS date(held_on)),
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    venue TEXT NOT NULL,
    requested_on TEXT CHECK (requested_on IS date(requested_on)),
    answered_on TEXT CHECK (answered_on IS date(answered_on)),
    members_listed_on TEXT CHECK (members_listed_on IS date(members_listed_on)),
    contents_sent_on TEXT CHECK (contents_sent_on IS date(contents_sent_on)),
    workers_total INTEGER CHECK (workers_total >= 0),
    employer_named INTEGER CHECK (employer_named >= 0),
    employer_present INTEGER CHECK (employer_present >= 0),
    legal_representative INTEGER CHECK (legal_representative IN (0, 1)),
    worker_named INTEGER CHECK (worker_named >= 0),
    worker_present INTEGER CHECK (worker_present >= 0),
    employer_members TEXT NOT NULL CHECK (json_valid(employer_members)),
    worker_members TEXT NOT NULL CHECK (json_valid(worker_members)),
    chair TEXT NOT NULL,
    secretary TEXT NOT NULL,
    employer_signer TEXT NOT NULL,
    worker_signer TEXT NOT NULL,
    conclusion TEXT NOT NULL,
    minutes_signed INTEGER NOT NULL CHECK (minutes_signed IN (0, 1)),
    published_on TEXT CHECK (published_on IS date(published_on)),
    published_how TEXT NOT NULL,
    note TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL DEFAULT '',
    archived_at TEXT,
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

CREATE TABLE drafts (
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    data TEXT NOT NULL CHECK (json_valid(data)),
    PRIMARY KEY (kind, record_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE duty_days (
    id TEXT PRIMARY KEY NOT NULL,
    plan TEXT NOT NULL,
    duty TEXT NOT NULL,
    due TEXT NOT NULL,
    days_after INTEGER CHECK (days_after >= 0),
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL DEFAULT '',
    archived_at TEXT,
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

CREATE TABLE evidence (
    id TEXT PRIMARY KEY NOT NULL,
    owner_kind TEXT NOT NULL,
    owner_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    media TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size >= 0),
    added_on TEXT NOT NULL CHECK (added_on IS date(added_on)),
    keep_until TEXT CHECK (keep_until IS date(keep_until)),
    removed_on TEXT CHECK (removed_on IS date(removed_on)),
    note TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL DEFAULT '',
    archived_at TEXT,
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

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
, updated_by TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE history (
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    written_at TEXT NOT NULL,
    archived_at TEXT,
    replaced_at TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('save', 'archive', 'restore', 'revert')),
    data TEXT NOT NULL CHECK (json_valid(data)), written_by TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (kind, record_id, version)
) STRICT;

CREATE TABLE import_batches (
    id TEXT PRIMARY KEY NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    imported_on TEXT NOT NULL CHECK (imported_on IS date(imported_on)),
    created TEXT NOT NULL CHECK (json_valid(created)),
    changed TEXT NOT NULL CHECK (json_valid(changed)),
    versions TEXT NOT NULL CHECK (json_valid(versions)),
    taken_back_on TEXT CHECK (taken_back_on IS date(taken_back_on)),
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL DEFAULT '',
    archived_at TEXT,
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

CREATE TABLE incidents (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    happened_on TEXT NOT NULL CHECK (happened_on IS date(happened_on)),
    happened_at TEXT NOT NULL,
    place TEXT NOT NULL,
    people_involved INTEGER CHECK (people_involved >= 0),
    story TEXT NOT NULL,
    cause TEXT NOT NULL,
    handling TEXT NOT NULL,
    outcome TEXT NOT NULL,
    proposal TEXT NOT NULL,
    reported_on TEXT CHECK (reported_on IS date(reported_on)),
    reported_to TEXT NOT NULL,
    closed_on TEXT CHECK (closed_on IS date(closed_on)),
    note TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL DEFAULT '',
    archived_at TEXT,
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

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
, updated_by TEXT NOT NULL DEFAULT '', way TEXT NOT NULL DEFAULT 'program'
    CHECK (way IN ('program', 'token', 'other_program', 'by_hand')), notation TEXT NOT NULL DEFAULT '', type_name TEXT NOT NULL DEFAULT '', control_code TEXT NOT NULL DEFAULT '', seal_sha256 TEXT NOT NULL DEFAULT '') STRICT;

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
, updated_by TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE network_memberships (
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT NOT NULL REFERENCES people (id),
    network TEXT NOT NULL,
    decision TEXT NOT NULL,
    decided_on TEXT CHECK (decided_on IS date(decided_on)),
    starts_on TEXT CHECK (starts_on IS date(starts_on)),
    ends_on TEXT CHECK (ends_on IS date(ends_on)),
    note TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL DEFAULT '',
    archived_at TEXT,
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

CREATE TABLE opinions (
    id TEXT PRIMARY KEY NOT NULL,
    noted_on TEXT NOT NULL CHECK (noted_on IS date(noted_on)),
    content TEXT NOT NULL,
    channel TEXT NOT NULL,
    area TEXT NOT NULL,
    phase TEXT NOT NULL,
    plans TEXT NOT NULL CHECK (json_valid(plans)),
    spread TEXT NOT NULL,
    mood TEXT NOT NULL,
    risk TEXT NOT NULL,
    proposal TEXT NOT NULL,
    reported_to TEXT NOT NULL,
    reported_on TEXT CHECK (reported_on IS date(reported_on)),
    outcome TEXT NOT NULL,
    activity_id TEXT NOT NULL,
    note TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL DEFAULT '',
    archived_at TEXT,
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

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

CREATE TABLE own_plans (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    year INTEGER NOT NULL CHECK (year >= 0),
    number INTEGER CHECK (number >= 0),
    issued_on TEXT CHECK (issued_on IS date(issued_on)),
    plans TEXT NOT NULL CHECK (json_valid(plans)),
    basis TEXT NOT NULL,
    purpose TEXT NOT NULL,
    targets TEXT NOT NULL,
    measures TEXT NOT NULL,
    organisation TEXT NOT NULL,
    note TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL DEFAULT '',
    archived_at TEXT,
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

CREATE TABLE pack_parts (
    pack_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('plan', 'survey', 'catalogue', 'template', 'days', 'trust', 'certificates', 'units')),
    name TEXT NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (pack_id, kind, name)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE participants (
    id TEXT PRIMARY KEY NOT NULL,
    course_id TEXT NOT NULL REFERENCES courses (id),
    person_id TEXT NOT NULL,
    full_name TEXT NOT NULL,
    department TEXT NOT NULL,
    gender TEXT NOT NULL CHECK (gender IN ('male', 'female', '')),
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
, updated_by TEXT NOT NULL DEFAULT '') STRICT;

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
    left_on TEXT CHECK (left_on IS date(left_on)),
    note TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    archived_at TEXT,
    folded TEXT NOT NULL,
    exact TEXT NOT NULL,
    sort_key BLOB NOT NULL
, job_title TEXT NOT NULL DEFAULT '', member_no TEXT NOT NULL DEFAULT '', deidentified_on TEXT CHECK (deidentified_on IS date(deidentified_on)), updated_by TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE person_requests (
    id TEXT PRIMARY KEY NOT NULL,
    person_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    received_on TEXT NOT NULL CHECK (received_on IS date(received_on)),
    answered_on TEXT CHECK (answered_on IS date(answered_on)),
    done_on TEXT CHECK (done_on IS date(done_on)),
    outcome TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL DEFAULT '',
    archived_at TEXT,
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

CREATE TABLE petitions (
    id TEXT PRIMARY KEY NOT NULL,
    raised_on TEXT NOT NULL CHECK (raised_on IS date(raised_on)),
    content TEXT NOT NULL,
    area TEXT NOT NULL,
    raised_times INTEGER NOT NULL CHECK (raised_times >= 0),
    level TEXT NOT NULL,
    due_on TEXT CHECK (due_on IS date(due_on)),
    state TEXT NOT NULL,
    settled_on TEXT CHECK (settled_on IS date(settled_on)),
    result TEXT NOT NULL,
    opinion_id TEXT NOT NULL,
    dialogue_id TEXT NOT NULL,
    note TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL DEFAULT '',
    archived_at TEXT,
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
, round_id TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE phase_progress (
    id TEXT PRIMARY KEY NOT NULL,
    plan TEXT NOT NULL,
    phase TEXT NOT NULL,
    starts TEXT CHECK (starts IS date(starts)),
    ends TEXT CHECK (ends IS date(ends)),
    done TEXT NOT NULL CHECK (json_valid(done)),
    reported_on TEXT CHECK (reported_on IS date(reported_on)),
    note TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL DEFAULT '',
    archived_at TEXT,
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

CREATE TABLE plan_tasks (
    id TEXT PRIMARY KEY NOT NULL,
    plan_id TEXT NOT NULL REFERENCES own_plans (id),
    place_no INTEGER NOT NULL CHECK (place_no >= 0),
    content TEXT NOT NULL,
    time TEXT NOT NULL,
    due_on TEXT CHECK (due_on IS date(due_on)),
    lead TEXT NOT NULL,
    partners TEXT NOT NULL,
    funds INTEGER CHECK (funds >= 0),
    funds_source TEXT NOT NULL,
    state TEXT NOT NULL,
    result TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL DEFAULT '',
    archived_at TEXT,
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

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

CREATE TABLE refutations (
    id TEXT PRIMARY KEY NOT NULL,
    noted_on TEXT NOT NULL CHECK (noted_on IS date(noted_on)),
    content TEXT NOT NULL,
    platform TEXT NOT NULL,
    kind TEXT NOT NULL,
    times INTEGER NOT NULL CHECK (times >= 0),
    link TEXT NOT NULL,
    plans TEXT NOT NULL CHECK (json_valid(plans)),
    reported_to TEXT NOT NULL,
    note TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL DEFAULT '',
    archived_at TEXT,
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

CREATE TABLE sensitive_data (
    id TEXT PRIMARY KEY NOT NULL REFERENCES people (id),
    is_minority INTEGER CHECK (is_minority IN (0, 1)),
    ethnic_group TEXT NOT NULL,
    version INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL DEFAULT '',
    archived_at TEXT,
    folded TEXT NOT NULL,
    exact TEXT NOT NULL
) STRICT;

CREATE TABLE settings (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

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
, updated_by TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE survey_answers (
    round_id TEXT NOT NULL REFERENCES survey_rounds (id),
    sheet_key BLOB NOT NULL CHECK (length(sheet_key) = 16),
    sealed BLOB NOT NULL,
    PRIMARY KEY (round_id, sheet_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE survey_boxes (
    round_id TEXT PRIMARY KEY NOT NULL REFERENCES survey_rounds (id),
    public_key BLOB NOT NULL CHECK (length(public_key) = 32),
    marking BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE survey_check_sums (
    round_id TEXT PRIMARY KEY NOT NULL REFERENCES survey_rounds (id),
    sheets INTEGER NOT NULL CHECK (sheets >= 0),
    answers INTEGER NOT NULL CHECK (answers >= 0),
    differing INTEGER NOT NULL CHECK (differing >= 0),
    first_wrong INTEGER NOT NULL CHECK (first_wrong >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE survey_checks (
    round_id TEXT NOT NULL REFERENCES survey_rounds (id),
    code TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (round_id, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE survey_forms (
    reference TEXT PRIMARY KEY NOT NULL,
    code TEXT NOT NULL,
    version TEXT NOT NULL,
    title TEXT NOT NULL,
    form TEXT NOT NULL CHECK (json_valid(form)),
    xlsform BLOB NOT NULL,
    archived_at TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE survey_layouts (
    code TEXT PRIMARY KEY NOT NULL,
    reference TEXT NOT NULL,
    layout TEXT NOT NULL CHECK (json_valid(layout))
) STRICT, WITHOUT ROWID;

CREATE TABLE survey_marks (
    round_id TEXT NOT NULL REFERENCES survey_rounds (id),
    keyed BLOB NOT NULL CHECK (length(keyed) = 16),
    used INTEGER NOT NULL CHECK (used IN (0, 1)),
    PRIMARY KEY (round_id, keyed)
) STRICT, WITHOUT ROWID;

CREATE TABLE survey_results (
    round_id TEXT PRIMARY KEY NOT NULL REFERENCES survey_rounds (id),
    results TEXT NOT NULL CHECK (json_valid(results))
) STRICT, WITHOUT ROWID;

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
, updated_by TEXT NOT NULL DEFAULT '', purpose TEXT NOT NULL DEFAULT '', audiences TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(audiences)), breakdowns TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(breakdowns)), destroyed_on TEXT CHECK (destroyed_on IS date(destroyed_on)), destroyed_sheets INTEGER CHECK (destroyed_sheets >= 0), destroyed_how TEXT NOT NULL DEFAULT '', destroyed_by TEXT NOT NULL DEFAULT '', destroyed_witness TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE survey_texts (
    round_id TEXT NOT NULL REFERENCES survey_rounds (id),
    text_key BLOB NOT NULL CHECK (length(text_key) = 16),
    question TEXT NOT NULL,
    text TEXT NOT NULL,
    quote TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'unread' CHECK (state IN ('unread', 'quotable', 'withheld')),
    petition_id TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (round_id, text_key)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE unit_keys (
    id TEXT PRIMARY KEY NOT NULL,
    algorithm TEXT NOT NULL CHECK (algorithm IN ('rsa', 'ecdsa')),
    certificate BLOB NOT NULL,
    chain TEXT NOT NULL CHECK (json_valid(chain)),
    by_passphrase TEXT NOT NULL CHECK (json_valid(by_passphrase)),
    by_recovery TEXT NOT NULL CHECK (json_valid(by_recovery)),
    made_at TEXT NOT NULL,
    ended_at TEXT
, purpose TEXT NOT NULL DEFAULT 'signing'
    CHECK (purpose IN ('signing', 'authority'))) STRICT, WITHOUT ROWID;

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
, updated_by TEXT NOT NULL DEFAULT '') STRICT;

CREATE TRIGGER activities_deleted AFTER DELETE ON activities
BEGIN UPDATE change_counts SET changes = changes + 1 WHERE name = 'activities'; END;

CREATE TRIGGER activities_inserted AFTER INSERT ON activities
BEGIN UPDATE change_counts SET changes = changes + 1 WHERE name = 'activities'; END;

CREATE TRIGGER activities_updated AFTER UPDATE ON activities
BEGIN UPDATE change_counts SET changes = changes + 1 WHERE name = 'activities'; END;

CREATE TRIGGER attendances_deleted AFTER DELETE ON attendances
BEGIN UPDATE change_counts SET changes = changes + 1 WHERE name = 'attendances'; END;

CREATE TRIGGER attendances_inserted AFTER INSERT ON attendances
BEGIN UPDATE change_counts SET changes = changes + 1 WHERE name = 'attendances'; END;

CREATE TRIGGER attendances_updated AFTER UPDATE ON attendances
BEGIN UPDATE change_counts SET changes = changes + 1 WHERE name = 'attendances'; END;

CREATE TRIGGER hand_overs_never_change BEFORE UPDATE OF
    id, at, way, paper_id, file_name, sha256, size, destination, receiver, encrypted, reason, version, updated_at
ON hand_overs
BEGIN SELECT RAISE(ABORT, 'store.journal_locked'); END;

CREATE TRIGGER hand_overs_never_go BEFORE DELETE ON hand_overs
BEGIN SELECT RAISE(ABORT, 'store.journal_locked'); END;

CREATE TRIGGER issued_reports_never_change BEFORE UPDATE OF
    id, report_kind, period, number, year, revision, issued_on, subject, signer_name, file_stem, report_json,
    pdf_sha256, xlsx_sha256, replaces, way, notation, type_name, control_code, seal_sha256,
    version, updated_at, archived_at, folded, exact
ON issued_reports
BEGIN SELECT RAISE(ABORT, 'store.report_locked'); END;

CREATE TRIGGER issued_reports_never_go BEFORE DELETE ON issued_reports
BEGIN SELECT RAISE(ABORT, 'store.report_locked'); END;

CREATE TRIGGER made_receipts_never_go BEFORE DELETE ON made_receipts
BEGIN SELECT RAISE(ABORT, 'store.journal_locked'); END;

CREATE TRIGGER outgoing_papers_end BEFORE UPDATE OF state, paper_id ON outgoing_papers
WHEN old.state IN ('issued', 'void') AND (new.state IS NOT old.state OR new.paper_id IS NOT old.paper_id)
BEGIN SELECT RAISE(ABORT, 'store.register_locked'); END;

CREATE TRIGGER outgoing_papers_keep_their_number BEFORE UPDATE OF id, year, number ON outgoing_papers
WHEN new.id IS NOT old.id OR new.year IS NOT old.year OR new.number IS NOT old.number
BEGIN SELECT RAISE(ABORT, 'store.register_locked'); END;

CREATE TRIGGER outgoing_papers_never_go BEFORE DELETE ON outgoing_papers
BEGIN SELECT RAISE(ABORT, 'store.register_locked'); END;

CREATE TRIGGER pack_parts_never_go BEFORE DELETE ON pack_parts
BEGIN SELECT RAISE(ABORT, 'store.journal_locked'); END;

CREATE TRIGGER pack_parts_stay BEFORE UPDATE ON pack_parts
BEGIN SELECT RAISE(ABORT, 'store.journal_locked'); END;

CREATE TRIGGER packs_never_go BEFORE DELETE ON packs
BEGIN SELECT RAISE(ABORT, 'store.journal_locked'); END;

CREATE TRIGGER people_deleted AFTER DELETE ON people
BEGIN UPDATE change_counts SET changes = changes + 1 WHERE name = 'people'; END;

CREATE TRIGGER people_inserted AFTER INSERT ON people
BEGIN UPDATE change_counts SET changes = changes + 1 WHERE name = 'people'; END;

CREATE TRIGGER people_updated AFTER UPDATE ON people
BEGIN UPDATE change_counts SET changes = changes + 1 WHERE name = 'people'; END;

CREATE TRIGGER prepared_papers_end BEFORE UPDATE OF state ON prepared_papers
WHEN old.state <> 'waiting' AND new.state IS NOT old.state
BEGIN SELECT RAISE(ABORT, 'store.report_locked'); END;

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

CREATE TRIGGER receipt_lines_never_go BEFORE DELETE ON receipt_lines
BEGIN SELECT RAISE(ABORT, 'store.journal_locked'); END;

CREATE TRIGGER received_files_never_go BEFORE DELETE ON received_files
BEGIN SELECT RAISE(ABORT, 'store.journal_locked'); END;

CREATE TRIGGER received_reports_never_go BEFORE DELETE ON received_reports
BEGIN SELECT RAISE(ABORT, 'store.report_locked'); END;

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

CREATE TRIGGER survey_answers_stay BEFORE UPDATE ON survey_answers
BEGIN SELECT RAISE(ABORT, 'store.answers_locked'); END;

CREATE TRIGGER survey_forms_are_kept BEFORE DELETE ON survey_forms
WHEN EXISTS (SELECT 1 FROM survey_rounds WHERE questionnaire = old.reference)
BEGIN SELECT RAISE(ABORT, 'store.form_locked'); END;

CREATE TRIGGER survey_forms_stay BEFORE UPDATE OF reference, code, version, title, form, xlsform ON survey_forms
WHEN EXISTS (SELECT 1 FROM survey_rounds WHERE questionnaire = old.reference)
BEGIN SELECT RAISE(ABORT, 'store.form_locked'); END;

CREATE TRIGGER survey_layouts_stay BEFORE UPDATE ON survey_layouts
BEGIN SELECT RAISE(ABORT, 'store.form_locked'); END;

CREATE TRIGGER survey_results_stay BEFORE UPDATE ON survey_results
BEGIN SELECT RAISE(ABORT, 'store.answers_locked'); END;

CREATE TRIGGER survey_rounds_settled BEFORE UPDATE OF questionnaire, breakdowns ON survey_rounds
WHEN (new.questionnaire IS NOT old.questionnaire OR new.breakdowns IS NOT old.breakdowns)
    AND (EXISTS (SELECT 1 FROM survey_answers WHERE round_id = old.id)
        OR EXISTS (SELECT 1 FROM survey_checks WHERE round_id = old.id)
        OR EXISTS (SELECT 1 FROM survey_results WHERE round_id = old.id))
BEGIN SELECT RAISE(ABORT, 'store.round_settled'); END;

CREATE TRIGGER taken_packs_never_go BEFORE DELETE ON taken_packs
BEGIN SELECT RAISE(ABORT, 'store.journal_locked'); END;

CREATE TRIGGER unit_certificates_never_go BEFORE DELETE ON unit_certificates
BEGIN SELECT RAISE(ABORT, 'store.register_locked'); END;

CREATE TRIGGER unit_certificates_stay BEFORE UPDATE OF id, certificate, key_print, serial, source, revoked_at ON unit_certificates
WHEN new.id IS NOT old.id OR new.certificate IS NOT old.certificate OR new.key_print IS NOT old.key_print
    OR new.serial IS NOT old.serial OR new.source IS NOT old.source
    OR (old.revoked_at <> '' AND new.revoked_at IS NOT old.revoked_at)
BEGIN SELECT RAISE(ABORT, 'store.register_locked'); END;

