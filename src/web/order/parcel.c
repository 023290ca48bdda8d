/* The parcel of an order: its card on the order's page, and the page that adds to it. */
#include "base/check.h"
#include "core/order/arrival.h"
#include "http/door/ordered.h"
#include "pages.h"
#include "text/clock/locale.h"
#include "text/clock/when.h"
#include "web/order/dispute_show.h"
#include "web/order/handlers.h"
#include "web/order/role.h"
#include "web/order/show.h"

static const int64_t noon_ms = INT64_C(12) * 3600 * 1000;

static struct str capital(struct call *call, struct str text)
{
    struct str copy = arena_copy(arena_of(call), text);
    char *first = (char *)copy.at;
    if (copy.len && first[0] >= 'a' && first[0] <= 'z')
        first[0] = (char)(first[0] - 'a' + 'A');
    return copy;
}

/* ---- the card ---- */

static struct parcel_number_line number_line_of(struct call *call, const struct track_result *result)
{
    static const struct str words[][2] = {
        [TRACK_VALID] = {STR_INIT(N_("Valid")), STR_INIT("good")},
        [TRACK_INVALID] = {STR_INIT(N_("Not valid")), STR_INIT("bad")},
        [TRACK_UNCHECKABLE] = {STR_INIT(N_("Not checkable")), STR_INIT("warn")},
    };
    struct str number = {result->normalized, result->length};
    struct parcel_number_line line = {
        .number = number,
        .status_word = say(call->language, words[result->verdict][0]),
        .status = words[result->verdict][1],
        .track = url_printf(call, "/track?number=%.*s", STR_ARG(encoded(call, number))),
    };
    if (result->verdict == TRACK_INVALID || !result->count)
        return line;
    if (result->verdict == TRACK_UNCHECKABLE && track_some_check_holds(result))
        line.status_word = call_say(call, "Possible");
    const struct track_candidate *best = &result->candidates[0];
    enum track_answer abroad = best->service->tracked_abroad;
    line.carrier = best->format->carrier_name;
    line.issuer = best->issuer ? say(call->language, best->issuer->name) : STR_NONE;
    line.abroad = abroad == TRACK_UNKNOWN ? STR_NONE : say(call->language, track_answer_name(abroad));
    return line;
}

/* Whoever sends it is one side: the seller, or the marketplace for them. */
static struct str entered_words(const struct call *call, struct str by)
{
    if (str_eq(by, STR("buyer")))
        return call_say(call, "Entered by the buyer.");
    if (str_eq(by, STR("carrier")))
        return call_say(call, "Told by the carrier.");
    return by.len ? call_say(call, "Entered by the seller's side.") : STR_NONE;
}

/* What is in it, where somebody said, and the order has more than that. */
static struct str carried_words(struct call *call, const struct order *order, int64_t lines)
{
    struct str titles[ORDER_LINES_MAX];
    size_t count = 0;
    if (lines == 0 || order->lines.count == 1)
        return STR_NONE;
    for (size_t i = 0; i < order->lines.count; i++)
        if ((uint64_t)lines & line_bit(i))
            titles[count++] = order->lines.at[i].title;
    return call_fill(
        call, "In it: {things}",
        PLACES(PLACE("things", locale_list(arena_of(call), call->language, LIST_ITEMS, titles, count))));
}

static struct str who_says(const struct call *call, const struct order *order, const struct parcel_row *row)
{
    const struct order_head *head = &order->head;
    if (str_eq(row->word, names_at(&parcel_word_names, PARCEL_CARRIER_SCANNED)))
        return call_say(call, "the carrier's scan");
    if (row->person_id && row->person_id != head->buyer_id && row->person_id != head->seller_id)
        return call_say(call, "noted by staff");
    if (str_eq(row->word, names_at(&parcel_word_names, PARCEL_SELLER_SAYS)))
        return call_say(call, "the seller's word");
    return call_say(call, "the buyer's word");
}

