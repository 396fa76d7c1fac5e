-- Leads that are to be offered, in their cycles of a kind. Without a foreign key, whose check would lock their rows.
CREATE TABLE offer_wish (
    lead_id        uuid        NOT NULL,
    kind           text        COLLATE "C" NOT NULL CHECK (kind IN ('new-business', 'expansion')),
    due_at         timestamptz NOT NULL,                      -- when it is looked at
    status         text        COLLATE "C" NOT NULL CHECK (status IN ('fresh', 'unmatched', 'returned')),
    miss           text        COLLATE "C",                   -- why an unmatched one is
    policy         text        COLLATE "C",                   -- by which rule a returned one was offered
    policy_version integer,
    rule           text        COLLATE "C",
    since          timestamptz,                               -- when it came back
    PRIMARY KEY (lead_id, kind),
    CHECK ((status = 'unmatched') = (miss IS NOT NULL)),
    CHECK ((status = 'returned') = (rule IS NOT NULL AND policy IS NOT NULL AND policy_version IS NOT NULL
                                    AND since IS NOT NULL))
);
CREATE INDEX offer_wish_due ON offer_wish (due_at);

CREATE TABLE handoff (
    handoff_id     uuid        PRIMARY KEY,
    lead_id        uuid        NOT NULL,                      -- after a merge, the lead that was kept
    own_lead_id    uuid        NOT NULL,                      -- the lead that was offered
    kind           text        COLLATE "C" NOT NULL CHECK (kind IN ('new-business', 'expansion')),
    number         integer     NOT NULL,                      -- of the cycle
    stage          text        COLLATE "C" NOT NULL,          -- for which it was offered
    state          text        COLLATE "C" NOT NULL CHECK (state IN ('offered', 'accepted', 'rejected', 'withdrawn',
                                                                     'returned', 'qualified', 'sent-back')),
    policy         text        COLLATE "C" NOT NULL,
    policy_version integer     NOT NULL,
    rule           text        COLLATE "C" NOT NULL,
    team           text        COLLATE "C" NOT NULL,
    rep            uuid,                                      -- null: in the queue of the team
    choice         jsonb       NOT NULL,                      -- why that rep
    account        uuid,                                      -- when it was offered
    offered_at     timestamptz NOT NULL,
    answered_at    timestamptz,
    answered_by    uuid,
    answered_name  text,
    reason         text        COLLATE "C",
    ended_at       timestamptz,
    call_at        timestamptz,
    contacted_at   timestamptz,
    clocks         jsonb       NOT NULL,
    next_at        timestamptz,                               -- when something is due on a clock
    due_at         timestamptz,                               -- when the first promise still to be kept is broken
    packet         json,                                      -- what was known of the lead; null after it was erased
    CHECK ((answered_at IS NULL) = (answered_name IS NULL)),
    CHECK ((ended_at IS NULL) = (state IN ('offered', 'accepted')))
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX handoff_open ON handoff (lead_id, kind) WHERE ended_at IS NULL;
CREATE INDEX handoff_of_lead ON handoff (lead_id, offered_at);
CREATE INDEX handoff_of_own_lead ON handoff (own_lead_id);
CREATE INDEX handoff_next ON handoff (next_at) WHERE ended_at IS NULL AND next_at IS NOT NULL;
-- The queue of a team, and of a rep, by the time left.
CREATE INDEX handoff_queue ON handoff (team, due_at, handoff_id) WHERE ended_at IS NULL;
CREATE INDEX handoff_queue_of_rep ON handoff (rep, due_at, handoff_id) WHERE ended_at IS NULL;
CREATE INDEX handoff_account ON handoff (account) WHERE ended_at IS NULL AND account IS NOT NULL;
-- The lists of what is over, newest first.
CREATE INDEX handoff_offered ON handoff (offered_at DESC, handoff_id);

-- What happened in the life of handoffs.
CREATE TABLE handoff_step (
    handoff_id uuid        NOT NULL REFERENCES handoff,
    step       bigint      GENERATED ALWAYS AS IDENTITY,
    at         timestamptz NOT NULL,
    what       text        COLLATE "C" NOT NULL,
    about      jsonb       NOT NULL,                          -- ids and codes
    by_person  uuid,
    by_name    text,
    note       text,                                          -- what that person wrote
    PRIMARY KEY (handoff_id, step)
);
CREATE INDEX handoff_step_at ON handoff_step (at);

-- When it was whose turn.
CREATE TABLE rep_turn (
    team text        COLLATE "C" NOT NULL,
    rep  uuid        NOT NULL,
    at   timestamptz NOT NULL,
    PRIMARY KEY (team, rep)
);
