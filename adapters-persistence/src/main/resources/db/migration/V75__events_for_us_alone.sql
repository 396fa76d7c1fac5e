-- Whether endpoints are not told an event, since the rule by which its handoff was offered says so. Known once it has a place.
ALTER TABLE event ADD COLUMN untold boolean NOT NULL DEFAULT false;
