-- What people ask about the records that are held of them; which records are kept longer than the rules say; what was erased.
CREATE TABLE "workforce_record_request" (
    "id" BLOB NOT NULL CONSTRAINT "pk_workforce_record_request" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "engagement_id" BLOB NOT NULL,
    "kind" INTEGER NOT NULL,
    "question" TEXT NULL,
    "text" TEXT NOT NULL,
    "asked" INTEGER NOT NULL,
    "due" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "answer" TEXT NULL,
    "answered" INTEGER NULL
);
CREATE INDEX "ix_workforce_record_request_organisation_id_state_due" ON "workforce_record_request" ("organisation_id", "state", "due");
CREATE INDEX "ix_workforce_record_request_engagement_id" ON "workforce_record_request" ("engagement_id");
CREATE TABLE "workforce_record_hold" (
    "id" BLOB NOT NULL CONSTRAINT "pk_workforce_record_hold" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "engagement_id" BLOB NOT NULL,
    "reason" TEXT NOT NULL,
    "until" TEXT NOT NULL
);
CREATE INDEX "ix_workforce_record_hold_organisation_id" ON "workforce_record_hold" ("organisation_id");
CREATE UNIQUE INDEX "ix_workforce_record_hold_engagement_id" ON "workforce_record_hold" ("engagement_id");
CREATE TABLE "workforce_erasure" (
    "id" BLOB NOT NULL CONSTRAINT "pk_workforce_erasure" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "record" BLOB NOT NULL,
    "of_return" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "why" INTEGER NOT NULL,
    "rule" TEXT NULL,
    "rows" INTEGER NOT NULL
);
CREATE INDEX "ix_workforce_erasure_organisation_id_at" ON "workforce_erasure" ("organisation_id", "at");
ALTER TABLE "workforce_return" ADD COLUMN "cleared" TEXT NULL;
