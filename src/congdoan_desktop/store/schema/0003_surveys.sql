-- What was typed of a round that is still open is sealed now (see survey_box.py); of a closed one only what may be
-- shown is kept. Stores of the second form were never given out: a copy of them is made before this step.

DROP TRIGGER survey_answers_stay;

DROP TABLE survey_pending;

DROP TABLE survey_answers;

ALTER TABLE survey_rounds ADD COLUMN purpose TEXT NOT NULL DEFAULT '';

ALTER TABLE survey_rounds ADD COLUMN audiences TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(audiences));

ALTER TABLE survey_rounds ADD COLUMN breakdowns TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(breakdowns));

ALTER TABLE survey_rounds ADD COLUMN destroyed_on TEXT CHECK (destroyed_on IS date(destroyed_on));

ALTER TABLE survey_rounds ADD COLUMN destroyed_sheets INTEGER CHECK (destroyed_sheets >= 0);

ALTER TABLE survey_rounds ADD COLUMN destroyed_how TEXT NOT NULL DEFAULT '';

ALTER TABLE survey_rounds ADD COLUMN destroyed_by TEXT NOT NULL DEFAULT '';

ALTER TABLE survey_rounds ADD COLUMN destroyed_witness TEXT NOT NULL DEFAULT '';

ALTER TABLE petitions ADD COLUMN round_id TEXT NOT NULL DEFAULT '';

-- The half of a pair of keys that seals, and what hides codes; `marking` goes at closing.

CREATE TABLE survey_boxes (
    round_id TEXT PRIMARY KEY NOT NULL REFERENCES survey_rounds (id),
    public_key BLOB NOT NULL CHECK (length(public_key) = 32),
    marking BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- One sealed sheet a row; all of a round have one size. What opens them lies elsewhere and goes at closing.

CREATE TABLE survey_answers (
    round_id TEXT NOT NULL REFERENCES survey_rounds (id),
    sheet_key BLOB NOT NULL CHECK (length(sheet_key) = 16),
    sealed BLOB NOT NULL,
    PRIMARY KEY (round_id, sheet_key)
) STRICT, WITHOUT ROWID;

-- Sheets are counted without being read.

CREATE INDEX survey_answers_by_round ON survey_answers (round_id);

CREATE TRIGGER survey_answers_stay BEFORE UPDATE ON survey_answers
BEGIN SELECT RAISE(ABORT, 'store.answers_locked'); END;

-- `keyed`: keyed hash of a one-time code, or of what tells one paper from another. Gone at closing.

CREATE TABLE survey_marks (
    round_id TEXT NOT NULL REFERENCES survey_rounds (id),
    keyed BLOB NOT NULL CHECK (length(keyed) = 16),
    used INTEGER NOT NULL CHECK (used IN (0, 1)),
    PRIMARY KEY (round_id, keyed)
) STRICT, WITHOUT ROWID;

-- Sheets put aside to be typed once more by somebody else; `code` is random and written on the paper.

CREATE TABLE survey_checks (
    round_id TEXT NOT NULL REFERENCES survey_rounds (id),
    code TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (round_id, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE survey_check_sums (
    round_id TEXT PRIMARY KEY NOT NULL REFERENCES survey_rounds (id),
    sheets INTEGER NOT NULL CHECK (sheets >= 0),
    answers INTEGER NOT NULL CHECK (answers >= 0),
    differing INTEGER NOT NULL CHECK (differing >= 0),
    first_wrong INTEGER NOT NULL CHECK (first_wrong >= 0)
) STRICT, WITHOUT ROWID;

-- What may be seen of a closed round; nothing finer is kept.

CREATE TABLE survey_results (
    round_id TEXT PRIMARY KEY NOT NULL REFERENCES survey_rounds (id),
    results TEXT NOT NULL CHECK (json_valid(results))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER survey_results_stay BEFORE UPDATE ON survey_results
BEGIN SELECT RAISE(ABORT, 'store.answers_locked'); END;

-- Written answers of a closed round, tied to no sheet and in an order of their own.

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

-- Questionnaires of this union, beside those that come with the program. One that was asked with never changes.

CREATE TABLE survey_forms (
    reference TEXT PRIMARY KEY NOT NULL,
    code TEXT NOT NULL,
    version TEXT NOT NULL,
    title TEXT NOT NULL,
    form TEXT NOT NULL CHECK (json_valid(form)),
    xlsform BLOB NOT NULL,
    archived_at TEXT
) STRICT, WITHOUT ROWID;

CREATE TRIGGER survey_forms_stay BEFORE UPDATE OF reference, code, version, title, form, xlsform ON survey_forms
WHEN EXISTS (SELECT 1 FROM survey_rounds WHERE questionnaire = old.reference)
BEGIN SELECT RAISE(ABORT, 'store.form_locked'); END;

CREATE TRIGGER survey_forms_are_kept BEFORE DELETE ON survey_forms
WHEN EXISTS (SELECT 1 FROM survey_rounds WHERE questionnaire = old.reference)
BEGIN SELECT RAISE(ABORT, 'store.form_locked'); END;

-- Where the bubbles of a printed questionnaire are. What was printed once can be read for ever.

CREATE TABLE survey_layouts (
    code TEXT PRIMARY KEY NOT NULL,
    reference TEXT NOT NULL,
    layout TEXT NOT NULL CHECK (json_valid(layout))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER survey_layouts_stay BEFORE UPDATE ON survey_layouts
BEGIN SELECT RAISE(ABORT, 'store.form_locked'); END;

-- What a round asks, and by what it is broken down, is settled with its first sheet: no two tables of it may differ by
-- a small group.

CREATE TRIGGER survey_rounds_settled BEFORE UPDATE OF questionnaire, breakdowns ON survey_rounds
WHEN (new.questionnaire IS NOT old.questionnaire OR new.breakdowns IS NOT old.breakdowns)
    AND (EXISTS (SELECT 1 FROM survey_answers WHERE round_id = old.id)
        OR EXISTS (SELECT 1 FROM survey_checks WHERE round_id = old.id)
        OR EXISTS (SELECT 1 FROM survey_results WHERE round_id = old.id))
BEGIN SELECT RAISE(ABORT, 'store.round_settled'); END;
