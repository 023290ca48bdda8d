#include "text/advice/input.h"

#include "base/check.h"
#include "base/words.h"
#include "core/tracking/plain.h"
#include "text/advice/paste.h"
#include "text/advice/paste_words.h"
#include "text/advice/place.h"
#include "text/advice/told_event.h"
#include "text/clock/iso_time.h"
#include "text/kit/nearest.h"
#include "text/tracking/event_line.h"
#include "text/tracking/fetch_day.h"

#include <string.h>

#define ONE_DAY   SPAN_DAYS(1)
#define FAR_AHEAD SPAN_DAYS(730)

static const struct str list_names[] = {STR_INIT("tracking"), STR_INIT("event"), STR_INIT("dispute")};
const struct form_lists advice_lists = {list_names, COUNT_OF(list_names)};

struct reading {
    struct arena *arena;
    const struct advice_sources *sources;
    const struct form *form;
    struct advice_case *order;
    struct failure *failure;
};

/* The next part of the field's values, of which each may be a list; false when there is none. */
struct parts {
    struct str name, rest;
    const char *separators;
    size_t index;
};

static bool next_part(const struct reading *reading, struct parts *parts, struct str *part)
{
    while (!parts->rest.len)
        if (!form_next(reading->form, parts->name, &parts->index, &parts->rest))
            return false;
    size_t end = 0;
    while (end < parts->rest.len && !strchr(parts->separators, parts->rest.at[end]))
        end++;
    *part = str_trim(str_slice(parts->rest, 0, end));
    parts->rest = str_slice(parts->rest, end + 1, parts->rest.len);
    return true;
}

static bool is_unknown(struct str value)
{
    static const struct str words[] = {STR_INIT("unknown"), STR_INIT("no"), STR_INIT("none"), STR_INIT("n/a"),
                                       STR_INIT("-")};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_eq_nocase(value, words[i]))
            return true;
    return value.len == 0;
}

/* The newest of that name; the rules of a way of paying are no marketplace's. */
const struct policy *advice_policy(const struct advice_sources *sources, struct str name)
{
    const struct policy *newest = NULL;
    for (size_t i = 0; i < sources->policy_count; i++) {
        const struct policy *policy = sources->policies[i];
        bool named =
            str_eq_nocase(str_from(policy->id), name) || str_eq_nocase(str_from(policy->title), name);
        if (named && policy->kind != KIND_PAYMENT && (!newest || policy->version > newest->version))
            newest = policy;
    }
    return newest;
}

/* Who sells under nobody's rules; what the plan says of them are those for places that nobody knows. */
static bool take_shop(struct reading *reading, enum advice_shop shop, struct str said)
{
    struct advice_case *order = reading->order;
    order->shop = shop;
    order->marketplace = said;
    order->policy = advice_policy(reading->sources, STR("recourse-default"));
    return order->policy != NULL;
}

static bool is_any_shop(struct reading *reading, struct str name)
{
    static const struct {
        struct str name;
        enum advice_shop shop;
        struct str said;
    } shops[] = {
        {STR_INIT("other"), SHOP_OTHER, STR_INIT(N_("the shop"))},
        {STR_INIT("other-shop"), SHOP_OTHER, STR_INIT(N_("the shop"))},
        {STR_INIT("private-seller"), SHOP_PRIVATE, STR_INIT(N_("the seller"))},
    };
    for (size_t i = 0; i < COUNT_OF(shops); i++)
        if (str_eq_nocase(name, shops[i].name))
            return take_shop(reading, shops[i].shop, shops[i].said);
    return false;
}

/* Rules of that name or title. A law that binds plain shops is no promise of a marketplace, nor are the rules for places that nobody knows. */
static bool take_rules(struct reading *reading, struct str name)
{
    static const struct str said = STR_INIT(N_("the shop"));
    const struct policy *policy = advice_policy(reading->sources, name);
    if (!policy)
        return false;
    bool nobodys = str_eq(str_from(policy->id), STR("recourse-default"));
    enum advice_shop shop = nobodys ? SHOP_OTHER : advice_shop_of(policy);
    if (shop != SHOP_RULES)
        return take_shop(reading, shop, said);
    reading->order->policy = policy;
    return true;
}

