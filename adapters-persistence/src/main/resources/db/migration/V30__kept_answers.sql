-- What was answered to requests that may come again, written in the transaction of their effect. Kept for a day.
CREATE TABLE kept_answer (
    api_key_id uuid        NOT NULL REFERENCES api_key ON DELETE CASCADE,
    key        text        COLLATE "C" NOT NULL,   -- as the caller named the request
    request    text        COLLATE "C" NOT NULL,   -- a hash of it, by which another one is told apart
    answer     bytea       NOT NULL,               -- sealed by the caller's secret: nobody else can read it
    kept_at    timestamptz NOT NULL,
    PRIMARY KEY (api_key_id, key)
);
CREATE INDEX kept_answer_kept ON kept_answer (kept_at);
