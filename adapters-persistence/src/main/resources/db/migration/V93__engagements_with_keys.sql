-- The engagements that still tell by which keys they came, as earlier releases wrote them: soon none, and then the index is empty.
-- Built while engagements are written; see V79.
SET lock_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS engagement_with_keys;
CREATE INDEX CONCURRENTLY engagement_with_keys ON engagement (feed, external_id) WHERE person <> '{}';
RESET lock_timeout;