/* A name that nobody knows is a shop whose rules nobody knows: the plan promises nothing and goes by how it was paid. */
static enum err take_unknown_shop(struct reading *reading, struct str name)
{
    reading->order->shop_unknown = true;
    return take_shop(reading, SHOP_OTHER, arena_copy(reading->arena, str_char_prefix(name, 40)))
               ? OK
               : fail_field(reading->failure, ERR_INPUT, "marketplace",
                            "The marketplace \"{name}\" is not known",
                            PLACE("name", str_char_prefix(name, 40)));
}

static enum err read_marketplace(struct reading *reading)
{
    enum { NAMES_MAX = 64, WORD_ROOM = 200 };
    struct str name = str_trim(form_get(reading->form, STR("marketplace"))), names[NAMES_MAX];
    size_t count = 0;
    if (!name.len)
        return fail_field(reading->failure, ERR_INPUT, "marketplace", "Say on which marketplace you bought");
    struct str plain = advice_plain_name(reading->arena, name);
    if (is_any_shop(reading, name) || is_any_shop(reading, plain))
        return OK;
    if (take_rules(reading, name) || take_rules(reading, plain))
        return OK;
    if (advice_is_of_persons(plain)) {
        enum err err = take_unknown_shop(reading, name);
        reading->order->shop = SHOP_PRIVATE;
        return err;
    }
    char room[WORD_ROOM];
    struct str known = paste_place(plain_text(str_char_prefix(name, 40), room, sizeof room, false));
    if (!known.len) /* "TikTok Shop" */
        known = paste_place(str_trim(plain_text(str_char_prefix(plain, 40), room, sizeof room, false)));
    if (known.len && take_rules(reading, known))
        return OK;
    for (size_t i = 0; i < reading->sources->policy_count && count < NAMES_MAX; i++)
        if (reading->sources->policies[i]->kind != KIND_PAYMENT)
            names[count++] = str_from(reading->sources->policies[i]->id);
    struct str near = nearest_slip(str_char_prefix(name, 40), names, count, 1 + name.len / 5);
    if (near.len &&
        str_eq_nocase(str_slice(near, 0, 1), str_slice(name, 0, 1))) /* "Ozon" is no slip for Amazon */
        return fail_field(reading->failure, ERR_INPUT, "marketplace",
                          "The marketplace \"{name}\" is not known; did you mean \"{near}\"?",
                          PLACE("name", str_char_prefix(name, 40)), PLACE("near", near));
    return take_unknown_shop(reading, name);
}

static struct str names_sentence(struct arena *arena, const struct names *names)
{
    struct str list = names_at(names, 1);
    for (int i = 2; i < names->count; i++)
        list = arena_printf(arena, "%.*s, %.*s", STR_ARG(list), STR_ARG(names_at(names, i)));
    return list;
}

bool advice_read_now(struct str text, struct instant *at)
{
    struct civil civil;
    if (civil_read_date(text, &civil)) {
        *at = civil_to_instant(civil, 0);
        return at->ms >= CLOCK_FIRST.ms && at->ms < CLOCK_LAST.ms;
    }
    return iso_time_read(text, at) && at->ms >= CLOCK_FIRST.ms && at->ms < CLOCK_LAST.ms;
}

/* What a date may be: in the past, or also ahead. */
enum when { WHEN_PAST, WHEN_ANY };

static enum err take_instant(struct reading *reading, const char *field, struct str text, enum when when,
                             struct instant *at)
{
    struct civil civil;
    *at = CLOCK_UNSET;
    if (is_unknown(text))
        return OK;
    bool within = advice_read_now(text, at);
    if (!within && civil_read_date(text, &civil))
        return fail_field(reading->failure, ERR_INPUT, field, "{date} lies too long ago or too far ahead",
                          PLACE("date", text));
    if (!within)
        return fail_field(reading->failure, ERR_INPUT, field,
                          "\"{text}\" is no date; write it as 2016-06-16, or leave it out",
                          PLACE("text", str_char_prefix(text, 40)));
    struct instant now = reading->order->now;
    if (when == WHEN_PAST && at->ms > now.ms + ONE_DAY.ms)
        return fail_field(reading->failure, ERR_INPUT, field, "{date} lies in the future",
                          PLACE("date", text));
    if (at->ms > now.ms + FAR_AHEAD.ms)
        return fail_field(reading->failure, ERR_INPUT, field, "{date} is more than two years ahead",
                          PLACE("date", text));
    return OK;
}

