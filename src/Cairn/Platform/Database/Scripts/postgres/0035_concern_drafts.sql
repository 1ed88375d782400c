-- Concerns that are written and not sent: found by their code alone.
CREATE TABLE register_concern_draft (
    id uuid NOT NULL,
    code bytea NOT NULL,
    written text NOT NULL,
    saved timestamp with time zone NOT NULL,
    until date NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT pk_register_concern_draft PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ix_register_concern_draft_code ON register_concern_draft (code);
CREATE INDEX ix_register_concern_draft_until ON register_concern_draft (until);
CALL cairn_secure_private('register_concern_draft');

-- The ends of a signed batch are put in by a job.
ALTER TABLE register_batch ADD COLUMN job_id uuid;
