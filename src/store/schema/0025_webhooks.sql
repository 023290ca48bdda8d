-- Outgoing webhooks: who is told of what, what there was to tell, and the order in which it is told.
CREATE TABLE hook (
    id INTEGER PRIMARY KEY,
    market_id INTEGER REFERENCES market (id), -- NULL: the operator's, of everything
    url TEXT NOT NULL,
    kinds TEXT NOT NULL,                      -- core/reach/hook.c, with spaces between them
    secret TEXT NOT NULL,                     -- "whsec_..."
    secret_before TEXT NOT NULL DEFAULT '',   -- signs too, until before_until
    before_until INTEGER,
    state TEXT NOT NULL,                      -- 'on', 'off', 'stopped': nothing arrived for days
    failing_since INTEGER,                    -- NULL: the last one arrived
    made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX hook_market ON hook (market_id);

-- Kept for a while, to be told again.
CREATE TABLE hook_event (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,                 -- "msg_...": one happening, however often it is told
    market_id INTEGER REFERENCES market (id),
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,                    -- of one subject the earlier is told first
    body TEXT NOT NULL,                       -- JSON
    made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX hook_event_market ON hook_event (market_id, id);
CREATE INDEX hook_event_made ON hook_event (made_at);

-- What stands in one lane leaves one after another; an empty lane is none.
ALTER TABLE outbox ADD COLUMN lane TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN hook_id INTEGER REFERENCES hook (id);
CREATE INDEX outbox_lane ON outbox (lane, id) WHERE lane <> '' AND state IN ('waiting', 'sent', 'failed');
CREATE INDEX outbox_hook ON outbox (hook_id, id) WHERE hook_id IS NOT NULL;

CREATE INDEX purchase_event_noted ON purchase_event (noted_at, purchase_id, number);
