#ifndef TEXT_DESK_MARKUP_KEPT_H
#define TEXT_DESK_MARKUP_KEPT_H
/*
 * What people type without a thought of Markdown and would lose to it. Where the library would take a sign, a MARKUP_APART
 * (markup_apart.h) stands beside it; whoever shows the text leaves that out.
 *
 *   24. Dezember, then 27. Dezember   a number that does not go on with its list is a number: the list would count it anew
 *   3~5 days, at most 7~10            one tilde strikes nothing; two do
 *   40*30*20 cm                       a star within a word beside a digit multiplies
 *   [Seller]: Hi                      a definition that leads nowhere, or to what nothing uses, is a line of a chat
 *   </o:p> <urn:a>                    brackets around what is no address of the web stay
 */
#include "base/arena.h"

/* The same text, not copied, when nothing of that is in it. */
struct str markup_kept(struct arena *arena, struct str markdown);

#endif
