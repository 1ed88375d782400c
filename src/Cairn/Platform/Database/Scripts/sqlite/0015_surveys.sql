-- Surveys of the workforce. A survey's answers are one row, so that the database's own marks tell nothing of any of them.
CREATE TABLE "workforce_survey" (
    "id" BLOB NOT NULL CONSTRAINT "pk_workforce_survey" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "title" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "questions" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "code" TEXT NULL,
    "asked" INTEGER NOT NULL,
    "slips" INTEGER NOT NULL,
    "opens_on" TEXT NULL,
    "closes_on" TEXT NULL,
    "closed_on" TEXT NULL,
    "reminders_planned" INTEGER NOT NULL,
    "reminders" INTEGER NOT NULL,
    "reminded_on" TEXT NULL,
    "follows" BLOB NULL,
    "results" TEXT NULL
);

CREATE TABLE "workforce_survey_box" (
    "survey_id" BLOB NOT NULL CONSTRAINT "pk_workforce_survey_box" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "codes" BLOB NOT NULL,
    "counts" TEXT NOT NULL,
    "words" TEXT NOT NULL
);

-- Without row numbers, which would be in the order of taking.
CREATE TABLE "workforce_survey_taken" (
    "survey_id" BLOB NOT NULL,
    "account_id" BLOB NOT NULL,
    "organisation_id" BLOB NOT NULL,
    CONSTRAINT "pk_workforce_survey_taken" PRIMARY KEY ("survey_id", "account_id")
) WITHOUT ROWID;

CREATE UNIQUE INDEX "ix_workforce_survey_code" ON "workforce_survey" ("code");

CREATE INDEX "ix_workforce_survey_organisation_id" ON "workforce_survey" ("organisation_id");
