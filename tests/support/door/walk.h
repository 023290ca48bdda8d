#ifndef SUPPORT_DOOR_WALK_H
#define SUPPORT_DOOR_WALK_H
/*
 * All pages of the demo that links and forms lead to, as a guest, an operator and the demo's people see them, in a made-up
 * language.
 */
#include "support/door/http_fixture.h"
#include "support/door/said.h"

/* The language, and what is looked for in its pages. */
struct tongue {
    const char *tag, *page;
    struct str (*next)(struct page_text *reader, const struct own_texts *own);
};

/*
 * How many texts were found; each is printed with its page. Of that many of the demo's people, those behind the third walk
 * from their orders alone.
 */
size_t walk_the_demo(const struct fixture_database *database, const struct tongue *tongue, int64_t people);

#endif
