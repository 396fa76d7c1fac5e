-- While events are written. It waits for transactions that began before it, so it must not give way to them; if it was cut
-- off before, what is left of it is no index yet.
SET lock_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS event_of_lead;
CREATE INDEX CONCURRENTLY event_of_lead ON event (lead_id, sequence);
RESET lock_timeout;
