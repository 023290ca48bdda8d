#ifndef WEB_ORDER_CASE_FILE_H
#define WEB_ORDER_CASE_FILE_H
/* The case file of an order: the functions behind their rows of web/door/routes.c, and what fills its body. */
#include "web/order/case_file_view.h"

/* The signed file alone, and the page that carries it: both to be kept. */
/* The key that signs them. */

/* case_body.c. `buyer`: the name. */
enum err case_body_fill(struct call *call, const struct order *order, struct str buyer,
                        struct case_body *body) MUST_USE;

#endif
