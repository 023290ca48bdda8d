#include "service/order/event_fields.h"

#include "base/check.h"

#include <stddef.h>

#define AT(field) offsetof(struct order_row, field)
#define NO_LIMITS 0, 0

const struct event_field event_fields[] = {
    {STR_INIT("number"), EVENT_FIELD_NUMBER, AT(number), 1, ORDER_ROWS_MAX, HASHED, TOLD_PLAIN,
     STR_INIT("number")},
    {STR_INIT("kind"), EVENT_FIELD_WORD, AT(kind), NO_LIMITS, HASHED, TOLD_PLAIN, STR_INIT("kind")},
    {STR_INIT("by"), EVENT_FIELD_WORD, AT(by), NO_LIMITS, HASHED, TOLD_OR_NULL, STR_INIT("by")},
    {STR_INIT("at_ms"), EVENT_FIELD_TIME, AT(at), CLOCK_FIRST_MS, CLOCK_LAST_MS, HASHED, TOLD_TIME,
     STR_INIT("at")},
    {STR_INIT("noted_at_ms"), EVENT_FIELD_TIME, AT(noted_at), 0, CLOCK_LAST_MS, HASHED_LAST, TOLD_TIME,
     STR_INIT("noted_at")},
    {STR_INIT("until_ms"), EVENT_FIELD_NUMBER, AT(until_ms), 0, CLOCK_LAST_MS, HASHED, TOLD_TIME,
     STR_INIT("until")},
    {STR_INIT("lines"), EVENT_FIELD_NUMBER, AT(lines), 0, EVENT_ALL_LINES, HASHED, TOLD_LINES,
     STR_INIT("lines")},
    {STR_INIT("amount_minor"), EVENT_FIELD_NUMBER, AT(amount_minor), 0, MONEY_MAX, HASHED, TOLD_AMOUNT,
     STR_INIT("amount")},
    {STR_INIT("currency"), EVENT_FIELD_WORD, AT(currency), NO_LIMITS, HASHED, NOT_TOLD, STR_INIT("")},
    {STR_INIT("pieces"), EVENT_FIELD_NUMBER, AT(pieces), 1, EVENT_AS_ACT(TAKES_PIECES), HASHED_IF_SET,
     TOLD_PLAIN, STR_INIT("pieces")},
    {STR_INIT("days"), EVENT_FIELD_NUMBER, AT(days), 0, EVENT_AS_ACT(TAKES_DAYS), HASHED, TOLD_PLAIN,
     STR_INIT("days")},
    {STR_INIT("bytes"), EVENT_FIELD_NUMBER, AT(bytes), 0, EVENT_AS_ACT(TAKES_BYTES), HASHED, NOT_TOLD,
     STR_INIT("")},
    {STR_INIT("person_id"), EVENT_FIELD_NUMBER, AT(person_id), 0, INT64_MAX, HASHED, NOT_TOLD, STR_INIT("")},
    {STR_INIT("reason"), EVENT_FIELD_WORD, AT(reason), NO_LIMITS, HASHED, TOLD_PLAIN, STR_INIT("reason")},
    {STR_INIT("code"), EVENT_FIELD_WORD, AT(code), NO_LIMITS, HASHED, TOLD_PLAIN, STR_INIT("code")},
    {STR_INIT("remedy"), EVENT_FIELD_WORD, AT(remedy), NO_LIMITS, HASHED, TOLD_PLAIN, STR_INIT("remedy")},
    {STR_INIT("evidence"), EVENT_FIELD_WORD, AT(evidence), NO_LIMITS, HASHED, TOLD_PLAIN,
     STR_INIT("evidence")},
    {STR_INIT("favour"), EVENT_FIELD_WORD, AT(favour), NO_LIMITS, HASHED, TOLD_PLAIN, STR_INIT("favour")},
    {STR_INIT("deadline"), EVENT_FIELD_WORD, AT(deadline), NO_LIMITS, HASHED, TOLD_PLAIN,
     STR_INIT("deadline")},
    {STR_INIT("words"), EVENT_FIELD_WORD, AT(note), NO_LIMITS, HASHED, TOLD_PLAIN, STR_INIT("words")},
    {STR_INIT("hash"), EVENT_FIELD_WORD, AT(hash), NO_LIMITS, NOT_HASHED, TOLD_PLAIN, STR_INIT("hash")},
};
const size_t event_field_count = COUNT_OF(event_fields);

int64_t event_most(const struct event_field *field, size_t lines)
{
    if (field->most == EVENT_ALL_LINES)
        return (INT64_C(1) << lines) - 1;
    return field->most >= 0 ? field->most : act_fields[EVENT_AS_ACT(field->most)].most;
}

int64_t *event_number(const struct event_field *field, struct order_row *row)
{
    void *at = (char *)row + field->at;
    check(field->kind != EVENT_FIELD_WORD);
    return field->kind == EVENT_FIELD_TIME ? &((struct instant *)at)->ms : (int64_t *)at;
}

struct str *event_word(const struct event_field *field, struct order_row *row)
{
    check(field->kind == EVENT_FIELD_WORD);
    return (struct str *)(void *)((char *)row + field->at);
}
