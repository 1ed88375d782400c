-- Surveys of the workforce. A survey's answers are one row, so that the database's own marks tell nothing of any of them.
CREATE TABLE workforce_survey (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    title text NOT NULL,
    purpose text NOT NULL,
    questions text NOT NULL,
    state integer NOT NULL,
    code text,
    asked integer NOT NULL,
    slips integer NOT NULL,
    opens_on date,
    closes_on date,
    closed_on date,
    reminders_planned integer NOT NULL,
    reminders integer NOT NULL,
    reminded_on date,
    follows uuid,
    results text,
    CONSTRAINT pk_workforce_survey PRIMARY KEY (id)
);

CREATE TABLE workforce_survey_box (
    survey_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    codes bytea NOT NULL,
    counts text NOT NULL,
    words text NOT NULL,
    CONSTRAINT pk_workforce_survey_box PRIMARY KEY (survey_id)
);

CREATE TABLE workforce_survey_taken (
    survey_id uuid NOT NULL,
    account_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT pk_workforce_survey_taken PRIMARY KEY (survey_id, account_id)
);

CREATE UNIQUE INDEX ix_workforce_survey_code ON workforce_survey (code);

CREATE INDEX ix_workforce_survey_organisation_id ON workforce_survey (organisation_id);
CALL cairn_secure('workforce_survey');
CALL cairn_secure('workforce_survey_box');
CALL cairn_secure('workforce_survey_taken');
