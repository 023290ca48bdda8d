#ifndef HTTP_DOOR_LOOK_H
#define HTTP_DOOR_LOOK_H
/*
 * Whoever of a marketplace's staff looks at an order is written down, by page and program alike. The page is a read; this
 * goes to the writers beside it, and what they have taken is written whatever happens to the page.
 */
#include "http/door/router.h"
#include "service/caseload/note.h"

/* ERR_BUSY when it cannot be written down: nothing is shown then. Nothing is done for whoever is not staff. */
enum err call_note_look(struct call *call, const struct order *order) MUST_USE;
/* The same of a case, which is read without what its viewer is in the order: the caller knows that it is staff. */
enum err call_note_case_look(struct call *call, const struct order *order) MUST_USE;

/*
 * The same of the orders of these notes of a marketplace, each once. Nothing is done for the marketplace's own system; its staff are
 * known to the caller.
 */
enum err call_note_notes_look(struct call *call, int64_t market_id, const struct staff_notes *notes) MUST_USE;

#endif
