-- Who somebody is to a provider that signs people in (OpenID Connect): found again by issuer and subject, by nothing else.
CREATE TABLE identity (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (id),
    made_at INTEGER NOT NULL,
    PRIMARY KEY (issuer, subject)
) STRICT;
CREATE UNIQUE INDEX identity_person ON identity (person_id, issuer);
