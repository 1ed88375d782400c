-- The register: registrants, their registrations as dated facts, applications, evidence, recognised awards.
CREATE TABLE "register_application" (
    "id" BLOB NOT NULL CONSTRAINT "pk_register_application" PRIMARY KEY,
    "account_id" BLOB NOT NULL,
    "register" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "started" TEXT NULL,
    "employer_id" BLOB NULL,
    "employer" TEXT NULL,
    "title" TEXT NULL,
    "given" TEXT NULL,
    "family" TEXT NULL,
    "previous_names" TEXT NULL,
    "birth_date" TEXT NULL,
    "email" TEXT NULL,
    "phone" TEXT NULL,
    "address" TEXT NULL,
    "postcode" TEXT NULL,
    "town" TEXT NULL,
    "at_risk" INTEGER NOT NULL,
    "held" TEXT NULL,
    "other_award" TEXT NULL,
    "other_awarded_by" TEXT NULL,
    "other_country" TEXT NULL,
    "other_year" INTEGER NULL,
    "declared" TEXT NULL,
    "declared_words" TEXT NULL,
    "saved" INTEGER NOT NULL,
    "registrant_id" BLOB NULL,
    "ordinal" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "register_details_request" (
    "id" BLOB NOT NULL CONSTRAINT "pk_register_details_request" PRIMARY KEY,
    "registrant_id" BLOB NOT NULL,
    "given" TEXT NULL,
    "family" TEXT NULL,
    "birth_date" TEXT NULL,
    "why" TEXT NOT NULL,
    "asked" TEXT NOT NULL,
    "decided" TEXT NULL,
    "agreed" INTEGER NOT NULL,
    "reason" TEXT NULL
);

CREATE TABLE "register_employment" (
    "id" BLOB NOT NULL CONSTRAINT "pk_register_employment" PRIMARY KEY,
    "registrant_id" BLOB NOT NULL,
    "employer_id" BLOB NULL,
    "employer" TEXT NULL,
    "title" TEXT NULL
);

CREATE TABLE "register_evidence" (
    "id" BLOB NOT NULL CONSTRAINT "pk_register_evidence" PRIMARY KEY,
    "owner_id" BLOB NOT NULL,
    "for" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "length" INTEGER NOT NULL,
    "content" BLOB NOT NULL,
    "given" INTEGER NOT NULL
);

CREATE TABLE "register_fact" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_register_fact" PRIMARY KEY AUTOINCREMENT,
    "registrant_id" BLOB NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" INTEGER NOT NULL,
    "on" TEXT NOT NULL,
    "until" TEXT NULL,
    "period" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    "code" TEXT NULL,
    "by" INTEGER NOT NULL,
    "about" INTEGER NOT NULL,
    "detail" BLOB NULL,
    "recorded" INTEGER NOT NULL,
    "withdrawn" INTEGER NULL
);

CREATE TABLE "register_information_request" (
    "id" BLOB NOT NULL CONSTRAINT "pk_register_information_request" PRIMARY KEY,
    "registrant_id" BLOB NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "asked" TEXT NOT NULL,
    "due" TEXT NOT NULL,
    "answer" TEXT NULL,
    "answered" TEXT NULL
);

CREATE TABLE "register_learning" (
    "id" BLOB NOT NULL CONSTRAINT "pk_register_learning" PRIMARY KEY,
    "registrant_id" BLOB NOT NULL,
    "title" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "peer" TEXT NULL
);

CREATE TABLE "register_previous_name" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_register_previous_name" PRIMARY KEY AUTOINCREMENT,
    "registrant_id" BLOB NOT NULL,
    "given" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "shown" INTEGER NOT NULL
);

CREATE TABLE "register_private" (
    "id" BLOB NOT NULL CONSTRAINT "pk_register_private" PRIMARY KEY,
    "birth_date" TEXT NULL,
    "email" TEXT NULL,
    "phone" TEXT NULL,
    "address" TEXT NULL,
    "postcode" TEXT NULL
);

CREATE TABLE "register_qualification" (
    "id" BLOB NOT NULL CONSTRAINT "pk_register_qualification" PRIMARY KEY,
    "registrant_id" BLOB NOT NULL,
    "code" TEXT NULL,
    "title" TEXT NOT NULL,
    "awarded_by" TEXT NULL,
    "country" TEXT NULL,
    "year" INTEGER NULL,
    "assessed" INTEGER NULL,
    "recognised_as" TEXT NULL,
    "reason" TEXT NULL
);

CREATE TABLE "register_recognition" (
    "id" BLOB NOT NULL CONSTRAINT "pk_register_recognition" PRIMARY KEY,
    "register" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "awarded_by" TEXT NULL,
    "country" TEXT NULL,
    "recognised_as" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NULL
);

CREATE TABLE "register_registrant" (
    "id" BLOB NOT NULL CONSTRAINT "pk_register_registrant" PRIMARY KEY,
    "number" INTEGER NOT NULL,
    "register" TEXT NOT NULL,
    "given" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "town" TEXT NULL,
    "hidden" INTEGER NOT NULL,
    "person_id" BLOB NULL,
    "account_id" BLOB NULL,
    "merged_into" BLOB NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "register_registration" (
    "id" BLOB NOT NULL CONSTRAINT "pk_register_registration" PRIMARY KEY,
    "registrant_id" BLOB NOT NULL,
    "part" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL
);

CREATE INDEX "ix_register_application_account_id" ON "register_application" ("account_id");
CREATE INDEX "ix_register_application_registrant_id" ON "register_application" ("registrant_id");
CREATE INDEX "ix_register_details_request_registrant_id" ON "register_details_request" ("registrant_id");
CREATE INDEX "ix_register_employment_employer_id" ON "register_employment" ("employer_id");
CREATE INDEX "ix_register_employment_registrant_id" ON "register_employment" ("registrant_id");
CREATE INDEX "ix_register_evidence_owner_id" ON "register_evidence" ("owner_id");
CREATE INDEX "ix_register_fact_registrant_id_number" ON "register_fact" ("registrant_id", "number");
CREATE INDEX "ix_register_information_request_registrant_id" ON "register_information_request" ("registrant_id");
CREATE INDEX "ix_register_learning_registrant_id" ON "register_learning" ("registrant_id");
CREATE INDEX "ix_register_previous_name_registrant_id" ON "register_previous_name" ("registrant_id");
CREATE INDEX "ix_register_qualification_registrant_id" ON "register_qualification" ("registrant_id");
CREATE INDEX "ix_register_recognition_register_key" ON "register_recognition" ("register", "key");
CREATE INDEX "ix_register_registrant_account_id" ON "register_registrant" ("account_id");
CREATE UNIQUE INDEX "ix_register_registrant_number" ON "register_registrant" ("number");
CREATE INDEX "ix_register_registrant_person_id" ON "register_registrant" ("person_id");
CREATE UNIQUE INDEX "ix_register_registration_registrant_id_ordinal" ON "register_registration" ("registrant_id", "ordinal");
