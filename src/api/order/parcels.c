/* The parcel of an order for programs: what was seen of it, and telling more. */
#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "api/order/handlers.h"
#include "core/order/arrival.h"
#include "http/door/ordered.h"
#include "service/order/following.h"
#include "service/order/parcel.h"
#include "text/clock/iso_time.h"
#include "text/clock/when.h"
#include "text/kit/json_read.h"

enum { EVENTS_AT_ONCE_MAX = 100, BODY_BYTES_MAX = 64 * 1024 };

/* ---- shapes ---- */

static struct str time_text(struct call *call, struct instant at)
{
    return at.ms ? when_iso(arena_of(call), at) : STR_NONE;
}

/* Those that the number carries; none: nobody said. */
static void put_lines(struct json *json, uint64_t lines)
{
    json_name(json, STR("lines"));
    json_array_begin(json);
    for (size_t i = 0; i < ORDER_LINES_MAX; i++)
        if (lines & line_bit(i))
            json_value_int(json, (int64_t)i + 1);
    json_array_end(json);
}

/* Who is asked about the number, as the order's page says it. */
static void put_asked(struct call *call, struct json *json, const struct following *following)
{
    static const struct str states[] = {[FOLLOWING_QUEUED] = STR_INIT("queued"),
                                        [FOLLOWING_ASKING] = STR_INIT("asking"),
                                        [FOLLOWING_FOLLOWED] = STR_INIT("followed"),
                                        [FOLLOWING_STOPPED] = STR_INIT("stopped")};
    enum webhook service = webhook_named(following->service);
    struct str carrier = following->chosen;
    if (!carrier.len && service != WEBHOOK_COUNT)
        carrier = service_carrier_of(service, following->carrier);
    json_name(json, STR("asked"));
    json_object_begin(json);
    api_put_text(json, STR("service"), following->service);
    json_put_str(json, STR("state"), states[following->state]);
    api_put_text(json, STR("since"), time_text(call, following->asked_at));
    api_put_text(json, STR("last_answer_at"), time_text(call, following->answered_at));
    json_put_bool(json, STR("known"), following->known_at.ms > 0);
    api_put_text(json, STR("carrier"), carrier);
    json_put_bool(json, STR("carrier_chosen"), following->chosen.len > 0);
    json_object_end(json);
}

static bool is_anybody_asked(struct call *call)
{
    size_t count;
    (void)service_turns(arena_of(call), &call->app->options.services, &count);
    return count > 0;
}

/* When it came, and until when what was in it can be complained of, where no line says so. */
static void put_came(struct call *call, struct json *json, const struct order *order,
                     const struct parcel_file *parcel, size_t number)
{
    struct instant came = parcel->came[number], until = CLOCK_UNSET;
    if (came.ms && parcel->partly && !order->state.came)
        until = order_came_until(order->policy, &order->state, came);
    api_put_time(call, json, STR("delivered_at"), came);
    api_put_time(call, json, STR("complain_until"), until);
}

static void put_numbers(struct call *call, struct json *json, const struct order *order,
                        const struct parcel_file *parcel)
{
    bool asked = is_anybody_asked(call);
    static const struct str verdicts[] = {[TRACK_VALID] = STR_INIT("valid"),
                                          [TRACK_INVALID] = STR_INIT("not_valid"),
                                          [TRACK_UNCHECKABLE] = STR_INIT("not_checkable")};
    json_name(json, STR("numbers"));
    json_array_begin(json);
    for (size_t i = 0; i < parcel->numbers.count; i++) {
        json_object_begin(json);
        json_put_str(json, STR("number"), parcel->numbers.at[i].number);
        json_put_str(json, STR("verdict"), verdicts[parcel->results[i].verdict]);
        json_put_bool(json, STR("on_other_order"), parcel->numbers.at[i].elsewhere);
        api_put_text(json, STR("entered_by"), parcel->numbers.at[i].entered_by);
        put_lines(json, (uint64_t)parcel->numbers.at[i].lines);
        put_came(call, json, order, parcel, i);
        if (asked && parcel->followings[i].number.len)
            put_asked(call, json, &parcel->followings[i]);
        json_object_end(json);
    }
    json_array_end(json);
}

static void put_doubts(struct call *call, struct json *json, unsigned doubts)
{
    json_name(json, STR("contradictions"));
    json_array_begin(json);
    for (unsigned i = 0; i < DOUBT_COUNT; i++)
        if (doubts & 1u << i)
            json_value_str(json, say(call->language, parcel_doubt_text((enum parcel_doubt)(1u << i))));
    json_array_end(json);
}

static void put_state(struct call *call, struct json *json, const struct advice_case *situation)
{
    struct silence_verdict verdict = advice_silence(situation);
    json_name(json, STR("state"));
    json_object_begin(json);
    json_put_str(json, STR("event"), parcel_event_name(situation->parcel.event));
    api_put_text(json, STR("at"), time_text(call, situation->parcel.at));
    json_put_str(json, STR("judgement"), silence_name(verdict.silence));
    json_put_str(json, STR("sentence"), say(call->language, silence_text(verdict.silence)));
    json_put_int(json, STR("silent_days"), verdict.days);
    api_put_text(json, STR("changes_when"),
                 verdict.change.len ? say(call->language, verdict.change) : STR_NONE);
    api_put_text(json, STR("changes_at"), time_text(call, verdict.next));
    json_object_end(json);
}

