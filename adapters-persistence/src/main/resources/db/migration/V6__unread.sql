-- What nobody could read is shown by feed, latest first.
CREATE INDEX unread_item_of_feed ON unread_item (feed, received_at, external_id);
