-- Marketplaces: the rules, the currency, the people and the key of each. An order of a hosted one is acted on here by
-- its buyer, its seller and the marketplace; an order noted in an external one belongs to its buyer's notebook.
CREATE TABLE market (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    policy TEXT NOT NULL,                     -- the id of the rules that new orders are placed under
    currency TEXT NOT NULL,
    external INTEGER NOT NULL,                -- 1: the parties act elsewhere
    key_hash TEXT NOT NULL DEFAULT '',        -- of the key that its own system shows; empty: it has none
    created_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX market_key ON market (key_hash) WHERE key_hash <> '';

CREATE TABLE market_member (
    market_id INTEGER NOT NULL REFERENCES market (id),
    person_id INTEGER NOT NULL REFERENCES person (id),
    duty TEXT NOT NULL,                       -- 'staff' or 'seller'
    since INTEGER NOT NULL,
    PRIMARY KEY (market_id, person_id)
) STRICT;
CREATE INDEX market_member_person ON market_member (person_id);

ALTER TABLE purchase ADD COLUMN market_id INTEGER REFERENCES market (id); -- NULL: only in its buyer's notebook
ALTER TABLE purchase ADD COLUMN seller_id INTEGER REFERENCES person (id); -- NULL: the seller is not here
ALTER TABLE purchase ADD COLUMN country TEXT NOT NULL DEFAULT '';         -- of the buyer, ISO 3166-1 alpha-2
ALTER TABLE purchase ADD COLUMN policy_hash TEXT NOT NULL DEFAULT '';     -- of the rules that it was placed under
CREATE INDEX purchase_seller ON purchase (seller_id, over, next_due_at) WHERE seller_id IS NOT NULL;
CREATE INDEX purchase_market ON purchase (market_id, over, next_due_at) WHERE market_id IS NOT NULL;
CREATE UNIQUE INDEX purchase_market_number ON purchase (market_id, number) WHERE market_id IS NOT NULL AND number <> '' AND external = 0;
