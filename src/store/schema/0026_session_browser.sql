-- Where one is signed in: what its browser says of itself, for the list of sessions in the account.
ALTER TABLE session ADD COLUMN browser TEXT NOT NULL DEFAULT ''; -- "Firefox, Linux"; empty: it did not say
