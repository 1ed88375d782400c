-- Indicators of plans: their sheets in versions, targets, values that are entered, and what measures said at each period's end.
CREATE TABLE strategy_indicator (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    element_id uuid,
    action_id uuid,
    place integer NOT NULL,
    owner text NOT NULL,
    shown_from date,
    retired_on date,
    retired_why text,
    version bigint NOT NULL,
    CONSTRAINT pk_strategy_indicator PRIMARY KEY (id)
);

CREATE TABLE strategy_action_indicator (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    action_id uuid NOT NULL,
    indicator_id uuid NOT NULL,
    CONSTRAINT pk_strategy_action_indicator PRIMARY KEY (id)
);

CREATE TABLE strategy_indicator_version (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    indicator_id uuid NOT NULL,
    number integer NOT NULL,
    "from" date NOT NULL,
    title text NOT NULL,
    definition text NOT NULL,
    justification text NOT NULL,
    use text NOT NULL,
    verification text NOT NULL,
    unit text NOT NULL,
    decimals integer NOT NULL,
    direction integer NOT NULL,
    margin bigint NOT NULL,
    margin_in_per_cent boolean NOT NULL,
    against integer NOT NULL,
    periods integer NOT NULL,
    frequency integer NOT NULL,
    added_up boolean NOT NULL,
    track_margin bigint NOT NULL,
    baseline_day date,
    baseline bigint,
    bound integer NOT NULL,
    measure text,
    measure_definition text,
    country text,
    cut text NOT NULL,
    own_record boolean NOT NULL,
    typed_as integer NOT NULL,
    series text,
    line text,
    waits_for text,
    why text,
    recorded timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT pk_strategy_indicator_version PRIMARY KEY (id)
);

CREATE TABLE strategy_indicator_target (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    indicator_id uuid NOT NULL,
    version_id uuid NOT NULL,
    day date NOT NULL,
    value bigint NOT NULL,
    CONSTRAINT pk_strategy_indicator_target PRIMARY KEY (id)
);

CREATE TABLE strategy_indicator_value (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    indicator_id uuid NOT NULL,
    day date NOT NULL,
    value bigint,
    why integer NOT NULL,
    counted bigint,
    out_of bigint,
    low bigint,
    high bigint,
    source text NOT NULL,
    note text,
    recorded timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT pk_strategy_indicator_value PRIMARY KEY (id)
);

CREATE TABLE strategy_indicator_reading (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    indicator_id uuid NOT NULL,
    version_id uuid NOT NULL,
    day date NOT NULL,
    value bigint,
    why integer NOT NULL,
    above bigint NOT NULL,
    below bigint NOT NULL,
    known bigint NOT NULL,
    of bigint NOT NULL,
    edition text NOT NULL,
    basis text NOT NULL,
    recorded timestamp with time zone NOT NULL,
    CONSTRAINT pk_strategy_indicator_reading PRIMARY KEY (id)
);

CREATE INDEX ix_strategy_indicator_plan_id_place ON strategy_indicator (plan_id, place);
CREATE UNIQUE INDEX ix_strategy_action_indicator_indicator_id_action_id ON strategy_action_indicator (indicator_id, action_id);
CREATE INDEX ix_strategy_action_indicator_action_id ON strategy_action_indicator (action_id);
CREATE UNIQUE INDEX ix_strategy_indicator_version_indicator_id_number ON strategy_indicator_version (indicator_id, number);
CREATE UNIQUE INDEX ix_strategy_indicator_target_version_id_day ON strategy_indicator_target (version_id, day);
CREATE INDEX ix_strategy_indicator_target_indicator_id ON strategy_indicator_target (indicator_id);
CREATE INDEX ix_strategy_indicator_value_indicator_id_day ON strategy_indicator_value (indicator_id, day);
CREATE UNIQUE INDEX ix_strategy_indicator_reading_version_id_day ON strategy_indicator_reading (version_id, day);
CREATE INDEX ix_strategy_indicator_reading_indicator_id ON strategy_indicator_reading (indicator_id);
CALL cairn_secure('strategy_indicator');
CALL cairn_secure('strategy_action_indicator');
CALL cairn_secure('strategy_indicator_version');
CALL cairn_secure('strategy_indicator_target');
CALL cairn_secure('strategy_indicator_value');
CALL cairn_secure('strategy_indicator_reading');