static enum err read_dates(struct reading *reading)
{
    struct advice_case *order = reading->order;
    const struct {
        const char *field;
        enum when when;
        struct instant *at;
    } dates[] = {
        {"ordered", WHEN_PAST, &order->ordered},   {"shipped", WHEN_PAST, &order->shipped},
        {"promised", WHEN_ANY, &order->promised},  {"protection_ends", WHEN_ANY, &order->protection_ends},
        {"received", WHEN_PAST, &order->received}, {"contacted", WHEN_PAST, &order->contacted},
    };
    bool again = names_find(&advice_problem_names, str_trim(form_get(reading->form, STR("problem")))) ==
                 PROBLEM_SUBSCRIPTION;
    for (size_t i = 0; i < COUNT_OF(dates); i++) {
        struct str text = str_trim(form_get(reading->form, str_from(dates[i].field)));
        if (dates[i].at == &order->protection_ends &&
            advice_read_countdown(reading->arena, text, order->now, dates[i].at))
            continue; /* what the marketplace's clock shows */
        enum err err = take_instant(reading, dates[i].field, text, dates[i].when, dates[i].at);
        if (err)
            return err;
        bool cancelled = again && dates[i].at == &order->contacted; /* before the last charge */
        if (!cancelled && dates[i].at->ms && order->ordered.ms && dates[i].at->ms < order->ordered.ms)
            return fail_field(reading->failure, ERR_INPUT, dates[i].field, "{date} lies before the order",
                              PLACE("date", text));
    }
    if (order->shipped.ms && order->received.ms && order->received.ms < order->shipped.ms)
        return fail_field(reading->failure, ERR_INPUT, "received", "The parcel came before it was sent");
    return OK;
}

static enum err read_problem(struct reading *reading)
{
    struct str text = str_trim(form_get(reading->form, STR("problem")));
    struct advice_case *order = reading->order;
    int problem = is_unknown(text) ? PROBLEM_UNKNOWN : names_find(&advice_problem_names, text);
    if (problem < 0)
        return fail_field(reading->failure, ERR_INPUT, "problem",
                          "\"{text}\" is not known; it is one of {names}",
                          PLACE("text", str_char_prefix(text, 40)),
                          PLACE("names", names_sentence(reading->arena, &advice_problem_names)));
    order->problem = (enum advice_problem)problem;
    if (problem == PROBLEM_NOT_RECEIVED && order->received.ms)
        return fail_field(reading->failure, ERR_INPUT, "received",
                          "The parcel can not be received and not received: leave one out");
    if (problem == PROBLEM_UNKNOWN && !order->received.ms)
        order->problem = PROBLEM_NOT_RECEIVED;
    return OK;
}

/* PayPal has rules of its own for every shop; a shop that never had goods is told the truth first. */
static enum err read_paid(struct reading *reading)
{
    struct advice_case *order = reading->order;
    struct str text = str_trim(form_get(reading->form, STR("paid")));
    int paid = is_unknown(text) ? PAID_UNKNOWN : advice_paid_find(text);
    if (paid < 0)
        return fail_field(reading->failure, ERR_INPUT, "paid",
                          "\"{text}\" is not known; it is one of {names}",
                          PLACE("text", str_char_prefix(text, 40)),
                          PLACE("names", names_sentence(reading->arena, &advice_paid_names)));
    order->paid = (enum advice_paid)paid;
    const struct policy *paypal = advice_policy(reading->sources, STR("paypal"));
    if (paypal && order->shop != SHOP_RULES && paid == PAID_PAYPAL && order->problem != PROBLEM_FAKE_SHOP &&
        order->problem != PROBLEM_CUSTOMS) {
        order->policy = paypal;
        order->shop = SHOP_RULES;
        order->marketplace = STR_NONE;
    }
    return OK;
}

