-- A lead that came back and that somebody wants to be offered all the same.
ALTER TABLE offer_wish DROP CONSTRAINT offer_wish_status_check;
ALTER TABLE offer_wish ADD CONSTRAINT offer_wish_status_check
    CHECK (status IN ('fresh', 'asked', 'unmatched', 'returned')) NOT VALID;
