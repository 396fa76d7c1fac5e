-- What two teams agree on: a version lies before them from its proposal on, and each signs it.
ALTER TABLE definition_version DROP CONSTRAINT definition_version_status_check;
ALTER TABLE definition_version ADD CONSTRAINT definition_version_status_check
    CHECK (status IN ('draft', 'proposed', 'signed', 'active', 'retired'));
ALTER TABLE definition_version ADD COLUMN proposed_at timestamptz;

CREATE TABLE signature (
    definition text        COLLATE "C" NOT NULL,
    version    integer     NOT NULL,
    team       text        COLLATE "C" NOT NULL CHECK (team IN ('marketing', 'sales')),
    person_id  uuid        NOT NULL REFERENCES person,
    name       text        NOT NULL,               -- as the person was called
    signed_at  timestamptz NOT NULL,
    PRIMARY KEY (definition, version, team),
    UNIQUE (definition, version, person_id),
    FOREIGN KEY (definition, version) REFERENCES definition_version
);
