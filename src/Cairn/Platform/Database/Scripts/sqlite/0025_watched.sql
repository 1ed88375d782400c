-- What employers were last told of the registration of those they watch.
CREATE TABLE "workforce_watched" (
    "id" BLOB NOT NULL CONSTRAINT "pk_workforce_watched" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "registrant_id" BLOB NOT NULL,
    "by_list" INTEGER NOT NULL,
    "standing" INTEGER NOT NULL,
    "marks" INTEGER NOT NULL,
    "told" INTEGER NOT NULL
);

CREATE UNIQUE INDEX "ix_workforce_watched_organisation_id_registrant_id" ON "workforce_watched" ("organisation_id", "registrant_id");
