-- Strategies that organisations run: what they want and what they do.
CREATE TABLE "strategy_plan" (
    "id" BLOB NOT NULL CONSTRAINT "pk_strategy_plan" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "published_on" TEXT NULL,
    "closed_on" TEXT NULL,
    "closing" TEXT NULL,
    "taken_from" TEXT NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "strategy_plan_element" (
    "id" BLOB NOT NULL CONSTRAINT "pk_strategy_plan_element" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "plan_id" BLOB NOT NULL,
    "place" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "parent_id" BLOB NULL,
    "takes_up" TEXT NULL,
    "cloned_from" BLOB NULL
);

CREATE TABLE "strategy_plan_action" (
    "id" BLOB NOT NULL CONSTRAINT "pk_strategy_plan_action" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "plan_id" BLOB NOT NULL,
    "element_id" BLOB NULL,
    "place" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "takes_up" TEXT NULL,
    "cloned_from" BLOB NULL,
    "owner_id" BLOB NULL,
    "owner_words" TEXT NULL,
    "lead_id" BLOB NULL,
    "lead_words" TEXT NULL,
    "worker_groups" TEXT NOT NULL,
    "starts" TEXT NULL,
    "days" INTEGER NULL,
    "milestone" INTEGER NOT NULL,
    "quick_win" INTEGER NOT NULL,
    "needed_pence" INTEGER NULL,
    "found_pence" INTEGER NULL,
    "time_minutes" INTEGER NULL,
    "state" INTEGER NOT NULL,
    "ended_on" TEXT NULL,
    "forecast" TEXT NULL,
    "version" INTEGER NOT NULL
);

CREATE INDEX "ix_strategy_plan_organisation_id" ON "strategy_plan" ("organisation_id");
CREATE INDEX "ix_strategy_plan_state" ON "strategy_plan" ("state");
CREATE INDEX "ix_strategy_plan_element_plan_id_place" ON "strategy_plan_element" ("plan_id", "place");
CREATE INDEX "ix_strategy_plan_element_takes_up" ON "strategy_plan_element" ("takes_up");
CREATE INDEX "ix_strategy_plan_action_plan_id_place" ON "strategy_plan_action" ("plan_id", "place");
CREATE INDEX "ix_strategy_plan_action_owner_id" ON "strategy_plan_action" ("owner_id");
CREATE INDEX "ix_strategy_plan_action_takes_up" ON "strategy_plan_action" ("takes_up");
