-- Regulators' lists of services, what they say, and which provider claims which of the services.
CREATE TABLE "workforce_regulated_provider" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_workforce_regulated_provider" PRIMARY KEY AUTOINCREMENT,
    "list_id" BLOB NOT NULL,
    "regulator" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "name" TEXT NULL,
    "is_persons" INTEGER NOT NULL
);

CREATE TABLE "workforce_regulated_service" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_workforce_regulated_service" PRIMARY KEY AUTOINCREMENT,
    "list_id" BLOB NOT NULL,
    "regulator" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "provider_number" TEXT NULL,
    "name" TEXT NULL,
    "shown_name" TEXT NOT NULL,
    "shown_key" TEXT NOT NULL,
    "is_persons" INTEGER NOT NULL,
    "kind" TEXT NULL,
    "subtype" TEXT NULL,
    "sector" TEXT NULL,
    "council_run" INTEGER NULL,
    "care" TEXT NULL,
    "client_group" TEXT NULL,
    "address1" TEXT NULL,
    "address2" TEXT NULL,
    "address3" TEXT NULL,
    "address4" TEXT NULL,
    "town" TEXT NULL,
    "postcode" TEXT NULL,
    "place_key" TEXT NOT NULL,
    "postcode_key" TEXT NOT NULL,
    "area_name" TEXT NULL,
    "area" TEXT NULL,
    "status" TEXT NULL,
    "places" INTEGER NULL,
    "staff_hundredths" INTEGER NULL,
    "registered" TEXT NULL,
    "registered_month" TEXT NULL,
    "from_the_beginning" INTEGER NOT NULL,
    "inspected" TEXT NULL,
    "link" TEXT NULL,
    "grades" TEXT NOT NULL,
    "grade_spread" TEXT NULL,
    "grade_least" INTEGER NULL,
    "grade_most" INTEGER NULL,
    "grade_change" TEXT NULL,
    "graded" TEXT NULL,
    "yearly" TEXT NOT NULL,
    "as_at" TEXT NOT NULL,
    "seen" TEXT NOT NULL
);

CREATE TABLE "workforce_service_claim" (
    "id" BLOB NOT NULL CONSTRAINT "pk_workforce_service_claim" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "service_id" BLOB NOT NULL,
    "regulator" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "claimed" INTEGER NOT NULL,
    "claimed_by" BLOB NOT NULL
);

CREATE TABLE "workforce_service_list" (
    "id" BLOB NOT NULL CONSTRAINT "pk_workforce_service_list" PRIMARY KEY,
    "regulator" TEXT NOT NULL,
    "as_at" TEXT NOT NULL,
    "as_at_from" INTEGER NOT NULL,
    "file_name" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "taken" INTEGER NOT NULL,
    "taken_by" BLOB NOT NULL,
    "is_current" INTEGER NOT NULL,
    "is_done" INTEGER NOT NULL,
    "newest" TEXT NOT NULL,
    "services" INTEGER NOT NULL,
    "providers" INTEGER NOT NULL,
    "inactive" INTEGER NOT NULL,
    "refused" INTEGER NOT NULL,
    "areas_unknown" INTEGER NOT NULL,
    "new" INTEGER NOT NULL,
    "closed" INTEGER NOT NULL,
    "gone" INTEGER NOT NULL,
    "regraded" INTEGER NOT NULL,
    "report" TEXT NOT NULL
);

CREATE UNIQUE INDEX "ix_workforce_regulated_provider_list_id_number" ON "workforce_regulated_provider" ("list_id", "number");

CREATE UNIQUE INDEX "ix_workforce_regulated_service_list_id_number" ON "workforce_regulated_service" ("list_id", "number");

CREATE INDEX "ix_workforce_regulated_service_list_id_provider_number" ON "workforce_regulated_service" ("list_id", "provider_number");

CREATE INDEX "ix_workforce_regulated_service_list_id_shown_key_number" ON "workforce_regulated_service" ("list_id", "shown_key", "number");

CREATE UNIQUE INDEX "ix_workforce_service_claim_organisation_id_service_id" ON "workforce_service_claim" ("organisation_id", "service_id");

CREATE UNIQUE INDEX "ix_workforce_service_claim_regulator_number" ON "workforce_service_claim" ("regulator", "number");

CREATE INDEX "ix_workforce_service_list_regulator_taken" ON "workforce_service_list" ("regulator", "taken");
