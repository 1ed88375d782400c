-- A record that is kept by page: absences, when answers were confirmed, who asks to keep an organisation's data.
CREATE TABLE "people_absence" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_people_absence" PRIMARY KEY AUTOINCREMENT,
    "engagement_id" BLOB NOT NULL,
    "kind" TEXT NOT NULL,
    "first_day" TEXT NOT NULL,
    "last_day" TEXT NULL,
    "half_days" INTEGER NULL,
    "record" BLOB NOT NULL,
    "organisation_id" BLOB NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NULL,
    "recorded" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "batch" INTEGER NOT NULL,
    "ended_by" INTEGER NOT NULL
);
CREATE INDEX "ix_people_absence_engagement_id_ended_by" ON "people_absence" ("engagement_id", "ended_by");
ALTER TABLE "people_engagement" ADD COLUMN "confirmed" TEXT NULL;
ALTER TABLE "people_service" ADD COLUMN "confirmed" TEXT NULL;
ALTER TABLE "people_organisation" ADD COLUMN "hand_over_asked_by" BLOB NULL;
ALTER TABLE "people_organisation" ADD COLUMN "hand_over_asked_at" INTEGER NULL;
