-- Logic models: how a plan is thought to work; and claims of contribution.
CREATE TABLE "strategy_model" (
    "id" BLOB NOT NULL CONSTRAINT "pk_strategy_model" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "plan_id" BLOB NOT NULL,
    "title" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "taken_from" TEXT NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "strategy_model_box" (
    "id" BLOB NOT NULL CONSTRAINT "pk_strategy_model_box" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "model_id" BLOB NOT NULL,
    "place" INTEGER NOT NULL,
    "kind" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "indicator_id" BLOB NULL,
    "stands_for" TEXT NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "strategy_model_arrow" (
    "id" BLOB NOT NULL CONSTRAINT "pk_strategy_model_arrow" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "model_id" BLOB NOT NULL,
    "from_id" BLOB NOT NULL,
    "to_id" BLOB NOT NULL,
    "assumption" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "grade" INTEGER NOT NULL,
    "rests" TEXT NOT NULL,
    "studies" TEXT NOT NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "strategy_model_rival" (
    "id" BLOB NOT NULL CONSTRAINT "pk_strategy_model_rival" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "model_id" BLOB NOT NULL,
    "arrow_id" BLOB NOT NULL,
    "text" TEXT NOT NULL,
    "explains" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "shown" TEXT NOT NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "strategy_claim" (
    "id" BLOB NOT NULL CONSTRAINT "pk_strategy_claim" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "plan_id" BLOB NOT NULL,
    "model_id" BLOB NOT NULL,
    "from_id" BLOB NOT NULL,
    "to_id" BLOB NOT NULL,
    "text" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "strength" TEXT NULL,
    "published_on" TEXT NULL,
    "withdrawn_why" TEXT NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "strategy_claim_answer" (
    "id" BLOB NOT NULL CONSTRAINT "pk_strategy_claim_answer" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "claim_id" BLOB NOT NULL,
    "question" TEXT NOT NULL,
    "text" TEXT NOT NULL
);

CREATE TABLE "strategy_claim_test" (
    "id" BLOB NOT NULL CONSTRAINT "pk_strategy_claim_test" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "claim_id" BLOB NOT NULL,
    "test" TEXT NOT NULL,
    "met" INTEGER NOT NULL,
    "reason" TEXT NOT NULL
);

CREATE TABLE "strategy_claim_reading" (
    "id" BLOB NOT NULL CONSTRAINT "pk_strategy_claim_reading" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "claim_id" BLOB NOT NULL,
    "indicator_id" BLOB NOT NULL,
    "value" INTEGER NULL,
    "value_day" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "sheet" INTEGER NOT NULL
);

CREATE INDEX "ix_strategy_model_plan_id" ON "strategy_model" ("plan_id");
CREATE INDEX "ix_strategy_model_box_model_id_place" ON "strategy_model_box" ("model_id", "place");
CREATE INDEX "ix_strategy_model_box_indicator_id" ON "strategy_model_box" ("indicator_id");
CREATE UNIQUE INDEX "ix_strategy_model_arrow_from_id_to_id" ON "strategy_model_arrow" ("from_id", "to_id");
CREATE INDEX "ix_strategy_model_arrow_model_id" ON "strategy_model_arrow" ("model_id");
CREATE INDEX "ix_strategy_model_rival_arrow_id" ON "strategy_model_rival" ("arrow_id");
CREATE INDEX "ix_strategy_model_rival_model_id" ON "strategy_model_rival" ("model_id");
CREATE INDEX "ix_strategy_claim_plan_id" ON "strategy_claim" ("plan_id");
CREATE INDEX "ix_strategy_claim_model_id" ON "strategy_claim" ("model_id");
CREATE UNIQUE INDEX "ix_strategy_claim_answer_claim_id_question" ON "strategy_claim_answer" ("claim_id", "question");
CREATE UNIQUE INDEX "ix_strategy_claim_test_claim_id_test" ON "strategy_claim_test" ("claim_id", "test");
CREATE UNIQUE INDEX "ix_strategy_claim_reading_claim_id_indicator_id" ON "strategy_claim_reading" ("claim_id", "indicator_id");
