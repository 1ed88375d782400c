-- Concerns that are written and not sent: found by their code alone.
CREATE TABLE "register_concern_draft" (
    "id" BLOB NOT NULL CONSTRAINT "pk_register_concern_draft" PRIMARY KEY,
    "code" BLOB NOT NULL,
    "written" TEXT NOT NULL,
    "saved" INTEGER NOT NULL,
    "until" TEXT NOT NULL,
    "version" INTEGER NOT NULL
);

CREATE UNIQUE INDEX "ix_register_concern_draft_code" ON "register_concern_draft" ("code");
CREATE INDEX "ix_register_concern_draft_until" ON "register_concern_draft" ("until");

-- The ends of a signed batch are put in by a job.
ALTER TABLE "register_batch" ADD COLUMN "job_id" BLOB NULL;
