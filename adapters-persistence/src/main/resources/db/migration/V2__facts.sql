-- What was told. Rows are appended and never changed.
-- Facts and engagements name their subject without a foreign key: its check would lock and rewrite the subject's row for
-- every fact. The statements that insert look the subject up instead, and subjects are only ever removed together with
-- what hangs on them.

-- One thing a person did. Named by the feed and the id within it, whatever person a repeat points to.
CREATE TABLE engagement (
    subject_id  uuid        NOT NULL,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    digest      bigint      NOT NULL,              -- of what the sender said: tells a repeat with other content
    verdict     smallint    NOT NULL CHECK (verdict BETWEEN 0 AND 3), -- 0 human, 1 suspect, 2 machine, 3 unknowable
    quiet       boolean     NOT NULL,              -- recorded without effects on the stage
    feed        text        COLLATE "C" NOT NULL,
    external_id text        COLLATE "C" NOT NULL,
    type        text        COLLATE "C" NOT NULL,
    channel     text        COLLATE "C",
    asset_id    text        COLLATE "C",
    asset_url   text        COLLATE "C",
    asset_title text,
    funnel      text        COLLATE "C",
    campaign    text        COLLATE "C",
    message     text        COLLATE "C",
    attributes  jsonb,                             -- null where the feed told none
    person      jsonb       NOT NULL,              -- the keys by which it came
    PRIMARY KEY (feed, external_id)
);
CREATE INDEX engagement_of_subject ON engagement (subject_id, occurred_at);

-- One dated statement about a person.
CREATE TABLE lead_fact (
    fact_id     uuid        PRIMARY KEY,
    subject_id  uuid        NOT NULL,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    quiet       boolean     NOT NULL,
    kind        text        COLLATE "C" NOT NULL
                CHECK (kind IN ('attribute', 'consent', 'touch', 'customer', 'outcome', 'judged-by')),
    name        text        COLLATE "C" NOT NULL,  -- which attribute, channel, outcome, definition
    body        jsonb,                             -- what is said of it; null says that it is unknown
    sameness    uuid        NOT NULL,              -- a hash of what is said and of when it was so
    UNIQUE (subject_id, sameness)                  -- the same fact is there once; and the facts of a subject are found
);

-- Every change of stage as it was recorded.
CREATE TABLE stage_transition (
    lead_id      uuid        NOT NULL REFERENCES lead ON DELETE CASCADE,
    sequence     integer     NOT NULL,             -- counts from 1 for each lead
    from_stage   text        COLLATE "C" NOT NULL,
    to_stage     text        COLLATE "C" NOT NULL,
    effective_at timestamptz NOT NULL,
    recorded_at  timestamptz NOT NULL,
    cause        jsonb       NOT NULL,
    score        jsonb       NOT NULL,
    PRIMARY KEY (lead_id, sequence)
);
-- For the funnel, which leads were ever in a stage.
CREATE INDEX stage_transition_to ON stage_transition (to_stage, lead_id);

-- The catalogue: the type of an attribute, from its declaration or its first value.
CREATE TABLE attribute_type (
    name text COLLATE "C" PRIMARY KEY,
    type text COLLATE "C" NOT NULL
);

-- What a platform delivered and nobody could read. Personal data that no subject is known for: kept for a while only.
CREATE TABLE unread_item (
    feed        text        COLLATE "C" NOT NULL,
    external_id text        COLLATE "C" NOT NULL,
    reason      text        NOT NULL,
    body        bytea       NOT NULL,              -- UTF-8, as delivered: a text could not hold everything
    received_at timestamptz NOT NULL,
    PRIMARY KEY (feed, external_id)
);
CREATE INDEX unread_item_received ON unread_item (received_at);
