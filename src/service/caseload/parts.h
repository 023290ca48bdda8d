#ifndef SERVICE_CASELOAD_PARTS_H
#define SERVICE_CASELOAD_PARTS_H
/* What the parts of caseload share. For service/ only. */
#include "core/people/duty.h"
#include "service/order/order.h"

/* The head of an order for somebody who works on it and is no side of it. ERR_NOT_FOUND, ERR_REFUSED as market_require says. */
enum err staff_case_open(struct ctx *ctx, const struct viewer *viewer, struct str ref, enum staff_right right,
                         struct order_head *head) MUST_USE;

#endif
