-- Of an erased lead the row stays as a tombstone: ids, stages, times, and where it came from, for the numbers.
ALTER TABLE lead ADD COLUMN erased_at timestamptz;

-- Only leads that are judged are looked for by who judges them.
DROP INDEX lead_judged_by;
CREATE INDEX lead_judged_by ON lead (judged_by, judged_version)
    WHERE NOT anonymous AND merged_into IS NULL AND erased_at IS NULL;

-- What makes hashes of keys of no use elsewhere: 244 random bits of this workspace.
ALTER TABLE workspace ADD COLUMN salt bytea NOT NULL
    DEFAULT uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());

-- Keys of erased people of whom nothing is to be recorded again, as salted SHA-256 only.
CREATE TABLE suppressed_key (
    digest        bytea       PRIMARY KEY,
    suppressed_at timestamptz NOT NULL
);
