-- What providers' years cost, as they say.
CREATE TABLE workforce_year_cost (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    year integer NOT NULL,
    staff bigint,
    agency bigint,
    training bigint,
    total bigint,
    stated timestamp with time zone NOT NULL,
    CONSTRAINT pk_workforce_year_cost PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ix_workforce_year_cost_organisation_id_year ON workforce_year_cost (organisation_id, year);
CALL cairn_secure('workforce_year_cost');
