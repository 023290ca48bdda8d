/* An order that goes along with a question: its box, and what the asker can change about it. */
#include "core/order/deadlines.h"
#include "core/order/time.h"
#include "core/tracking/parcel.h"
#include "http/door/ready.h"
#include "service/order/seen.h"
#include "text/advice/speech.h"
#include "text/clock/when.h"
#include "web/desk/handlers.h"
#include "web/desk/question_order_view.h"
#include "web/desk/question_view.h"
#include "web/order/show.h"
#include "web/order/words.h"

/* ---- the box ---- */

/* What is said of an order whose clock counts to nothing that somebody promised; empty: it does. */
static struct str without_clock(struct call *call, const struct order *order)
{
    const struct order_state *state = &order->state;
    if (state->shipment == SHIPMENT_CANCELLED)
        return call_say(call, "The order was cancelled: there is nothing to protect.");
    if (order_is_settled(state))
        return call_say(call, "This order is settled: every part of it has had its outcome.");
    if (order_is_unprotected(order))
        return call_say(call, "No marketplace protects this order.");
    if (order_end_is_told(order))
        return STR_NONE;
    if (order_waits_for_delivery(order->policy, state))
        return call_say(call, "Protection lasts until it is delivered, and for a time after.");
    return order_end_is_guessed(state)
               ? call_say(call, "Nobody has noted until when it was promised: look at what the shop shows.")
               : call_say(call, "Nobody took the dispute further in time: by the rules it is closed.");
}

static void show_clock(struct call *call, const struct order *order, struct question_order_view *view)
{
    const struct order_state *state = &order->state;
    bool grace = state->protection == PROTECTION_GRACE;
    struct instant end = grace ? state->due[DEADLINE_GRACE] : state->protection_ends;
    view->clock_sentence = without_clock(call, order);
    if (view->clock_sentence.len) {
        bool over = state->shipment == SHIPMENT_CANCELLED || order_is_settled(state);
        view->clock_class = over ? STR("calm") : STR("warn");
        return;
    }
    if (state->protection == PROTECTION_NONE) {
        view->clock_class = STR("calm");
        view->clock_sentence = call_say(call, "Protection has not begun yet.");
        return;
    }
    if (state->protection == PROTECTION_ENDED) {
        view->clock_class = STR("over");
        view->clock_sentence =
            call_fill(call, "Protection ended on {date}.",
                      PLACES(PLACE("date", when_long(arena_of(call), call_reading(call), end))));
        return;
    }
    int64_t left = instant_since(end, call->ctx->now).ms;
    view->ends = until_view_of(call, end);
    view->clock_class = left < SPAN_DAYS(2).ms   ? STR("bad")
                        : left < SPAN_DAYS(7).ms ? STR("warn")
                                                 : STR("calm");
    struct word_places places = PLACES(PLACE("date", view->ends.text));
    if (grace)
        view->clock_sentence =
            call_fill(call, "Protection is over, but a dispute can still be opened until {date}.", places);
    else
        view->clock_sentence = view->own ? call_fill(call, "You are protected until {date}.", places)
                                         : call_fill(call, "The asker is protected until {date}.", places);
}

static void show_plan(struct call *call, const struct question_order *order, struct question_order_view *view)
{
    struct advice_case about = order_case(&order->order, &order->parcel, call->ctx->now);
    struct advice_plan *plan = ARENA_NEW(arena_of(call), struct advice_plan);
    if (!order_is_advised(&order->order))
        return;
    advice_speak(arena_of(call), call_reading(call), &about);
    advise(&about, plan);
    view->now_heading =
        view->own ? call_say(call, "What should I do now?") : call_say(call, "What the asker should do now:");
    view->now_title = say(call->language, advice_act_title(plan->now.act));
    view->now_what = advice_str(&plan->now.act_text);
    view->now_why = advice_str(&plan->now.why);
    if (plan->now.by.ms)
        view->now_by = step_by_view_of(call, &plan->now);
}

static void show_deadlines(struct call *call, const struct order *order, struct question_order_view *view)
{
    struct order_due due[DEADLINE_COUNT];
    int count = order_dues(order, call->ctx->now, due);
    for (int i = 0; i < count; i++)
        view->deadlines[view->deadline_count++] =
            (struct order_deadline_view){say(call->language, order_deadline_rows[due[i].deadline].what),
                                         say(call->language, due[i].outcome), until_view_of(call, due[i].at)};
}

static void show_invited(struct call *call, const struct question_order *order,
                         struct question_order_view *view)
{
    for (size_t i = 0; view->own && i < order->invited.count; i++) {
        struct str handle = order->invited.at[i].handle;
        view->invited[view->invited_count++] =
            (struct invited_view){handle, url_printf(call, "/users/%.*s", STR_ARG(encoded(call, handle)))};
    }
}

