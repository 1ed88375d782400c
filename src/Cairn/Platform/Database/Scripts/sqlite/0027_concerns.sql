-- Concerns about workers, and where the questions before them led.
CREATE TABLE "register_concern" (
    "id" BLOB NOT NULL CONSTRAINT "pk_register_concern" PRIMARY KEY,
    "code" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "number" INTEGER NULL,
    "works_at" TEXT NULL,
    "happened" TEXT NOT NULL,
    "when" TEXT NULL,
    "employer_knows" TEXT NULL,
    "from_name" TEXT NULL,
    "from_contact" TEXT NULL,
    "from_provider" BLOB NULL,
    "received" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "registrant_id" BLOB NULL,
    "decided" INTEGER NULL,
    "decided_by" BLOB NULL,
    "reason" TEXT NULL,
    "told" TEXT NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "register_screened" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_register_screened" PRIMARY KEY AUTOINCREMENT,
    "day" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "times" INTEGER NOT NULL
);

CREATE UNIQUE INDEX "ix_register_concern_code" ON "register_concern" ("code");
CREATE INDEX "ix_register_concern_state_received" ON "register_concern" ("state", "received");
CREATE UNIQUE INDEX "ix_register_screened_day_country_subject" ON "register_screened" ("day", "country", "subject");
