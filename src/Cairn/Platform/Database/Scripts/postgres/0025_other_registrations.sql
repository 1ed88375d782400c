-- Registrations with other bodies, as employers looked them up.
CREATE TABLE workforce_other_registration (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    body text NOT NULL,
    number text NOT NULL,
    checked date NOT NULL,
    until date,
    CONSTRAINT pk_workforce_other_registration PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ix_workforce_other_registration_engagement_id_body ON workforce_other_registration (engagement_id, body);
CREATE INDEX ix_workforce_other_registration_organisation_id ON workforce_other_registration (organisation_id);
CALL cairn_secure('workforce_other_registration');
