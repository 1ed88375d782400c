-- People are suitable before they start; international recruitment; results under the employers' code, kept at sign-off.
CREATE TABLE "workforce_candidate" (
    "id" BLOB NOT NULL CONSTRAINT "pk_workforce_candidate" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "service_id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "contract_type" INTEGER NULL,
    "planned_on" TEXT NOT NULL,
    "added" TEXT NOT NULL,
    "started_on" TEXT NULL,
    "campaign_id" BLOB NULL
);

CREATE INDEX "ix_workforce_candidate_organisation_id_planned_on" ON "workforce_candidate" ("organisation_id", "planned_on");

CREATE TABLE "workforce_suitability_check" (
    "id" BLOB NOT NULL CONSTRAINT "pk_workforce_suitability_check" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "engagement_id" BLOB NOT NULL,
    "check" TEXT NOT NULL,
    "outcome" INTEGER NOT NULL,
    "asked_on" TEXT NOT NULL,
    "done_on" TEXT NULL,
    "count" INTEGER NULL,
    "looked_by" TEXT NULL,
    "document" TEXT NULL,
    "renew_by" TEXT NULL
);

CREATE INDEX "ix_workforce_suitability_check_engagement_id_check" ON "workforce_suitability_check" ("engagement_id", "check");

CREATE INDEX "ix_workforce_suitability_check_organisation_id_renew_by" ON "workforce_suitability_check" ("organisation_id", "renew_by");

CREATE TABLE "workforce_check_waiver" (
    "id" BLOB NOT NULL CONSTRAINT "pk_workforce_check_waiver" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "engagement_id" BLOB NOT NULL,
    "check" TEXT NOT NULL,
    "waived_by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "safeguards" TEXT NOT NULL,
    "given" TEXT NOT NULL,
    "until" TEXT NOT NULL
);

CREATE INDEX "ix_workforce_check_waiver_engagement_id_check" ON "workforce_check_waiver" ("engagement_id", "check");

CREATE INDEX "ix_workforce_check_waiver_organisation_id_until" ON "workforce_check_waiver" ("organisation_id", "until");

CREATE TABLE "workforce_recruitment_campaign" (
    "id" BLOB NOT NULL CONSTRAINT "pk_workforce_recruitment_campaign" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "country" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "agency" TEXT NULL,
    "found" INTEGER NOT NULL,
    "agreement" TEXT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NULL,
    "stated" TEXT NOT NULL
);

CREATE INDEX "ix_workforce_recruitment_campaign_organisation_id_from" ON "workforce_recruitment_campaign" ("organisation_id", "from");

CREATE TABLE "workforce_campaign_answer" (
    "id" BLOB NOT NULL CONSTRAINT "pk_workforce_campaign_answer" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "campaign_id" BLOB NOT NULL,
    "item" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "words" TEXT NULL,
    "said" TEXT NOT NULL
);

CREATE UNIQUE INDEX "ix_workforce_campaign_answer_campaign_id_item" ON "workforce_campaign_answer" ("campaign_id", "item");

CREATE TABLE "workforce_recruit_answer" (
    "id" BLOB NOT NULL CONSTRAINT "pk_workforce_recruit_answer" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "engagement_id" BLOB NOT NULL,
    "campaign_id" BLOB NOT NULL,
    "item" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "words" TEXT NULL,
    "said" TEXT NOT NULL
);

CREATE INDEX "ix_workforce_recruit_answer_campaign_id" ON "workforce_recruit_answer" ("campaign_id");

CREATE UNIQUE INDEX "ix_workforce_recruit_answer_engagement_id_item" ON "workforce_recruit_answer" ("engagement_id", "item");

CREATE TABLE "workforce_code_result" (
    "id" BLOB NOT NULL CONSTRAINT "pk_workforce_code_result" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "assessment_id" BLOB NOT NULL,
    "year" INTEGER NOT NULL,
    "edition" TEXT NOT NULL,
    "heading" TEXT NOT NULL,
    "result" INTEGER NOT NULL,
    "done" INTEGER NOT NULL,
    "applies" INTEGER NOT NULL,
    "asked" INTEGER NOT NULL,
    "signed_off" TEXT NOT NULL
);

CREATE UNIQUE INDEX "ix_workforce_code_result_organisation_id_year_heading" ON "workforce_code_result" ("organisation_id", "year", "heading");

ALTER TABLE "workforce_practice_answer" ADD COLUMN "evidence_policy" TEXT NULL;
ALTER TABLE "workforce_practice_answer" ADD COLUMN "evidence_measure" TEXT NULL;
