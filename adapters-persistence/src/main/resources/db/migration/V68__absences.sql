-- When people who work here are away; nobody twice at once.
CREATE TABLE absence (
    absence_id uuid        PRIMARY KEY,
    person_id  uuid        NOT NULL REFERENCES person,
    from_at    timestamptz NOT NULL,
    until_at   timestamptz NOT NULL,               -- when the person is back
    CHECK (from_at < until_at)
);
CREATE INDEX absence_until ON absence (until_at);
CREATE INDEX absence_of_person ON absence (person_id, until_at);