struct parcel_event_line parcel_event_line_of(struct call *call, const struct order *order,
                                              const struct parcel_row *row)
{
    enum parcel_event event = PARCEL_UNKNOWN;
    bool known = parcel_event_from(row->event, &event) && event != PARCEL_UNKNOWN;
    struct str plain = row->words.len ? row->words : row->code;
    return (struct parcel_event_line){
        .title = known ? capital(call, say(call->language, parcel_event_text(event))) : plain,
        .words = known ? row->words : STR_NONE,
        .place = row->place.len ? row->place : row->country,
        .who = who_says(call, order, row),
        .at = time_view_of(call, row->at)};
}

static void assess(struct call *call, const struct advice_case *situation, struct parcel_card *card)
{
    static const struct str words[SILENCE_COUNT][2] = {
        [SILENCE_NORMAL] = {STR_INIT(N_("Normal")), STR_INIT("good")},
        [SILENCE_DARK] = {STR_INIT(N_("Out of sight, as expected")), STR_INIT("plain")},
        [SILENCE_SLOW] = {STR_INIT(N_("Slow")), STR_INIT("warn")},
        [SILENCE_LOST] = {STR_INIT(N_("Probably lost")), STR_INIT("bad")},
        [SILENCE_NOT_SENT] = {STR_INIT(N_("Probably not sent")), STR_INIT("bad")},
        [SILENCE_UNSEEN] = {STR_INIT(N_("Not seen yet")), STR_INIT("plain")},
    };
    struct silence_verdict verdict = advice_silence(situation);
    if (situation->law.settled && verdict.silence != SILENCE_OVER)
        return; /* every part of the order has had its outcome: nobody waits for it any more */
    if (situation->parcel.unread)
        card->unread = call_say(
            call,
            "Something happened since then that could not be read here: look at the last line yourself.");
    if (verdict.silence == SILENCE_OVER) {
        card->judgement = capital(call, say(call->language, parcel_event_text(situation->parcel.event)));
        card->judgement_class = situation->parcel.event == PARCEL_DELIVERED ? STR("good") : STR("warn");
        return;
    }
    card->judgement = say(call->language, words[verdict.silence][0]);
    card->judgement_class = words[verdict.silence][1];
    static const struct str seen[2] =
        FORMS_("{silence} The last event was {n} day ago.", "{silence} The last event was {n} days ago."),
                            sent[2] = FORMS_("{silence} It was sent {n} day ago.",
                                             "{silence} It was sent {n} days ago.");
    struct str silence = say(call->language, silence_text(verdict.silence));
    bool today = situation->parcel.last.ms && verdict.days == 0;
    card->reason =
        today ? call_fill(call, "{silence} The last event was today.", PLACES(PLACE("silence", silence)))
              : arena_say_n(arena_of(call), call->language, situation->parcel.last.ms ? seen : sent,
                            verdict.days, PLACES(PLACE("silence", silence)));
    card->change = say(call->language, verdict.change);
    card->source = say(call->language, verdict.source);
    if (verdict.next.ms > call->ctx->now.ms)
        card->next = time_view_of(call, verdict.next);
}

static struct parcel_number_line *parcel_put_line(struct parcel_card *card, struct parcel_number_line line)
{
    card->numbers[card->number_count] = line;
    return &card->numbers[card->number_count++];
}

/* Each of its things, where they did not come together. */
static void show_parts(struct call *call, const struct order *order, struct parcel_card *card)
{
    const struct order_state *state = &order->state;
    for (int i = 0; state->came && i < state->line_count; i++) {
        struct instant came = order_line_arrived(state, i), until = order_line_until(order->policy, state, i);
        if (state->line_kind[i] != LINE_GOODS)
            continue;
        struct word_places places =
            PLACES(PLACE("day", came.ms ? date_text(call, came) : STR_NONE),
                   PLACE("end", until.ms ? when_until(arena_of(call), call_reading(call), until) : STR_NONE));
        card->parts[card->part_count++] = (struct parcel_part_line){
            order->lines.at[i].title,
            state->settled >> i & 1     ? call_say(call, "It has had its outcome.")
            : state->confirmed >> i & 1 ? call_say(call, "Its receipt is confirmed.")
            : until.ms ? call_fill(call, "It came on {day}, and can be complained of until {end}.", places)
            : came.ms  ? call_fill(call, "It came on {day}, and is protected as long as the order.", places)
                       : call_say(call, "It has not come yet.")};
    }
}

