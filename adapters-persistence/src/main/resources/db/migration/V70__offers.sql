-- That a lead was offered to sales, and that an offer ended without an answer: further kinds of statement.
ALTER TABLE lead_fact DROP CONSTRAINT lead_fact_kind_check;
ALTER TABLE lead_fact ADD CONSTRAINT lead_fact_kind_check
    CHECK (kind IN ('attribute', 'consent', 'touch', 'customer', 'outcome', 'judged-by', 'decision', 'prediction', 'answer',
                    'rolled-up', 'reachability', 'offered', 'offer-ended')) NOT VALID;
