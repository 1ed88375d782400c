-- Work on the actions of plans: what waits for what, partners, risks, reports, comments, files.
CREATE TABLE strategy_action_dependency (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    before_id uuid NOT NULL,
    after_id uuid NOT NULL,
    lag integer NOT NULL,
    CONSTRAINT pk_strategy_action_dependency PRIMARY KEY (id)
);

CREATE TABLE strategy_action_partner (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    action_id uuid NOT NULL,
    partner_id uuid,
    words text NOT NULL,
    CONSTRAINT pk_strategy_action_partner PRIMARY KEY (id)
);

CREATE TABLE strategy_action_risk (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    action_id uuid NOT NULL,
    text text NOT NULL,
    likelihood integer NOT NULL,
    effect integer NOT NULL,
    answer text NOT NULL,
    owner text NOT NULL,
    CONSTRAINT pk_strategy_action_risk PRIMARY KEY (id)
);

CREATE TABLE strategy_action_report (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    action_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    state integer NOT NULL,
    words text NOT NULL,
    forecast date,
    why text,
    CONSTRAINT pk_strategy_action_report PRIMARY KEY (id)
);

CREATE TABLE strategy_action_comment (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    action_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    text text NOT NULL,
    CONSTRAINT pk_strategy_action_comment PRIMARY KEY (id)
);

CREATE TABLE strategy_action_file (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    action_id uuid NOT NULL,
    file_name text NOT NULL,
    media_type text NOT NULL,
    length integer NOT NULL,
    content bytea NOT NULL,
    given timestamp with time zone NOT NULL,
    by_id uuid NOT NULL,
    CONSTRAINT pk_strategy_action_file PRIMARY KEY (id)
);

CREATE INDEX ix_strategy_action_dependency_plan_id ON strategy_action_dependency (plan_id);
CREATE UNIQUE INDEX ix_strategy_action_dependency_after_id_before_id ON strategy_action_dependency (after_id, before_id);
CREATE INDEX ix_strategy_action_partner_action_id ON strategy_action_partner (action_id);
CREATE INDEX ix_strategy_action_partner_partner_id ON strategy_action_partner (partner_id);
CREATE INDEX ix_strategy_action_risk_action_id ON strategy_action_risk (action_id);
CREATE INDEX ix_strategy_action_report_action_id_at ON strategy_action_report (action_id, at);
CREATE INDEX ix_strategy_action_comment_action_id_at ON strategy_action_comment (action_id, at);
CREATE INDEX ix_strategy_action_file_action_id ON strategy_action_file (action_id);
CALL cairn_secure('strategy_action_dependency');
CALL cairn_secure('strategy_action_partner');
CALL cairn_secure('strategy_action_risk');
CALL cairn_secure('strategy_action_report');
CALL cairn_secure('strategy_action_comment');
CALL cairn_secure('strategy_action_file');
