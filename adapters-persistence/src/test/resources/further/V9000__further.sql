-- What a later release may add while this one serves.
ALTER TABLE engagement ADD COLUMN further integer NOT NULL DEFAULT 0;
ALTER TABLE lead ADD COLUMN further text;
CREATE TABLE further (lead_id uuid PRIMARY KEY REFERENCES lead ON DELETE CASCADE);
