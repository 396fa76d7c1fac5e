-- Who of sales is written to about what. Ids, words and codes: the letter is written when it is sent. Forgotten with the event.
CREATE TABLE alert (
    alert_id   uuid        PRIMARY KEY,
    number     bigint      GENERATED ALWAYS AS IDENTITY, -- in the order in which things happened
    event_id   uuid        NOT NULL REFERENCES event ON DELETE CASCADE,
    person     uuid        NOT NULL,
    handoff_id uuid        NOT NULL,
    kind       text        COLLATE "C" NOT NULL CHECK (kind IN ('reminded', 'breached', 'escalated', 'queued', 'offered', 'gone')),
    state      text        COLLATE "C" NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed', 'needless')),
    due        timestamptz,                              -- when it is tried next; who takes it puts it off until it is noted
    taken      boolean     NOT NULL DEFAULT false,       -- whether somebody tries it just now, unless that one is gone
    attempts   integer     NOT NULL DEFAULT 0,           -- all there were
    tries      integer     NOT NULL DEFAULT 0,           -- since it was begun, or begun again
    last_at    timestamptz,                              -- when it was tried last
    why        text        COLLATE "C",                  -- what came of that, as a code
    UNIQUE (event_id, person),
    CHECK ((state = 'waiting') = (due IS NOT NULL))
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX alert_latest ON alert (number);
CREATE INDEX alert_due ON alert (due) WHERE due IS NOT NULL;
CREATE INDEX alert_of_person_due ON alert (person, number) WHERE due IS NOT NULL;
CREATE INDEX alert_of_person ON alert (person, number);
CREATE INDEX alert_of_handoff ON alert (handoff_id, number);
CREATE INDEX alert_of_state ON alert (state, number);

-- One row: up to which place events were looked at. Nobody is written to about what happened before.
CREATE TABLE alert_place (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    last   bigint  NOT NULL
);
INSERT INTO alert_place (last) SELECT last FROM event_place;
