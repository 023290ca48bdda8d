-- What tags were called that were renamed or merged: their addresses lead on, and who types the name means the other.
CREATE TABLE tag_alias (
    name TEXT PRIMARY KEY,
    became TEXT NOT NULL
) STRICT;
