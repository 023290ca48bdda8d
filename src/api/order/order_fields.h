#ifndef API_ORDER_ORDER_FIELDS_H
#define API_ORDER_ORDER_FIELDS_H
/*
 * Which fields an act takes in the API: told with the act in available_actions, and read from the request by the same
 * rows.
 */
#include "http/door/router.h"
#include "service/order/order.h"
#include "text/kit/json_write.h"

/* Whether the act can be done here at all: files and a panel's decision have their own way in. */
bool order_act_is_open(const struct order *order, enum order_event_kind act);
/* "fields": name, type, whether it is required, and its limits. */
void order_fields_put(struct json *json, const struct order *order, enum order_event_kind act);

/*
 * The wish as the request's values say it, with the law's own choice for what may be left out. ERR_INPUT names the
 * field that does not fit, or that this act does not take.
 */
enum err order_wish_read(struct call *call, const struct order *order, enum order_event_kind act,
                         struct order_event *wish) MUST_USE;

/* An instant as programs write it (RFC 3339), or a day of the viewer's own zone; nothing is 0. ERR_INPUT names it. */
enum err api_instant(struct call *call, const char *name, struct instant *at) MUST_USE;
/* The same, where a plain day is a last day: its end by the shop's clocks. */
enum err api_last_day(struct call *call, const char *name, const struct policy *policy,
                      struct instant *at) MUST_USE;
/* A decimal text such as "12.50"; a number is refused, for nobody could say which unit it counts. */
enum err api_amount(struct call *call, const char *name, struct currency currency, int64_t *minor) MUST_USE;
/* "lines" of the body as line_bit()s: numbers from 1, as the order lists them; nothing is 0. */
enum err api_lines(struct call *call, const struct order *order, uint64_t *lines) MUST_USE;
/* The version that was seen: If-Match, or the field "version". -1: what was sent is no version of this order. */
enum err api_order_version(struct call *call, const struct order *order, int32_t *version,
                           bool *by_header) MUST_USE;

#endif
