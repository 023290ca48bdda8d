#include "text/policy/value.h"

#include "base/buf.h"
#include "text/clock/zone_names.h"
#include "text/policy/moment.h"

#include <string.h>

/* What a reader of one type works on. */
struct taking {
    const struct policy_field *field;
    const struct json_value *value;
    void *into;
    char *base;
};

static bool text_of(const struct taking *taking, struct str *text)
{
    *text = taking->value->text;
    return taking->value->kind == JSON_KIND_STR;
}

static bool copy_text(const struct taking *taking, size_t room)
{
    struct str text;
    if (!text_of(taking, &text) || !text.len || text.len >= room)
        return false;
    memcpy(taking->into, text.at, text.len);
    return true;
}

static bool take_id(const struct taking *taking)
{
    struct str text = taking->value->text;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'))
            return false;
    }
    return copy_text(taking, POLICY_ID);
}

static bool take_title(const struct taking *taking)
{
    return copy_text(taking, POLICY_TITLE);
}

static bool take_zone(const struct taking *taking)
{
    return taking->value->kind == JSON_KIND_STR && zone_named(taking->value->text) &&
           copy_text(taking, POLICY_ID);
}

static bool in_range(const struct taking *taking)
{
    return taking->value->kind == JSON_KIND_INT && taking->value->integer >= taking->field->least &&
           taking->value->integer <= taking->field->most;
}

static bool take_count(const struct taking *taking)
{
    if (!in_range(taking))
        return false;
    *(int32_t *)taking->into = (int32_t)taking->value->integer;
    return true;
}

static bool take_bytes(const struct taking *taking)
{
    if (!in_range(taking))
        return false;
    *(int64_t *)taking->into = taking->value->integer;
    return true;
}

static bool take_yes(const struct taking *taking)
{
    *(int32_t *)taking->into = (int32_t)taking->value->integer;
    return taking->value->kind == JSON_KIND_BOOL;
}

static bool take_duration(const struct taking *taking)
{
    struct str text;
    return text_of(taking, &text) && duration_read(text, taking->into);
}

static bool take_word(const struct taking *taking)
{
    struct str text;
    int member = text_of(taking, &text) ? names_find(taking->field->names, text) : -1;
    *(int *)taking->into = member < 0 ? 0 : member; /* every enum of the words is an int */
    return member >= 0;
}

static bool take_words(const struct taking *taking)
{
    uint32_t mask = 0;
    for (size_t i = 0; i < taking->value->count; i++) {
        int member = names_find(taking->field->names, taking->value->list[i].text);
        if (member < 0)
            return false;
        mask |= 1u << member;
    }
    *(uint32_t *)taking->into = mask;
    return taking->value->kind == JSON_KIND_ARRAY;
}

static bool take_moment(const struct taking *taking)
{
    struct str text;
    return text_of(taking, &text) && moment_read(text, taking->into);
}

/* "protection.length", "reasons.damaged", "*" */
static bool take_where(const struct taking *taking)
{
    struct str text = taking->value->text;
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] <= ' ' || text.at[i] > '~')
            return false;
    return copy_text(taking, POLICY_WHERE);
}

/* "2026-11-29", or "2026-11" when no day is known. */
static bool take_day(const struct taking *taking)
{
    struct str text;
    struct civil civil;
    char first[] = "YYYY-MM-01";
    if (!text_of(taking, &text) || (text.len != 7 && text.len != 10))
        return false;
    struct policy_day day = {.month_only = text.len == 7};
    memcpy(first, text.at, text.len);
    if (!civil_read_date(str_from(first), &civil))
        return false;
    day.days = (int32_t)civil_days(civil.year, civil.month, civil.day);
    *(struct policy_day *)taking->into = day;
    return true;
}

static bool take_fraction(const struct taking *taking)
{
    struct str rest;
    int64_t above, below;
    if (!text_of(taking, &rest))
        return false;
    struct str first = str_cut(&rest, '/');
    if (!str_to_int(first, &above) || !str_to_int(rest, &below) || below < 1 || below > 1000 || above < 0 ||
        above > below)
        return false;
    ((int32_t *)taking->into)[0] = (int32_t)above;
    ((int32_t *)taking->into)[1] = (int32_t)below;
    return true;
}

