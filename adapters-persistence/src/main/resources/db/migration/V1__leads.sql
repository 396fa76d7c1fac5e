-- Who is known: leads, the subjects they are made of, the keys by which those are found.
-- Texts that identify something are compared byte by byte (COLLATE "C"): faster, and the same on every server.

-- One row for each lead, written back with every batch of its facts. Room is left in the pages and no index holds a
-- column that changes with every fact, so that nearly all updates stay within their page (HOT).
CREATE TABLE lead (
    lead_id        uuid        PRIMARY KEY,
    anonymous      boolean     NOT NULL,              -- visitor ids only; not in lists and numbers
    created_at     timestamptz NOT NULL,
    stage          text        COLLATE "C" NOT NULL,  -- as of the card
    source         text        COLLATE "C",           -- of the first touch; null while nobody told
    due            timestamptz,                       -- when the stage may next change by itself: may be early, never late
    judged_by      text        COLLATE "C",           -- the key of the definition under which the card was written
    judged_version integer,
    card           bytea,                             -- the scorecard
    CHECK ((judged_by IS NULL) = (judged_version IS NULL)),
    CHECK ((judged_by IS NULL) = (card IS NULL))
) WITH (fillfactor = 70);

CREATE INDEX lead_due ON lead (due) WHERE due IS NOT NULL;
-- The lists: newest first, of all, of a stage, of a source.
CREATE INDEX lead_newest ON lead (created_at DESC, lead_id) WHERE NOT anonymous;
CREATE INDEX lead_newest_of_stage ON lead (stage, created_at DESC, lead_id) WHERE NOT anonymous;
CREATE INDEX lead_newest_of_source ON lead (source, created_at DESC, lead_id) WHERE NOT anonymous;
-- For the leads that another version than the active one judges.
CREATE INDEX lead_judged_by ON lead (judged_by, judged_version) WHERE NOT anonymous;

-- The trace of one person. All personal data hangs here, so that it can be erased.
CREATE TABLE subject (
    subject_id  uuid        PRIMARY KEY,
    lead_id     uuid        NOT NULL REFERENCES lead,
    recorded_at timestamptz NOT NULL
);
CREATE INDEX subject_of_lead ON subject (lead_id);

-- By what a person is recognised, in canonical form.
CREATE TABLE identity_key (
    kind       text COLLATE "C" NOT NULL CHECK (kind IN ('email', 'external', 'phone', 'visitor')),
    value      text COLLATE "C" NOT NULL,
    subject_id uuid NOT NULL REFERENCES subject,
    PRIMARY KEY (kind, value)
);
CREATE INDEX identity_key_of_subject ON identity_key (subject_id);

-- Two leads that one fact named together; people decide. The key is personal data of the lead that was kept.
CREATE TABLE merge_suggestion (
    kept        uuid        NOT NULL REFERENCES lead ON DELETE CASCADE,
    other       uuid        NOT NULL REFERENCES lead ON DELETE CASCADE,
    key_kind    text        COLLATE "C" NOT NULL,
    key_value   text        COLLATE "C" NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (kept, other)
);
CREATE INDEX merge_suggestion_of_other ON merge_suggestion (other);
-- A pair is suggested once, whichever of the two would be kept.
CREATE UNIQUE INDEX merge_suggestion_pair ON merge_suggestion (least(kept, other), greatest(kept, other));
