-- Parcels of orders: their numbers (a parcel may change its number on the way), what was seen of them, and what feeds
-- sent, as it came.
CREATE TABLE parcel (
    purchase_id INTEGER NOT NULL REFERENCES purchase (id),
    number TEXT NOT NULL,                     -- capital letters and digits alone
    added_at INTEGER NOT NULL,
    PRIMARY KEY (purchase_id, number)
) STRICT;
CREATE INDEX parcel_number ON parcel (number); -- a feed finds the orders of a number

-- Never changed.
CREATE TABLE tracking_payload (
    hash TEXT PRIMARY KEY,                    -- SHA-256 of the body
    source TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

-- Append-only, in any order of arrival.
CREATE TABLE parcel_event (
    id INTEGER PRIMARY KEY,
    purchase_id INTEGER NOT NULL REFERENCES purchase (id),
    number TEXT NOT NULL,                     -- empty: not said
    at INTEGER NOT NULL,
    noted_at INTEGER NOT NULL,
    event TEXT NOT NULL,                      -- of our own set
    code TEXT NOT NULL,                       -- as the feed calls it; empty: it came as a text
    words TEXT NOT NULL,                      -- as the carrier shows it
    place TEXT NOT NULL,
    country TEXT NOT NULL,                    -- ISO 3166-1 alpha-2; empty: not known
    source TEXT NOT NULL,                     -- how it came: person, api, or the feed
    word TEXT NOT NULL,                       -- whose word it is: buyer, seller, carrier
    person_id INTEGER REFERENCES person (id), -- NULL: a feed or a marketplace's system
    payload TEXT REFERENCES tracking_payload (hash),
    mark TEXT NOT NULL,                       -- hash of what makes it this event: told twice, it is one
    UNIQUE (purchase_id, mark)
) STRICT;
CREATE INDEX parcel_event_time ON parcel_event (purchase_id, at, id);

INSERT INTO parcel (purchase_id, number, added_at)
SELECT id, UPPER(REPLACE(REPLACE(tracking, ' ', ''), '-', '')), created_at FROM purchase
 WHERE tracking <> '' AND LENGTH(tracking) <= 64;