/* How a number of this kind is followed. */
static enum parcel_class class_of(const struct track_result *result)
{
    static const struct str couriers[] = {STR_INIT("ups"), STR_INIT("fedex"), STR_INIT("dhl")};
    if (!result->count)
        return CLASS_UNKNOWN;
    const struct track_candidate *best = &result->candidates[0];
    if (str_eq(best->format->carrier, STR("s10")) && result->normalized[0] == 'E')
        return CLASS_EXPRESS;
    for (size_t i = 0; i < COUNT_OF(couriers); i++)
        if (str_eq(best->format->carrier, couriers[i]))
            return CLASS_EXPRESS;
    if (best->service->registered == TRACK_YES)
        return CLASS_REGISTERED;
    switch (best->service->tracked_abroad) {
    case TRACK_NO:
        return CLASS_UNTRACKED;
    case TRACK_USUALLY:
        return CLASS_LETTER;
    case TRACK_YES:
        return CLASS_PARCEL;
    case TRACK_UNKNOWN:
        return CLASS_UNKNOWN;
    }
    return CLASS_UNKNOWN;
}

void advice_take_number(const struct track_result *result, struct advice_case *order)
{
    static const enum advice_number states[] = {
        [TRACK_VALID] = NUMBER_RIGHT, [TRACK_INVALID] = NUMBER_WRONG, [TRACK_UNCHECKABLE] = NUMBER_UNCHECKED};
    enum advice_number state = states[result->verdict];
    if (order->number_state == NUMBER_RIGHT ||
        (order->number_state == NUMBER_UNCHECKED && state != NUMBER_RIGHT))
        return; /* the first that is right, else that can be, else the first */
    if (order->number_state == NUMBER_WRONG && state == NUMBER_WRONG)
        return;
    order->number_state = state;
    order->number = (struct str){result->normalized, result->length};
    order->class = state == NUMBER_WRONG ? CLASS_UNKNOWN : class_of(result);
    const struct track_country *issuer = result->count ? result->candidates[0].issuer : NULL;
    order->issuer = issuer && state == NUMBER_RIGHT ? issuer->name : STR_NONE;
    order->route = order->issuer.len ? ROUTE_ABROAD : ROUTE_UNKNOWN;
}

static enum err read_numbers(struct reading *reading)
{
    size_t count = 0;
    struct str text;
    struct parts parts = {STR("tracking"), STR_NONE, ",;\n", 0};
    while (next_part(reading, &parts, &text)) {
        if (is_unknown(text))
            continue;
        if (count++ == ADVICE_NUMBERS_MAX)
            return fail_field(reading->failure, ERR_LIMIT, "tracking", "At most {most} tracking numbers fit",
                              PLACE_INT("most", ADVICE_NUMBERS_MAX));
        if (!str_is_utf8(text))
            return fail_field(reading->failure, ERR_INPUT, "tracking",
                              "The tracking number has bytes that are no text");
        struct track_result *result = ARENA_NEW(reading->arena, struct track_result);
        track_identify(reading->sources->tracking, text, result);
        if (result->too_long)
            return fail_field(reading->failure, ERR_INPUT, "tracking",
                              "A tracking number has at most {most} characters",
                              PLACE_INT("most", TRACK_LENGTH_MAX));
        advice_take_number(result, reading->order);
    }
    return OK;
}

static bool has_digit(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] >= '0' && text.at[i] <= '9')
            return true;
    return false;
}

/* A copied line begins with its day in many forms; an instant with a T is one word and read as such. Answers its minute. */
static int cut_day(struct reading *reading, struct str text, struct str *date, struct str *rest)
{
    struct event_line line;
    *rest = text;
    *date = str_cut(rest, ' ');
    if (str_find_char(*date, 'T') < date->len ||
        !event_line_read(text, civil_from_instant(reading->order->now, 0), &line))
        return -1;
    *date = arena_printf(reading->arena, "%04d-%02d-%02d", (int)line.day.year, (int)line.day.month,
                         (int)line.day.day);
    *rest = line.words;
    return line.minute;
}

/* Folds the events into where the parcel is, and keeps the words of the last that says something. */
static void take_events(struct reading *reading, struct told_event *told, size_t count)
{
    struct parcel_report reports[ADVICE_EVENTS_MAX];
    struct parcel_history history = {.reports = reports, .count = count, .ordered = reading->order->ordered};
    told_events_order(told, count);
    for (size_t i = 0; i < count; i++) {
        reports[i] = (struct parcel_report){
            .event = parcel_from_text(told[i].words), .word = PARCEL_BUYER_SAYS, .at = told[i].at};
        if (reports[i].event != PARCEL_UNKNOWN)
            reading->order->last_event = arena_copy(reading->arena, str_char_prefix(told[i].words, 120));
    }
    reading->order->parcel = parcel_fold(&history, reading->order->now);
    reading->order->fetch_by = fetch_by_of(&reading->order->parcel, reading->order->last_event);
}

