#include "text/policy/value.h"

#include "base/buf.h"
#include "text/clock/zone_names.h"
#include "text/kit/country_code.h"
#include "text/kit/storable.h"
#include "text/policy/moment.h"

#include <string.h>

enum { STRANGE_BYTES = 40 }; /* of a word that is none of a field's, as it is shown */

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

/* It stands within lines of others: what breaks one, turns it or is not seen is none of its. */
static bool take_title(const struct taking *taking)
{
    struct str text = taking->value->text;
    struct arena arena;
    if (!copy_text(taking, POLICY_TITLE))
        return false;
    arena_init(&arena, 16 * POLICY_TITLE);
    bool same = str_eq(text_one_line(&arena, text), text);
    arena_free(&arena);
    return same;
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

/* As the buyer's country is told: any other would never be found. */
static bool is_country(struct str name)
{
    return country_code_is(name);
}

/* {"RU": "P90D"} */
static bool take_countries(const struct taking *taking)
{
    const struct json_value *object = taking->value;
    if (object->kind != JSON_KIND_OBJECT || object->count > POLICY_COUNTRIES_MAX)
        return false;
    for (size_t i = 0; i < object->count; i++) {
        struct country_length *row = &((struct country_length *)taking->into)[i];
        if (!is_country(object->list[i].name) || object->list[i].kind != JSON_KIND_STR ||
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

static bool is_known(const struct policy_field *field, struct str word)
{
    struct civil civil;
    struct duration duration;
    if (field->type == FIELD_DATES)
        return civil_read_date(word, &civil);
    if (field->type == FIELD_DURATIONS)
        return duration_read(word, &duration);
    return field->type == FIELD_NEEDS ? read_need(word, &(struct evidence_need){0})
                                      : field->names && names_find(field->names, word) >= 0;
}

/* The first word of the value that is none of the field's; empty when it is not a matter of words. */
static struct str strange_word(const struct policy_field *field, const struct json_value *value)
{
    if (value->kind == JSON_KIND_STR && field->type == FIELD_WORD)
        return value->text;
    for (size_t i = 0; value->kind == JSON_KIND_ARRAY && i < value->count; i++) {
        struct str word = value->list[i].text;
        bool known = is_known(field, word);
        if (value->list[i].kind == JSON_KIND_STR && !known)
            return word;
    }
    return STR_NONE;
}

/* What a field of a type is read with, and what is said when it cannot be. */
struct reading {
    bool (*take)(const struct taking *taking);
    struct str wanted; /* none for a type with a list of words, which has these: */
    struct str of, not_of;
};

/* A field of words says which are allowed, and which it did not know. */
static void refuse_words(const struct policy_field *field, const struct json_value *value,
                         const struct policy_place *place, const struct reading *reading)
{
    const struct names *names = field->type == FIELD_NEEDS    ? &evidence_names
                                : field->type == FIELD_MOMENT ? &anchor_names
                                                              : field->names;
    struct str strange = strange_word(field, value);
    struct buf words;
    buf_init(&words, 1024);
    put_words(&words, names);
    policy_problem_note(place->problems, false, place->path, strange.len ? reading->not_of : reading->of,
                        PLACES(PLACE("words", buf_str(&words)),
                               PLACE("word", str_whole(str_slice(strange, 0, STRANGE_BYTES)))));
    buf_free(&words);
}

static const struct reading types[FIELD_TYPE_COUNT] = {
    [FIELD_ID] = {.take = take_id,
                  .wanted = STR_INIT(N_("a name of at most 31 of a-z, 0-9, - and _ is expected"))},
    [FIELD_TITLE] = {.take = take_title,
                     .wanted = STR_INIT(N_("a text of one line and of at most 95 bytes is expected"))},
    [FIELD_ZONE] = {.take = take_zone,
                    .wanted =
                        STR_INIT(N_("the name of an IANA time zone such as Europe/Berlin is expected"))},
    [FIELD_COUNT] = {.take = take_count,
                     .wanted = STR_INIT(N_("a whole number from {least} to {most} is expected"))},
    [FIELD_BYTES] = {.take = take_bytes,
                     .wanted = STR_INIT(N_("a number of bytes from {least} to {most} is expected"))},
    [FIELD_YES] = {.take = take_yes, .wanted = STR_INIT(N_("true or false is expected"))},
    [FIELD_DURATION] = {.take = take_duration,
                        .wanted =
                            STR_INIT(N_("a duration such as P15D, P2W, PT48H or B3D (no months, years or "
                                        "seconds) is expected"))},
    [FIELD_WORD] = {take_word,
                    {0},
                    STR_INIT(N_("a word is expected, of: {words}")),
                    STR_INIT(N_("a word is expected, of: {words}; not \"{word}\""))},
    [FIELD_WORDS] = {take_words,
                     {0},
                     STR_INIT(N_("a list of words is expected, of: {words}")),
                     STR_INIT(N_("a list of words is expected, of: {words}; not \"{word}\""))},
    [FIELD_MOMENT] = {.take = take_moment,
                      .of = STR_INIT(N_("a moment such as shipped+P6D or earlier(promised+P3D, delivered) is "
                                        "expected, counted from one of: {words}"))},
    [FIELD_FRACTION] = {.take = take_fraction, .wanted = STR_INIT(N_("a fraction such as 1/2 is expected"))},
    [FIELD_AMOUNT] = {.take = take_amount,
                      .wanted = STR_INIT(N_("an amount such as 250.00 USD is expected"))},
    [FIELD_CLOCK_OFFSET] = {.take = take_clock_offset,
                            .wanted = STR_INIT(N_("an offset such as -08:00 is expected"))},
    [FIELD_WEEKDAYS] = {.take = take_weekdays,
                        .wanted = STR_INIT(N_("a list of mon, tue, ... sun is expected"))},
    [FIELD_DATES] = {.take = take_dates,
                     .wanted = STR_INIT(N_("a list of at most {most} dates such as 2026-12-24 is expected")),
                     .not_of = STR_INIT(N_("a list of at most {most} dates such as 2026-12-24 is expected; "
                                           "not \"{word}\""))},
    [FIELD_DURATIONS] = {.take = take_durations,
                         .wanted = STR_INIT(N_("a list of at most {most} durations such as P3D is expected")),
                         .not_of = STR_INIT(N_("a list of at most {most} durations such as P3D is expected; "
                                               "not \"{word}\""))},
    [FIELD_COUNTRIES] = {.take = take_countries,
                         .wanted = STR_INIT(N_("an object of at most {most} countries, each of two capital "
                                               "letters such as BR, and their durations is expected"))},
    [FIELD_NEEDS] =
        {take_needs,
         {0},
         STR_INIT(N_("a list of kinds of evidence such as photo|video or receipt? is expected, of: "
                     "{words}")),
         STR_INIT(N_("a list of kinds of evidence such as photo|video or receipt? is expected, of: "
                     "{words}; not \"{word}\""))},
    [FIELD_WHERE] = {.take = take_where,
                     .wanted = STR_INIT(N_("the path of a field, a section, a reason, or * is expected"))},
    [FIELD_DAY] = {.take = take_day,
                   .wanted =
                       STR_INIT(N_("a day such as 2026-11-29, or a month such as 2026-11, is expected"))},
};

/* Any other says how much or how many it may be, and which of a list it did not know. */
static void refuse_value(const struct policy_field *field, const struct json_value *value,
                         const struct policy_place *place, const struct reading *reading)
{
    static const int64_t most[FIELD_TYPE_COUNT] = {[FIELD_DATES] = CALENDAR_HOLIDAYS_MAX,
                                                   [FIELD_DURATIONS] = POLICY_REMINDERS_MAX,
                                                   [FIELD_COUNTRIES] = POLICY_COUNTRIES_MAX};
    struct str strange = reading->not_of.len ? strange_word(field, value) : STR_NONE;
    policy_problem_note(place->problems, false, place->path, strange.len ? reading->not_of : reading->wanted,
                        PLACES(PLACE_ID("least", field->least),
                               PLACE_ID("most", most[field->type] ? most[field->type] : field->most),
                               PLACE("word", str_whole(str_slice(strange, 0, STRANGE_BYTES)))));
}

void policy_value_read(const struct policy_field *field, const struct json_value *value, char *base,
                       const struct policy_place *place)
{
    struct taking taking = {field, value, base + field->offset, base};
    const struct reading *reading = &types[field->type];
    if (reading->take(&taking))
        return;
    if (reading->of.len)
        refuse_words(field, value, place, reading);
    else
        refuse_value(field, value, place, reading);
}
