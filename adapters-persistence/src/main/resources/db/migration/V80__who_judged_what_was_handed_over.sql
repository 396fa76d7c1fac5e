-- Which version found the lead ready, kept apart from the packet, which an erasure takes away. Of what was offered before, the
-- packet tells.
ALTER TABLE handoff ADD COLUMN judged_by text COLLATE "C", ADD COLUMN judged_version integer;
