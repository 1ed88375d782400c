-- That two registrants are one person or two, and what went over from one to the other.
CREATE TABLE register_pair (
    id uuid NOT NULL,
    kept_id uuid NOT NULL,
    joined_id uuid NOT NULL,
    same boolean NOT NULL,
    reason text NOT NULL,
    "on" timestamp with time zone NOT NULL,
    first_number integer NOT NULL,
    last_number integer NOT NULL,
    first_ordinal integer NOT NULL,
    last_ordinal integer NOT NULL,
    moved text NOT NULL,
    took_person boolean NOT NULL,
    took_account boolean NOT NULL,
    took_hidden boolean NOT NULL,
    undone timestamp with time zone,
    undone_reason text,
    CONSTRAINT pk_register_pair PRIMARY KEY (id)
);

CREATE INDEX ix_register_pair_kept_id ON register_pair (kept_id);
CREATE INDEX ix_register_pair_joined_id ON register_pair (joined_id);
CALL cairn_secure_private('register_pair');
