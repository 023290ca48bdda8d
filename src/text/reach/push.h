#ifndef TEXT_REACH_PUSH_H
#define TEXT_REACH_PUSH_H
/*
 * Web Push: messages that only the receiving browser can read (RFC 8291, aes128gcm of RFC 8188), and the proof of who
 * sends them (VAPID, RFC 8292). OpenSSL behind one wall. All bytes are URL-safe base64 without padding but the sealed
 * message, which is bytes.
 */
#include "base/arena.h"
#include "base/time.h"

enum {
    PUSH_KEY_TEXT = 87,    /* 65 bytes: an uncompressed point of P-256 */
    PUSH_SECRET_TEXT = 43, /* 32 bytes: the private key of one */
    PUSH_AUTH_TEXT = 22,   /* 16 bytes */
    PUSH_PLAIN_MAX = 3800  /* bytes of a message, so that no service finds it too long (RFC 8030, 7.2) */
};

/* The public key of a private one; empty when the text is none. */
struct str push_public(struct arena *arena, struct str secret);
/* Whether a message can be sealed for a browser with that key and that secret. */
bool push_is_receiver(struct arena *arena, struct str key, struct str auth);

/* What is fresh for each message; the RFC's example has its own. */
struct push_fresh {
    struct str secret; /* of a private key */
    struct str salt;   /* 16 bytes */
};
struct push_fresh push_fresh_new(struct arena *arena);

struct push_receiver {
    struct str key, auth;
};
/* False when the receiver is none, or the message too long. */
bool push_seal(struct arena *arena, const struct push_receiver *receiver, const struct push_fresh *fresh,
               struct str plain, struct str *sealed);

struct push_sender {
    struct str secret;    /* of the site */
    struct str contact;   /* "https://help.example.org" */
    struct instant until; /* at most a day away */
};
/* The value of the header Authorization, for the service of that address; empty when the secret is none. */
struct str push_authorization(struct arena *arena, const struct push_sender *sender, struct str address);

#endif
