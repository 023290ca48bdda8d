#ifndef BASE_PASSWORD_OLD_H
#define BASE_PASSWORD_OLD_H
/*
 * Hashes of passwords that other help desks made, for the first sign-in after they were taken over: bcrypt as PHP's
 * password_hash makes it ("$2y$10$..."), its Argon2 ("$argon2id$v=19$m=65536,t=4,p=2$..."), the many times repeated MD5 of phpBB ("$H$9..."), and Question2Answer's of before, SHA-1 of the password between the halves of a
 * salt of 16 bytes, kept as "$q2a$SALT$SUM" in hexadecimal.
 */
#include "base/str.h"

enum {
    OLD_SALT_BYTES = 16,
    OLD_SUM_BYTES = 20,
    OLD_HASH_TEXT = 5 + 2 * OLD_SALT_BYTES + 1 + 2 * OLD_SUM_BYTES
};

/* Writes "$q2a$..." with its terminator; false when one of the two has another length. */
bool password_old_text(struct str salt, struct str sum, char text[OLD_HASH_TEXT + 1]);
/* A bcrypt hash that can be compared with in a time that people wait. */
bool password_old_is_bcrypt(struct str hash);
/* An Argon2i or Argon2id string that can be compared with in the time and the memory (128 MiB) that a sign-in may take. */
bool password_old_is_argon(struct str hash);
/* One of phpBB's ("$H$9", a salt of 8 signs, 22 of the sum), that is made in a time that people wait. */
bool password_old_is_phpass(struct str hash);
/* phpBB hashes passwords with &, <, > and " as entities: they are tried both ways. */
bool password_old_fits(struct str password, const char *hash);

#endif
