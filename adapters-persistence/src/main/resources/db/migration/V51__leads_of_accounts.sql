-- While leads are recorded. It waits for transactions that began before it, so it must not give way to them; if it was cut
-- off before, what is left of it is no index yet.
SET lock_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS lead_of_account;
CREATE INDEX CONCURRENTLY lead_of_account ON lead (account, lead_id)
    WHERE account IS NOT NULL AND NOT anonymous AND merged_into IS NULL AND erased_at IS NULL;
RESET lock_timeout;
