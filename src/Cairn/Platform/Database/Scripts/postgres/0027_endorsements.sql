-- What employers say of applications that name them.
CREATE TABLE register_endorsement (
    id uuid NOT NULL,
    registrant_id uuid NOT NULL,
    ordinal integer NOT NULL,
    employer_id uuid NOT NULL,
    confirmed boolean NOT NULL,
    words text,
    "on" date NOT NULL,
    CONSTRAINT pk_register_endorsement PRIMARY KEY (id)
);

CREATE INDEX ix_register_endorsement_registrant_id_ordinal ON register_endorsement (registrant_id, ordinal);
CALL cairn_secure_private('register_endorsement');
