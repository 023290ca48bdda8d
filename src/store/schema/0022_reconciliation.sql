-- What was ordered is compared with what really moved, day by day.
ALTER TABLE effect ADD COLUMN moved_minor INTEGER; -- as the provider told it; NULL: it told no amount
CREATE INDEX effect_made ON effect (made_at);
