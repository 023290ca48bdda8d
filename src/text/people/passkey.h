#ifndef TEXT_PEOPLE_PASSKEY_H
#define TEXT_PEOPLE_PASSKEY_H
/*
 * Passkeys (W3C Web Authentication, level 2 and 3): what a browser brings when one is made, and when one signs in.
 * libfido2 and libcbor behind one wall. All bytes come and stay as URL-safe base64 without padding.
 *
 * Only keys that ask for a PIN, a finger or a face are taken: such a key is two factors in one. No attestation is asked
 * for, and none is looked at. Algorithms of COSE: ES256, EdDSA (Ed25519) and RS256 with 2048 bits.
 */
#include "base/arena.h"

enum passkey_algorithm { PASSKEY_ES256 = -7, PASSKEY_EDDSA = -8, PASSKEY_RS256 = -257 };

/* In characters: what is longer is nobody's. */
enum { PASSKEY_ID_MAX = 1400, PASSKEY_SENT_MAX = 6000 };

enum passkey_wrong {
    PASSKEY_FITS,
    PASSKEY_MALFORMED,  /* not what a browser sends */
    PASSKEY_LATE,       /* nobody here asked for it, or too long ago, or it was answered already */
    PASSKEY_ELSEWHERE,  /* it was asked for by another site */
    PASSKEY_UNVERIFIED, /* no PIN, finger or face was asked for */
    PASSKEY_OTHER_KIND, /* no algorithm that is known here */
    PASSKEY_FORGED,     /* the signature is not the key's */
    PASSKEY_UNKNOWN,    /* nobody's, or not the one's who was named */
    PASSKEY_TAKEN,      /* it is somebody's already */
    PASSKEY_COPIED,     /* it counted backwards, as a copy would */
    PASSKEY_WRONGS
};

/* The site to which keys belong. */
struct passkey_place {
    struct str site;    /* "help.example.org": the RP ID */
    struct str origin;  /* "https://help.example.org" */
    struct str another; /* one more; empty: there is none */
};
/*
 * Of the site's own address. A number is no name to browsers, so a site on this machine is "localhost", by whichever of
 * its addresses it is called.
 */
struct passkey_place passkey_place_of(struct arena *arena, struct str address);

struct passkey_key {
    struct str id; /* of the credential */
    int algorithm;
    struct str public_key;
    int64_t counter; /* 0: it does not count */
};

/* The challenge that a browser says it answers; false when what it says cannot be read. */
bool passkey_challenge_of(struct arena *arena, struct str client, struct str *challenge);

struct passkey_made {
    struct str client; /* clientDataJSON */
    struct str object; /* attestationObject */
};
enum passkey_wrong passkey_make(struct arena *arena, const struct passkey_place *place,
                                const struct passkey_made *made, struct passkey_key *key);

struct passkey_shown {
    struct str client;
    struct str data; /* authenticatorData */
    struct str signature;
};
/* *counter receives what the key says of itself now; whether it went back is for the caller to see. */
enum passkey_wrong passkey_prove(struct arena *arena, const struct passkey_place *place,
                                 const struct passkey_shown *shown, const struct passkey_key *key,
                                 int64_t *counter);

#endif
