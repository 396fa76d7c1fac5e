-- Whom an unread item is about, where that could be read: so it is found when that person is erased.
CREATE TABLE unread_recipient (
    kind        text COLLATE "C" NOT NULL,
    value       text COLLATE "C" NOT NULL,
    feed        text COLLATE "C" NOT NULL,
    external_id text COLLATE "C" NOT NULL,
    PRIMARY KEY (feed, external_id),
    FOREIGN KEY (feed, external_id) REFERENCES unread_item ON DELETE CASCADE
);
CREATE INDEX unread_recipient_key ON unread_recipient (kind, value);
