-- Whoever is to be offered for the first time comes before those who are looked at again. Built while wishes are written; see V79.
SET lock_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS offer_wish_fresh_first;
CREATE INDEX CONCURRENTLY offer_wish_fresh_first
    ON offer_wish ((status IN ('unmatched', 'returned')), due_at, lead_id, kind);
RESET lock_timeout;
