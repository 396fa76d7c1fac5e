-- The criteria: definitions with numbered versions.
CREATE TABLE definition_version (
    definition   text        COLLATE "C" NOT NULL,
    version      integer     NOT NULL CHECK (version > 0),
    status       text        COLLATE "C" NOT NULL CHECK (status IN ('draft', 'active', 'retired')),
    written      json        NOT NULL,             -- json and not jsonb: people read it in the order they wrote it
    created_at   timestamptz NOT NULL,
    activated_at timestamptz,
    retired_at   timestamptz,
    PRIMARY KEY (definition, version)
);
CREATE UNIQUE INDEX definition_version_active ON definition_version (definition) WHERE status = 'active';

-- One row: what holds for all. Whoever changes definitions locks it first, so that changes come one after the other.
CREATE TABLE workspace (
    single          boolean PRIMARY KEY DEFAULT true CHECK (single),
    judging         text    COLLATE "C",           -- the version that judges leads
    judging_version integer,
    FOREIGN KEY (judging, judging_version) REFERENCES definition_version
);
INSERT INTO workspace DEFAULT VALUES;
