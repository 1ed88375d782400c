-- What employers say of applications that name them.
CREATE TABLE "register_endorsement" (
    "id" BLOB NOT NULL CONSTRAINT "pk_register_endorsement" PRIMARY KEY,
    "registrant_id" BLOB NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "employer_id" BLOB NOT NULL,
    "confirmed" INTEGER NOT NULL,
    "words" TEXT NULL,
    "on" TEXT NOT NULL
);

CREATE INDEX "ix_register_endorsement_registrant_id_ordinal" ON "register_endorsement" ("registrant_id", "ordinal");
