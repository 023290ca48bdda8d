#ifndef API_ORDER_ORDER_FIELDS_H
#define API_ORDER_ORDER_FIELDS_H
/*
 * Which fields an act takes in the API: told with the act in available_actions, and read from the request by the same
 * rows.
 */
#include "http/door/wish.h"
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

/* The version that was seen: If-Match, or the field "version". -1: what was sent is no version of this order. */
enum err api_order_version(struct call *call, const struct order *order, int32_t *version,
                           bool *by_header) MUST_USE;
/* The law's no, to an act of that order as it was read. */
struct api_refusal {
    const struct order *order;
    enum order_event_kind act;
    enum order_refusal refusal;
    bool by_header; /* the version was given in If-Match */
};
/* Answers a refusal by its name, and where something else happened before, with what the order is now; `err` again. */
enum err api_order_refuse(struct call *call, enum err err, const struct api_refusal *refused) MUST_USE;
/* The version that was seen, refused with what the order is now when it is another: 409, or 412 when If-Match said it. */
enum err api_order_seen(struct call *call, const struct order *order, enum order_event_kind act,
                        int32_t *version) MUST_USE;

#endif