/* Nobody has said which of the things came: then it holds for whatever was in it. */
static struct str came_until(struct call *call, const struct order *order, struct instant came)
{
    struct instant until = order_came_until(order->policy, &order->state, came);
    if (!until.ms)
        return STR_NONE;
    return call_fill(call, "What was in it can be complained of until {end}, whatever still comes.",
                     PLACES(PLACE("end", when_until(arena_of(call), call_reading(call), until))));
}

static void say_what_lacks(struct call *call, const struct order *order, struct parcel_card *card)
{
    bool buyer = order_viewer(order) == PARTY_BUYER;
    card->numberless =
        buyer ? call_say(call, "No tracking number is noted. Ask the seller for it and add it here: then the "
                               "parcel can be followed.")
              : call_say(call, "No tracking number is noted. With one, both sides can follow the parcel.");
    card->unseen =
        buyer ? call_say(call,
                         "Nothing was seen of it yet. Look at the carrier's page and add what it says: the "
                         "advice below becomes better.")
              : call_say(call, "Nothing was seen of it yet. What the carrier's page says can be added here.");
}

struct parcel_card parcel_card_of(struct call *call, const struct order *order,
                                  const struct parcel_file *parcel)
{
    struct advice_case situation = order_case(order, parcel, call->ctx->now);
    struct parcel_card card = {
        .adds = order_works(order),
        .events = ARENA_ARRAY(arena_of(call), struct parcel_event_line, parcel->rows.count + 1),
        .form = url_printf(call, "/orders/%.*s/parcel", STR_ARG(encoded(call, order->head.ref))),
        .carrier_form =
            url_printf(call, "/orders/%.*s/parcel#carrier-part", STR_ARG(encoded(call, order->head.ref)))};
    say_what_lacks(call, order, &card);
    if (parcel->partly)
        card.partly = call_say(call, "A parcel of this order has come, and another is under way. The order "
                                     "counts as delivered when the last has come.");
    show_parts(call, order, &card);
    for (size_t i = 0; i < parcel->numbers.count; i++) {
        struct parcel_number_line line = number_line_of(call, &parcel->results[i]);
        line.entered = entered_words(call, parcel->numbers.at[i].entered_by);
        line.carries = carried_words(call, order, parcel->numbers.at[i].lines);
        if (parcel->numbers.count > 1 && parcel->came[i].ms)
            line.came = time_view_of(call, parcel->came[i]);
        if (line.came.text.len && parcel->partly && !order->state.came)
            line.came_until = came_until(call, order, parcel->came[i]);
        follow_line(call, parcel, i, parcel_put_line(&card, line));
    }
    for (size_t i = 0; i < parcel->rows.count; i++)
        card.events[card.event_count++] = parcel_event_line_of(call, order, &parcel->rows.at[i]);
    for (unsigned i = 0; i < DOUBT_COUNT; i++)
        if (parcel->state.doubts & 1u << i)
            card.doubts[card.doubt_count++] =
                say(call->language, parcel_doubt_text((enum parcel_doubt)(1u << i)));
    bool sent = order->state.shipped.ms || parcel->rows.count;
    if (sent && order->state.shipment != SHIPMENT_RECEIVED && !order_is_over(&order->state))
        assess(call, &situation, &card);
    return card;
}

/* ---- adding to it ---- */

static struct input_view input_of(struct call *call, struct str name, struct str label, struct str hint)
{
    struct input_view view = input_view_of(call, name, label);
    view.hint = hint;
    return view;
}

