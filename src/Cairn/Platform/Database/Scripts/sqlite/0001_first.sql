CREATE TABLE "access_account" (
    "id" BLOB NOT NULL CONSTRAINT "pk_access_account" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "role" INTEGER NOT NULL,
    "organisation_id" BLOB NULL,
    "area" TEXT NULL,
    "person_id" BLOB NULL,
    "demonstration" INTEGER NOT NULL,
    "password_hash" TEXT NULL,
    "security_stamp" TEXT NULL,
    "concurrency_stamp" TEXT NULL,
    "user_name" TEXT NULL,
    "normalized_user_name" TEXT NULL,
    "lockout_end" INTEGER NULL,
    "lockout_enabled" INTEGER NOT NULL,
    "access_failed_count" INTEGER NOT NULL
);


CREATE TABLE "audit_event" (
    "organisation_id" BLOB NOT NULL,
    "sequence" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "account" BLOB NOT NULL,
    "verb" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" BLOB NOT NULL,
    "key_of" BLOB NOT NULL,
    "commitment" BLOB NOT NULL,
    "previous" BLOB NOT NULL,
    "hash" BLOB NOT NULL,
    CONSTRAINT "pk_audit_event" PRIMARY KEY ("organisation_id", "sequence")
);


CREATE TABLE "audit_head" (
    "organisation_id" BLOB NOT NULL CONSTRAINT "pk_audit_head" PRIMARY KEY,
    "sequence" INTEGER NOT NULL,
    "hash" BLOB NOT NULL
);


CREATE TABLE "audit_key" (
    "id" BLOB NOT NULL CONSTRAINT "pk_audit_key" PRIMARY KEY,
    "salt" BLOB NULL
);


CREATE TABLE "audit_value" (
    "organisation_id" BLOB NOT NULL,
    "sequence" INTEGER NOT NULL,
    "cipher" BLOB NOT NULL,
    CONSTRAINT "pk_audit_value" PRIMARY KEY ("organisation_id", "sequence")
);


CREATE TABLE "people_engagement" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_people_engagement" PRIMARY KEY AUTOINCREMENT,
    "service_id" BLOB NOT NULL,
    "person_id" BLOB NOT NULL,
    "reference" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "national_insurance" TEXT NULL,
    "home_postcode" TEXT NULL,
    "birth_date" TEXT NULL,
    "gender" INTEGER NULL,
    "ethnicity" INTEGER NULL,
    "nationality" INTEGER NULL,
    "british_citizenship" INTEGER NULL,
    "country_of_birth" INTEGER NULL,
    "year_of_entry" INTEGER NULL,
    "disabled" INTEGER NULL,
    "care_certificate" INTEGER NULL,
    "level2_certificate" INTEGER NULL,
    "level2_certificate_year" INTEGER NULL,
    "recruited_from" INTEGER NULL,
    "health_and_care_visa" INTEGER NULL,
    "recruited_in_uk" INTEGER NULL,
    "start_date" TEXT NULL,
    "started_in_sector" INTEGER NULL,
    "role" TEXT NOT NULL,
    "role_description" TEXT NULL,
    "delegated_healthcare" INTEGER NULL,
    "apprentice" INTEGER NULL,
    "contract_type" INTEGER NULL,
    "zero_hours" INTEGER NULL,
    "sick_half_days" INTEGER NULL,
    "pay_interval" INTEGER NULL,
    "annual_pay" INTEGER NULL,
    "hourly_pay" INTEGER NULL,
    "contracted_minutes" INTEGER NULL,
    "average_minutes" INTEGER NULL,
    "nurse_category" INTEGER NULL,
    "approved_mental_health" INTEGER NULL,
    "social_care_qualification" INTEGER NULL,
    "social_care_level" INTEGER NULL,
    "other_qualification" INTEGER NULL,
    "other_level" INTEGER NULL,
    "pathway_category" INTEGER NULL,
    "left_on" TEXT NULL,
    "leaving_reason" INTEGER NULL,
    "record" BLOB NOT NULL,
    "organisation_id" BLOB NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NULL,
    "recorded" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "batch" INTEGER NOT NULL,
    "ended_by" INTEGER NOT NULL
);


CREATE TABLE "people_learning_record" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_people_learning_record" PRIMARY KEY AUTOINCREMENT,
    "engagement_id" BLOB NOT NULL,
    "category" TEXT NOT NULL,
    "name" TEXT NULL,
    "accredited" INTEGER NULL,
    "delivered_by" INTEGER NULL,
    "provider_code" TEXT NULL,
    "delivery_mode" INTEGER NULL,
    "valid_months" INTEGER NULL,
    "completed" TEXT NULL,
    "expires" TEXT NULL,
    "notes" TEXT NULL,
    "record" BLOB NOT NULL,
    "organisation_id" BLOB NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NULL,
    "recorded" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "batch" INTEGER NOT NULL,
    "ended_by" INTEGER NOT NULL
);


