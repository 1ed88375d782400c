-- Rewards and grades, yearly assessments of practice, adopted policies, and help between employers.
CREATE TABLE "workforce_reward" (
    "id" BLOB NOT NULL CONSTRAINT "pk_workforce_reward" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "element" TEXT NOT NULL,
    "roles" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NULL,
    "pence" INTEGER NULL,
    "words" TEXT NULL,
    "stated" INTEGER NOT NULL
);
CREATE INDEX "ix_workforce_reward_organisation_id_element" ON "workforce_reward" ("organisation_id", "element");

CREATE TABLE "workforce_rewards_said" (
    "id" BLOB NOT NULL CONSTRAINT "pk_workforce_rewards_said" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "first" TEXT NOT NULL,
    "last" TEXT NOT NULL
);
CREATE UNIQUE INDEX "ix_workforce_rewards_said_organisation_id" ON "workforce_rewards_said" ("organisation_id");

CREATE TABLE "workforce_grade" (
    "id" BLOB NOT NULL CONSTRAINT "pk_workforce_grade" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    "roles" TEXT NOT NULL,
    "pay_from" INTEGER NULL,
    "pay_to" INTEGER NULL,
    "asks" TEXT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NULL
);
CREATE INDEX "ix_workforce_grade_organisation_id_order" ON "workforce_grade" ("organisation_id", "order");

CREATE TABLE "workforce_practice_assessment" (
    "id" BLOB NOT NULL CONSTRAINT "pk_workforce_practice_assessment" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "year" INTEGER NOT NULL,
    "edition" TEXT NOT NULL,
    "short" INTEGER NOT NULL,
    "begun" TEXT NOT NULL,
    "signed_off" TEXT NULL,
    "signed_as" TEXT NULL
);
CREATE UNIQUE INDEX "ix_workforce_practice_assessment_organisation_id_year" ON "workforce_practice_assessment" ("organisation_id", "year");

CREATE TABLE "workforce_practice_answer" (
    "id" BLOB NOT NULL CONSTRAINT "pk_workforce_practice_answer" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "assessment_id" BLOB NOT NULL,
    "statement" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "reason" TEXT NULL,
    "evidence" TEXT NULL,
    "step" TEXT NULL,
    "who" TEXT NULL,
    "due" TEXT NULL,
    "done" TEXT NULL
);
CREATE UNIQUE INDEX "ix_workforce_practice_answer_assessment_id_statement" ON "workforce_practice_answer" ("assessment_id", "statement");

CREATE TABLE "workforce_policy" (
    "id" BLOB NOT NULL CONSTRAINT "pk_workforce_policy" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "policy" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "edition" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "adopted" TEXT NOT NULL,
    "adopted_by" TEXT NOT NULL,
    "review" TEXT NOT NULL
);
CREATE UNIQUE INDEX "ix_workforce_policy_organisation_id_policy_number" ON "workforce_policy" ("organisation_id", "policy", "number");

CREATE TABLE "workforce_help_notice" (
    "id" BLOB NOT NULL CONSTRAINT "pk_workforce_help_notice" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "kind" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "area" TEXT NULL,
    "for_size" TEXT NULL,
    "words" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "put_up" INTEGER NOT NULL,
    "closed" TEXT NULL,
    "country" TEXT NOT NULL,
    "shown_name" TEXT NOT NULL,
    "shown_area" TEXT NULL,
    "shown_size" TEXT NOT NULL
);
CREATE INDEX "ix_workforce_help_notice_state_until" ON "workforce_help_notice" ("state", "until");

CREATE TABLE "workforce_help_message" (
    "id" BLOB NOT NULL CONSTRAINT "pk_workforce_help_message" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "to_id" BLOB NOT NULL,
    "notice_id" BLOB NOT NULL,
    "text" TEXT NOT NULL,
    "sent" INTEGER NOT NULL
);
CREATE INDEX "ix_workforce_help_message_notice_id_sent" ON "workforce_help_message" ("notice_id", "sent");
CREATE INDEX "ix_workforce_help_message_to_id" ON "workforce_help_message" ("to_id");

