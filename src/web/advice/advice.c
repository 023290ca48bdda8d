/* What should I do? The questions, the plan, and its calendar: all by plain addresses that can be kept. */
#include "web/advice/handlers.h"
#include "web/advice/view.h"

#include "base/check.h"
#include "core/advice/evening.h"
#include "pages.h"
#include "service/order/order.h"
#include "text/advice/print.h"
#include "text/advice/speech.h"
#include "text/clock/when.h"
#include "web/kit/last_day.h"
#include "web/kit/show.h"
#include "web/policy/view.h"

static enum err read_case(struct call *call, struct advice_case *order)
{
    struct form form;
    struct advice_sources sources = {call->app->policies.at, call->app->policies.count, call->app->tracking};
    order->now = call->ctx->now;
    advice_join(arena_of(call), &call->query, &form);
    enum err err = advice_read(arena_of(call), &sources, &form, order, &call->ctx->failure);
    (void)call_take_zone(call); /* a browser says where it is: what is not known here is the site's zone */
    advice_speak(arena_of(call), call_reading(call), order);
    return err;
}

static struct advice_time_view time_view(struct call *call, struct instant at)
{
    if (!at.ms)
        return (struct advice_time_view){0};
    struct advice_speech speech = advice_speech_of(arena_of(call), call_reading(call));
    bool is_day = at.ms % SPAN_DAYS(1).ms == 0; /* as a person told it: the same day in every zone */
    struct span left = instant_since(at, call->ctx->now);
    return (struct advice_time_view){when_iso(arena_of(call), at), speech.date(speech.with, at, !is_day),
                                     left.ms > 0 ? when_span(arena_of(call), call->language, left)
                                                 : STR_NONE};
}

/* Until when: the evening before, where a day is the limit. One waits until a day, and acts on it. */
static struct advice_time_view until_view(struct call *call, const struct advice_case *order,
                                          enum advice_act act, struct instant at)
{
    struct instant day;
    struct advice_time_view view = time_view(call, at);
    if (!at.ms || act == ADVISE_WAIT)
        return view;
    if (advice_is_evening(order, at, &day))
        view.text = when_until(arena_of(call), (struct reading){call->language, &zone_utc},
                               instant_add(day, SPAN_DAYS(1)));
    else
        view.text = when_long(arena_of(call), call_reading(call), at);
    return view;
}

static struct advice_step_view step_view(struct call *call, const struct advice_case *order,
                                         const struct advice_step *step)
{
    return (struct advice_step_view){
        .title = say(call->language, advice_act_title(step->act)),
        .what = advice_str(&step->act_text),
        .why = advice_str(&step->why),
        .risk = advice_str(&step->risk),
        .undo = advice_str(&step->undo),
        .from = time_view(call, step->from),
        .by = until_view(call, order, step->act, step->by),
    };
}

/* "path?" with the answers as they were sent, and more behind. */
static struct url with_answers(struct call *call, const char *path, const char *more)
{
    struct buf buf;
    buf_init(&buf, 64 * 1024);
    buf_printf(&buf, "%s?", path);
    for (size_t i = 0; i < call->query.count; i++)
        if (call->query.fields[i].value.len && !str_eq(call->query.fields[i].name, STR("change")))
            form_put(&buf, call->query.fields[i].name, call->query.fields[i].value);
    buf_put(&buf, str_from(more));
    struct str text = arena_copy(arena_of(call), buf_str(&buf));
    buf_free(&buf);
    return url_own(text);
}

/* A tracking number tells where its parcel goes, and others have their own clocks. */
static bool is_own(struct str name)
{
    return str_eq(name, STR("change")) || str_eq(name, STR("tracking")) || str_eq(name, STR("zone"));
}

/* The whole address for everybody to see. */
static struct str share_text(struct call *call)
{
    struct buf buf;
    buf_init(&buf, 64 * 1024);
    buf_printf(&buf, "%.*s/advice?", STR_ARG(base_url(call)));
    for (size_t i = 0; i < call->query.count; i++) {
        struct str name = call->query.fields[i].name, value = call->query.fields[i].value;
        if (value.len && !is_own(name))
            form_put(&buf, name, value);
    }
    struct str text = arena_copy(arena_of(call), buf_str(&buf));
    buf_free(&buf);
    return text;
}

/* "RA...CN": everybody can read a question, and a whole number tells where its parcel goes. */
static struct str masked(struct call *call, struct str number)
{
    return number.len < 8 ? STR_NONE
                          : arena_printf(arena_of(call), "%.*s...%.*s", STR_ARG(str_slice(number, 0, 2)),
                                         STR_ARG(str_slice(number, number.len - 2, number.len)));
}

