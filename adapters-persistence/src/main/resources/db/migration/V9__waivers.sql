-- Why a version judges although a signature is missing, and who answers for that.
ALTER TABLE definition_version
    ADD COLUMN waiver_reason text,
    ADD COLUMN waived_by     text,
    ADD COLUMN waived_at     timestamptz,
    ADD CHECK ((waiver_reason IS NULL) = (waived_by IS NULL) AND (waived_by IS NULL) = (waived_at IS NULL));
