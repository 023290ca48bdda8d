#ifndef HTTP_SITE_REWORDING_H
#define HTTP_SITE_REWORDING_H
/*
 * After an upgrade that makes the words of questions in another way: the thread that makes them again, some at a time,
 * while everything is served. Until it has ended a search may miss questions, and says so (app_words_stale).
 *
 * Several servers on one PostgreSQL do it beside each other; what one of them has made the others find made.
 */
#include "http/site/app.h"

struct rewording;

/*
 * The first pieces are made before this returns: a small help desk's words are all made by then, and NULL is answered, as it is
 * when the words are of this version already. The application outlives it.
 */
struct rewording *rewording_start(struct app *app);
/* Ends the piece that is being made; the next start goes on. NULL: nothing to end. */
void rewording_stop(struct rewording *rewording);

#endif
