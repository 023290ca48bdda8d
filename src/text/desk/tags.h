#ifndef TEXT_DESK_TAGS_H
#define TEXT_DESK_TAGS_H
/* Tags as people type them: separated by spaces or commas, lower case, letters, digits and hyphens, at most
 * five. */
#include "base/arena.h"
#include "base/err.h"

enum { TAGS_MAX = 5, TAG_CHARS_MAX = 40 };

struct tags {
    struct str at[TAGS_MAX];
    size_t count;
};

/*
 * Reads what was typed; doubled tags count once. "Buyer Protection" is two tags, "Buyer-Protection" is
 * "buyer-protection". ERR_INPUT for the field "tags" when there are too many, one is too long, or has other
 * characters.
 */
enum err tags_read(struct arena *arena, struct str typed, struct tags *tags,
                   struct failure *failure) MUST_USE;
/* A tag of elsewhere with what does not fit left out or made a hyphen ("C#/.Net" is "c-.net"); empty when nothing fits. */
struct str tag_fit(struct arena *arena, struct str tag);
/* Names separated by one space, as they are stored. */
struct str tags_joined(struct arena *arena, const struct tags *tags);
/* The other direction: stored text is never refused. */
struct tags tags_stored(struct str joined);

#endif