enum err question_order_view_of(struct call *call, int64_t question_id, struct question_order_view **view)
{
    struct question_order *order = ARENA_NEW(arena_of(call), struct question_order);
    struct question_order_rules rules = {&call->app->policies, call->app->tracking};
    enum err err = question_order_read(call->ctx, rules, &call->viewer, question_id, order);
    if (err || !order->shown)
        return err;
    struct question_order_view *shown = ARENA_NEW(arena_of(call), struct question_order_view);
    shown->own = order->own;
    shown->heading = order->own ? call_say(call, "Your order behind this question")
                                : call_say(call, "The order behind this question");
    shown->title = order->order.lines.at[0].title;
    shown->marketplace = say(call->language, order->order.head.marketplace);
    shown->action = url_printf(call, "/questions/%lld/order", (long long)question_id);
    if (order->own)
        shown->url = url_printf(call, "/orders/%.*s", STR_ARG(encoded(call, order->order.head.ref)));
    show_clock(call, &order->order, shown);
    show_plan(call, order, shown);
    show_deadlines(call, &order->order, shown);
    show_invited(call, order, shown);
    if (call->route->answer == question_order_post)
        shown->handle = field_of(call, STR("handle"));
    *view = shown;
    return order_follow_read(call->ctx, &call->viewer, &order->order.head, &shown->following);
}

/* ---- for an answer ---- */

enum err question_order_facts(struct call *call, int64_t question_id, struct ready_facts *facts)
{
    struct question_order *order = ARENA_NEW(arena_of(call), struct question_order);
    struct question_order_rules rules = {&call->app->policies, call->app->tracking};
    enum err err = question_order_read(call->ctx, rules, &call->viewer, question_id, order);
    *facts = (struct ready_facts){0};
    if (!err && order->shown)
        *facts = ready_facts_open(call, &order->order, &order->parcel);
    return err;
}

/* ---- choosing ---- */

enum err question_order_select(struct call *call, struct str chosen, struct select_view *select)
{
    struct question_order_choices *choices = ARENA_NEW(arena_of(call), struct question_order_choices);
    enum err err = question_order_offer(call->ctx, &call->viewer, choices);
    *select = (struct select_view){
        .name = STR("order"),
        .label = STR(N_("About one of my orders (optional)")),
        .hint =
            STR(N_("Only you, the help desk's staff and people whom you invite see its dates and what to do "
                   "now; nobody else does.")),
    };
    if (err || choices->count == 0)
        return err;
    select->choices = ARENA_ARRAY(arena_of(call), struct choice_view, choices->count + 1);
    select->choices[select->count++] = (struct choice_view){STR_NONE, call_say(call, "None"), false};
    for (size_t i = 0; i < choices->count; i++) {
        const struct question_order_choice *choice = &choices->at[i];
        struct str label = call_fill(
            call, "{title} ({marketplace}, {date})",
            PLACES(PLACE("title", choice->title), PLACE("marketplace", choice->marketplace),
                   PLACE("date", when_date(arena_of(call), call_reading(call), choice->ordered_at))));
        select->choices[select->count++] =
            (struct choice_view){choice->ref, label, str_eq(choice->ref, chosen), true};
    }
    return OK;
}

/* ---- changing ---- */

static enum err change(struct call *call, int64_t question_id)
{
    struct str turn = call_value(call, STR("turn")), handle = call_value(call, STR("handle"));
    struct ctx *ctx = call->ctx;
    if (str_eq(turn, STR("invite")))
        return question_order_invite(ctx, &call->viewer, question_id, handle);
    if (str_eq(turn, STR("withdraw")))
        return question_order_withdraw(ctx, &call->viewer, question_id, handle);
    if (str_eq(turn, STR("follow")) || str_eq(turn, STR("unfollow")))
        return order_follow_shown(ctx, &call->viewer, question_id, str_eq(turn, STR("follow")));
    if (str_eq(turn, STR("unlink")))
        return question_order_unlink(ctx, &call->viewer, question_id);
    return fail(&ctx->failure, ERR_INPUT, "There is no such change.");
}

/* The question's page once more, with what is wrong beside the name that was typed. */
static enum err show_again(struct call *call, int64_t question_id, enum err err)
{
    struct question_read *read = ARENA_NEW(arena_of(call), struct question_read);
    failure_beside_field(call);
    enum err shown = question_read(call->ctx, &call->viewer, question_id, read);
    if (!shown)
        shown = question_page_show(call, read, answer_form_of(call, read), status_of(call, err));
    return shown ? shown : err;
}

enum err question_order_post(struct call *call)
{
    int64_t id = 0;
    if (!str_to_int(call->parameters[0], &id))
        return fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no question at this address.");
    enum err err = change(call, id);
    if (call->ctx->failure.field && (err == ERR_INPUT || err == ERR_LIMIT))
        return show_again(call, id, err);
    if (!err)
        call_redirect(call, 303, url_printf(call, "/questions/%lld?said=changed#order", (long long)id).text);
    return err;
}
