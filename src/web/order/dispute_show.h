#ifndef WEB_ORDER_DISPUTE_SHOW_H
#define WEB_ORDER_DISPUTE_SHOW_H
/* The pages of a dispute that is being described, from what the service answers; each sends its reply. */
#include "service/order/parcel.h"
#include "web/order/dispute_view.h"

/* "Possible until ...", or why not and from when. */
struct str dispute_window_text(struct call *call, const struct opening_window *window);
/* What evidence the reason asks for, in words; returns how many. */
size_t dispute_needs(struct call *call, const struct order *order, int reason,
                     struct str needs[REASON_NEEDS_MAX + 1]);
/* "/orders/REF/dispute" with "/page" behind unless it is empty. */
struct url dispute_url(struct call *call, const struct order *order, struct str page);
/* The name of the box of a line: "line1" is line 0. */
struct str dispute_line_name(struct call *call, size_t line);
/* The plan for the order with what is answered so far: its sentences to paste fit the reason. */
enum err dispute_plan(struct call *call, const struct dispute_case *dispute,
                      struct advice_plan **plan) MUST_USE;

enum err dispute_start_page(struct call *call, const struct dispute_case *dispute) MUST_USE;
/* From 400 on with what was typed and what is wrong with it. */
enum err dispute_question_page(struct call *call, const struct dispute_case *dispute,
                               enum dispute_question question, int status) MUST_USE;
enum err dispute_check_page(struct call *call, const struct dispute_case *dispute, int status) MUST_USE;
enum err dispute_done_page(struct call *call, const struct order *order) MUST_USE;

#endif
