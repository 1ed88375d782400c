-- Sign-ins of OpenID providers that open an account. No organisation owns them: they are read before it is known who comes.
CREATE TABLE access_open_id (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    issuer text NOT NULL,
    subject text NOT NULL,
    made timestamp with time zone NOT NULL,
    last_used date,
    CONSTRAINT pk_access_open_id PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ix_access_open_id_issuer_subject ON access_open_id (issuer, subject);
CREATE INDEX ix_access_open_id_account_id ON access_open_id (account_id);
