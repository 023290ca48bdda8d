#ifndef TEXT_PEOPLE_ID_TOKEN_H
#define TEXT_PEOPLE_ID_TOKEN_H
/* Signatures of ID tokens (JWS, RFC 7515) with the keys that a provider publishes (JWK, RFC 7517). cjose behind one wall. */
#include "base/arena.h"

enum id_token_seal {
    SEAL_FITS,
    SEAL_OF_UNKNOWN_KEY, /* the keys that are here have none of its name: there may be newer ones */
    SEAL_WRONG
};

/*
 * RS256 with keys of at least 2048 bits, and ES256; nothing else, whatever the token says of itself. *claims receives what
 * is sealed, JSON, when it fits; *why, in English, what is wrong when it does not.
 */
enum id_token_seal id_token_open(struct arena *arena, struct str token, struct str keys, struct str *claims,
                                 struct str *why);

#endif
