-- What providers' years cost, as they say.
CREATE TABLE "workforce_year_cost" (
    "id" BLOB NOT NULL CONSTRAINT "pk_workforce_year_cost" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "year" INTEGER NOT NULL,
    "staff" INTEGER NULL,
    "agency" INTEGER NULL,
    "training" INTEGER NULL,
    "total" INTEGER NULL,
    "stated" INTEGER NOT NULL
);

CREATE UNIQUE INDEX "ix_workforce_year_cost_organisation_id_year" ON "workforce_year_cost" ("organisation_id", "year");
