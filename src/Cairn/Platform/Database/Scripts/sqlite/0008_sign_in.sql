-- For whom an account works; invitations; one-time codes; passkeys; forgotten passwords; sessions.
ALTER TABLE "access_account" ADD COLUMN "last_sign_in" TEXT NULL;
ALTER TABLE "access_account" ADD COLUMN "one_time_secret" BLOB NULL;
ALTER TABLE "access_account" ADD COLUMN "one_time_since" INTEGER NULL;
ALTER TABLE "access_account" ADD COLUMN "one_time_step" INTEGER NULL;
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
CREATE INDEX "ix_people_invitation_digest" ON "people_invitation" ("digest");
CREATE INDEX "ix_people_invitation_organisation_id" ON "people_invitation" ("organisation_id");
CREATE TABLE "access_recovery_code" (
    "id" BLOB NOT NULL CONSTRAINT "pk_access_recovery_code" PRIMARY KEY,
    "account_id" BLOB NOT NULL,
    "digest" BLOB NOT NULL,
    "used" INTEGER NULL
);
CREATE INDEX "ix_access_recovery_code_account_id" ON "access_recovery_code" ("account_id");
CREATE TABLE "access_password_reset" (
    "id" BLOB NOT NULL CONSTRAINT "pk_access_password_reset" PRIMARY KEY,
    "account_id" BLOB NOT NULL,
    "organisation_id" BLOB NOT NULL,
    "digest" BLOB NOT NULL,
    "until" INTEGER NOT NULL,
    "used" INTEGER NULL
);
CREATE INDEX "ix_access_password_reset_digest" ON "access_password_reset" ("digest");
CREATE INDEX "ix_access_password_reset_account_id" ON "access_password_reset" ("account_id");
CREATE TABLE "access_passkey" (
    "id" BLOB NOT NULL CONSTRAINT "pk_access_passkey" PRIMARY KEY,
    "account_id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "credential_id" BLOB NOT NULL,
    "public_key" BLOB NOT NULL,
    "sign_count" INTEGER NOT NULL,
    "transports" TEXT NOT NULL,
    "backup_eligible" INTEGER NOT NULL,
    "backed_up" INTEGER NOT NULL,
    "made" INTEGER NOT NULL,
    "last_used" TEXT NULL
);
CREATE UNIQUE INDEX "ix_access_passkey_credential_id" ON "access_passkey" ("credential_id");
CREATE INDEX "ix_access_passkey_account_id" ON "access_passkey" ("account_id");
CREATE TABLE "access_session" (
    "id" BLOB NOT NULL CONSTRAINT "pk_access_session" PRIMARY KEY,
    "account_id" BLOB NOT NULL,
    "device" TEXT NOT NULL,
    "started" INTEGER NOT NULL,
    "last_seen" INTEGER NOT NULL
);
CREATE INDEX "ix_access_session_account_id" ON "access_session" ("account_id");
