-- Who put a fact of the register in, and the reasons of the office's decisions.
ALTER TABLE register_fact ADD COLUMN recorded_by uuid;

CREATE TABLE register_decision (
    id uuid NOT NULL,
    registrant_id uuid NOT NULL,
    fact_number integer NOT NULL,
    reason text NOT NULL,
    appeal_by date,
    CONSTRAINT pk_register_decision PRIMARY KEY (id)
);

CREATE INDEX ix_register_decision_registrant_id ON register_decision (registrant_id);
CALL cairn_secure_private('register_decision');
