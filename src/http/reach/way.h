#ifndef HTTP_REACH_WAY_H
#define HTTP_REACH_WAY_H
/*
 * The ways by which rows of the outbox leave the house: one a kind of row. To add one is to write its functions, and to
 * add a row to the table in deliverer.c.
 */
#include "http/reach/imap.h"
#include "http/reach/smtp.h"
#include "http/site/app.h"

/* What the operator has set about the outside. */
struct outside {
    struct smtp_settings mail;
    struct inbox_settings inbox;
    bool inside; /* addresses of the operator's own network may be called, too: see http/reach/web.h */
};

struct way {
    struct str kind; /* of the rows, as it is stored */
    size_t most;     /* claimed at a time, at most OUTBOX_BATCH_MAX */
    bool apart;      /* whose a row is its key says (outbox_receiver), and not its destination alone */
    bool together; /* what is claimed has one destination and leaves by one call of `send`; else one by one */
    size_t calls;  /* of `send` at most a second, by all servers together; 0: as many as there is work for */

    /* How many are sent at once, 1 to 20, each by what `open` gave for it; NULL: one. Not for what leaves together, or by calls. */
    size_t (*hands)(const struct outside *outside);

    /* What the other functions are called with; NULL when nothing can leave this way: it is not set up. */
    void *(*open)(struct app *app, const struct outside *outside, struct str kind);
    void (*close)(void *self);
    /*
     * Outside of any unit of work, by one thread for each `self`. came[i] is told of batch->at[i], and begins as LATER. The arena lives until
     * they are settled.
     */
    void (*send)(void *self, struct arena *arena, const struct outgoings *batch, struct handed *came);

    /* In the unit that settles it: what follows from what came. NULL: nothing more. It may run twice. */
    enum err (*settle)(struct ctx *ctx, const struct outgoing *outgoing, const struct handed *came);
    /* What becomes rows of this kind when its time has come; *done says how many. NULL: others write them. */
    bool (*fill_is_due)(void *self, struct ctx *ctx);
    enum err (*fill)(void *self, struct ctx *ctx, size_t *done);
};

extern const struct way letters_way, hooks_way, pushes_way;
extern const struct way service_ways[WEBHOOK_COUNT];

#endif
