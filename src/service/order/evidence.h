#ifndef SERVICE_ORDER_EVIDENCE_H
#define SERVICE_ORDER_EVIDENCE_H
/*
 * Evidence: files that the parties of an order give in a dispute. Each is one event of the order, whose last line of
 * words names the file's SHA-256: the chain of events proves the file. The file itself is stored once by that hash and
 * shown to nobody but the order's parties.
 */
#include "service/order/order.h"
#include "store/order/evidence.h"

struct evidence_gift {
    struct viewer viewer;
    struct str ref;
    int32_t version; /* of the order as its giver saw it */
    enum party by;   /* read for a notebook's order alone: whose evidence it is */
    enum evidence_kind kind;
    struct str words; /* what it shows; may be empty */
    bool appeals;     /* the file comes with an appeal against the decision */
    struct evidence_file {
        struct str name; /* as its owner calls it */
        enum mime mime;
        int64_t width, height; /* pixels; 0 for what is no picture */
        struct str bytes;      /* without what a camera wrote into them */
    } file;
};

/* Whether one more file of the gift's side fits into the order: asked before anybody looks at the file. */
enum err evidence_room(struct ctx *ctx, const struct order *order, const struct evidence_gift *gift) MUST_USE;

/*
 * In one transaction: the law's event, the file, and the row that joins them. *version is then the order's, for the
 * next file. What the law or the policy refuses is ERR_REFUSED, ERR_CONFLICT or ERR_INPUT; field "file" when it is
 * about the file: its kind, its size, or how many there are.
 */
enum err evidence_give(struct ctx *ctx, const struct policy_set *policies, const struct evidence_gift *gift,
                       int32_t *version) MUST_USE;

/* All evidence of an order that was read for somebody who may see it, as it was given. */
enum err evidence_list(struct ctx *ctx, const struct order *order, struct evidence_rows *rows) MUST_USE;

/* One file of such an order. ERR_NOT_FOUND when the order has none of that id. */
enum err evidence_read(struct ctx *ctx, const struct order *order, int64_t id, struct evidence_row *row,
                       struct str *bytes) MUST_USE;

/* The kinds of files of a policy's `mime`, for a reader. */
struct str evidence_kinds(struct ctx *ctx, uint32_t mask);
/* The file that the last line of an event's words names: its hash, and what its giver calls it; false when there is none. */
bool evidence_named(struct str note, struct str *hash, struct str *name);
/* What somebody said with a file: the words of its event without the line that names the file. */
struct str evidence_words(struct str note);

/*
 * Looks at the next rows behind the id *after: is the file there, has it the hash under which it is stored, and does
 * its event name it? Calls `differs` for each that is wrong. *after is then the last one looked at, or -1 at the end,
 * where events that name a file without a row are told too.
 */
enum err evidence_check(struct ctx *ctx, int64_t *after,
                        void (*differs)(void *arg, struct str ref, struct str wrong), void *arg) MUST_USE;

#endif