static bool take_amount(const struct taking *taking)
{
    struct str rest;
    struct currency *currency = (struct currency *)(void *)(taking->base + taking->field->count_offset);
    if (!text_of(taking, &rest))
        return false;
    struct str amount = str_cut(&rest, ' ');
    return currency_from(rest, currency) && money_read(amount, *currency, taking->into) == MONEY_OK;
}

/* "-08:00" */
static bool take_clock_offset(const struct taking *taking)
{
    struct str text;
    int64_t hours, minutes;
    if (!text_of(taking, &text) || text.len != 6 || text.at[3] != ':' ||
        (text.at[0] != '+' && text.at[0] != '-') || !str_to_int(str_slice(text, 1, 3), &hours) ||
        !str_to_int(str_slice(text, 4, 6), &minutes))
        return false;
    if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59)
        return false;
    int32_t all = (int32_t)(hours * 60 + minutes);
    *(int32_t *)taking->into = text.at[0] == '-' ? -all : all;
    return true;
}

static bool take_weekdays(const struct taking *taking)
{
    static const struct str list[] = {STR_INIT("mon"), STR_INIT("tue"), STR_INIT("wed"), STR_INIT("thu"),
                                      STR_INIT("fri"), STR_INIT("sat"), STR_INIT("sun")};
    static const struct names weekdays = {list, 7};
    struct policy_field field = *taking->field;
    field.names = &weekdays;
    return take_words(&(struct taking){&field, taking->value, taking->into, taking->base});
}

static int32_t *counter_of(const struct taking *taking)
{
    return (int32_t *)(void *)(taking->base + taking->field->count_offset);
}

static bool take_dates(const struct taking *taking)
{
    const struct json_value *list = taking->value;
    if (list->kind != JSON_KIND_ARRAY || list->count > CALENDAR_HOLIDAYS_MAX)
        return false;
    for (size_t i = 0; i < list->count; i++) {
        struct civil civil;
        if (list->list[i].kind != JSON_KIND_STR || !civil_read_date(list->list[i].text, &civil))
            return false;
        ((int32_t *)taking->into)[i] = (int32_t)civil_days(civil.year, civil.month, civil.day);
    }
    *counter_of(taking) = (int32_t)list->count;
    return true;
}

static bool take_durations(const struct taking *taking)
{
    const struct json_value *list = taking->value;
    if (list->kind != JSON_KIND_ARRAY || list->count > POLICY_REMINDERS_MAX)
        return false;
    for (size_t i = 0; i < list->count; i++)
        if (list->list[i].kind != JSON_KIND_STR ||
            !duration_read(list->list[i].text, &((struct duration *)taking->into)[i]))
            return false;
    *counter_of(taking) = (int32_t)list->count;
    return true;
}

/* {"RU": "P90D"} */
static bool take_countries(const struct taking *taking)
{
    const struct json_value *object = taking->value;
    if (object->kind != JSON_KIND_OBJECT || object->count > POLICY_COUNTRIES_MAX)
        return false;
    for (size_t i = 0; i < object->count; i++) {
        struct country_length *row = &((struct country_length *)taking->into)[i];
        if (object->list[i].name.len != 2 || object->list[i].kind != JSON_KIND_STR ||
            !duration_read(object->list[i].text, &row->length))
            return false;
        memcpy(row->country, object->list[i].name.at, 2);
    }
    *counter_of(taking) = (int32_t)object->count;
    return true;
}

/* "photo|video", "receipt?" */
static bool read_need(struct str text, struct evidence_need *need)
{
    need->optional = str_ends(text, STR("?"));
    text = str_slice(text, 0, text.len - (size_t)need->optional);
    while (text.len) {
        int kind = names_find(&evidence_names, str_cut(&text, '|'));
        if (kind < 0)
            return false;
        need->any_of |= 1u << kind;
    }
    return need->any_of != 0;
}

static bool take_needs(const struct taking *taking)
{
    const struct json_value *list = taking->value;
    if (list->kind != JSON_KIND_ARRAY || list->count > REASON_NEEDS_MAX)
        return false;
    for (size_t i = 0; i < list->count; i++)
        if (list->list[i].kind != JSON_KIND_STR ||
            !read_need(list->list[i].text, &((struct evidence_need *)taking->into)[i]))
            return false;
    *counter_of(taking) = (int32_t)list->count;
    return true;
}

