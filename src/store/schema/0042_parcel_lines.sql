-- Who entered a number, and which lines of the order it carries: what tells a parcel that goes on under another number from
-- a second one.
ALTER TABLE parcel ADD COLUMN entered_by TEXT NOT NULL DEFAULT ''; -- buyer, seller, staff, market, carrier; empty: not known
ALTER TABLE parcel ADD COLUMN lines INTEGER NOT NULL DEFAULT 0;    -- bit n is line n+1; 0: nobody said
