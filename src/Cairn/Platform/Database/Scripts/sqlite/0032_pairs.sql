-- That two registrants are one person or two, and what went over from one to the other.
CREATE TABLE "register_pair" (
    "id" BLOB NOT NULL CONSTRAINT "pk_register_pair" PRIMARY KEY,
    "kept_id" BLOB NOT NULL,
    "joined_id" BLOB NOT NULL,
    "same" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "on" INTEGER NOT NULL,
    "first_number" INTEGER NOT NULL,
    "last_number" INTEGER NOT NULL,
    "first_ordinal" INTEGER NOT NULL,
    "last_ordinal" INTEGER NOT NULL,
    "moved" TEXT NOT NULL,
    "took_person" INTEGER NOT NULL,
    "took_account" INTEGER NOT NULL,
    "took_hidden" INTEGER NOT NULL,
    "undone" INTEGER NULL,
    "undone_reason" TEXT NULL
);

CREATE INDEX "ix_register_pair_kept_id" ON "register_pair" ("kept_id");
CREATE INDEX "ix_register_pair_joined_id" ON "register_pair" ("joined_id");
