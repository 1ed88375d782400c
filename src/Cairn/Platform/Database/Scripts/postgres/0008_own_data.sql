-- What people ask about the records that are held of them; which records are kept longer than the rules say; what was erased.
CREATE TABLE workforce_record_request (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    kind integer NOT NULL,
    question text,
    text text NOT NULL,
    asked timestamp with time zone NOT NULL,
    due date NOT NULL,
    state integer NOT NULL,
    answer text,
    answered timestamp with time zone,
    CONSTRAINT pk_workforce_record_request PRIMARY KEY (id)
);
CREATE INDEX ix_workforce_record_request_organisation_id_state_due ON workforce_record_request (organisation_id, state, due);
CREATE INDEX ix_workforce_record_request_engagement_id ON workforce_record_request (engagement_id);
CALL cairn_secure('workforce_record_request');
CREATE TABLE workforce_record_hold (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    reason text NOT NULL,
    until date NOT NULL,
    CONSTRAINT pk_workforce_record_hold PRIMARY KEY (id)
);
CREATE INDEX ix_workforce_record_hold_organisation_id ON workforce_record_hold (organisation_id);
CREATE UNIQUE INDEX ix_workforce_record_hold_engagement_id ON workforce_record_hold (engagement_id);
CALL cairn_secure('workforce_record_hold');
CREATE TABLE workforce_erasure (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    record uuid NOT NULL,
    of_return boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    why integer NOT NULL,
    rule text,
    rows integer NOT NULL,
    CONSTRAINT pk_workforce_erasure PRIMARY KEY (id)
);
CREATE INDEX ix_workforce_erasure_organisation_id_at ON workforce_erasure (organisation_id, at);
CALL cairn_secure('workforce_erasure');
ALTER TABLE workforce_return ADD COLUMN cleared date;
