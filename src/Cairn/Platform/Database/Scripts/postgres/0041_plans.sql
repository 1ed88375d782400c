-- Strategies that organisations run: what they want and what they do.
CREATE TABLE strategy_plan (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    title text NOT NULL,
    summary text NOT NULL,
    country text NOT NULL,
    "from" date NOT NULL,
    until date NOT NULL,
    state integer NOT NULL,
    published_on date,
    closed_on date,
    closing text,
    taken_from text,
    version bigint NOT NULL,
    CONSTRAINT pk_strategy_plan PRIMARY KEY (id)
);

CREATE TABLE strategy_plan_element (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    place integer NOT NULL,
    type text NOT NULL,
    title text NOT NULL,
    text text NOT NULL,
    parent_id uuid,
    takes_up text,
    cloned_from uuid,
    CONSTRAINT pk_strategy_plan_element PRIMARY KEY (id)
);

CREATE TABLE strategy_plan_action (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    element_id uuid,
    place integer NOT NULL,
    title text NOT NULL,
    text text NOT NULL,
    takes_up text,
    cloned_from uuid,
    owner_id uuid,
    owner_words text,
    lead_id uuid,
    lead_words text,
    worker_groups text NOT NULL,
    starts date,
    days integer,
    milestone boolean NOT NULL,
    quick_win boolean NOT NULL,
    needed_pence bigint,
    found_pence bigint,
    time_minutes bigint,
    state integer NOT NULL,
    ended_on date,
    forecast date,
    version bigint NOT NULL,
    CONSTRAINT pk_strategy_plan_action PRIMARY KEY (id)
);

CREATE INDEX ix_strategy_plan_organisation_id ON strategy_plan (organisation_id);
CREATE INDEX ix_strategy_plan_state ON strategy_plan (state);
CREATE INDEX ix_strategy_plan_element_plan_id_place ON strategy_plan_element (plan_id, place);
CREATE INDEX ix_strategy_plan_element_takes_up ON strategy_plan_element (takes_up);
CREATE INDEX ix_strategy_plan_action_plan_id_place ON strategy_plan_action (plan_id, place);
CREATE INDEX ix_strategy_plan_action_owner_id ON strategy_plan_action (owner_id);
CREATE INDEX ix_strategy_plan_action_takes_up ON strategy_plan_action (takes_up);
CALL cairn_secure('strategy_plan');
CALL cairn_secure('strategy_plan_element');
CALL cairn_secure('strategy_plan_action');
