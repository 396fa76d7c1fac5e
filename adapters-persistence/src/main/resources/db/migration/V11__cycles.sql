-- A lead goes through cycles of two kinds, and each change of stage belongs to one. Until now there were only first cycles of
-- new business; an older instance that is still running writes no others.
ALTER TABLE stage_transition
    ADD COLUMN cycle_kind   text    COLLATE "C" NOT NULL DEFAULT 'new-business' CHECK (cycle_kind IN ('new-business', 'expansion')),
    ADD COLUMN cycle_number integer NOT NULL DEFAULT 1 CHECK (cycle_number > 0);
