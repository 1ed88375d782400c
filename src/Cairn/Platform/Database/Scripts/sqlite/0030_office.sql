-- Who put a fact of the register in, and the reasons of the office's decisions.
ALTER TABLE "register_fact" ADD COLUMN "recorded_by" BLOB NULL;

CREATE TABLE "register_decision" (
    "id" BLOB NOT NULL CONSTRAINT "pk_register_decision" PRIMARY KEY,
    "registrant_id" BLOB NOT NULL,
    "fact_number" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "appeal_by" TEXT NULL
);

CREATE INDEX "ix_register_decision_registrant_id" ON "register_decision" ("registrant_id");