static struct select_view numbers_of(struct call *call, const struct parcel_numbers *numbers)
{
    struct str chosen = call_value(call, STR("number"));
    struct select_view view = {.name = STR("number"),
                               .label = STR(N_("Which number?")),
                               .error = call->errors[call_input(call, STR("number"))],
                               .choices =
                                   ARENA_ARRAY(arena_of(call), struct choice_view, numbers->count + 1)};
    for (size_t i = 0; numbers->count > 1 && i < numbers->count; i++)
        view.choices[view.count++] = (struct choice_view){numbers->at[i].number, numbers->at[i].number,
                                                          str_eq(numbers->at[i].number, chosen)};
    return view;
}

/* Of which things the number is; shipping and tax go with them. */
static void put_boxes(struct call *call, const struct order *order, struct parcel_page *page)
{
    page->boxes.at = ARENA_ARRAY(arena_of(call), struct parcel_line_box, order->lines.count + 1);
    for (size_t i = 0; i < order->lines.count; i++)
        if (order_line_kind_of(&order->lines.at[i]) == LINE_GOODS) {
            struct str name = dispute_line_name(call, i);
            page->boxes.at[page->boxes.count++] =
                (struct parcel_line_box){name, order->lines.at[i].title, form_has(&call->form, name)};
        }
    if (page->boxes.count == 1)
        page->boxes.count = 0;
}

/* What follows from a delivery that is noted, said before it is. */
static struct str delivery_words(struct call *call, const struct policy *policy)
{
    char text[DURATION_TEXT];
    struct duration left = policy->protection.shrink_on_delivered;
    if (!duration_is_set(left))
        return call_say(
            call, "The order then counts as delivered, and that cannot be taken back. Add it if it is so.");
    return call_fill(
        call,
        "The order then counts as delivered, at most {span} of protection are left under its rules, and that "
        "cannot be taken back. Add it if it is so.",
        PLACES(PLACE("span", duration_words(call->language, left, text))));
}

/* Whoever owes goods is told what entering their number says. */
static struct str number_hint(struct call *call, const struct order *order)
{
    if (!parcel_number_sends(order))
        return call_say(call, "One parcel may have several: of the first mile, of the export, of the "
                              "local carrier.");
    if (order->state.dispute == DISPUTE_RETURN_DUE)
        return call_say(call, "Entering the number of your return says that you have sent it.");
    return call_say(call, "Entering the number of the replacement says that you have sent it.");
}

static void fill_inputs(struct call *call, const struct order *order, const struct parcel_numbers *numbers,
                        struct parcel_page *page)
{
    page->new_number =
        input_of(call, STR("new_number"), call_say(call, "Tracking number"), number_hint(call, order));
    page->date = input_of(call, STR("date"), call_say(call, "Day of the event"),
                          call_say(call, "Such as 2026-11-20."));
    page->words =
        input_of(call, STR("words"), call_say(call, "What does it say?"),
                 call_say(call, "The line as the carrier's page has it, such as \"Departed from outward "
                                "office of exchange\"."));
    page->place =
        input_of(call, STR("place"), call_say(call, "Place"), call_say(call, "As the page has it."));
    page->date.type = STR("date");
    page->date.optional = page->words.optional = page->new_number.optional = false;
    page->number = numbers_of(call, numbers);
    page->carrier_number = page->number;
    page->carrier_number.name = STR("of_number");
    page->only_number = numbers->count == 1 ? numbers->at[0].number : STR_NONE;
    if (numbers->count)
        page->carrier = carriers_of(call);
    if (!parcel_number_sends(order))
        put_boxes(call, order, page);
}

