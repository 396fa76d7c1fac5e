-- Handoff policies with numbered versions, which two teams sign as they do definitions.
CREATE TABLE policy_version (
    policy        text        COLLATE "C" NOT NULL,
    version       integer     NOT NULL CHECK (version > 0),
    status        text        COLLATE "C" NOT NULL
        CHECK (status IN ('draft', 'proposed', 'signed', 'active', 'retired')),
    written       json        NOT NULL,            -- json and not jsonb: people read it in the order they wrote it
    created_at    timestamptz NOT NULL,
    proposed_at   timestamptz,
    activated_at  timestamptz,
    retired_at    timestamptz,
    waiver_reason text,
    waived_by     text,
    waived_at     timestamptz,
    PRIMARY KEY (policy, version),
    CHECK ((waiver_reason IS NULL) = (waived_by IS NULL) AND (waived_by IS NULL) = (waived_at IS NULL))
);
-- At most one hands leads over, whatever its key.
CREATE UNIQUE INDEX policy_version_active ON policy_version (status) WHERE status = 'active';

CREATE TABLE policy_signature (
    policy    text        COLLATE "C" NOT NULL,
    version   integer     NOT NULL,
    team      text        COLLATE "C" NOT NULL CHECK (team IN ('marketing', 'sales')),
    person_id uuid        NOT NULL REFERENCES person,
    name      text        NOT NULL,                -- as the person was called
    signed_at timestamptz NOT NULL,
    PRIMARY KEY (policy, version, team),
    UNIQUE (policy, version, person_id),
    FOREIGN KEY (policy, version) REFERENCES policy_version
);
