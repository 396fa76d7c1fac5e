-- The teams to which leads are handed over.
CREATE TABLE sales_team (
    team       text        COLLATE "C" PRIMARY KEY,
    written    json        NOT NULL,               -- json and not jsonb: people read it in the order they wrote it
    changed_at timestamptz NOT NULL
);
