-- The day from which a service is no longer run, in the last version of its record.
ALTER TABLE people_service ADD COLUMN closed_on date;