static void put_event(struct call *call, struct json *json, const struct parcel_row *row)
{
    json_object_begin(json);
    api_put_text(json, STR("number"), row->number);
    json_put_str(json, STR("at"), time_text(call, row->at));
    json_put_str(json, STR("noted_at"), time_text(call, row->noted_at));
    json_put_str(json, STR("event"), row->event);
    api_put_text(json, STR("code"), row->code);
    api_put_text(json, STR("text"), row->words);
    api_put_text(json, STR("place"), row->place);
    api_put_text(json, STR("country"), row->country);
    json_put_str(json, STR("source"), row->source);
    json_put_str(json, STR("word"), row->word);
    api_put_text(json, STR("payload_sha256"), row->payload);
    json_object_end(json);
}

static enum err send_parcel(struct call *call, int status)
{
    struct order *order;
    struct parcel_file *parcel = ARENA_NEW(arena_of(call), struct parcel_file);
    enum err err = call_order(call, &order);
    if (!err)
        err = parcel_read(call->ctx, call->app->tracking, order, parcel);
    if (err)
        return err;
    struct advice_case situation = order_case(order, parcel, call->ctx->now);
    struct json json = api_json(call);
    json_object_begin(&json);
    put_numbers(call, &json, order, parcel);
    put_state(call, &json, &situation);
    put_doubts(call, &json, parcel->state.doubts);
    json_name(&json, STR("events"));
    json_array_begin(&json);
    for (size_t i = 0; i < parcel->rows.count; i++)
        put_event(call, &json, &parcel->rows.at[i]);
    json_array_end(&json);
    json_object_end(&json);
    return api_send(call, status);
}

enum err api_parcel(struct call *call)
{
    return send_parcel(call, 200);
}

/* ---- telling more ---- */

static struct str take_text(struct json_fields *fields, struct str name)
{
    return json_has(fields, name) ? json_take_str(fields, name) : STR_NONE;
}

/* A line that no order can have stands for one that this order has not. */
static uint64_t lines_of(const struct json_value *list)
{
    uint64_t lines = 0;
    for (size_t i = 0; list && i < list->count; i++) {
        const struct json_value *line = &list->list[i];
        bool fits = line->kind == JSON_KIND_INT && line->integer >= 1 && line->integer <= ORDER_LINES_MAX;
        lines |= line_bit(fits ? (size_t)line->integer - 1 : ORDER_LINES_MAX);
    }
    return lines;
}

static enum err read_event(struct call *call, const struct json_value *value, struct parcel_entry *entry)
{
    struct failure *failure = &call->ctx->failure;
    struct json_fields fields = json_fields_of(value, "event", failure);
    struct str at = json_take_str(&fields, STR("at")), code;
    *entry = (struct parcel_entry){
        .number = track_entered(call->app->tracking, arena_of(call), take_text(&fields, STR("number"))),
        .words = take_text(&fields, STR("text")),
        .place = take_text(&fields, STR("place"))};
    code = take_text(&fields, STR("code"));
    if (json_has(&fields, STR("lines")))
        entry->lines = lines_of(json_take_array(&fields, STR("lines")));
    enum err err = json_fields_end(&fields);
    if (err)
        return err;
    if (!iso_time_read(at, &entry->at))
        return fail_field(failure, ERR_INPUT, "at", "Write the time as 2016-06-16T12:00:00Z.");
    if (code.len && !parcel_event_from(code, &entry->event))
        return fail_field(failure, ERR_INPUT, "code", "There is no event \"{code}\"; doc/api.md lists them.",
                          PLACE("code", str_char_prefix(code, 40)));
    return OK;
}

/* One event, or a list under "events". */
static enum err read_events(struct call *call, struct parcel_telling *telling)
{
    struct failure *failure = &call->ctx->failure;
    struct arena *arena = arena_of(call);
    struct str body = call->exchange->request.body;
    struct json_value *root = ARENA_NEW(arena, struct json_value);
    if (body.len > BODY_BYTES_MAX)
        return fail(failure, ERR_INPUT, "At most {most} bytes at a time.", PLACE_INT("most", BODY_BYTES_MAX));
    enum err err = str_is_utf8(body) ? json_read_sent(arena, body, root, failure)
                                     : fail(failure, ERR_INPUT, "The body is not UTF-8.");
    if (err)
        return err;
    const struct json_value *list = json_find(root, STR("events"));
    size_t count = list && list->kind == JSON_KIND_ARRAY ? list->count : 1;
    bool one = !list || list->kind != JSON_KIND_ARRAY;
    if (count == 0 || count > EVENTS_AT_ONCE_MAX)
        return fail_field(failure, ERR_INPUT, "events", "From 1 to {most} events at a time.",
                          PLACE_INT("most", EVENTS_AT_ONCE_MAX));
    struct parcel_entry *entries = ARENA_ARRAY(arena, struct parcel_entry, count);
    for (size_t i = 0; !err && i < count; i++)
        err = read_event(call, one ? root : &list->list[i], &entries[i]);
    telling->entries = entries;
    telling->count = count;
    return err;
}

/* The fields by the names that programs know. */
static void rename_field(struct failure *failure)
{
    struct str field = failure->field ? str_from(failure->field) : STR_NONE;
    if (str_eq(field, STR("date")))
        failure->field = "at";
    else if (str_eq(field, STR("words")))
        failure->field = "text";
}

static enum err add_events(struct call *call)
{
    size_t added = 0;
    struct parcel_telling telling = {
        .viewer = call->viewer, .ref = call->parameters[0], .source = SOURCE_API};
    enum err err = read_events(call, &telling);
    if (!err)
        err = parcel_add_events(call->ctx, &call->app->policies, &telling, &added);
    if (err)
        rename_field(&call->ctx->failure);
    return err ? err : send_parcel(call, 201);
}

enum err api_parcel_add(struct call *call)
{
    return api_once(call, add_events);
}
