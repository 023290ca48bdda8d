#ifndef HTTP_DOOR_READY_H
#define HTTP_DOOR_READY_H
/* What goes into the places of ready answers (text/desk/ready.h) from an order, in the words and days of whoever writes. */
#include "http/door/router.h"
#include "service/order/parcel.h"
#include "text/desk/ready.h"

/* For an answer that everybody reads: nothing that only the sides of the order are told. */
struct ready_facts ready_facts_open(struct call *call, const struct order *order,
                                    const struct parcel_file *parcel);
/* For what the sides of the order, or its marketplace's staff, write to each other. */
enum err ready_facts_of(struct call *call, const struct order *order, struct ready_facts *facts) MUST_USE;

#endif