/* The question form, filled in with what is known, without the whole number. */
static struct url ask_url(struct call *call, struct advice_case order)
{
    struct buf buf;
    struct advice_plan *plan = ARENA_NEW(arena_of(call), struct advice_plan);
    order.number = masked(call, order.number);
    advise(&order, plan);
    bool goods = order.problem > PROBLEM_NOT_RECEIVED;
    struct str body =
        call_fill(call, "Marketplace: {marketplace}.\n\n{facts}\n\nWhat should I do?",
                  PLACES(PLACE("marketplace",
                               say(call->language, order.marketplace.len ? order.marketplace
                                                                         : str_from(order.policy->title))),
                         PLACE("facts", ((struct str){plan->case_text, plan->case_text_len}))));
    buf_init(&buf, 64 * 1024);
    buf_put(&buf, STR("/ask?"));
    form_put(&buf, STR("title"),
             goods ? call_say(call, "What I received is not what I ordered, what should I do?")
             : advice_is_money(order.problem)
                 ? call_say(call, "I do not get my money back, what should I do?")
                 : call_say(call, "My package hasn't arrived, what should I do?"));
    form_put(&buf, STR("body"), body);
    form_put(&buf, STR("tags"), goods ? STR("buyer-protection dispute") : STR("buyer-protection tracking"));
    struct str text = arena_copy(arena_of(call), buf_str(&buf));
    buf_free(&buf);
    return url_own(text);
}

static void put_day(struct call *call, struct buf *buf, const char *name, struct instant at)
{
    if (at.ms)
        form_put(buf, str_from(name), str_slice(when_iso(arena_of(call), at), 0, sizeof "2026-11-26" - 1));
}

/* The form of an order to watch, filled in with what is known. */
static struct url watch_url(struct call *call, const struct advice_case *order)
{
    struct buf buf;
    buf_init(&buf, 4096);
    buf_put(&buf, STR("/orders/new?"));
    form_put(&buf, STR("policy"),
             order->shop == SHOP_RULES ? str_from(order->policy->id) : advice_shop_rules(order->shop));
    put_day(call, &buf, "ordered", order->ordered);
    put_day(call, &buf, "shipped", order->shipped);
    put_day(call, &buf, "promised", order->promised);
    if (order->protection_ends.ms)
        form_put(
            &buf, STR("protection_ends"),
            last_day_text(call, order->shop == SHOP_RULES ? order->policy : NULL, order->protection_ends));
    if (order->paid != PAID_UNKNOWN)
        form_put(&buf, STR("paid_by"), names_at(&advice_paid_names, (int)order->paid));
    if (order->number.len)
        form_put(&buf, STR("tracking"), order->number);
    if (order->last_event.len) {
        form_put(&buf, STR("event"), order->last_event);
        put_day(call, &buf, "event_on", order->parcel.at);
    }
    put_day(call, &buf, "contacted", order->contacted);
    if (order->extension != MORE_TIME_NONE && order->extension != MORE_TIME_GRANTED)
        form_put(&buf, STR("extension"), names_at(&advice_extension_names, (int)order->extension));
    struct str text = arena_copy(arena_of(call), buf_str(&buf));
    buf_free(&buf);
    return url_own(text);
}

static void fill_lists(struct call *call, const struct advice_case *order, const struct advice_plan *plan,
                       struct advice_page *page)
{
    page->next_count = plan->next_count;
    page->avoid_count = plan->avoid_count;
    page->deadline_count = plan->deadline_count;
    page->way_count = plan->way_count;
    for (size_t i = 0; i < plan->way_count; i++) {
        const struct advice_way *way = &plan->ways[i];
        page->ways[i] = (struct advice_way_view){advice_str(&way->who),
                                                 advice_str(&way->what),
                                                 advice_str(&way->bars),
                                                 advice_str(&way->source),
                                                 way->sure,
                                                 time_view(call, way->from),
                                                 until_view(call, order, way->act, way->by)};
    }
    for (size_t i = 0; i < plan->next_count; i++)
        page->next[i] = step_view(call, order, &plan->next[i]);
    for (size_t i = 0; i < plan->avoid_count; i++)
        page->avoid[i] = advice_str(&plan->avoid[i]);
    for (size_t i = 0; i < plan->deadline_count; i++)
        page->deadlines[i] = (struct advice_deadline_view){advice_str(&plan->deadlines[i].what),
                                                           advice_str(&plan->deadlines[i].outcome),
                                                           time_view(call, plan->deadlines[i].at)};
}