CREATE TABLE "people_organisation" (
    "id" BLOB NOT NULL CONSTRAINT "pk_people_organisation" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "kind" INTEGER NOT NULL,
    "country" TEXT NOT NULL,
    "employer_type" TEXT NULL,
    "parent_id" BLOB NULL,
    "parent_owns_data" INTEGER NOT NULL,
    "area" TEXT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "people_person" (
    "id" BLOB NOT NULL CONSTRAINT "pk_people_person" PRIMARY KEY,
    "national_key" BLOB NULL
);


CREATE TABLE "people_post" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_people_post" PRIMARY KEY AUTOINCREMENT,
    "service_id" BLOB NOT NULL,
    "role" TEXT NOT NULL,
    "vacancies" INTEGER NULL,
    "starters" INTEGER NULL,
    "leavers" INTEGER NULL,
    "record" BLOB NOT NULL,
    "organisation_id" BLOB NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NULL,
    "recorded" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "batch" INTEGER NOT NULL,
    "ended_by" INTEGER NOT NULL
);


CREATE TABLE "people_qualification" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_people_qualification" PRIMARY KEY AUTOINCREMENT,
    "engagement_id" BLOB NOT NULL,
    "code" TEXT NOT NULL,
    "year" INTEGER NULL,
    "notes" TEXT NULL,
    "record" BLOB NOT NULL,
    "organisation_id" BLOB NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NULL,
    "recorded" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "batch" INTEGER NOT NULL,
    "ended_by" INTEGER NOT NULL
);


CREATE TABLE "people_service" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_people_service" PRIMARY KEY AUTOINCREMENT,
    "reference" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "address1" TEXT NULL,
    "address2" TEXT NULL,
    "address3" TEXT NULL,
    "town" TEXT NULL,
    "postcode" TEXT NULL,
    "area" TEXT NULL,
    "country" TEXT NOT NULL,
    "employer_type" TEXT NULL,
    "main_service" TEXT NULL,
    "sub_sector" TEXT NULL,
    "regulated" INTEGER NULL,
    "provider_number" TEXT NULL,
    "location_number" TEXT NULL,
    "capacity" INTEGER NULL,
    "utilisation" INTEGER NULL,
    "staff_stated" INTEGER NULL,
    "answers" TEXT NOT NULL,
    "record" BLOB NOT NULL,
    "organisation_id" BLOB NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NULL,
    "recorded" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "batch" INTEGER NOT NULL,
    "ended_by" INTEGER NOT NULL
);


CREATE TABLE "platform_batch" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_platform_batch" PRIMARY KEY AUTOINCREMENT,
    "organisation_id" BLOB NOT NULL,
    "published" INTEGER NOT NULL
);


CREATE TABLE "platform_job" (
    "id" BLOB NOT NULL CONSTRAINT "pk_platform_job" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "organisation_id" BLOB NOT NULL,
    "account_id" BLOB NOT NULL,
    "input" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "lease" INTEGER NOT NULL,
    "lease_until" INTEGER NULL,
    "checkpoint" TEXT NULL,
    "step" TEXT NOT NULL,
    "done_units" INTEGER NOT NULL,
    "total_units" INTEGER NOT NULL,
    "problem" TEXT NULL,
    "created" INTEGER NOT NULL,
    "finished" INTEGER NULL
);


CREATE TABLE "platform_marker" (
    "name" TEXT NOT NULL CONSTRAINT "pk_platform_marker" PRIMARY KEY,
    "value" TEXT NOT NULL
);


CREATE TABLE "platform_request_key" (
    "key" TEXT NOT NULL,
    "organisation_id" BLOB NOT NULL,
    "verb" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_platform_request_key" PRIMARY KEY ("organisation_id", "verb", "key")
);


CREATE TABLE "workforce_return" (
    "id" BLOB NOT NULL CONSTRAINT "pk_workforce_return" PRIMARY KEY,
    "organisation_id" BLOB NOT NULL,
    "format" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "uploaded" INTEGER NOT NULL,
    "uploaded_by" BLOB NOT NULL,
    "today" TEXT NOT NULL,
    "workplace_name" TEXT NOT NULL,
    "staff_name" TEXT NOT NULL,
    "training_name" TEXT NULL,
    "digest" TEXT NOT NULL,
    "job_id" BLOB NOT NULL,
    "batch" INTEGER NOT NULL,
    "records_at" INTEGER NOT NULL,
    "staff_rows" INTEGER NOT NULL,
    "staff_refused" INTEGER NOT NULL,
    "staff_to_check" INTEGER NOT NULL,
    "workplace_rows" INTEGER NOT NULL,
    "workplace_refused" INTEGER NOT NULL,
    "training_rows" INTEGER NOT NULL,
    "training_refused" INTEGER NOT NULL,
    "errors" INTEGER NOT NULL,
    "warnings" INTEGER NOT NULL,
    "new" INTEGER NOT NULL,
    "changed" INTEGER NOT NULL,
    "moved" INTEGER NOT NULL,
    "missing" INTEGER NOT NULL,
    "unchanged" INTEGER NOT NULL,
    "services_new" INTEGER NOT NULL,
    "services_changed" INTEGER NOT NULL,
    "services_missing" INTEGER NOT NULL,
    "ended" INTEGER NULL
);


