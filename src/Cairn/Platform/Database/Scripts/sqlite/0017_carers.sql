-- Everyone who cares: what councils say of carers and of foster carers' allowances, and providers of their volunteers.
CREATE TABLE "workforce_care_statement" (
    "id" BLOB NOT NULL CONSTRAINT "pk_workforce_care_statement" PRIMARY KEY,
    "country" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "as_at" TEXT NOT NULL,
    "people" INTEGER NOT NULL,
    "how" TEXT NOT NULL,
    "margin" INTEGER NULL,
    "source" TEXT NOT NULL,
    "stated" INTEGER NOT NULL
);

CREATE UNIQUE INDEX "ix_workforce_care_statement_area_kind_as_at" ON "workforce_care_statement" ("area", "kind", "as_at");

CREATE TABLE "workforce_foster_allowance" (
    "id" BLOB NOT NULL CONSTRAINT "pk_workforce_foster_allowance" PRIMARY KEY,
    "country" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "band" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "pence" INTEGER NOT NULL,
    "children" INTEGER NULL,
    "stated" INTEGER NOT NULL
);

CREATE UNIQUE INDEX "ix_workforce_foster_allowance_area_band_from" ON "workforce_foster_allowance" ("area", "band", "from");

CREATE TABLE "workforce_volunteers" (
    "id" BLOB NOT NULL CONSTRAINT "pk_workforce_volunteers" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "service_id" BLOB NOT NULL,
    "year" INTEGER NOT NULL,
    "people" INTEGER NOT NULL,
    "stated" INTEGER NOT NULL
);

CREATE UNIQUE INDEX "ix_workforce_volunteers_organisation_id_service_id_year" ON "workforce_volunteers" ("organisation_id", "service_id", "year");
