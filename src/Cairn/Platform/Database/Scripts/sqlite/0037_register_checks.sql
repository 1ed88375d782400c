-- The check of a registration: read from a register that is kept here, by number, or typed of another body's.
ALTER TABLE "workforce_suitability_check" ADD COLUMN "registration" INTEGER NULL;
ALTER TABLE "workforce_suitability_check" ADD COLUMN "body" TEXT NULL;
ALTER TABLE "workforce_suitability_check" ADD COLUMN "seen" TEXT NULL;
