-- How the services of a kind lay at a quarter's end.
CREATE TABLE "workforce_like_quarter" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_workforce_like_quarter" PRIMARY KEY AUTOINCREMENT,
    "country" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "area" TEXT NULL,
    "size" TEXT NULL,
    "measure" TEXT NOT NULL,
    "definition" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "tenth" INTEGER NOT NULL,
    "lower_quarter" INTEGER NOT NULL,
    "middle" INTEGER NOT NULL,
    "upper_quarter" INTEGER NOT NULL,
    "ninth_tenth" INTEGER NOT NULL
);

CREATE INDEX "ix_workforce_like_quarter_country_kind_day" ON "workforce_like_quarter" ("country", "kind", "day");
