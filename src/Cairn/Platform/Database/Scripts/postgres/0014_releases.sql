-- Summaries that were published, with their files and the facts behind them.
CREATE TABLE workforce_release (
    id uuid NOT NULL,
    name text NOT NULL,
    edition integer NOT NULL,
    title text NOT NULL,
    country text NOT NULL,
    area text,
    as_at date NOT NULL,
    rule text NOT NULL,
    digest text NOT NULL,
    made timestamp with time zone NOT NULL,
    made_by uuid NOT NULL,
    withdrawn timestamp with time zone,
    withdrawn_why text,
    files bytea NOT NULL,
    frozen bytea NOT NULL,
    CONSTRAINT pk_workforce_release PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ix_workforce_release_name_edition ON workforce_release (name, edition);
