-- Everything a grassroots union does: networks with decisions, consents, opinions, dialogues, own plans, evidence.
-- New record tables end as the old ones do (see 0001), and every record says who wrote it last.
-- Statements are parted by empty lines.

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

CREATE INDEX network_memberships_by_person ON network_memberships (person_id);

INSERT INTO network_memberships
    (id, person_id, network, decision, note, version, updated_at, folded, exact)
SELECT lower(hex(randomblob(16))), people.id, value, '', '', 1, people.updated_at, '', ''
FROM people, json_each(people.networks);

ALTER TABLE people DROP COLUMN networks;

ALTER TABLE people ADD COLUMN job_title TEXT NOT NULL DEFAULT '';

ALTER TABLE people ADD COLUMN member_no TEXT NOT NULL DEFAULT '';

ALTER TABLE people ADD COLUMN deidentified_on TEXT CHECK (deidentified_on IS date(deidentified_on));

CREATE INDEX people_by_member_no ON people (member_no);

ALTER TABLE activities ADD COLUMN is_planned INTEGER NOT NULL DEFAULT 0 CHECK (is_planned IN (0, 1));

ALTER TABLE activities ADD COLUMN commune TEXT NOT NULL DEFAULT '';

ALTER TABLE courses ADD COLUMN funds_social INTEGER CHECK (funds_social >= 0);

ALTER TABLE courses ADD COLUMN minority INTEGER CHECK (minority >= 0);

UPDATE courses SET minority = (
    SELECT CASE WHEN count(*) = count(is_minority) THEN sum(is_minority) END
    FROM participants WHERE course_id = courses.id AND participants.archived_at IS NULL
);

UPDATE history SET data = json_remove(data, '$.is_minority') WHERE kind = 'participants';

UPDATE drafts SET data = json_remove(data, '$.is_minority') WHERE kind = 'participants';

ALTER TABLE participants DROP COLUMN is_minority;

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

CREATE INDEX consents_by_person ON consents (person_id);

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

CREATE INDEX person_requests_by_person ON person_requests (person_id);

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

CREATE INDEX evidence_by_owner ON evidence (owner_id);

CREATE INDEX evidence_by_content ON evidence (sha256);

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

CREATE INDEX opinions_by_day ON opinions (noted_on);

CREATE INDEX opinions_by_activity ON opinions (activity_id);

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
) STRICT;

CREATE INDEX petitions_by_day ON petitions (raised_on);

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

CREATE INDEX incidents_by_day ON incidents (happened_on);

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

CREATE INDEX refutations_by_day ON refutations (noted_on);

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

CREATE INDEX dialogues_by_day ON dialogues (held_on);

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

CREATE INDEX dialogue_items_by_dialogue ON dialogue_items (dialogue_id, place_no);

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

CREATE INDEX plan_tasks_by_plan ON plan_tasks (plan_id, place_no);

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

ALTER TABLE units ADD COLUMN updated_by TEXT NOT NULL DEFAULT '';

ALTER TABLE signing_profiles ADD COLUMN updated_by TEXT NOT NULL DEFAULT '';

ALTER TABLE head_counts ADD COLUMN updated_by TEXT NOT NULL DEFAULT '';

ALTER TABLE people ADD COLUMN updated_by TEXT NOT NULL DEFAULT '';

ALTER TABLE activities ADD COLUMN updated_by TEXT NOT NULL DEFAULT '';

ALTER TABLE courses ADD COLUMN updated_by TEXT NOT NULL DEFAULT '';

ALTER TABLE participants ADD COLUMN updated_by TEXT NOT NULL DEFAULT '';

ALTER TABLE survey_rounds ADD COLUMN updated_by TEXT NOT NULL DEFAULT '';

ALTER TABLE declarations ADD COLUMN updated_by TEXT NOT NULL DEFAULT '';

ALTER TABLE narratives ADD COLUMN updated_by TEXT NOT NULL DEFAULT '';

ALTER TABLE issued_reports ADD COLUMN updated_by TEXT NOT NULL DEFAULT '';

-- What an issued report says never changes; who wrote it may ask to be forgotten.

DROP TRIGGER issued_reports_never_change;

CREATE TRIGGER issued_reports_never_change BEFORE UPDATE OF
    id, report_kind, period, number, year, revision, issued_on, subject, signer_name, file_stem, report_json,
    pdf_sha256, xlsx_sha256, replaces, version, updated_at, archived_at, folded, exact
ON issued_reports
BEGIN SELECT RAISE(ABORT, 'store.report_locked'); END;

ALTER TABLE history ADD COLUMN written_by TEXT NOT NULL DEFAULT '';

-- Lists of tens of thousands: ids in their order, by what the list of people is narrowed by, without looking at the rows.

CREATE INDEX people_in_order
ON people (sort_key, id, left_on, deidentified_on, is_member, union_role, department, full_name, folded)
WHERE archived_at IS NULL;

DROP INDEX people_by_name;

-- How often the rows of a long table were written: what was read from it is still true while this stands (see kept.py).

CREATE TABLE change_counts (
    name TEXT PRIMARY KEY NOT NULL,
    changes INTEGER NOT NULL CHECK (changes >= 0)
) STRICT, WITHOUT ROWID;

INSERT INTO change_counts (name, changes) VALUES ('people', 0), ('activities', 0), ('attendances', 0);

CREATE TRIGGER people_inserted AFTER INSERT ON people
BEGIN UPDATE change_counts SET changes = changes + 1 WHERE name = 'people'; END;

CREATE TRIGGER people_updated AFTER UPDATE ON people
BEGIN UPDATE change_counts SET changes = changes + 1 WHERE name = 'people'; END;

CREATE TRIGGER people_deleted AFTER DELETE ON people
BEGIN UPDATE change_counts SET changes = changes + 1 WHERE name = 'people'; END;

CREATE TRIGGER activities_inserted AFTER INSERT ON activities
BEGIN UPDATE change_counts SET changes = changes + 1 WHERE name = 'activities'; END;

CREATE TRIGGER activities_updated AFTER UPDATE ON activities
BEGIN UPDATE change_counts SET changes = changes + 1 WHERE name = 'activities'; END;

CREATE TRIGGER activities_deleted AFTER DELETE ON activities
BEGIN UPDATE change_counts SET changes = changes + 1 WHERE name = 'activities'; END;

CREATE TRIGGER attendances_inserted AFTER INSERT ON attendances
BEGIN UPDATE change_counts SET changes = changes + 1 WHERE name = 'attendances'; END;

CREATE TRIGGER attendances_updated AFTER UPDATE ON attendances
BEGIN UPDATE change_counts SET changes = changes + 1 WHERE name = 'attendances'; END;

CREATE TRIGGER attendances_deleted AFTER DELETE ON attendances
BEGIN UPDATE change_counts SET changes = changes + 1 WHERE name = 'attendances'; END;
