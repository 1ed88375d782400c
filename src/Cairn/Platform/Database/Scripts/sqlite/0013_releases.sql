-- Summaries that were published, with their files and the facts behind them.
CREATE TABLE "workforce_release" (
    "id" BLOB NOT NULL CONSTRAINT "pk_workforce_release" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "edition" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "area" TEXT NULL,
    "as_at" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "made" INTEGER NOT NULL,
    "made_by" BLOB NOT NULL,
    "withdrawn" INTEGER NULL,
    "withdrawn_why" TEXT NULL,
    "files" BLOB NOT NULL,
    "frozen" BLOB NOT NULL
);

CREATE UNIQUE INDEX "ix_workforce_release_name_edition" ON "workforce_release" ("name", "edition");
