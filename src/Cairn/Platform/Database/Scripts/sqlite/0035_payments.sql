-- Files of payments to the register, line by line.
CREATE TABLE "register_payment_file" (
    "id" BLOB NOT NULL CONSTRAINT "pk_register_payment_file" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "lines" INTEGER NOT NULL,
    "brought" INTEGER NOT NULL,
    "brought_on" TEXT NOT NULL,
    "brought_by" BLOB NOT NULL,
    "kept" INTEGER NULL,
    "kept_by" BLOB NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "register_payment_line" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_register_payment_line" PRIMARY KEY AUTOINCREMENT,
    "file_id" BLOB NOT NULL,
    "place" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "day_text" TEXT NOT NULL,
    "sum_text" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "payer" TEXT NOT NULL,
    "day" TEXT NULL,
    "pence" INTEGER NULL,
    "outcome" INTEGER NOT NULL,
    "registrant_id" BLOB NULL,
    "ordinal" INTEGER NOT NULL,
    "open" INTEGER NOT NULL,
    "fact_number" INTEGER NULL,
    "how" INTEGER NULL,
    "settled" INTEGER NULL,
    "settled_by" BLOB NULL,
    "why" TEXT NULL
);

CREATE UNIQUE INDEX "ix_register_payment_file_digest" ON "register_payment_file" ("digest");
CREATE UNIQUE INDEX "ix_register_payment_line_file_id_place" ON "register_payment_line" ("file_id", "place");
CREATE INDEX "ix_register_payment_line_registrant_id" ON "register_payment_line" ("registrant_id");
