-- How a person comes in beside keys: by a token of the issuer that is trusted.
ALTER TABLE person
    ADD COLUMN role    text COLLATE "C",            -- what the person may do then; null: nothing
    ADD COLUMN subject text COLLATE "C",            -- by which the issuer knows the person
    ADD COLUMN left_at timestamptz;                 -- since when nothing of the person's opens anything

-- Who is gone leaves the address to others.
ALTER TABLE person DROP CONSTRAINT person_email_key;
CREATE UNIQUE INDEX person_email ON person (email) WHERE left_at IS NULL;
CREATE UNIQUE INDEX person_subject ON person (subject) WHERE left_at IS NULL;

-- A caller is a key or a person.
ALTER TABLE kept_answer DROP CONSTRAINT kept_answer_api_key_id_fkey;
ALTER TABLE kept_answer RENAME COLUMN api_key_id TO caller_id;
