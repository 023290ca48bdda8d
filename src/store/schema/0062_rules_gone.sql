-- Rules of orders without which a server runs: since when, so that what fell due meanwhile has its time when they are back.
CREATE TABLE rules_gone (
    policy TEXT NOT NULL,
    policy_version INTEGER NOT NULL,
    policy_hash TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (policy, policy_version, policy_hash)
) STRICT;
