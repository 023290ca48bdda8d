-- Whether somebody notes an order already is asked for each row of a history of thousands.
CREATE INDEX purchase_noted_number ON purchase (buyer_id, number) WHERE external = 1 AND number <> '';
