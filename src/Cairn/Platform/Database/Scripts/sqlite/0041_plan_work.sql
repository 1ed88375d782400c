-- Work on the actions of plans: what waits for what, partners, risks, reports, comments, files.
CREATE TABLE "strategy_action_dependency" (
    "id" BLOB NOT NULL CONSTRAINT "pk_strategy_action_dependency" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "plan_id" BLOB NOT NULL,
    "before_id" BLOB NOT NULL,
    "after_id" BLOB NOT NULL,
    "lag" INTEGER NOT NULL
);

CREATE TABLE "strategy_action_partner" (
    "id" BLOB NOT NULL CONSTRAINT "pk_strategy_action_partner" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "action_id" BLOB NOT NULL,
    "partner_id" BLOB NULL,
    "words" TEXT NOT NULL
);

CREATE TABLE "strategy_action_risk" (
    "id" BLOB NOT NULL CONSTRAINT "pk_strategy_action_risk" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "action_id" BLOB NOT NULL,
    "text" TEXT NOT NULL,
    "likelihood" INTEGER NOT NULL,
    "effect" INTEGER NOT NULL,
    "answer" TEXT NOT NULL,
    "owner" TEXT NOT NULL
);

CREATE TABLE "strategy_action_report" (
    "id" BLOB NOT NULL CONSTRAINT "pk_strategy_action_report" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "action_id" BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    "by_id" BLOB NOT NULL,
    "state" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "forecast" TEXT NULL,
    "why" TEXT NULL
);

CREATE TABLE "strategy_action_comment" (
    "id" BLOB NOT NULL CONSTRAINT "pk_strategy_action_comment" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "action_id" BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    "by_id" BLOB NOT NULL,
    "text" TEXT NOT NULL
);

CREATE TABLE "strategy_action_file" (
    "id" BLOB NOT NULL CONSTRAINT "pk_strategy_action_file" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "action_id" BLOB NOT NULL,
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "length" INTEGER NOT NULL,
    "content" BLOB NOT NULL,
    "given" INTEGER NOT NULL,
    "by_id" BLOB NOT NULL
);

CREATE INDEX "ix_strategy_action_dependency_plan_id" ON "strategy_action_dependency" ("plan_id");
CREATE UNIQUE INDEX "ix_strategy_action_dependency_after_id_before_id" ON "strategy_action_dependency" ("after_id", "before_id");
CREATE INDEX "ix_strategy_action_partner_action_id" ON "strategy_action_partner" ("action_id");
CREATE INDEX "ix_strategy_action_partner_partner_id" ON "strategy_action_partner" ("partner_id");
CREATE INDEX "ix_strategy_action_risk_action_id" ON "strategy_action_risk" ("action_id");
CREATE INDEX "ix_strategy_action_report_action_id_at" ON "strategy_action_report" ("action_id", "at");
CREATE INDEX "ix_strategy_action_comment_action_id_at" ON "strategy_action_comment" ("action_id", "at");
CREATE INDEX "ix_strategy_action_file_action_id" ON "strategy_action_file" ("action_id");
