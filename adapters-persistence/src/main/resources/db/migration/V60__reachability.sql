-- Whether a channel gets through to a person: a further kind of statement.
ALTER TABLE lead_fact DROP CONSTRAINT lead_fact_kind_check;
ALTER TABLE lead_fact ADD CONSTRAINT lead_fact_kind_check
    CHECK (kind IN ('attribute', 'consent', 'touch', 'customer', 'outcome', 'judged-by', 'decision', 'prediction', 'answer',
                    'rolled-up', 'reachability')) NOT VALID;
