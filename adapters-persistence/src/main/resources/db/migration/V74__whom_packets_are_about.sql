-- Of whom a packet tells: the leads that were one when it was frozen, each by itself. They may be several again later.
CREATE TABLE packet_of (
    handoff_id  uuid NOT NULL REFERENCES handoff,
    own_lead_id uuid NOT NULL,
    PRIMARY KEY (own_lead_id, handoff_id)
);
