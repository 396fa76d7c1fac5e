-- The people who work with Baton; none of them is a lead.
CREATE TABLE person (
    person_id  uuid        PRIMARY KEY,
    name       text        NOT NULL,
    team       text        COLLATE "C" NOT NULL CHECK (team IN ('marketing', 'sales', 'sales-ops', 'none')),
    email      text        COLLATE "C" UNIQUE,     -- in canonical form
    created_at timestamptz NOT NULL
);

-- Whose key it is; null for a machine's.
ALTER TABLE api_key ADD COLUMN person_id uuid REFERENCES person;
