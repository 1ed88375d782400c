-- What employers were last told of the registration of those they watch.
CREATE TABLE workforce_watched (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    registrant_id uuid NOT NULL,
    by_list boolean NOT NULL,
    standing integer NOT NULL,
    marks integer NOT NULL,
    told timestamp with time zone NOT NULL,
    CONSTRAINT pk_workforce_watched PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ix_workforce_watched_organisation_id_registrant_id ON workforce_watched (organisation_id, registrant_id);
CALL cairn_secure('workforce_watched');
