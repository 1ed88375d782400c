-- What everybody reads of a decision, and the list of hearings.
CREATE TABLE "register_published" (
    "id" BLOB NOT NULL CONSTRAINT "pk_register_published" PRIMARY KEY,
    "registrant_id" BLOB NOT NULL,
    "fact_number" INTEGER NOT NULL,
    "words" TEXT NOT NULL
);

CREATE TABLE "register_hearing" (
    "id" BLOB NOT NULL CONSTRAINT "pk_register_hearing" PRIMARY KEY,
    "registrant_id" BLOB NOT NULL,
    "case_id" BLOB NOT NULL,
    "on" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "listed" TEXT NOT NULL,
    "withdrawn" TEXT NULL
);

CREATE INDEX "ix_register_published_registrant_id" ON "register_published" ("registrant_id");
CREATE INDEX "ix_register_hearing_on" ON "register_hearing" ("on");
CREATE INDEX "ix_register_hearing_registrant_id" ON "register_hearing" ("registrant_id");

-- Conditions of practice, as everybody reads them and as the register checks them.
CREATE TABLE "register_condition" (
    "id" BLOB NOT NULL CONSTRAINT "pk_register_condition" PRIMARY KEY,
    "registrant_id" BLOB NOT NULL,
    "fact_number" INTEGER NOT NULL,
    "kind" INTEGER NOT NULL,
    "code" TEXT NULL,
    "minutes" INTEGER NOT NULL,
    "due" TEXT NULL,
    "words" TEXT NOT NULL
);

CREATE INDEX "ix_register_condition_registrant_id" ON "register_condition" ("registrant_id");
