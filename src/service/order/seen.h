#ifndef SERVICE_ORDER_SEEN_H
#define SERVICE_ORDER_SEEN_H
/*
 * What a parcel's numbers alone say of an order: that some of it has come, while another number is under way and nobody says
 * which things they carry. The law knows of lines, so no event tells it; the head keeps when they came (numbers_came), and
 * whoever tells of deadlines asks here: pages, programs, calendars, reminders, lists and advice.
 */
#include "service/order/order.h"
#include "service/order/parcel.h"

/* Whether something came by the numbers alone; false as soon as a line did, or all of it. */
bool order_is_partly(const struct order *order);
/* Whether the end that its clock counts to is told as one: somebody has promised it, and told the day that it counts from. */
bool order_end_is_told(const struct order *order);
/*
 * The order's state with the deadline of what came first by the numbers alone and is not over at `now`, in *room where it
 * differs, and without the end of protection where that is not told. Only for telling: the law decides by its own.
 */
const struct order_state *order_seen(const struct order *order, struct instant now, struct order_state *room);
/* The same, but with an end that is a guess: its reminder says that it is one. */
const struct order_state *order_seen_to_remind(const struct order *order, struct instant now,
                                               struct order_state *room);
/* order_deadlines() of what is seen. */
int order_dues(const struct order *order, struct instant now, struct order_due due[DEADLINE_COUNT]);
/* When the next of them is, told or not, and when the next that is told; CLOCK_UNSET: there is none. */
struct order_wake {
    struct instant wakes, told;
};
struct order_wake order_wake_of(const struct order *order, struct instant now);

/*
 * Looks at what was told of its parcels, and keeps when its numbers came; *changed: that is not what was known. Nothing is looked
 * at where a line has come, or all of it: no number alone can say any more.
 */
enum err order_look_came(struct ctx *ctx, struct order *order, bool *changed) MUST_USE;

#endif
