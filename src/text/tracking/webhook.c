/* One row a service says where in its message each thing stands; one reader reads them all. */
#include "text/tracking/webhook.h"

#include "base/check.h"
#include "core/clock/clock.h"
#include "text/clock/iso_time.h"
#include "text/kit/country_code.h"
#include "text/kit/json_read.h"
#include "text/tracking/event_line.h"

#include <stdlib.h>

enum { PLACES_MAX = 3, LISTS_MAX = 2 };

/* Paths of names with full stops between; of several the first that has a text counts. */
struct shape {
    struct str name, header;
    enum parcel_feed feed;
    struct str kind, kind_begins; /* what the message is about, and how that begins when it is a parcel */
    struct str base;              /* where the parcel's object stands; the paths below begin there */
    struct str number, local;
    struct str lists[LISTS_MAX]; /* of events; a single object is a list of one */
    struct str within;           /* lists[0] is a list of objects that have the events here */
    struct str times[PLACES_MAX], codes[PLACES_MAX], words[PLACES_MAX], places[PLACES_MAX],
        countries[PLACES_MAX];
    bool newest_first;  /* so the service lists events */
    struct str said_by; /* with "user" in it: nobody has scanned anything */
};

static const struct shape shapes[WEBHOOK_COUNT] = {
    [WEBHOOK_AFTERSHIP] = {.name = STR_INIT("aftership"),
                           .base = STR_INIT("msg"),
                           .header = STR_INIT("aftership-hmac-sha256"),
                           .feed = FEED_AFTERSHIP,
                           .kind = STR_INIT("event"),
                           .kind_begins = STR_INIT("tracking_"),
                           .number = STR_INIT("tracking_number"),
                           .local = STR_INIT("last_mile.tracking_number"),
                           .lists = {STR_INIT("checkpoints")},
                           .times = {STR_INIT("checkpoint_time")},
                           .codes = {STR_INIT("subtag"), STR_INIT("tag")},
                           .words = {STR_INIT("message"), STR_INIT("subtag_message")},
                           .places = {STR_INIT("location"), STR_INIT("city"), STR_INIT("state")},
                           .countries = {STR_INIT("country_region"), STR_INIT("country_iso3")},
                           .said_by = STR_INIT("source")},
    [WEBHOOK_EASYPOST] = {.name = STR_INIT("easypost"),
                          .base = STR_INIT("result"),
                          .header = STR_INIT("X-Hmac-Signature"),
                          .feed = FEED_EASYPOST,
                          .kind = STR_INIT("description"),
                          .kind_begins = STR_INIT("tracker."),
                          .number = STR_INIT("tracking_code"),
                          .lists = {STR_INIT("tracking_details")},
                          .times = {STR_INIT("datetime")},
                          .codes = {STR_INIT("status_detail"), STR_INIT("status")},
                          .words = {STR_INIT("message"), STR_INIT("description")},
                          .places = {STR_INIT("tracking_location.city"), STR_INIT("tracking_location.state")},
                          .countries = {STR_INIT("tracking_location.country")}},
    [WEBHOOK_SHIPPO] = {.name = STR_INIT("shippo"),
                        .base = STR_INIT("data"),
                        .header = STR_INIT("Shippo-Auth-Signature"),
                        .feed = FEED_SHIPPO,
                        .kind = STR_INIT("event"),
                        .kind_begins = STR_INIT("track_updated"),
                        .number = STR_INIT("tracking_number"),
                        .lists = {STR_INIT("tracking_history"), STR_INIT("tracking_status")},
                        .times = {STR_INIT("status_date")},
                        .codes = {STR_INIT("substatus.code"), STR_INIT("status")},
                        .words = {STR_INIT("status_details"), STR_INIT("substatus.text")},
                        .places = {STR_INIT("location.city"), STR_INIT("location.state")},
                        .countries = {STR_INIT("location.country")}},
    [WEBHOOK_17TRACK] = {.name = STR_INIT("17track"),
                         .base = STR_INIT("data"),
                         .header = STR_INIT("sign"),
                         .feed = FEED_17TRACK,
                         .kind = STR_INIT("event"),
                         .kind_begins = STR_INIT("TRACKING_"),
                         .number = STR_INIT("number"),
                         .local = STR_INIT("track_info.misc_info.local_number"),
                         .lists = {STR_INIT("track_info.tracking.providers")},
                         .within = STR_INIT("events"),
                         .newest_first = true,
                         .times = {STR_INIT("time_utc"), STR_INIT("time_iso")},
                         .codes = {STR_INIT("sub_status"), STR_INIT("stage")},
                         .words = {STR_INIT("description")},
                         .places = {STR_INIT("location"), STR_INIT("address.city")},
                         .countries = {STR_INIT("address.country")}},
    /* The contract of doc/tracking.md. */
    [WEBHOOK_OWN] = {.name = STR_INIT("own"),
                     .header = STR_INIT("Recourse-Signature"),
                     .feed = FEED_COUNT,
                     .kind = STR_INIT("kind"),
                     .kind_begins = STR_INIT("parcel"),
                     .number = STR_INIT("number"),
                     .local = STR_INIT("local_number"),
                     .lists = {STR_INIT("events")},
                     .times = {STR_INIT("time")},
                     .codes = {STR_INIT("event")},
                     .words = {STR_INIT("text")},
                     .places = {STR_INIT("place")},
                     .countries = {STR_INIT("country")}},
};

