-- Fitness to practise cases and their timelines.
CREATE TABLE "register_case" (
    "id" BLOB NOT NULL CONSTRAINT "pk_register_case" PRIMARY KEY,
    "registrant_id" BLOB NOT NULL,
    "fact_number" INTEGER NOT NULL,
    "opened" TEXT NOT NULL,
    "opened_by" BLOB NOT NULL,
    "investigator" BLOB NULL,
    "hearing" TEXT NULL,
    "decided" TEXT NULL,
    "closed" TEXT NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "register_case_entry" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_register_case_entry" PRIMARY KEY AUTOINCREMENT,
    "case_id" BLOB NOT NULL,
    "registrant_id" BLOB NOT NULL,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "by" BLOB NOT NULL
);

CREATE INDEX "ix_register_case_closed" ON "register_case" ("closed");
CREATE INDEX "ix_register_case_registrant_id" ON "register_case" ("registrant_id");
CREATE INDEX "ix_register_case_entry_case_id" ON "register_case_entry" ("case_id");