/* Whose rules the plan follows; none where nobody's are known. */
static void name_rules(struct call *call, const struct advice_case *order, struct advice_page *page)
{
    bool marketplace = order->shop == SHOP_RULES;
    bool unknown = order->shop == SHOP_OTHER || order->shop == SHOP_PRIVATE;
    const struct policy *shop = order_policy(&call->app->policies, advice_shop_rules(order->shop));
    const struct policy *policy = marketplace || !shop ? order->policy : shop;
    page->marketplace = say(call->language, marketplace && order->marketplace.len ? order->marketplace
                                                                                  : str_from(policy->title));
    if (!unknown)
        page->rules = policy_link(call, policy);
}

static enum err show_plan(struct call *call, const struct advice_case *order)
{
    struct advice_plan *plan = ARENA_NEW(arena_of(call), struct advice_plan);
    struct advice_page *page = ARENA_NEW(arena_of(call), struct advice_page);
    advise(order, plan);
    page->layout = narrow_layout_of(call, STR(N_("What to do now")));
    page->verdict = advice_str(&plan->verdict);
    name_rules(call, order, page);
    page->case_text = (struct str){plan->case_text, plan->case_text_len};
    page->now = step_view(call, order, &plan->now);
    page->text_is_of_fraud = order->problem == PROBLEM_FAKE_SHOP && order->shop != SHOP_RULES;
    page->text_is_for_later = plan->now.act == ADVISE_WAIT && order->dispute == CLAIM_NONE;
    if (order->parcel.last.ms && plan->silence.silence != SILENCE_OVER) {
        page->silence = say(call->language, silence_text(plan->silence.silence));
        page->silence_change = say(call->language, plan->silence.change);
    }
    fill_lists(call, order, plan, page);
    page->change = with_answers(call, "/advice", "&change=1");
    page->link = with_answers(call, "/advice", "");
    page->share = share_text(call);
    page->calendar = with_answers(call, "/advice.ics", "");
    page->ask = ask_url(call, *order);
    page->watch = watch_url(call, order);
    struct html h = html_of(call);
    page_advice(&h, page);
    return send_page(call, 200);
}

/* "2 days 4 hours" would be another day tomorrow: the plan's address has the instant. */
static bool moved_to_instant(struct call *call)
{
    struct instant at;
    struct str left = str_trim(form_get(&call->query, STR("protection_ends")));
    if (!advice_read_countdown(arena_of(call), left, call->ctx->now, &at))
        return false;
    for (size_t i = 0; i < call->query.count; i++)
        if (str_eq(call->query.fields[i].name, STR("protection_ends")))
            call->query.fields[i].value = when_iso(arena_of(call), at);
    call_redirect(call, 303, with_answers(call, "/advice", "").text);
    return true;
}

/* Without answers, or to change them: the questions. With them: the plan. */
enum err advice_show(struct call *call)
{
    struct advice_case order;
    bool asked = false;
    enum err question = advice_ask_next(call, &asked);
    if (question || asked)
        return question;
    bool change = form_has(&call->query, STR("change"));
    if (change || !form_has(&call->query, STR("marketplace")))
        return advice_form_show(call, 200);
    enum parcel_event event; /* chosen, not copied: then the day stands in a field of its own */
    if (parcel_event_from(form_get(&call->query, STR("event")), &event) &&
        !form_get(&call->query, STR("event_on")).len)
        call_error(call, STR("event_on"), say(call->language, advice_missing(STR("event_on"))));
    if (call->has_errors)
        return advice_form_show(call, 422);
    if (moved_to_instant(call))
        return OK;
    enum err err = read_case(call, &order);
    if (err != ERR_INPUT && err != ERR_LIMIT)
        return err ? err : show_plan(call, &order);
    failure_beside_field(call);
    return advice_form_show(call, 422);
}

enum err advice_calendar_show(struct call *call)
{
    struct advice_case order;
    struct reply *reply = &call->exchange->reply;
    enum err err = read_case(call, &order);
    if (err)
        return err;
    struct advice_plan *plan = ARENA_NEW(arena_of(call), struct advice_plan);
    advise(&order, plan);
    buf_clear(&reply->body);
    advice_put_calendar(&order, plan, &reply->body);
    check(!reply->body.overflow);
    reply->status = 200;
    reply->type = STR("text/calendar; charset=utf-8");
    reply_header(reply, STR("Content-Disposition"), STR("attachment; filename=\"advice.ics\""));
    call->answered = true;
    return OK;
}
