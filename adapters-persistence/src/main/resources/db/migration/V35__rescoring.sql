-- How all leads come to be judged by a version that was activated: one row for each activation.
CREATE TABLE rescoring (
    definition text        COLLATE "C" NOT NULL,
    version    integer     NOT NULL,
    effects    text        COLLATE "C" NOT NULL CHECK (effects IN ('none', 'paced', 'all')),
    per_day    integer     CHECK (per_day > 0),
    total      bigint      NOT NULL,               -- leads that were known when it began
    uncounted  bigint      NOT NULL DEFAULT 0,     -- of them, how many another activation took over
    started_at timestamptz NOT NULL,
    counted_at timestamptz,                        -- when nobody was left who was not counted anew
    ended_at   timestamptz,                        -- when nothing was left to do
    cancelled  boolean     NOT NULL DEFAULT false, -- stages follow no more by it
    PRIMARY KEY (definition, version),
    FOREIGN KEY (definition, version) REFERENCES definition_version,
    CHECK ((effects = 'paced') = (per_day IS NOT NULL))
);
CREATE INDEX rescoring_started ON rescoring (started_at);

-- How many leads it moved, a row for each transaction: nobody waits for a common counter.
CREATE TABLE rescoring_move (
    definition text    COLLATE "C" NOT NULL,
    version    integer NOT NULL,
    day        date    NOT NULL,                   -- in the definition's zone
    moved      integer NOT NULL
);
CREATE INDEX rescoring_move_of_day ON rescoring_move (definition, version, day);

-- Leads whose stage would follow and that wait for their day.
CREATE TABLE awaiting_lead (
    lead_id    uuid    PRIMARY KEY REFERENCES lead ON DELETE CASCADE,
    definition text    COLLATE "C" NOT NULL,
    version    integer NOT NULL,
    rises      boolean NOT NULL,                   -- whether it would enter a stage
    score      integer NOT NULL
);
CREATE INDEX awaiting_lead_turn ON awaiting_lead (definition, version, rises DESC, score DESC, lead_id);