CREATE TABLE "workforce_return_difference" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_workforce_return_difference" PRIMARY KEY AUTOINCREMENT,
    "organisation_id" BLOB NOT NULL,
    "return_id" BLOB NOT NULL,
    "kind" INTEGER NOT NULL,
    "of_service" INTEGER NOT NULL,
    "record" BLOB NOT NULL,
    "service_reference" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "fields" TEXT NOT NULL,
    "left_on" TEXT NULL,
    "leaving_reason" INTEGER NULL
);


CREATE TABLE "workforce_return_finding" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_workforce_return_finding" PRIMARY KEY AUTOINCREMENT,
    "organisation_id" BLOB NOT NULL,
    "return_id" BLOB NOT NULL,
    "file" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "error" INTEGER NOT NULL,
    "column" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "ascwds_code" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "advice" TEXT NOT NULL,
    "outcome" TEXT NOT NULL
);


CREATE TABLE "workforce_year_snapshot" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_workforce_year_snapshot" PRIMARY KEY AUTOINCREMENT,
    "country" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "area" TEXT NOT NULL,
    "sub_sector" TEXT NOT NULL,
    "employer_type" TEXT NOT NULL,
    "headcount" INTEGER NOT NULL,
    "whole_time_hundredths" INTEGER NOT NULL,
    "vacancies" INTEGER NOT NULL,
    "starters" INTEGER NOT NULL,
    "leavers" INTEGER NOT NULL,
    "source" TEXT NOT NULL
);


CREATE UNIQUE INDEX "ix_access_account_normalized_user_name" ON "access_account" ("normalized_user_name");


CREATE INDEX "ix_access_account_organisation_id" ON "access_account" ("organisation_id");


CREATE INDEX "ix_audit_event_subject_id" ON "audit_event" ("subject_id");


CREATE INDEX "ix_people_engagement_organisation_id_ended_by_name_key" ON "people_engagement" ("organisation_id", "ended_by", "name_key");


CREATE INDEX "ix_people_engagement_organisation_id_reference" ON "people_engagement" ("organisation_id", "reference");


CREATE INDEX "ix_people_engagement_person_id" ON "people_engagement" ("person_id");


CREATE INDEX "ix_people_engagement_record" ON "people_engagement" ("record");


CREATE INDEX "ix_people_engagement_service_id_ended_by" ON "people_engagement" ("service_id", "ended_by");


CREATE INDEX "ix_people_learning_record_due" ON "people_learning_record" ("engagement_id", "ended_by", "category", "expires", "organisation_id");


CREATE INDEX "ix_people_organisation_name_key" ON "people_organisation" ("name_key");


CREATE INDEX "ix_people_organisation_parent_id" ON "people_organisation" ("parent_id");


CREATE INDEX "ix_people_person_national_key" ON "people_person" ("national_key");


CREATE INDEX "ix_people_post_organisation_id_ended_by" ON "people_post" ("organisation_id", "ended_by");


CREATE INDEX "ix_people_post_service_id_ended_by" ON "people_post" ("service_id", "ended_by");


CREATE INDEX "ix_people_qualification_engagement_id_ended_by" ON "people_qualification" ("engagement_id", "ended_by");


CREATE INDEX "ix_people_service_area_ended_by" ON "people_service" ("area", "ended_by");


CREATE INDEX "ix_people_service_organisation_id_ended_by_name_key" ON "people_service" ("organisation_id", "ended_by", "name_key");


CREATE INDEX "ix_people_service_record" ON "people_service" ("record");


CREATE INDEX "ix_platform_batch_organisation_id" ON "platform_batch" ("organisation_id");


CREATE INDEX "ix_platform_job_organisation_id_created" ON "platform_job" ("organisation_id", "created");


CREATE INDEX "ix_platform_job_state_lease_until" ON "platform_job" ("state", "lease_until");


CREATE INDEX "ix_workforce_return_organisation_id_uploaded" ON "workforce_return" ("organisation_id", "uploaded");


CREATE INDEX "ix_workforce_return_difference_return_id_kind_id" ON "workforce_return_difference" ("return_id", "kind", "id");


CREATE INDEX "ix_workforce_return_finding_return_id_error_id" ON "workforce_return_finding" ("return_id", "error", "id");


CREATE INDEX "ix_workforce_year_snapshot_country_year" ON "workforce_year_snapshot" ("country", "year");


