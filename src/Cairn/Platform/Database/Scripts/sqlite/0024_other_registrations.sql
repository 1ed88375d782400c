-- Registrations with other bodies, as employers looked them up.
CREATE TABLE "workforce_other_registration" (
    "id" BLOB NOT NULL CONSTRAINT "pk_workforce_other_registration" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "engagement_id" BLOB NOT NULL,
    "body" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "checked" TEXT NOT NULL,
    "until" TEXT NULL
);

CREATE UNIQUE INDEX "ix_workforce_other_registration_engagement_id_body" ON "workforce_other_registration" ("engagement_id", "body");
CREATE INDEX "ix_workforce_other_registration_organisation_id" ON "workforce_other_registration" ("organisation_id");
