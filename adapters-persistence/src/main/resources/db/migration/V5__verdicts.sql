-- What was found out about engagements after they were recorded. Appended and never changed; the last one holds.
CREATE TABLE engagement_verdict (
    verdict_id  uuid        PRIMARY KEY,
    subject_id  uuid        NOT NULL,              -- of the engagement, which never changes it
    feed        text        COLLATE "C" NOT NULL,
    external_id text        COLLATE "C" NOT NULL,
    verdict     smallint    NOT NULL CHECK (verdict BETWEEN 0 AND 3), -- numbered as in engagement
    reason      text,
    recorded_at timestamptz NOT NULL,
    FOREIGN KEY (feed, external_id) REFERENCES engagement ON DELETE CASCADE
);
CREATE INDEX engagement_verdict_of_engagement ON engagement_verdict (feed, external_id, recorded_at);
CREATE INDEX engagement_verdict_of_subject ON engagement_verdict (subject_id, recorded_at);
