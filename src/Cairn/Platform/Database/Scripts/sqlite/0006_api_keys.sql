-- Keys of other systems; and which request a request key belongs to.
CREATE TABLE "access_api_key" (
    "id" BLOB NOT NULL CONSTRAINT "pk_access_api_key" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "permissions" TEXT NOT NULL,
    "digest" BLOB NOT NULL,
    "made" INTEGER NOT NULL,
    "made_by" BLOB NOT NULL,
    "last_used" TEXT NULL,
    "revoked" INTEGER NULL
);
CREATE INDEX "ix_access_api_key_organisation_id" ON "access_api_key" ("organisation_id");
ALTER TABLE "platform_request_key" ADD COLUMN "digest" TEXT NULL;
