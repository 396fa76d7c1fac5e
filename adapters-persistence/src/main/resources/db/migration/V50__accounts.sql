-- To which account a lead belongs, by what is known of it. The id is a hash of kind and name.
ALTER TABLE lead
    ADD COLUMN account      uuid,
    ADD COLUMN account_name text COLLATE "C",          -- domain:hart.example, name:blue kite
    ADD CONSTRAINT lead_account_check CHECK ((account IS NULL) = (account_name IS NULL)) NOT VALID;

-- Of these accounts something was recorded. Appended only: writers of one large account never wait for each other.
CREATE TABLE account_note (
    account  uuid        NOT NULL,
    quiet    boolean     NOT NULL,                     -- recorded without effects on stages
    noted_at timestamptz NOT NULL
);
CREATE INDEX account_note_of_account ON account_note (account);
CREATE INDEX account_note_noted ON account_note (noted_at);

-- What the leads of an account come to, as it was reckoned last. Only whoever reckons writes here, and locks the row first.
CREATE TABLE account_roll_up (
    account     uuid        PRIMARY KEY,
    leads       integer     NOT NULL DEFAULT 0,
    rolled_up   jsonb       NOT NULL DEFAULT '{}',     -- whole numbers by the names of the definition
    due         timestamptz,                           -- when they may come to something else by themselves
    reckoned_at timestamptz
);
CREATE INDEX account_roll_up_due ON account_roll_up (due) WHERE due IS NOT NULL;

-- Leads that are to be told what their accounts come to. Without a foreign key, whose check would lock their rows.
CREATE TABLE untold_lead (
    lead_id uuid    NOT NULL,
    quiet   boolean NOT NULL
);
CREATE INDEX untold_lead_of_lead ON untold_lead (lead_id);

ALTER TABLE lead_fact DROP CONSTRAINT lead_fact_kind_check;
ALTER TABLE lead_fact ADD CONSTRAINT lead_fact_kind_check
    CHECK (kind IN ('attribute', 'consent', 'touch', 'customer', 'outcome', 'judged-by', 'decision', 'prediction', 'answer',
                    'rolled-up')) NOT VALID;
