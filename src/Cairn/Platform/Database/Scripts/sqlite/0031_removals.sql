-- Batches of ends by the register's office, line by line.
CREATE TABLE "register_batch" (
    "id" BLOB NOT NULL CONSTRAINT "pk_register_batch" PRIMARY KEY,
    "register" TEXT NOT NULL,
    "kind" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "notice_days" INTEGER NOT NULL,
    "reversible_days" INTEGER NOT NULL,
    "made" INTEGER NOT NULL,
    "made_on" TEXT NOT NULL,
    "made_by" BLOB NOT NULL,
    "draw" INTEGER NOT NULL,
    "seed" INTEGER NOT NULL,
    "sample_size" INTEGER NOT NULL,
    "signed" INTEGER NULL,
    "signed_by" BLOB NULL,
    "stopped" INTEGER NULL,
    "stopped_by" BLOB NULL,
    "stop_reason" TEXT NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "register_batch_line" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_register_batch_line" PRIMARY KEY AUTOINCREMENT,
    "batch_id" BLOB NOT NULL,
    "place" INTEGER NOT NULL,
    "registrant_id" BLOB NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "outcome" INTEGER NOT NULL,
    "reasons" TEXT NOT NULL,
    "against" TEXT NULL,
    "draw" INTEGER NOT NULL,
    "is_right" INTEGER NULL,
    "check_words" TEXT NULL,
    "checked" INTEGER NULL,
    "checked_by" BLOB NULL,
    "mended" TEXT NULL,
    "notice_on" TEXT NULL,
    "notice_way" TEXT NULL,
    "notice_proof" TEXT NULL,
    "notice_kept" INTEGER NULL,
    "notice_by" BLOB NULL,
    "taken_out" INTEGER NULL,
    "taken_out_by" BLOB NULL,
    "taken_out_why" TEXT NULL,
    "end_number" INTEGER NULL,
    "spared" TEXT NULL,
    "reversed" INTEGER NULL,
    "reversed_by" BLOB NULL,
    "reversed_why" TEXT NULL
);

CREATE INDEX "ix_register_batch_made" ON "register_batch" ("made");
CREATE UNIQUE INDEX "ix_register_batch_line_batch_id_place" ON "register_batch_line" ("batch_id", "place");
CREATE INDEX "ix_register_batch_line_registrant_id" ON "register_batch_line" ("registrant_id");
