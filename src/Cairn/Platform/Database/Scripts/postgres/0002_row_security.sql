-- Whose rows a transaction may touch. Its first statement sets cairn.reach, cairn.organisations and cairn.area for its own length;
-- a transaction that sets nothing sees nothing. The policies are forced on the owner too.
CREATE FUNCTION cairn_reach() RETURNS text LANGUAGE sql STABLE AS $$ SELECT coalesce(current_setting('cairn.reach', true), '') $$;
CREATE FUNCTION cairn_organisations() RETURNS uuid[] LANGUAGE sql STABLE AS
  $$ SELECT coalesce(nullif(current_setting('cairn.organisations', true), ''), '{}')::uuid[] $$;
CREATE FUNCTION cairn_area() RETURNS text LANGUAGE sql STABLE AS $$ SELECT coalesce(current_setting('cairn.area', true), '') $$;

DO $$
DECLARE
  of_organisation text;
BEGIN
  FOR of_organisation IN
    SELECT c.table_name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND c.column_name = 'organisation_id' AND t.table_type = 'BASE TABLE'
       AND c.table_name NOT IN ('access_account', 'platform_batch')
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', of_organisation);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', of_organisation);
    EXECUTE format('CREATE POLICY organisations ON %I USING (organisation_id = ANY ((SELECT cairn_organisations())::uuid[]))
                      WITH CHECK (organisation_id = ANY ((SELECT cairn_organisations())::uuid[]))', of_organisation);
    EXECUTE format('CREATE POLICY sector ON %I FOR SELECT USING ((SELECT cairn_reach()) = ''Sector'')', of_organisation);
    EXECUTE format('CREATE POLICY system ON %I USING ((SELECT cairn_reach()) = ''System'') WITH CHECK ((SELECT cairn_reach()) = ''System'')', of_organisation);
  END LOOP;
END $$;

-- A council reads the services of its area and what belongs to them.
CREATE POLICY area ON people_service FOR SELECT USING ((SELECT cairn_reach()) = 'Area' AND area = (SELECT cairn_area()));
CREATE POLICY area ON people_post FOR SELECT USING ((SELECT cairn_reach()) = 'Area'
  AND EXISTS (SELECT 1 FROM people_service s WHERE s.record = people_post.service_id AND s.area = (SELECT cairn_area())));
CREATE POLICY area ON people_engagement FOR SELECT USING ((SELECT cairn_reach()) = 'Area'
  AND EXISTS (SELECT 1 FROM people_service s WHERE s.record = people_engagement.service_id AND s.area = (SELECT cairn_area())));