enum webhook webhook_named(struct str name)
{
    for (size_t i = 0; i < WEBHOOK_COUNT; i++)
        if (str_eq(shapes[i].name, name))
            return (enum webhook)i;
    return WEBHOOK_COUNT;
}

struct str webhook_name(enum webhook webhook)
{
    check(webhook < WEBHOOK_COUNT);
    return shapes[webhook].name;
}

struct str webhook_header(enum webhook webhook)
{
    check(webhook < WEBHOOK_COUNT);
    return shapes[webhook].header;
}

/* ---- finding things ---- */

static const struct json_value *at_path(const struct json_value *value, struct str path)
{
    while (value && path.len)
        value = json_find(value, str_cut(&path, '.'));
    return value;
}

static struct str text_at(const struct json_value *value, struct str path)
{
    const struct json_value *found = path.len ? at_path(value, path) : NULL;
    return found && found->kind == JSON_KIND_STR ? found->text : STR_NONE;
}

static struct str first_text(const struct json_value *value, const struct str paths[PLACES_MAX])
{
    struct str text = STR_NONE;
    for (size_t i = 0; i < PLACES_MAX && text.len == 0; i++)
        text = str_trim(text_at(value, paths[i]));
    return text;
}

/* ---- times ---- */

static bool is_within(struct instant at)
{
    return !instant_before(at, CLOCK_FIRST) && instant_before(at, CLOCK_LAST);
}

/* "20.11.2026 08:15" and "20 Nov 2026", as people write it. What can be two days is none. */
static bool read_written(struct str text, struct instant *at)
{
    enum { YEAR = 4, DAY_MAX = 3, NOON = 12 * 60 };
    struct event_line line;
    size_t digits = 0;
    while (digits < text.len && char_is_digit(text.at[digits]))
        digits++;
    char behind = digits < text.len ? text.at[digits] : ' ';
    bool either = digits < YEAR && (behind == '/' || behind == '-');
    struct civil any = civil_from_instant(CLOCK_FIRST, 0);
    if (either || !event_line_read(text, any, &line) || str_trim(line.words).len)
        return false;
    int minute = line.minute < 0 ? NOON : line.minute;
    *at = instant_add(civil_to_instant(line.day, 0), SPAN_MINUTES(minute));
    return true;
}

/* Carriers' local times come without a zone; they are taken as UTC, at most half a day off. */
static bool read_time(struct arena *arena, struct str text, struct instant *at)
{
    enum { DAY = 10, MINUTE = 16, SECOND = 19 };
    struct str clock = str_slice(text, DAY + 1, text.len);
    struct str zone = str_trim(str_slice(text, MINUTE, text.len));
    struct str whole = text;
    if (text.len == DAY)
        whole = arena_printf(arena, "%.*sT12:00:00Z", STR_ARG(text));
    else if (text.len >= MINUTE && text.at[MINUTE - 3] == ':' && (!zone.len || zone.at[0] != ':'))
        whole = arena_printf(arena, "%.*sT%.*s:00%.*s", DAY, text.at, MINUTE - DAY - 1, clock.at,
                             STR_ARG(zone.len ? zone : STR("Z")));
    else if (text.len > DAY)
        whole =
            arena_printf(arena, "%.*sT%.*s%s", DAY, text.at, STR_ARG(clock), text.len == SECOND ? "Z" : "");
    return (iso_time_read(whole, at) || read_written(text, at)) && is_within(*at);
}

/* ---- codes ---- */

/* 17TRACK's sub-statuses grow, and stages stand alone: "InTransit_TransportArrived" is at least "InTransit_Other". */
static enum parcel_event from_17track(struct arena *arena, struct str code)
{
    static const struct str around[][2] = {{STR_INIT(""), STR_INIT("")},
                                           {STR_INIT(""), STR_INIT("_Other")},
                                           {STR_INIT("InTransit_"), STR_INIT("")},
                                           {STR_INIT("Exception_"), STR_INIT("")}};
    enum parcel_event event = parcel_from_code(FEED_17TRACK, code);
    struct str rest = code, stem = str_cut(&rest, '_');
    for (size_t i = 0; stem.len && i < COUNT_OF(around) && event == PARCEL_UNKNOWN; i++)
        event = parcel_from_code(FEED_17TRACK, arena_printf(arena, "%.*s%.*s%.*s", STR_ARG(around[i][0]),
                                                            STR_ARG(stem), STR_ARG(around[i][1])));
    return event;
}

static enum parcel_event event_of(struct arena *arena, const struct shape *shape,
                                  const struct json_value *value)
{
    enum parcel_event event = PARCEL_UNKNOWN;
    if (shape->feed == FEED_COUNT) /* our own words for it */
        return parcel_event_from(text_at(value, shape->codes[0]), &event) ? event : PARCEL_UNKNOWN;
    for (size_t i = 0; i < PLACES_MAX && event == PARCEL_UNKNOWN; i++) {
        struct str code = text_at(value, shape->codes[i]);
        event = shape->feed == FEED_17TRACK ? from_17track(arena, code) : parcel_from_code(shape->feed, code);
    }
    return event;
}

