-- Servers that share a database are told at once when the settings or categories have changed.
-- dialect: postgres
CREATE FUNCTION site_news() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN PERFORM pg_notify('recourse_site', ''); RETURN NULL; END $$;
CREATE TRIGGER site_news_insert AFTER INSERT ON setting
    FOR EACH ROW WHEN (NEW.name = 'site_version') EXECUTE FUNCTION site_news();
CREATE TRIGGER site_news_update AFTER UPDATE ON setting
    FOR EACH ROW WHEN (NEW.name = 'site_version') EXECUTE FUNCTION site_news();
-- dialect: both
