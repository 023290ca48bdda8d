#ifndef TEXT_ADVICE_PLAN_LINK_H
#define TEXT_ADVICE_PLAN_LINK_H
/* Finds the address of a plan of this site ("/advice?...") in a text that a visitor wrote. */
#include "base/str.h"

enum { PLAN_LINK_MAX = 2000 /* bytes of the query; a longer one is passed over */ };

/*
 * True with what stands behind the question mark of the first such address: either `base` ("https://help.example.org")
 * with the path behind it, or the path alone where an address can begin. The query is what was written: it is to be
 * read as strictly as any other from outside. It has no white space, quotes or brackets.
 */
bool plan_link_find(struct str text, struct str base, struct str *query);

#endif
