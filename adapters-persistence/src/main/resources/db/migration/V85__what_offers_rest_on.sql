-- What offers rested on when all that wait were looked at last: one row, so that instances and restarts do it once.
CREATE TABLE offer_ground (
    one    boolean PRIMARY KEY DEFAULT true CHECK (one),
    ground text NOT NULL COLLATE "C"
);
