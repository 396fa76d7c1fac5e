-- Where systems of others hear of events. Secrets are sealed by a key that is not in the database.
CREATE TABLE webhook_endpoint (
    endpoint_id   uuid        PRIMARY KEY,
    title         text        NOT NULL,
    url           text        NOT NULL,
    events        text        COLLATE "C" NOT NULL, -- patterns of types, with blanks between them
    secret        text        COLLATE "C" NOT NULL,
    former_secret text        COLLATE "C",          -- the one before, for as long as it counts
    former_until  timestamptz,
    disabled_why  text        COLLATE "C" CHECK (disabled_why IN ('by-hand', 'gone', 'failing')),
    disabled_at   timestamptz,                      -- null while it is in use
    failing_since timestamptz,                      -- since when nothing but failures came back
    created_at    timestamptz NOT NULL,
    CHECK ((former_secret IS NULL) = (former_until IS NULL)),
    CHECK ((disabled_why IS NULL) = (disabled_at IS NULL))
);
