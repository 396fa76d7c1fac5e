-- What is told to the outside, written in the transaction of what it tells. Ids, stages, numbers and codes: nothing by which a
-- person could be recognised. Kept for a while.
CREATE TABLE event (
    event_id uuid        PRIMARY KEY,
    lead_id  uuid,                                 -- null where it is about no lead; no foreign key, whose check would lock it
    sequence bigint,                               -- counts from 1 for each lead, without gaps
    type     text        COLLATE "C" NOT NULL,
    at       timestamptz NOT NULL,
    body     json        NOT NULL,                 -- json and not jsonb: it is told in the order in which it was written
    place    bigint,                               -- in the order in which all are told; null until it was fanned out
    CHECK ((lead_id IS NULL) = (sequence IS NULL))
);
CREATE INDEX event_unplaced ON event (event_id) WHERE place IS NULL;
CREATE UNIQUE INDEX event_of_place ON event (place) WHERE place IS NOT NULL;
CREATE INDEX event_at ON event (at);

-- The last number of each lead: events are forgotten, and no number is given twice.
CREATE TABLE event_sequence (
    lead_id uuid   PRIMARY KEY,
    last    bigint NOT NULL
) WITH (fillfactor = 70);

-- One row: the last place. Whoever fans out locks it, so that places are given in the order of commits.
CREATE TABLE event_place (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    last   bigint  NOT NULL DEFAULT 0
);
INSERT INTO event_place DEFAULT VALUES;
