-- The queue of all teams by the time left, for sales operations. While handoffs are offered: it waits for transactions that began
-- before it, so it must not give way to them; if it was cut off before, what is left of it is no index yet.
SET lock_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS handoff_queue_of_all;
CREATE INDEX CONCURRENTLY handoff_queue_of_all ON handoff (due_at, offered_at, handoff_id) WHERE ended_at IS NULL;
RESET lock_timeout;