/* "a, b, c": what a list of words allows. */
static void put_words(struct buf *out, const struct names *names)
{
    for (int i = 0; i < names->count; i++)
        buf_printf(out, "%s%.*s", i ? ", " : "", STR_ARG(names_at(names, i)));
}

/* The first word of the value that is none of the field's; empty when it is not a matter of words. */
static struct str strange_word(const struct policy_field *field, const struct json_value *value)
{
    if (value->kind == JSON_KIND_STR && field->type == FIELD_WORD)
        return value->text;
    for (size_t i = 0; value->kind == JSON_KIND_ARRAY && i < value->count; i++) {
        struct str word = value->list[i].text;
        bool known = field->type == FIELD_NEEDS ? read_need(word, &(struct evidence_need){0})
                                                : field->names && names_find(field->names, word) >= 0;
        if (value->list[i].kind == JSON_KIND_STR && !known)
            return word;
    }
    return STR_NONE;
}

/* A field of words says which are allowed, and which it did not know. */
static void refuse_words(const struct policy_field *field, const struct json_value *value,
                         const struct policy_place *place, const char *wanted)
{
    const struct names *names = field->type == FIELD_NEEDS ? &evidence_names : field->names;
    struct str strange = strange_word(field, value);
    struct buf words;
    buf_init(&words, 1024);
    put_words(&words, names);
    if (strange.len)
        policy_error(place->problems, place->path, "%s is expected, of: %.*s; not \"%.*s\"", wanted,
                     STR_ARG(buf_str(&words)), (int)(strange.len < 40 ? strange.len : 40), strange.at);
    else
        policy_error(place->problems, place->path, "%s is expected, of: %.*s", wanted,
                     STR_ARG(buf_str(&words)));
    buf_free(&words);
}

void policy_value_read(const struct policy_field *field, const struct json_value *value, char *base,
                       const struct policy_place *place)
{
    static const struct {
        bool (*take)(const struct taking *taking);
        const char *wanted;
    } types[FIELD_TYPE_COUNT] = {
        [FIELD_ID] = {take_id, "a name of at most 31 of a-z, 0-9, - and _"},
        [FIELD_TITLE] = {take_title, "a text of at most 95 bytes"},
        [FIELD_ZONE] = {take_zone, "the name of an IANA time zone such as Europe/Berlin"},
        [FIELD_COUNT] = {take_count, "a whole number in its range"},
        [FIELD_BYTES] = {take_bytes, "a number of bytes in its range"},
        [FIELD_YES] = {take_yes, "true or false"},
        [FIELD_DURATION] = {take_duration,
                            "a duration such as P15D, P2W, PT48H or B3D (no months, years or seconds)"},
        [FIELD_WORD] = {take_word, "a word"},
        [FIELD_WORDS] = {take_words, "a list of words"},
        [FIELD_MOMENT] = {take_moment, "a moment such as shipped+P6D or earlier(promised+P3D, delivered)"},
        [FIELD_FRACTION] = {take_fraction, "a fraction such as 1/2"},
        [FIELD_AMOUNT] = {take_amount, "an amount such as 250.00 USD"},
        [FIELD_CLOCK_OFFSET] = {take_clock_offset, "an offset such as -08:00"},
        [FIELD_WEEKDAYS] = {take_weekdays, "a list of mon, tue, ... sun"},
        [FIELD_DATES] = {take_dates, "a list of dates"},
        [FIELD_DURATIONS] = {take_durations, "a list of durations"},
        [FIELD_COUNTRIES] = {take_countries, "an object of countries and durations"},
        [FIELD_NEEDS] = {take_needs, "a list of kinds of evidence such as photo|video or receipt?"},
        [FIELD_WHERE] = {take_where, "the path of a field, a section, a reason, or *"},
        [FIELD_DAY] = {take_day, "a day such as 2026-11-29, or a month such as 2026-11"},
    };
    struct taking taking = {field, value, base + field->offset, base};
    if (types[field->type].take(&taking))
        return;
    if (field->names || field->type == FIELD_NEEDS)
        refuse_words(field, value, place, types[field->type].wanted);
    else
        policy_error(place->problems, place->path, "%s is expected", types[field->type].wanted);
}
