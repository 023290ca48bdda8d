/* Who is asked about an order's numbers, said to its people. */
#include "service/order/following.h"
#include "text/kit/collate.h"
#include "web/order/show.h"

size_t services_asked(struct call *call)
{
    size_t count;
    (void)service_turns(arena_of(call), &call->app->options.services, &count);
    return count;
}

static struct str title_of(struct call *call, const struct following *following)
{
    enum webhook service = webhook_named(following->service);
    if (service == WEBHOOK_COUNT || service == WEBHOOK_OWN)
        return call_say(call, "This site's own tracking service");
    return service_title(service);
}

/* Nobody is asked: whoever reads this looks, and when the last time is a while ago is reminded. */
static struct str look_yourself(struct call *call, const struct parcel_file *parcel)
{
    enum { REMIND_DAYS = 3 };
    static const struct str again[2] = FORMS_("Nobody is asked about this number. The last line was added "
                                              "{n} day ago: look at the carrier's page again.",
                                              "Nobody is asked about this number. The last line was added "
                                              "{n} days ago: look at the carrier's page again.");
    struct instant noted = {0};
    for (size_t i = 0; i < parcel->rows.count; i++)
        if (parcel->rows.at[i].noted_at.ms > noted.ms)
            noted = parcel->rows.at[i].noted_at;
    int64_t days = instant_since(call->ctx->now, noted).ms / SPAN_DAYS(1).ms;
    if (noted.ms && days >= REMIND_DAYS)
        return arena_say_n(arena_of(call), call->language, again, days, (struct word_places){0});
    return call_say(call,
                    "Nobody is asked about this number. Look at the carrier's page, and add what it says.");
}

static struct str could_not(struct call *call, const struct following *following)
{
    return call_fill(call, "{service} could not be asked until now. It is tried again.",
                     PLACES(PLACE("service", title_of(call, following))));
}

static struct str queued_words(struct call *call, const struct following *following)
{
    if (following->turn >= (int64_t)services_asked(call))
        return call_say(
            call, "No service that is asked here takes this number. Look at the carrier's page, and add what "
                  "it says. If the carrier is guessed wrong, change it.");
    if (following->due_at.ms > call->ctx->now.ms && following->said.len)
        return could_not(call, following);
    if (following->due_at.ms > call->ctx->now.ms)
        return call_fill(
            call, "Your share of today's questions is used up: a tracking service is asked from {when} on.",
            PLACES(PLACE("when", when_long(arena_of(call), call_reading(call), following->due_at))));
    struct instant room = following_room_from(call->ctx, &call->app->options.services, following);
    if (room.ms)
        return call_fill(
            call,
            "This site may ask no more today: its questions are used up. This number waits until {when}, or "
            "longer.",
            PLACES(PLACE("when", when_long(arena_of(call), call_reading(call), room))));
    return call_say(call, "A tracking service is asked in a moment.");
}

static struct str asked_words(struct call *call, const struct following *following)
{
    struct str title = title_of(call, following);
    switch (following->state) {
    case FOLLOWING_QUEUED:
        return queued_words(call, following);
    case FOLLOWING_ASKING:
        return following->said.len
                   ? could_not(call, following)
                   : call_fill(call, "{service} is being asked.", PLACES(PLACE("service", title)));
    case FOLLOWING_FOLLOWED:
        return following->known_at.ms
                   ? call_fill(call, "{service} is asked about this number.", PLACES(PLACE("service", title)))
                   : call_fill(call, "{service} is asked about this number, and does not know it yet.",
                               PLACES(PLACE("service", title)));
    case FOLLOWING_STOPPED:
        return call_say(call, "No service is asked about this number any more.");
    case FOLLOWING_STATE_COUNT:
        break;
    }
    return STR_NONE;
}

static struct str guess_of(struct call *call, const struct following *following)
{
    enum webhook service = webhook_named(following->service);
    if (following->chosen.len || !following->carrier.len || service == WEBHOOK_COUNT)
        return STR_NONE;
    const struct track_carrier *carrier =
        track_carrier_named(call->app->tracking, service_carrier_of(service, following->carrier));
    bool code = following->carrier.at[0] >= '0' && following->carrier.at[0] <= '9';
    return carrier ? carrier->name : code ? STR_NONE : following->carrier;
}

void follow_line(struct call *call, const struct parcel_file *parcel, size_t index,
                 struct parcel_number_line *line)
{
    const struct following *following = &parcel->followings[index];
    const struct track_result *result = &parcel->results[index];
    struct str page = result->count ? track_page_of(result, 0, arena_of(call)) : STR_NONE;
    if (page.len)
        line->page = url_printf(call, "%.*s", STR_ARG(page));
    if (!services_asked(call) || !following->number.len) {
        line->asked = look_yourself(call, parcel);
        return;
    }
    line->asked = asked_words(call, following);
    if (following->asked_at.ms)
        line->since = time_view_of(call, following->asked_at);
    if (following->answered_at.ms)
        line->last = time_view_of(call, following->answered_at);
    line->guessed = following->state == FOLLOWING_FOLLOWED ? guess_of(call, following) : STR_NONE;
}

/* ---- changing the carrier ---- */

struct select_view carriers_of(struct call *call)
{
    enum { CARRIERS_MAX = 60 };
    struct str chosen = call_value(call, STR("carrier"));
    struct select_view view = {.name = STR("carrier"),
                               .label = STR(N_("Which carrier has it?")),
                               .error = call->errors[call_input(call, STR("carrier"))],
                               .choices = ARENA_ARRAY(arena_of(call), struct choice_view, CARRIERS_MAX)};
    for (size_t i = 0; services_asked(call) && i < CARRIERS_MAX; i++) {
        struct str code = service_carrier_at(WEBHOOK_OWN, i);
        const struct track_carrier *carrier = track_carrier_named(call->app->tracking, code);
        if (carrier)
            view.choices[view.count++] = (struct choice_view){code, carrier->name, str_eq(code, chosen)};
    }
    COLLATE(arena_of(call), call->language, view.choices, view.count, label);
    return view;
}

enum err order_choose_carrier(struct call *call)
{
    struct following_choice choice = {call->viewer, call->parameters[0],
                                      parcel_number_of(arena_of(call), call_value(call, STR("of_number"))),
                                      call_value(call, STR("carrier"))};
    return following_choose(call->ctx, &call->app->policies, &choice);
}
