#ifndef HTTP_DOOR_ORDERED_H
#define HTTP_DOOR_ORDERED_H
/* The order that an address names by its first part ("/orders/{ref}"), for pages and programs alike, in the call's arena. */
#include "http/door/router.h"
#include "service/order/dispute_draft.h"

/*
 * For its people alone. What a page or a program shows of it to the marketplace's staff is written down (look.h), here and below;
 * a form that is sent shows nothing.
 */
enum err call_order(struct call *call, struct order **order) MUST_USE;
/* As it may be seen by whoever is called to decide about it too. ERR_NOT_FOUND: not for this viewer. */
enum err call_order_seated(struct call *call, struct order **order) MUST_USE;
/* With the draft of its dispute. */
enum err call_dispute(struct call *call, struct dispute_case **dispute) MUST_USE;

#endif