static bool has_word(struct str text, struct str word)
{
    return word.len <= text.len && str_find(text, word) < text.len;
}

static enum parcel_word word_of(const struct shape *shape, const struct json_value *value,
                                enum parcel_event event)
{
    bool by_hand = has_word(text_at(value, shape->said_by), STR("user"));
    return event == PARCEL_NOT_HANDED_OVER || by_hand ? PARCEL_SELLER_SAYS : PARCEL_CARRIER_SCANNED;
}

/* ---- the message ---- */

struct reading {
    struct arena *arena;
    const struct shape *shape;
    struct webhook_event *events;
    size_t count, room;
};

static void add_event(struct reading *reading, const struct json_value *value)
{
    const struct shape *shape = reading->shape;
    struct webhook_event event = {.event = event_of(reading->arena, shape, value),
                                  .code = first_text(value, shape->codes),
                                  .words = first_text(value, shape->words),
                                  .place = first_text(value, shape->places)};
    bool timed = read_time(reading->arena, first_text(value, shape->times), &event.at);
    bool kept = timed || (shape->feed == FEED_COUNT && (event.words.len || event.code.len));
    if (reading->count == reading->room || !kept)
        return;
    if (!timed) { /* nobody can say whether it is the latest */
        event.at = CLOCK_UNSET;
        event.event = PARCEL_UNKNOWN;
    }
    event.word = word_of(shape, value, event.event);
    event.turn = shape->newest_first ? -(int32_t)reading->count : (int32_t)reading->count;
    country_code_read(first_text(value, shape->countries), event.country);
    reading->events[reading->count++] = event;
}

static void add_list(struct reading *reading, const struct json_value *list)
{
    if (list && list->kind == JSON_KIND_OBJECT)
        add_event(reading, list);
    for (size_t i = 0; list && list->kind == JSON_KIND_ARRAY && i < list->count; i++)
        if (list->list[i].kind == JSON_KIND_OBJECT)
            add_event(reading, &list->list[i]);
}

static void add_all(struct reading *reading, const struct json_value *root)
{
    const struct shape *shape = reading->shape;
    const struct json_value *list = at_path(root, shape->lists[0]);
    if (shape->within.len == 0) {
        for (size_t i = 0; i < LISTS_MAX && shape->lists[i].len; i++)
            add_list(reading, at_path(root, shape->lists[i]));
        return;
    }
    for (size_t i = 0; list && list->kind == JSON_KIND_ARRAY && i < list->count; i++)
        add_list(reading, json_find(&list->list[i], shape->within));
}

static int newest_first(const void *a, const void *b)
{
    const struct webhook_event *left = a, *right = b;
    if (left->at.ms != right->at.ms)
        return left->at.ms < right->at.ms ? 1 : -1;
    return left->turn < right->turn ? 1 : left->turn > right->turn ? -1 : 0;
}

bool webhook_tracking(struct arena *arena, enum webhook webhook, const struct json_value *tracking,
                      struct webhook_message *message)
{
    enum { SEEN_MAX = 4000 }; /* events in the largest body, and then some */
    const struct shape *shape = &shapes[webhook];
    struct str number = str_trim(text_at(tracking, shape->number));
    *message = (struct webhook_message){.number = number, .local = str_trim(text_at(tracking, shape->local))};
    if (number.len == 0)
        return false;
    struct reading reading = {arena, shape, ARENA_ARRAY(arena, struct webhook_event, SEEN_MAX), 0, SEEN_MAX};
    add_all(&reading, tracking);
    qsort(reading.events, reading.count, sizeof reading.events[0], newest_first);
    message->events = reading.events;
    message->count = reading.count < WEBHOOK_EVENTS_MAX ? reading.count : WEBHOOK_EVENTS_MAX;
    return true;
}

enum err webhook_read(struct arena *arena, enum webhook webhook, struct str body,
                      struct webhook_message *message, struct failure *failure)
{
    struct json_value *root = ARENA_NEW(arena, struct json_value);
    const struct shape *shape = &shapes[webhook];
    *message = (struct webhook_message){0};
    if (!str_is_utf8(body))
        return fail(failure, ERR_INPUT, "The body is not UTF-8.");
    if (json_read_sent(arena, body, root, failure))
        return failure->err = ERR_INPUT;
    struct str kind = text_at(root, shape->kind);
    if (kind.len == 0)
        return fail(failure, ERR_INPUT, "This is no message of {name}: it has no \"{field}\".",
                    PLACE("name", shape->name), PLACE("field", shape->kind));
    if (!str_starts(kind, shape->kind_begins))
        return OK; /* their other messages are none of a parcel's business */
    if (!webhook_tracking(arena, webhook, at_path(root, shape->base), message))
        return fail(failure, ERR_INPUT, "The message names no tracking number (\"{field}\").",
                    PLACE("field", shape->number));
    return OK;
}
