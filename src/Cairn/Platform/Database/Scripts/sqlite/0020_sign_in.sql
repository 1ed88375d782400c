-- For whom an account works; invitations to sign in.
ALTER TABLE "access_account" ADD COLUMN "last_sign_in" TEXT NULL;
CREATE TABLE "access_membership" (
    "id" BLOB NOT NULL CONSTRAINT "pk_access_membership" PRIMARY KEY,
    "account_id" BLOB NOT NULL,
    "organisation_id" BLOB NOT NULL,
    "role" INTEGER NOT NULL,
    "area" TEXT NULL,
    "person_id" BLOB NULL,
    "since" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "ix_access_membership_account_id_organisation_id" ON "access_membership" ("account_id", "organisation_id");
CREATE INDEX "ix_access_membership_organisation_id" ON "access_membership" ("organisation_id");
-- Accounts made before: where they work is their one membership. A worker (role 1) of no organisation has none.
INSERT INTO "access_membership"
SELECT "id", "id", coalesce("organisation_id", zeroblob(16)), "role", "area", "person_id", CAST(strftime('%s', 'now') AS INTEGER) * 1000000
  FROM "access_account" WHERE "organisation_id" IS NOT NULL OR "role" <> 1;
CREATE TABLE "people_invitation" (
    "id" BLOB NOT NULL CONSTRAINT "pk_people_invitation" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "email" TEXT NOT NULL,
    "role" INTEGER NOT NULL,
    "area" TEXT NULL,
    "digest" BLOB NOT NULL,
    "made" INTEGER NOT NULL,
    "made_by" BLOB NOT NULL,
    "until" INTEGER NOT NULL,
    "accepted" INTEGER NULL,
    "withdrawn" INTEGER NULL
);
CREATE UNIQUE INDEX "ix_people_invitation_digest" ON "people_invitation" ("digest");
CREATE INDEX "ix_people_invitation_organisation_id" ON "people_invitation" ("organisation_id");
