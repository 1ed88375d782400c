-- People are suitable before they start; international recruitment; results under the employers' code, kept at sign-off.
CREATE TABLE workforce_candidate (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    service_id uuid NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    contract_type integer,
    planned_on date NOT NULL,
    added date NOT NULL,
    started_on date,
    campaign_id uuid,
    CONSTRAINT pk_workforce_candidate PRIMARY KEY (id)
);
CREATE INDEX ix_workforce_candidate_organisation_id_planned_on ON workforce_candidate (organisation_id, planned_on);
CALL cairn_secure('workforce_candidate');

CREATE TABLE workforce_suitability_check (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    "check" text NOT NULL,
    outcome integer NOT NULL,
    asked_on date NOT NULL,
    done_on date,
    count integer,
    looked_by text,
    document text,
    renew_by date,
    CONSTRAINT pk_workforce_suitability_check PRIMARY KEY (id)
);
CREATE INDEX ix_workforce_suitability_check_engagement_id_check ON workforce_suitability_check (engagement_id, "check");
CREATE INDEX ix_workforce_suitability_check_organisation_id_renew_by ON workforce_suitability_check (organisation_id, renew_by);
CALL cairn_secure('workforce_suitability_check');

CREATE TABLE workforce_check_waiver (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    "check" text NOT NULL,
    waived_by text NOT NULL,
    reason text NOT NULL,
    safeguards text NOT NULL,
    given date NOT NULL,
    until date NOT NULL,
    CONSTRAINT pk_workforce_check_waiver PRIMARY KEY (id)
);
CREATE INDEX ix_workforce_check_waiver_engagement_id_check ON workforce_check_waiver (engagement_id, "check");
CREATE INDEX ix_workforce_check_waiver_organisation_id_until ON workforce_check_waiver (organisation_id, until);
CALL cairn_secure('workforce_check_waiver');

CREATE TABLE workforce_recruitment_campaign (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    country text NOT NULL,
    name text NOT NULL,
    agency text,
    found integer NOT NULL,
    agreement text,
    "from" date NOT NULL,
    until date,
    stated date NOT NULL,
    CONSTRAINT pk_workforce_recruitment_campaign PRIMARY KEY (id)
);
CREATE INDEX ix_workforce_recruitment_campaign_organisation_id_from ON workforce_recruitment_campaign (organisation_id, "from");
CALL cairn_secure('workforce_recruitment_campaign');

CREATE TABLE workforce_campaign_answer (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    campaign_id uuid NOT NULL,
    item text NOT NULL,
    state integer NOT NULL,
    words text,
    said date NOT NULL,
    CONSTRAINT pk_workforce_campaign_answer PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ix_workforce_campaign_answer_campaign_id_item ON workforce_campaign_answer (campaign_id, item);
CALL cairn_secure('workforce_campaign_answer');

CREATE TABLE workforce_recruit_answer (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    campaign_id uuid NOT NULL,
    item text NOT NULL,
    state integer NOT NULL,
    words text,
    said date NOT NULL,
    CONSTRAINT pk_workforce_recruit_answer PRIMARY KEY (id)
);
CREATE INDEX ix_workforce_recruit_answer_campaign_id ON workforce_recruit_answer (campaign_id);
CREATE UNIQUE INDEX ix_workforce_recruit_answer_engagement_id_item ON workforce_recruit_answer (engagement_id, item);
CALL cairn_secure('workforce_recruit_answer');

CREATE TABLE workforce_code_result (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    assessment_id uuid NOT NULL,
    year integer NOT NULL,
    edition text NOT NULL,
    heading text NOT NULL,
    result integer NOT NULL,
    done integer NOT NULL,
    applies integer NOT NULL,
    asked integer NOT NULL,
    signed_off date NOT NULL,
    CONSTRAINT pk_workforce_code_result PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ix_workforce_code_result_organisation_id_year_heading ON workforce_code_result (organisation_id, year, heading);
CALL cairn_secure('workforce_code_result');

ALTER TABLE workforce_practice_answer ADD COLUMN evidence_policy text;
ALTER TABLE workforce_practice_answer ADD COLUMN evidence_measure text;
