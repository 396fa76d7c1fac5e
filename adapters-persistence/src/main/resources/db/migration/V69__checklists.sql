-- The checklists that teams wrote. Those that Baton ships are not here, and answers are facts of leads.
CREATE TABLE checklist (
    key        text        COLLATE "C" PRIMARY KEY,
    written    json        NOT NULL,             -- json and not jsonb: people read it in the order they wrote it
    changed_at timestamptz NOT NULL
);