static enum err show_form(struct call *call, int status, bool delivers)
{
    struct order *order;
    struct parcel_file *parcel = ARENA_NEW(arena_of(call), struct parcel_file);
    enum err err = call_order(call, &order);
    if (!err)
        err = parcel_read(call->ctx, call->app->tracking, order, parcel);
    if (err)
        return err;
    struct parcel_page page = {
        .layout = narrow_layout_of(call, STR(N_("The parcel"))),
        .action = url_own(call->exchange->request.path),
        .back = url_printf(call, "/orders/%.*s", STR_ARG(encoded(call, order->head.ref))),
        .lead =
            services_asked(call)
                ? call_say(call, "What the services that are asked do not tell you can add yourself.")
                : call_say(call,
                           "Nothing is asked of any carrier: what you copy from its page is what the advice "
                           "is made of."),
        .delivers = delivers ? delivery_words(call, order->policy) : STR_NONE,
    };
    fill_inputs(call, order, &parcel->numbers, &page);
    if (status >= 400) {
        page.error = first_error(call);
        page.error_at = first_error_at(call);
    }
    struct html h = html_of(call);
    page_parcel(&h, &page);
    return send_page(call, status);
}

enum err order_parcel_show(struct call *call)
{
    forget_errors(call);
    return show_form(call, 200, false);
}

enum err order_parcel_prepare(struct call *call)
{
    return call->has_errors ? show_form(call, 422, false) : OK;
}

/* A past day stands for its noon where the reader lives; today for now. */
static struct instant moment_of(struct call *call)
{
    struct instant day = day_of(call, STR("date")), now = call->ctx->now;
    bool today = !instant_before(now, day) && instant_since(now, day).ms < 2 * noon_ms;
    return day.ms == 0 || today ? (struct instant){day.ms ? now.ms : 0} : (struct instant){day.ms + noon_ms};
}

static struct parcel_entry entry_of(struct call *call)
{
    return (struct parcel_entry){
        .number = track_entered(call->app->tracking, arena_of(call), call_value(call, STR("number"))),
        .at = moment_of(call),
        .words = call_value(call, STR("words")),
        .place = call_value(call, STR("place"))};
}

/* A delivery ends something for good: it is asked once more. */
static enum err asks_again(struct call *call, bool *asks)
{
    struct order *order = ARENA_NEW(arena_of(call), struct order);
    struct parcel_entry entry = entry_of(call);
    *asks = false;
    if (call->has_errors || call_value(call, STR("sure")).len)
        return OK;
    enum err err = order_read(call->ctx, &call->app->policies, &call->viewer, call->parameters[0], order);
    return err || entry.at.ms == 0 ? err : parcel_delivers(call->ctx, order, &entry, asks);
}

static enum err add_event(struct call *call)
{
    size_t added;
    struct parcel_entry entry = entry_of(call);
    struct parcel_telling telling = {call->viewer, call->parameters[0], SOURCE_PERSON, &entry, 1};
    if (call->has_errors)
        return fail(&call->ctx->failure, ERR_INPUT, "Something in the form needs a change.");
    return parcel_add_events(call->ctx, &call->app->policies, &telling, &added);
}

static enum err add_number(struct call *call)
{
    const struct parcel_numbering entered = {
        call->viewer, call->parameters[0],
        track_entered(call->app->tracking, arena_of(call), call_value(call, STR("new_number"))),
        line_boxes(call, ORDER_LINES_MAX)};
    enum err err = parcel_add_number(call->ctx, &call->app->policies, &entered);
    if ((err == ERR_INPUT || err == ERR_LIMIT) && call->ctx->failure.field)
        call->ctx->failure.field = "new_number";
    return err;
}

enum err order_parcel_create(struct call *call)
{
    struct str what = call_value(call, STR("what"));
    bool number = str_eq(what, STR("number")), carrier = str_eq(what, STR("carrier")), asks = false;
    enum err err = number || carrier ? OK : asks_again(call, &asks);
    if (asks)
        return show_form(call, 200, true);
    if (!err)
        err = number ? add_number(call) : carrier ? order_choose_carrier(call) : add_event(call);
    if (err == ERR_INPUT || err == ERR_LIMIT) {
        failure_beside_field(call);
        say_retry_after(call);
        enum err shown = show_form(call, status_of(call, err), false);
        return shown ? shown : err;
    }
    if (!err)
        call_redirect(
            call, 303,
            url_printf(call, "/orders/%.*s#parcel", STR_ARG(encoded(call, call->parameters[0]))).text);
    return err;
}
