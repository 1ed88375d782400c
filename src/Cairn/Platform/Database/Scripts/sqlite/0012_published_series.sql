-- Published figures that were imported, edition beside edition.
CREATE TABLE "workforce_published_figure" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_workforce_published_figure" PRIMARY KEY AUTOINCREMENT,
    "file_id" BLOB NOT NULL,
    "table_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "series" TEXT NOT NULL,
    "line" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "as_at" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "definition" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "coverage" TEXT NOT NULL,
    "published_on" TEXT NULL,
    "code" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "is_total" INTEGER NOT NULL,
    "unit" TEXT NOT NULL,
    "value" INTEGER NULL,
    "value_decimals" INTEGER NOT NULL,
    "share" INTEGER NULL,
    "share_decimals" INTEGER NOT NULL,
    "share_of" INTEGER NULL,
    "share_of_decimals" INTEGER NOT NULL,
    "change" INTEGER NULL,
    "change_decimals" INTEGER NOT NULL,
    "change_from" INTEGER NULL,
    "change_from_decimals" INTEGER NOT NULL,
    "rounding" INTEGER NULL,
    "rounding_decimals" INTEGER NOT NULL,
    "flow" INTEGER NOT NULL,
    "status" INTEGER NOT NULL,
    "evidence" INTEGER NOT NULL,
    "revises" TEXT NULL,
    "withdrawn_on" TEXT NULL,
    "source" TEXT NOT NULL,
    "locator" TEXT NOT NULL,
    "note" TEXT NULL
);

CREATE TABLE "workforce_published_file" (
    "id" BLOB NOT NULL CONSTRAINT "pk_workforce_published_file" PRIMARY KEY,
    "file_name" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "imported" INTEGER NOT NULL,
    "imported_by" BLOB NOT NULL,
    "new" INTEGER NOT NULL,
    "held_before" INTEGER NOT NULL
);

CREATE INDEX "ix_workforce_published_figure_file_id" ON "workforce_published_figure" ("file_id");

CREATE UNIQUE INDEX "ix_workforce_published_figure_series_line_period_edition_status" ON "workforce_published_figure" ("series", "line", "period", "edition", "status");

CREATE UNIQUE INDEX "ix_workforce_published_file_digest" ON "workforce_published_file" ("digest");

CREATE INDEX "ix_workforce_published_file_imported" ON "workforce_published_file" ("imported");
