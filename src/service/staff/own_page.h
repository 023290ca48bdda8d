#ifndef SERVICE_STAFF_OWN_PAGE_H
#define SERVICE_STAFF_OWN_PAGE_H
/*
 * The pages that a site has of its own: house rules, and what the law asks for. Each is a setting, written in Markdown. A
 * text to begin with names in [[double brackets]] what only the operator knows; while such a place is left, or the
 * text is empty, nobody else sees the page.
 */
#include "service/unit/site.h"

struct own_page {
    struct str slug, label; /* "/about/imprint"; label and text in English, for say() */
    enum setting setting;
    struct str beginning; /* the text to begin with */
};
enum { OWN_PAGES = 5 };

const struct own_page *own_page(size_t i);
/* NULL when there is none of that name. */
const struct own_page *own_page_named(struct str slug);
/* The one whose text is the setting of that name, or NULL. */
const struct own_page *own_page_of(struct str setting);
/* What the first [[place]] of the text still asks for; empty: none is left. */
struct str own_page_open(struct str text);
bool own_page_shown(const struct site *site, const struct own_page *page);

#endif
