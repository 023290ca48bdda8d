#ifndef TEXT_KIT_BASE64_H
#define TEXT_KIT_BASE64_H
/* The base64 of RFC 4648, section 4, with its padding, and the URL-safe one of section 5, without. */
#include "base/arena.h"

struct str base64_of(struct arena *arena, struct str bytes);
/* The other direction; false for what is not base64 with its padding. */
bool base64_bytes(struct arena *arena, struct str text, struct str *bytes);

struct str base64url_of(struct arena *arena, struct str bytes);
/* False for what is not base64url; padding is none of it. */
bool base64url_bytes(struct arena *arena, struct str text, struct str *bytes);

#endif
