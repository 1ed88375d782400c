-- Rewards and grades, yearly assessments of practice, adopted policies, and help between employers.
CREATE TABLE workforce_reward (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    element text NOT NULL,
    roles text NOT NULL,
    "from" date NOT NULL,
    until date,
    pence bigint,
    words text,
    stated timestamp with time zone NOT NULL,
    CONSTRAINT pk_workforce_reward PRIMARY KEY (id)
);
CREATE INDEX ix_workforce_reward_organisation_id_element ON workforce_reward (organisation_id, element);
CALL cairn_secure('workforce_reward');

CREATE TABLE workforce_rewards_said (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    first date NOT NULL,
    last date NOT NULL,
    CONSTRAINT pk_workforce_rewards_said PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ix_workforce_rewards_said_organisation_id ON workforce_rewards_said (organisation_id);
CALL cairn_secure('workforce_rewards_said');

CREATE TABLE workforce_grade (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    name text NOT NULL,
    "order" integer NOT NULL,
    roles text NOT NULL,
    pay_from bigint,
    pay_to bigint,
    asks text,
    "from" date NOT NULL,
    until date,
    CONSTRAINT pk_workforce_grade PRIMARY KEY (id)
);
CREATE INDEX ix_workforce_grade_organisation_id_order ON workforce_grade (organisation_id, "order");
CALL cairn_secure('workforce_grade');

CREATE TABLE workforce_practice_assessment (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    year integer NOT NULL,
    edition text NOT NULL,
    short boolean NOT NULL,
    begun date NOT NULL,
    signed_off date,
    signed_as text,
    CONSTRAINT pk_workforce_practice_assessment PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ix_workforce_practice_assessment_organisation_id_year ON workforce_practice_assessment (organisation_id, year);
CALL cairn_secure('workforce_practice_assessment');

CREATE TABLE workforce_practice_answer (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    assessment_id uuid NOT NULL,
    statement text NOT NULL,
    state integer NOT NULL,
    reason text,
    evidence text,
    step text,
    who text,
    due date,
    done date,
    CONSTRAINT pk_workforce_practice_answer PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ix_workforce_practice_answer_assessment_id_statement ON workforce_practice_answer (assessment_id, statement);
CALL cairn_secure('workforce_practice_answer');

CREATE TABLE workforce_policy (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    policy text NOT NULL,
    number integer NOT NULL,
    edition text NOT NULL,
    title text NOT NULL,
    text text NOT NULL,
    adopted date NOT NULL,
    adopted_by text NOT NULL,
    review date NOT NULL,
    CONSTRAINT pk_workforce_policy PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ix_workforce_policy_organisation_id_policy_number ON workforce_policy (organisation_id, policy, number);
CALL cairn_secure('workforce_policy');

CREATE TABLE workforce_help_notice (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    kind integer NOT NULL,
    subject text NOT NULL,
    area text,
    for_size text,
    words text NOT NULL,
    until date NOT NULL,
    state integer NOT NULL,
    put_up timestamp with time zone NOT NULL,
    closed date,
    country text NOT NULL,
    shown_name text NOT NULL,
    shown_area text,
    shown_size text NOT NULL,
    CONSTRAINT pk_workforce_help_notice PRIMARY KEY (id)
);
CREATE INDEX ix_workforce_help_notice_state_until ON workforce_help_notice (state, until);
CALL cairn_secure('workforce_help_notice');

CREATE TABLE workforce_help_message (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    to_id uuid NOT NULL,
    notice_id uuid NOT NULL,
    text text NOT NULL,
    sent timestamp with time zone NOT NULL,
    CONSTRAINT pk_workforce_help_message PRIMARY KEY (id)
);
CREATE INDEX ix_workforce_help_message_notice_id_sent ON workforce_help_message (notice_id, sent);
CREATE INDEX ix_workforce_help_message_to_id ON workforce_help_message (to_id);
CALL cairn_secure('workforce_help_message');

-- Every organisation reads open notices, and a closed one about which it has written or been written to; whom a message is for reads it.
CREATE POLICY receiver ON workforce_help_message FOR SELECT USING (to_id = ANY ((SELECT cairn_organisations())::uuid[]));
CREATE POLICY others ON workforce_help_notice FOR SELECT USING ((SELECT cairn_reach()) = 'Organisations' AND cardinality((SELECT cairn_organisations())::uuid[]) > 0
  AND (state = 0 OR EXISTS (SELECT 1 FROM workforce_help_message m WHERE m.notice_id = workforce_help_notice.id)));
