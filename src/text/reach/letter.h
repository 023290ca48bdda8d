#ifndef TEXT_REACH_LETTER_H
#define TEXT_REACH_LETTER_H
/*
 * A letter to a person: said in their language when it is written down, and dressed as mail when it is delivered.
 *
 * Its links are paths of this site: the address is put before them at the delivery, so that nobody who asks for a letter
 * has a say in where it leads.
 */
#include "base/err.h"
#include "base/words.h"

enum { LETTER_LINES_MAX = 12 };

struct letter {
    struct str to;                      /* the address */
    struct str subject;                 /* of one line */
    struct str lines[LETTER_LINES_MAX]; /* paragraphs */
    size_t line_count;
    struct str button, path; /* what to do, and where; empty: nothing */
    struct str why;          /* in small print: why it was sent */
    struct str stop;         /* the path that ends such letters without signing in; empty: there is none */
    struct str thread; /* letters of the same thread stand together: "order-ABC"; empty: it stands alone */
    struct str tag;    /* of its language */
    struct str
        reply; /* who may answer it by mail, and what becomes of that (service/reach/mail_reply.h); empty: nobody */
};

void letter_add(struct letter *letter, struct str line);

/* The letter as JSON, to wait in the outbox, and back. ERR_INPUT when it is none. */
struct str letter_write(struct arena *arena, const struct letter *letter);
enum err letter_read(struct arena *arena, struct str json, struct letter *letter,
                     struct failure *failure) MUST_USE;

/* What surrounds every letter of the site. */
struct letter_paper {
    struct str address; /* of the site, without a slash at its end */
    struct str site_name;
    const struct language *language; /* NULL: English */
    bool answers;                    /* the letter can be answered by mail */
};
struct str letter_text(struct arena *arena, const struct letter *letter, const struct letter_paper *paper);
struct str letter_html(struct arena *arena, const struct letter *letter, const struct letter_paper *paper);

#endif
