-- When a server was last there for people: what was due while none was is excused (service/outage.h).
CREATE TABLE pulse (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    at INTEGER NOT NULL
) STRICT;
