-- Which version found the lead ready, kept apart from the packet, which an erasure takes away.
ALTER TABLE handoff ADD COLUMN judged_by text COLLATE "C", ADD COLUMN judged_version integer;
