-- Logic models: how a plan is thought to work; and claims of contribution.
CREATE TABLE strategy_model (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    title text NOT NULL,
    question text NOT NULL,
    taken_from text,
    version bigint NOT NULL,
    CONSTRAINT pk_strategy_model PRIMARY KEY (id)
);

CREATE TABLE strategy_model_box (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    model_id uuid NOT NULL,
    place integer NOT NULL,
    kind integer NOT NULL,
    title text NOT NULL,
    text text NOT NULL,
    indicator_id uuid,
    stands_for text,
    version bigint NOT NULL,
    CONSTRAINT pk_strategy_model_box PRIMARY KEY (id)
);

CREATE TABLE strategy_model_arrow (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    model_id uuid NOT NULL,
    from_id uuid NOT NULL,
    to_id uuid NOT NULL,
    assumption text NOT NULL,
    why text NOT NULL,
    grade integer NOT NULL,
    rests text NOT NULL,
    studies text NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT pk_strategy_model_arrow PRIMARY KEY (id)
);

CREATE TABLE strategy_model_rival (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    model_id uuid NOT NULL,
    arrow_id uuid NOT NULL,
    text text NOT NULL,
    explains integer NOT NULL,
    reason text NOT NULL,
    shown text NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT pk_strategy_model_rival PRIMARY KEY (id)
);

CREATE TABLE strategy_claim (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    model_id uuid NOT NULL,
    from_id uuid NOT NULL,
    to_id uuid NOT NULL,
    text text NOT NULL,
    state integer NOT NULL,
    strength text,
    published_on date,
    withdrawn_why text,
    version bigint NOT NULL,
    CONSTRAINT pk_strategy_claim PRIMARY KEY (id)
);

CREATE TABLE strategy_claim_answer (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    claim_id uuid NOT NULL,
    question text NOT NULL,
    text text NOT NULL,
    CONSTRAINT pk_strategy_claim_answer PRIMARY KEY (id)
);

CREATE TABLE strategy_claim_test (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    claim_id uuid NOT NULL,
    test text NOT NULL,
    met boolean NOT NULL,
    reason text NOT NULL,
    CONSTRAINT pk_strategy_claim_test PRIMARY KEY (id)
);

CREATE TABLE strategy_claim_reading (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    claim_id uuid NOT NULL,
    indicator_id uuid NOT NULL,
    value bigint,
    value_day date NOT NULL,
    basis text NOT NULL,
    sheet integer NOT NULL,
    CONSTRAINT pk_strategy_claim_reading PRIMARY KEY (id)
);

CREATE INDEX ix_strategy_model_plan_id ON strategy_model (plan_id);
CREATE INDEX ix_strategy_model_box_model_id_place ON strategy_model_box (model_id, place);
CREATE INDEX ix_strategy_model_box_indicator_id ON strategy_model_box (indicator_id);
CREATE UNIQUE INDEX ix_strategy_model_arrow_from_id_to_id ON strategy_model_arrow (from_id, to_id);
CREATE INDEX ix_strategy_model_arrow_model_id ON strategy_model_arrow (model_id);
CREATE INDEX ix_strategy_model_rival_arrow_id ON strategy_model_rival (arrow_id);
CREATE INDEX ix_strategy_model_rival_model_id ON strategy_model_rival (model_id);
CREATE INDEX ix_strategy_claim_plan_id ON strategy_claim (plan_id);
CREATE INDEX ix_strategy_claim_model_id ON strategy_claim (model_id);
CREATE UNIQUE INDEX ix_strategy_claim_answer_claim_id_question ON strategy_claim_answer (claim_id, question);
CREATE UNIQUE INDEX ix_strategy_claim_test_claim_id_test ON strategy_claim_test (claim_id, test);
CREATE UNIQUE INDEX ix_strategy_claim_reading_claim_id_indicator_id ON strategy_claim_reading (claim_id, indicator_id);
CALL cairn_secure('strategy_model');
CALL cairn_secure('strategy_model_box');
CALL cairn_secure('strategy_model_arrow');
CALL cairn_secure('strategy_model_rival');
CALL cairn_secure('strategy_claim');
CALL cairn_secure('strategy_claim_answer');
CALL cairn_secure('strategy_claim_test');
CALL cairn_secure('strategy_claim_reading');
