#ifndef TEXT_PEOPLE_CODE_H
#define TEXT_PEOPLE_CODE_H
/* What the second step of signing in shows and reads: codes for paper, and the link that an app takes its secret from. */
#include "base/arena.h"

/*
 * 24 letters and digits of 32 that are not mistaken for each other, in groups of four: 120 bits, so that a plain hash of
 * them is enough.
 */
enum { RECOVERY_CODE_CHARS = 24 };
struct str recovery_code_new(struct arena *arena);
/* As it is hashed, of what was typed: small letters, nothing between; o is 0, l and i are 1. */
struct str recovery_code_plain(struct arena *arena, struct str typed);

/* What was typed of a code of six digits, without what people put between them. */
struct str time_code_plain(struct arena *arena, struct str typed);
/* "NB2W 45DF ...", for those who type it. */
struct str secret_grouped(struct arena *arena, struct str secret);
/* otpauth://totp/SITE:NAME?secret=..., as apps agree on it. */
struct str secret_link(struct arena *arena, struct str site, struct str name, struct str secret);

#endif
