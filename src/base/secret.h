#ifndef BASE_SECRET_H
#define BASE_SECRET_H
/*
 * Everything that needs a cryptographic library; nobody else names it (codes of time stand in base/time_code.h).
 *
 * Tokens are 256 random bits, handed out as text and stored only as their hash, so that a stolen database
 * signs nobody in. Passwords are stored as Argon2id strings (RFC 9106) that carry their own parameters.
 */
#include "base/arena.h"
#include "base/err.h"

#include <stdio.h>

enum {
    TOKEN_TEXT = 43,        /* 32 bytes in URL-safe base64 without padding */
    HASH_TEXT = 64,         /* SHA-256 in lower-case hexadecimal */
    PASSWORD_HASH_MAX = 128 /* with its terminator */
};

struct token {
    char text[TOKEN_TEXT + 1];
};

struct hash {
    char text[HASH_TEXT + 1];
};

/* Call once, before any thread and any other function here. Stops the program when the library cannot start.
 */
void secret_init(void);

/* From unpredictable bytes of the system. */
struct token token_new(void);

/* So many unpredictable bytes. */
void secret_fill(unsigned char *bytes, size_t count);

/* SHA-256 of the bytes. */
struct hash hash_of(struct str s);
/* Of a file from its beginning, where it is left again; false when it cannot be read. */
bool hash_of_file(FILE *in, struct hash *hash, int64_t *bytes) MUST_USE;
/* The same in URL-safe base64 without padding, as PKCE wants it. */
struct token hash_token(struct str s);
/* HMAC-SHA-256 of message under key, in lower-case hexadecimal. */
struct hash hash_keyed(struct str key, struct str message);
/* Equality in time that does not depend on where the strings differ; the lengths are not secret. */
bool secret_equal(struct str a, struct str b);

/*
 * A message that only who shows the same secret can read (XSalsa20 and Poly1305 under a key of its SHA-256), in base64. The secret is
 * not guessed: a token's text. false when the box is none, or another's.
 */
struct str box_close(struct arena *arena, struct str secret, struct str message);
bool box_open(struct arena *arena, struct str secret, struct str box, struct str *message) MUST_USE;

/*
 * Secrets that two share, as the Standard Webhooks specification has them: "whsec_" and base64 of 24 random bytes. The
 * seal of a message is its HMAC-SHA-256 in base64; empty when the secret is none.
 */
enum { SHARED_TEXT = 38, SEAL_TEXT = 44 };
struct shared {
    char text[SHARED_TEXT + 1];
};
struct seal {
    char text[SEAL_TEXT + 1];
};
struct shared shared_new(void);
struct seal seal_make(struct str secret, struct str message);

/*
 * Signatures with Ed25519 (RFC 8032). A secret is the text of a token, its 32 bytes the seed; public keys and signatures
 * are URL-safe base64 without padding.
 */
enum { SIGNATURE_TEXT = 86 }; /* 64 bytes */
struct signature {
    char text[SIGNATURE_TEXT + 1];
};
/* The public key of a secret; false when the text is no secret. */
bool sign_public(struct str secret, struct token *key) MUST_USE;
/* False when the text is no secret. */
bool sign_make(struct str secret, struct str message, struct signature *signature) MUST_USE;
/* True when the holder of the key's secret signed exactly these bytes. */
bool sign_fits(struct str key, struct str message, struct str signature);

/*
 * The Argon2id string of a password. About 20 ms and 19 MiB (OWASP's second recommendation: m = 19 MiB, t =
 * 2, p = 1). ERR_FULL when the memory is not to be had.
 */
enum err password_hash(struct str password, char hash[PASSWORD_HASH_MAX], struct failure *failure) MUST_USE;
/*
 * True when the password gave this hash. An empty hash costs the same time and is never right. One that another help desk
 * made (password_old.h) costs its own time besides.
 */
bool password_fits(struct str password, const char *hash);
/* True for a hash that another help desk made: it is to be made anew when the password is known again. */
bool password_is_old(const char *hash);

#endif
