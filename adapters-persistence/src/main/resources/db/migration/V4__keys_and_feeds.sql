-- Who may call. Of a secret only its SHA-256 is kept.
CREATE TABLE api_key (
    api_key_id uuid        PRIMARY KEY,
    name       text        NOT NULL,
    role       text        COLLATE "C" NOT NULL,
    sha256     text        COLLATE "C" NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    revoked_at timestamptz
);

-- Email platforms that deliver, and what authenticates their deliveries (a public key, no secret).
CREATE TABLE feed (
    name         text        COLLATE "C" PRIMARY KEY,
    platform     text        COLLATE "C" NOT NULL,
    platform_key text        NOT NULL,
    created_at   timestamptz NOT NULL
);
