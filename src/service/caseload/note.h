#ifndef SERVICE_CASELOAD_NOTE_H
#define SERVICE_CASELOAD_NOTE_H
/* Notes on orders that only the marketplace's staff sees: no page, program, export or case file of a side has them. */
#include "service/order/order.h"
#include "store/caseload/note.h"

enum { NOTE_MAX = 4000, NOTES_OF_ORDER_MAX = 200, NOTES_PAGE = 50 };

/* ERR_NOT_FOUND for everybody but the marketplace's staff and system; ERR_INPUT names "words"; ERR_LIMIT. */
struct note_wish {
    struct viewer viewer;
    struct str ref, words;
};
enum err note_write(struct ctx *ctx, const struct note_wish *wish) MUST_USE;
/* Those of an order that was opened, the newest first; none, without a failure, for whoever may not see them. */
enum err note_read(struct ctx *ctx, const struct order *order, struct staff_notes *notes) MUST_USE;

/* The same by the order's ref; ERR_NOT_FOUND for whoever may not see them. */
struct order_notes {
    struct order_head head;
    struct staff_notes notes;
};
enum err note_of_order(struct ctx *ctx, const struct viewer *viewer, struct str ref,
                       struct order_notes *found) MUST_USE;

/* Of a marketplace, the newest first: those with the words, or of the order of that number or ref; empty: all. */
struct note_question {
    struct str words;
    int64_t before; /* older than this id; 0: from the newest */
};
struct notes_found {
    struct staff_notes notes;
    int64_t next; /* note_question.before of the next page; 0: there is none */
};
enum err note_search(struct ctx *ctx, const struct viewer *viewer, const struct market *market,
                     const struct note_question *question, struct notes_found *found) MUST_USE;

#endif
