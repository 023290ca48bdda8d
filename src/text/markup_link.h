#ifndef TEXT_MARKUP_LINK_H
#define TEXT_MARKUP_LINK_H
/* Where links of Markdown lead. Addresses longer than MARKUP_ADDRESS_MAX bytes lead nowhere. For markup*.c
 * only. */
#include "base/arena.h"

enum { MARKUP_ADDRESS_MAX = 2000, MARKUP_REFERENCES_MAX = 100 };

/* "[label]: address", which a text may hold once for many links. Both as they were typed. */
struct markup_reference {
    struct str label, address;
};

struct markup_references {
    struct markup_reference at[MARKUP_REFERENCES_MAX];
    size_t count;
};

/* True when the line is nothing but a reference. */
bool markup_reference_read(struct str line, struct markup_reference *reference);
/* Those of the whole text; of two with the same label the first counts. */
void markup_references_read(struct markup_references *references, struct str markdown);
/* The address of a label, upper and lower case being the same; NULL when there is none. */
const struct markup_reference *markup_reference_find(const struct markup_references *references,
                                                     struct str label);

/* "(address "title")" at the beginning of text: its length, or 0. */
size_t markup_destination_read(struct str text, struct str *address);
/* "<https://...>" or "<a@b.example>" at the beginning of text: its length, or 0. */
size_t markup_angle_read(struct str text, struct str *address);
/* "https://..." or "www...." at the beginning of text: its length without the sentence's punctuation, or 0.
 */
size_t markup_bare_read(struct str text);

/* What the link leads to, checked and unescaped; empty when it leads nowhere. Addresses without a scheme that
 * can only be meant for the web or for mail get theirs. */
struct str markup_address(struct arena *arena, struct str typed);

#endif
