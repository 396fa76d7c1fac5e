CREATE TABLE lead (
    lead_id uuid PRIMARY KEY
);
