-- Sign-ins of OpenID providers that open an account.
CREATE TABLE "access_open_id" (
    "id" BLOB NOT NULL CONSTRAINT "pk_access_open_id" PRIMARY KEY,
    "account_id" BLOB NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "made" INTEGER NOT NULL,
    "last_used" TEXT NULL
);
CREATE UNIQUE INDEX "ix_access_open_id_issuer_subject" ON "access_open_id" ("issuer", "subject");
CREATE INDEX "ix_access_open_id_account_id" ON "access_open_id" ("account_id");
