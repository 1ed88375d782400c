-- Indicators of plans: their sheets in versions, targets, values that are entered, and what measures said at each period's end.
CREATE TABLE "strategy_indicator" (
    "id" BLOB NOT NULL CONSTRAINT "pk_strategy_indicator" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "plan_id" BLOB NOT NULL,
    "element_id" BLOB NULL,
    "action_id" BLOB NULL,
    "place" INTEGER NOT NULL,
    "owner" TEXT NOT NULL,
    "shown_from" TEXT NULL,
    "retired_on" TEXT NULL,
    "retired_why" TEXT NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "strategy_action_indicator" (
    "id" BLOB NOT NULL CONSTRAINT "pk_strategy_action_indicator" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "action_id" BLOB NOT NULL,
    "indicator_id" BLOB NOT NULL
);

CREATE TABLE "strategy_indicator_version" (
    "id" BLOB NOT NULL CONSTRAINT "pk_strategy_indicator_version" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "indicator_id" BLOB NOT NULL,
    "number" INTEGER NOT NULL,
    "from" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "definition" TEXT NOT NULL,
    "justification" TEXT NOT NULL,
    "use" TEXT NOT NULL,
    "verification" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "decimals" INTEGER NOT NULL,
    "direction" INTEGER NOT NULL,
    "margin" INTEGER NOT NULL,
    "margin_in_per_cent" INTEGER NOT NULL,
    "against" INTEGER NOT NULL,
    "periods" INTEGER NOT NULL,
    "frequency" INTEGER NOT NULL,
    "added_up" INTEGER NOT NULL,
    "track_margin" INTEGER NOT NULL,
    "baseline_day" TEXT NULL,
    "baseline" INTEGER NULL,
    "bound" INTEGER NOT NULL,
    "measure" TEXT NULL,
    "measure_definition" TEXT NULL,
    "country" TEXT NULL,
    "cut" TEXT NOT NULL,
    "own_record" INTEGER NOT NULL,
    "typed_as" INTEGER NOT NULL,
    "series" TEXT NULL,
    "line" TEXT NULL,
    "waits_for" TEXT NULL,
    "why" TEXT NULL,
    "recorded" INTEGER NOT NULL,
    "recorded_by" BLOB NOT NULL
);

CREATE TABLE "strategy_indicator_target" (
    "id" BLOB NOT NULL CONSTRAINT "pk_strategy_indicator_target" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "indicator_id" BLOB NOT NULL,
    "version_id" BLOB NOT NULL,
    "day" TEXT NOT NULL,
    "value" INTEGER NOT NULL
);

CREATE TABLE "strategy_indicator_value" (
    "id" BLOB NOT NULL CONSTRAINT "pk_strategy_indicator_value" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "indicator_id" BLOB NOT NULL,
    "day" TEXT NOT NULL,
    "value" INTEGER NULL,
    "why" INTEGER NOT NULL,
    "counted" INTEGER NULL,
    "out_of" INTEGER NULL,
    "low" INTEGER NULL,
    "high" INTEGER NULL,
    "source" TEXT NOT NULL,
    "note" TEXT NULL,
    "recorded" INTEGER NOT NULL,
    "recorded_by" BLOB NOT NULL
);

CREATE TABLE "strategy_indicator_reading" (
    "id" BLOB NOT NULL CONSTRAINT "pk_strategy_indicator_reading" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "indicator_id" BLOB NOT NULL,
    "version_id" BLOB NOT NULL,
    "day" TEXT NOT NULL,
    "value" INTEGER NULL,
    "why" INTEGER NOT NULL,
    "above" INTEGER NOT NULL,
    "below" INTEGER NOT NULL,
    "known" INTEGER NOT NULL,
    "of" INTEGER NOT NULL,
    "edition" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "recorded" INTEGER NOT NULL
);

CREATE INDEX "ix_strategy_indicator_plan_id_place" ON "strategy_indicator" ("plan_id", "place");
CREATE UNIQUE INDEX "ix_strategy_action_indicator_indicator_id_action_id" ON "strategy_action_indicator" ("indicator_id", "action_id");
CREATE INDEX "ix_strategy_action_indicator_action_id" ON "strategy_action_indicator" ("action_id");
CREATE UNIQUE INDEX "ix_strategy_indicator_version_indicator_id_number" ON "strategy_indicator_version" ("indicator_id", "number");
CREATE UNIQUE INDEX "ix_strategy_indicator_target_version_id_day" ON "strategy_indicator_target" ("version_id", "day");
CREATE INDEX "ix_strategy_indicator_target_indicator_id" ON "strategy_indicator_target" ("indicator_id");
CREATE INDEX "ix_strategy_indicator_value_indicator_id_day" ON "strategy_indicator_value" ("indicator_id", "day");
CREATE UNIQUE INDEX "ix_strategy_indicator_reading_version_id_day" ON "strategy_indicator_reading" ("version_id", "day");
CREATE INDEX "ix_strategy_indicator_reading_indicator_id" ON "strategy_indicator_reading" ("indicator_id");