static enum err read_events(struct reading *reading)
{
    static const char field[] = "event";
    struct told_event told[ADVICE_EVENTS_MAX];
    size_t count = 0;
    struct str text;
    struct parts parts = {STR("event"), STR_NONE, ";\n", 0};
    while (next_part(reading, &parts, &text)) {
        struct str rest, date;
        struct instant at;
        int minute = cut_day(reading, text, &date, &rest);
        if (is_unknown(date))
            continue;
        if (count == ADVICE_EVENTS_MAX)
            return fail_field(reading->failure, ERR_LIMIT, field, "At most {most} events fit",
                              PLACE_INT("most", ADVICE_EVENTS_MAX));
        if (!has_digit(date))
            return fail_field(reading->failure, ERR_INPUT, field,
                              "Add the day of \"{line}\", or leave it out",
                              PLACE("line", str_char_prefix(text, 60)));
        enum err err = take_instant(reading, field, date, WHEN_PAST, &at);
        if (err)
            return err;
        rest = str_trim(rest);
        if (!rest.len)
            return fail_field(reading->failure, ERR_INPUT, field,
                              "Write what happened behind the date: \"{date} Departed\"",
                              PLACE("date", str_char_prefix(date, 20)));
        told[count++] = (struct told_event){at, minute, rest};
    }
    take_events(reading, told, count);
    return OK;
}

/* A state such as "refused@2016-06-16". */
struct state_field {
    const char *name;
    const struct names *names;
    struct str text;
};

/* The word by its list (0: none), and its date. */
static enum err read_state(struct reading *reading, const struct state_field *field, int *member,
                           struct instant *at)
{
    struct str date = field->text, word = str_trim(str_cut(&date, '@'));
    *member = is_unknown(word) ? 0 : names_find(field->names, word);
    if (*member < 0)
        return fail_field(reading->failure, ERR_INPUT, field->name,
                          "\"{word}\" is not known; it is one of {known}",
                          PLACE("word", str_char_prefix(word, 40)),
                          PLACE("known", names_sentence(reading->arena, field->names)));
    enum err err = take_instant(reading, field->name, str_trim(date), WHEN_PAST, at);
    if (!err && at->ms && at->ms < reading->order->ordered.ms)
        return fail_field(reading->failure, ERR_INPUT, field->name, "{date} lies before the order",
                          PLACE("date", date));
    return err;
}

static enum err read_extension(struct reading *reading)
{
    int member;
    struct state_field field = {"extension", &advice_extension_names,
                                str_trim(form_get(reading->form, STR("extension")))};
    enum err err = read_state(reading, &field, &member, &reading->order->extension_at);
    if (!err)
        reading->order->extension = (enum advice_extension)member;
    return err;
}

/* Several states of one dispute: the last one counts, and "opened" tells when it began. */
static enum err read_disputes(struct reading *reading)
{
    struct advice_case *order = reading->order;
    struct state_field field = {"dispute", &advice_dispute_names, STR_NONE};
    struct parts parts = {STR("dispute"), STR_NONE, ",;", 0};
    while (next_part(reading, &parts, &field.text)) {
        int member;
        struct instant at;
        enum err err = read_state(reading, &field, &member, &at);
        if (err)
            return err;
        if (member == CLAIM_OPENED)
            order->dispute_opened = at;
        bool dated = at.ms && order->dispute_at.ms; /* else the further one counts */
        bool earlier = dated ? at.ms < order->dispute_at.ms : member < (int)order->dispute;
        if (member == CLAIM_NONE || (order->dispute != CLAIM_NONE && earlier))
            continue;
        order->dispute = (enum advice_dispute)member;
        order->dispute_at = at;
    }
    return OK;
}

enum err advice_read(struct arena *arena, const struct advice_sources *sources, const struct form *form,
                     struct advice_case *order, struct failure *failure)
{
    struct reading reading = {arena, sources, form, order, failure};
    enum err (*const parts[])(struct reading *) = {read_marketplace, read_dates,   read_problem,
                                                   read_paid,        read_numbers, read_events,
                                                   read_extension,   read_disputes};
    *order = (struct advice_case){.now = order->now};
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        enum err err = parts[i](&reading);
        if (err)
            return err;
    }
    return OK;
}
