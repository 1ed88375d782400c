-- A worker is invited to their own record.
ALTER TABLE "people_invitation" ADD COLUMN "person_id" BLOB NULL;
