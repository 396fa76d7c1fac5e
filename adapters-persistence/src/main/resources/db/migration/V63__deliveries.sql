-- Events on their way to endpoints.
CREATE TABLE delivery (
    event_id    uuid        NOT NULL REFERENCES event ON DELETE CASCADE,
    endpoint_id uuid        NOT NULL REFERENCES webhook_endpoint ON DELETE CASCADE,
    state       text        COLLATE "C" NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'given-up')),
    due         timestamptz,                        -- when it is tried next; who takes it puts it off until it is noted
    attempts    integer     NOT NULL DEFAULT 0,     -- all there were
    tries       integer     NOT NULL DEFAULT 0,     -- since it was begun, or begun again
    PRIMARY KEY (event_id, endpoint_id),
    CHECK ((state = 'waiting') = (due IS NOT NULL))
) WITH (fillfactor = 70);
CREATE INDEX delivery_of_endpoint ON delivery (endpoint_id, event_id);
CREATE INDEX delivery_due ON delivery (endpoint_id, due) WHERE due IS NOT NULL;

-- Each try.
CREATE TABLE delivery_attempt (
    event_id    uuid        NOT NULL,
    endpoint_id uuid        NOT NULL,
    number      integer     NOT NULL,
    at          timestamptz NOT NULL,
    status      integer,                            -- of the answer; null if there was none
    error       text        COLLATE "C",            -- why there was none, as a code
    took_ms     bigint      NOT NULL,
    answer      bytea       NOT NULL,               -- its beginning, UTF-8; what the receiver wrote
    PRIMARY KEY (event_id, endpoint_id, number),
    FOREIGN KEY (event_id, endpoint_id) REFERENCES delivery ON DELETE CASCADE
);
