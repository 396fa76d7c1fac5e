-- When it is looked at whether an accepted handoff is worth an opportunity; what is due on its clocks is another matter.
ALTER TABLE handoff ADD COLUMN look_at timestamptz;
