-- Where other systems are told of changes, what they were last told, and the messages.
CREATE TABLE platform_webhook (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    address text NOT NULL,
    kinds text NOT NULL,
    sealed bytea NOT NULL,
    former bytea,
    former_until timestamp with time zone,
    made timestamp with time zone NOT NULL,
    made_by uuid NOT NULL,
    paused timestamp with time zone,
    paused_why text,
    removed timestamp with time zone,
    CONSTRAINT pk_platform_webhook PRIMARY KEY (id)
);

CREATE TABLE platform_webhook_state (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    webhook_id uuid NOT NULL,
    kind text NOT NULL,
    subject uuid NOT NULL,
    state text NOT NULL,
    CONSTRAINT pk_platform_webhook_state PRIMARY KEY (id)
);

CREATE TABLE platform_webhook_message (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    webhook_id uuid NOT NULL,
    kind text NOT NULL,
    subject uuid NOT NULL,
    body text NOT NULL,
    made timestamp with time zone NOT NULL,
    state integer NOT NULL,
    due timestamp with time zone NOT NULL,
    attempts integer NOT NULL,
    tried timestamp with time zone,
    answer text,
    CONSTRAINT pk_platform_webhook_message PRIMARY KEY (id)
);

CREATE INDEX ix_platform_webhook_organisation_id ON platform_webhook (organisation_id);
CREATE UNIQUE INDEX ix_platform_webhook_state_webhook_id_kind_subject ON platform_webhook_state (webhook_id, kind, subject);
CREATE INDEX ix_platform_webhook_message_state_due ON platform_webhook_message (state, due);
CREATE INDEX ix_platform_webhook_message_webhook_id_made ON platform_webhook_message (webhook_id, made);
CALL cairn_secure('platform_webhook');
CALL cairn_secure('platform_webhook_state');
CALL cairn_secure('platform_webhook_message');
