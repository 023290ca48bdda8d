-- What a person chose to read in; what is sent to them is said in it too.
ALTER TABLE person ADD COLUMN language TEXT NOT NULL DEFAULT ''; -- BCP 47; empty: what the browser asks for
