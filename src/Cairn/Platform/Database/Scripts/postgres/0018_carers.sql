-- Everyone who cares: what councils say of carers and of foster carers' allowances, and providers of their volunteers.
CREATE TABLE workforce_care_statement (
    id uuid NOT NULL,
    country text NOT NULL,
    area text NOT NULL,
    kind text NOT NULL,
    as_at date NOT NULL,
    people bigint NOT NULL,
    how text NOT NULL,
    margin bigint,
    source text NOT NULL,
    stated timestamp with time zone NOT NULL,
    CONSTRAINT pk_workforce_care_statement PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ix_workforce_care_statement_area_kind_as_at ON workforce_care_statement (area, kind, as_at);

CREATE TABLE workforce_foster_allowance (
    id uuid NOT NULL,
    country text NOT NULL,
    area text NOT NULL,
    band text NOT NULL,
    "from" date NOT NULL,
    pence bigint NOT NULL,
    children integer,
    stated timestamp with time zone NOT NULL,
    CONSTRAINT pk_workforce_foster_allowance PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ix_workforce_foster_allowance_area_band_from ON workforce_foster_allowance (area, band, "from");

CREATE TABLE workforce_volunteers (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    service_id uuid NOT NULL,
    year integer NOT NULL,
    people integer NOT NULL,
    stated timestamp with time zone NOT NULL,
    CONSTRAINT pk_workforce_volunteers PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ix_workforce_volunteers_organisation_id_service_id_year ON workforce_volunteers (organisation_id, service_id, year);
CALL cairn_secure('workforce_volunteers');
