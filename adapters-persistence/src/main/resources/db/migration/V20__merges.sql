-- People say that two leads are one person, and may take it back.
-- A subject is by itself of one lead; while that lead has been merged into another, the subject is linked to that one.
-- No foreign key: every subject is created together with its own lead, and each new one would be looked up twice.
ALTER TABLE subject ADD COLUMN own_lead_id uuid;
UPDATE subject SET own_lead_id = lead_id;
ALTER TABLE subject ALTER COLUMN own_lead_id SET NOT NULL;
CREATE INDEX subject_of_own_lead ON subject (own_lead_id, recorded_at, subject_id);

-- The row of a merged lead stays, with its recorded changes of stage, so that un-merging gives it back.
ALTER TABLE lead
    ADD COLUMN merged_into uuid REFERENCES lead,
    ADD COLUMN merged_at   timestamptz,
    ADD CHECK ((merged_into IS NULL) = (merged_at IS NULL));
CREATE INDEX lead_merged_into ON lead (merged_into) WHERE merged_into IS NOT NULL;

-- A pair that was merged or dismissed is not suggested again.
ALTER TABLE merge_suggestion ADD COLUMN settled_at timestamptz;
CREATE INDEX merge_suggestion_open ON merge_suggestion (recorded_at DESC, kept, other) WHERE settled_at IS NULL;
