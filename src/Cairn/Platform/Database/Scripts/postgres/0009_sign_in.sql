-- For whom an account works; invitations; one-time codes; passkeys; forgotten passwords; sessions.
ALTER TABLE access_account ADD COLUMN last_sign_in date;
ALTER TABLE access_account ADD COLUMN one_time_secret bytea;
ALTER TABLE access_account ADD COLUMN one_time_since timestamp with time zone;
ALTER TABLE access_account ADD COLUMN one_time_step bigint;
CREATE TABLE access_membership (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    role integer NOT NULL,
    area text,
    person_id uuid,
    since timestamp with time zone NOT NULL,
    CONSTRAINT pk_access_membership PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ix_access_membership_account_id_organisation_id ON access_membership (account_id, organisation_id);
CREATE INDEX ix_access_membership_organisation_id ON access_membership (organisation_id);
-- Accounts made before: where they work is their one membership. A worker (role 1) of no organisation has none.
INSERT INTO access_membership
SELECT id, id, coalesce(organisation_id, '00000000-0000-0000-0000-000000000000'), role, area, person_id, now()
  FROM access_account WHERE organisation_id IS NOT NULL OR role <> 1;
CREATE TABLE people_invitation (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    email text NOT NULL,
    role integer NOT NULL,
    area text,
    digest bytea NOT NULL,
    made timestamp with time zone NOT NULL,
    made_by uuid NOT NULL,
    until timestamp with time zone NOT NULL,
    accepted timestamp with time zone,
    withdrawn timestamp with time zone,
    CONSTRAINT pk_people_invitation PRIMARY KEY (id)
);
CREATE INDEX ix_people_invitation_digest ON people_invitation (digest);
CREATE INDEX ix_people_invitation_organisation_id ON people_invitation (organisation_id);
CREATE TABLE access_recovery_code (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    digest bytea NOT NULL,
    used timestamp with time zone,
    CONSTRAINT pk_access_recovery_code PRIMARY KEY (id)
);
CREATE INDEX ix_access_recovery_code_account_id ON access_recovery_code (account_id);
CREATE TABLE access_password_reset (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    digest bytea NOT NULL,
    until timestamp with time zone NOT NULL,
    used timestamp with time zone,
    CONSTRAINT pk_access_password_reset PRIMARY KEY (id)
);
CREATE INDEX ix_access_password_reset_digest ON access_password_reset (digest);
CREATE INDEX ix_access_password_reset_account_id ON access_password_reset (account_id);
CREATE TABLE access_passkey (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    name text NOT NULL,
    credential_id bytea NOT NULL,
    public_key bytea NOT NULL,
    sign_count bigint NOT NULL,
    transports text NOT NULL,
    backup_eligible boolean NOT NULL,
    backed_up boolean NOT NULL,
    made timestamp with time zone NOT NULL,
    last_used date,
    CONSTRAINT pk_access_passkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ix_access_passkey_credential_id ON access_passkey (credential_id);
CREATE INDEX ix_access_passkey_account_id ON access_passkey (account_id);
CREATE TABLE access_session (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    device text NOT NULL,
    started timestamp with time zone NOT NULL,
    last_seen timestamp with time zone NOT NULL,
    CONSTRAINT pk_access_session PRIMARY KEY (id)
);
CREATE INDEX ix_access_session_account_id ON access_session (account_id);
CALL cairn_secure('access_password_reset');
CALL cairn_secure('access_membership');
CALL cairn_secure('people_invitation');
