-- While handoffs are written. It waits for transactions that began before it, so it must not give way to them; if it was cut
-- off before, what is left of it is no index yet.
SET lock_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS handoff_look;
CREATE INDEX CONCURRENTLY handoff_look ON handoff (look_at) WHERE ended_at IS NULL AND look_at IS NOT NULL;
RESET lock_timeout;
