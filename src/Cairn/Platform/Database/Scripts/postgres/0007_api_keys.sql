-- Keys of other systems; and which request a request key belongs to.
CREATE TABLE access_api_key (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    name text NOT NULL,
    permissions text NOT NULL,
    digest bytea NOT NULL,
    made timestamp with time zone NOT NULL,
    made_by uuid NOT NULL,
    last_used date,
    revoked timestamp with time zone,
    CONSTRAINT pk_access_api_key PRIMARY KEY (id)
);
CREATE INDEX ix_access_api_key_organisation_id ON access_api_key (organisation_id);
ALTER TABLE platform_request_key ADD COLUMN digest text;
CALL cairn_secure('access_api_key');
