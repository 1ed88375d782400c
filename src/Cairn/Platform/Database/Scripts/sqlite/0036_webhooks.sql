-- Where other systems are told of changes, what they were last told, and the messages.
CREATE TABLE "platform_webhook" (
    "id" BLOB NOT NULL CONSTRAINT "pk_platform_webhook" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "address" TEXT NOT NULL,
    "kinds" TEXT NOT NULL,
    "sealed" BLOB NOT NULL,
    "former" BLOB NULL,
    "former_until" INTEGER NULL,
    "made" INTEGER NOT NULL,
    "made_by" BLOB NOT NULL,
    "paused" INTEGER NULL,
    "paused_why" TEXT NULL,
    "removed" INTEGER NULL
);

CREATE TABLE "platform_webhook_state" (
    "id" BLOB NOT NULL CONSTRAINT "pk_platform_webhook_state" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "webhook_id" BLOB NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" BLOB NOT NULL,
    "state" TEXT NOT NULL
);

CREATE TABLE "platform_webhook_message" (
    "id" BLOB NOT NULL CONSTRAINT "pk_platform_webhook_message" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "webhook_id" BLOB NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" BLOB NOT NULL,
    "body" TEXT NOT NULL,
    "made" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "due" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "tried" INTEGER NULL,
    "answer" TEXT NULL
);

CREATE INDEX "ix_platform_webhook_organisation_id" ON "platform_webhook" ("organisation_id");
CREATE UNIQUE INDEX "ix_platform_webhook_state_webhook_id_kind_subject" ON "platform_webhook_state" ("webhook_id", "kind", "subject");
CREATE INDEX "ix_platform_webhook_message_state_due" ON "platform_webhook_message" ("state", "due");
CREATE INDEX "ix_platform_webhook_message_webhook_id_made" ON "platform_webhook_message" ("webhook_id", "made");
