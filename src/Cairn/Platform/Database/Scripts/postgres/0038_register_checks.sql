-- The check of a registration: read from a register that is kept here, by number, or typed of another body's.
ALTER TABLE workforce_suitability_check ADD COLUMN registration bigint;
ALTER TABLE workforce_suitability_check ADD COLUMN body text;
ALTER TABLE workforce_suitability_check ADD COLUMN seen text;
