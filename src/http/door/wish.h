#ifndef HTTP_DOOR_WISH_H
#define HTTP_DOOR_WISH_H
/*
 * What a request says of an act on an order, for pages and programs alike, by the rows of core/order/fields.h: a form and a
 * JSON object have the same names. What does not fit is ERR_INPUT with the field's name.
 */
#include "core/order/fields.h"
#include "http/door/router.h"
#include "service/order/order.h"

/* A field of an act as a declared input of a door: ACT_FIELDS(INPUT_OF_FIELD). */
#define INPUT_OF_FIELD(id, name, kind, member, most, chars, type, list, refusal, other, says, ...)           \
    {STR_INIT(name), STR_INIT(says), INPUT_OF_##kind, 0, chars},
#define INPUT_OF_LINES  INPUT_LIST
#define INPUT_OF_NUMBER INPUT_NUMBER
#define INPUT_OF_AMOUNT INPUT_LINE
#define INPUT_OF_TIME   INPUT_LINE
#define INPUT_OF_CHOICE INPUT_LINE
#define INPUT_OF_RULE   INPUT_LINE
#define INPUT_OF_TEXT   INPUT_TEXT

/* Was anything sent for it? */
bool wish_is_given(const struct call *call, enum act_field field);
/* One field that was sent, into the wish, whose kind is set. */
enum err wish_field(struct call *call, const struct order *order, enum act_field field,
                    struct order_event *wish) MUST_USE;

/* An instant as programs write it (RFC 3339), or a day of the viewer's own zone; nothing is 0. */
enum err wish_instant(struct call *call, const char *name, struct instant *at) MUST_USE;
/* The same, where a plain day is a last day: its end by the shop's clocks. */
enum err wish_last_day(struct call *call, const char *name, const struct policy *policy,
                       struct instant *at) MUST_USE;
/*
 * A decimal text such as "12.50", from a form also "12,50"; a number of JSON is refused, for nobody could say which unit it
 * counts.
 */
enum err wish_amount(struct call *call, const char *name, struct currency currency, int64_t *minor) MUST_USE;
/* "lines" of a JSON object as line_bit()s: numbers from 1, as the order lists them; nothing is 0. */
enum err wish_lines(struct call *call, const struct order *order, uint64_t *lines) MUST_USE;

#endif
