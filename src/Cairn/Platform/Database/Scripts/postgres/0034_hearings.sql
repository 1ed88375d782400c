-- What everybody reads of a decision, and the list of hearings.
CREATE TABLE register_published (
    id uuid NOT NULL,
    registrant_id uuid NOT NULL,
    fact_number integer NOT NULL,
    words text NOT NULL,
    CONSTRAINT pk_register_published PRIMARY KEY (id)
);

CREATE TABLE register_hearing (
    id uuid NOT NULL,
    registrant_id uuid NOT NULL,
    case_id uuid NOT NULL,
    "on" date NOT NULL,
    about text NOT NULL,
    listed date NOT NULL,
    withdrawn date,
    CONSTRAINT pk_register_hearing PRIMARY KEY (id)
);

CREATE INDEX ix_register_published_registrant_id ON register_published (registrant_id);
CREATE INDEX ix_register_hearing_on ON register_hearing ("on");
CREATE INDEX ix_register_hearing_registrant_id ON register_hearing (registrant_id);
CALL cairn_secure_register('register_published');
CALL cairn_secure_register('register_hearing');

-- Conditions of practice, as everybody reads them and as the register checks them.
CREATE TABLE register_condition (
    id uuid NOT NULL,
    registrant_id uuid NOT NULL,
    fact_number integer NOT NULL,
    kind integer NOT NULL,
    code text,
    minutes bigint NOT NULL,
    due date,
    words text NOT NULL,
    CONSTRAINT pk_register_condition PRIMARY KEY (id)
);

CREATE INDEX ix_register_condition_registrant_id ON register_condition (registrant_id);
CALL cairn_secure_register('register_condition');
