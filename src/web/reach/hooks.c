/* Webhooks: where programs are told of what happens, and what was told. The operator's, and those of a marketplace. */
#include "base/check.h"
#include "pages.h"
#include "service/order/market.h"
#include "service/reach/cause.h"
#include "text/clock/when.h"
#include "web/reach/handlers.h"
#include "web/reach/hook_view.h"

const struct input hook_inputs[HOOK_INPUTS] = {
    {STR_INIT("url"), STR_INIT(N_("Enter an address.")), INPUT_LINE, 1, HOOK_URL_MAX},
    {STR_INIT("kind_orders"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("kind_deadlines"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("kind_disputes"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("kind_decisions"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("kind_effects"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("kind_questions"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("kind_answers"), MAY_MISS, INPUT_LINE, 0, 1},
};

const struct input hook_turn_inputs[HOOK_TURN_INPUTS] = {
    {STR_INIT("turn"), STR_INIT(N_("Enter what to do.")), INPUT_LINE, 1, 20},
    {STR_INIT("event"), MAY_MISS, INPUT_NUMBER, 0, 18},
};

/* ---- whose ---- */

/* The page's webhooks, where they stand, and which of them the address names. */
struct place_of_hooks {
    struct hook_owner owner;
    struct str base, id;
};

static enum err find_place(struct call *call, struct place_of_hooks *place)
{
    struct market market;
    enum market_duty duty;
    bool of_market = str_starts(call->route->pattern, STR("/markets/"));
    *place = (struct place_of_hooks){.owner = {.viewer = call->viewer},
                                     .base = STR("/admin/webhooks"),
                                     .id = call->parameters[of_market ? 1 : 0]};
    if (!of_market)
        return OK;
    enum err err = market_enter(call->ctx, &call->viewer, call->parameters[0], &market, &duty);
    place->owner.market_id = err ? 0 : market.id;
    place->base =
        err ? STR_NONE
            : arena_printf(arena_of(call), "/markets/%.*s/webhooks", STR_ARG(encoded(call, market.slug)));
    return err;
}

static enum err find_hook(struct call *call, struct place_of_hooks *place, struct hook *hook)
{
    int64_t id = 0;
    enum err err = find_place(call, place);
    if (!err && !str_to_int(place->id, &id))
        id = 0;
    return err ? err : hook_open(call->ctx, &place->owner, id, hook);
}

/* ---- words ---- */

static struct str kinds_text(struct call *call, struct str kinds)
{
    struct str text = STR_NONE;
    for (enum hook_kind kind = 0; kind < HOOK_KIND_COUNT; kind++)
        if (hook_kinds_have(kinds, kind))
            text = arena_printf(arena_of(call), "%.*s%s%.*s", STR_ARG(text), text.len ? " · " : "",
                                STR_ARG(say(call->language, hook_kind_rows[kind].label)));
    return text;
}

static struct str state_text(struct call *call, const struct hook *hook)
{
    if (str_eq(hook->state, STR("off")))
        return call_say(call, "turned off");
    if (str_eq(hook->state, STR("stopped")))
        return call_say(call, "stopped: nothing arrived for days");
    return hook->failing_since.ms ? call_say(call, "does not arrive") : call_say(call, "on");
}

static struct str kind_input(struct call *call, enum hook_kind kind)
{
    return arena_printf(arena_of(call), "kind_%.*s", STR_ARG(hook_kind_rows[kind].name));
}

static struct str sent(struct call *call, struct str name)
{
    return call->route->method == METHOD_POST ? form_get(&call->form, name) : STR_NONE;
}

/* ---- the list ---- */

static struct hook_form form_of(struct call *call, const struct place_of_hooks *place)
{
    struct hook_form form = {
        .action = url_printf(call, "%.*s", STR_ARG(place->base)),
        .csrf = call->csrf,
        .button = call_say(call, "Add the webhook"),
        .url = {.name = STR("url"),
                .label = STR(N_("Address of the program")),
                .hint = STR(N_("It is posted to as the Standard Webhooks specification says.")),
                .type = STR("url"),
                .field = {sent(call, STR("url")), call_error_of(call, STR("url"))},
                .max = HOOK_URL_MAX},
        .kinds_error = call_error_of(call, STR("kind_orders"))};
    bool anything = call->route->method == METHOD_POST;
    for (enum hook_kind kind = 0; kind < HOOK_KIND_COUNT; kind++)
        if (!place->owner.market_id || !hook_kind_rows[kind].of_site)
            form.kinds[form.kind_count++] =
                (struct hook_choice){kind_input(call, kind), say(call->language, hook_kind_rows[kind].label),
                                     !anything || sent(call, kind_input(call, kind)).len > 0};
    return form;
}

static enum err show_list(struct call *call, int status)
{
    struct hooks hooks;
    struct place_of_hooks place;
    enum err err = find_place(call, &place);
    if (!err)
        err = hook_list(call->ctx, &place.owner, &hooks);
    if (err)
        return err;
    struct hooks_page page = {
        .layout = wide_layout_of(call, STR(N_("Webhooks"))),
        .lines = ARENA_ARRAY(arena_of(call), struct hook_line, hooks.count + 1),
        .count = hooks.count,
        .back = place.owner.market_id
                    ? url_printf(call, "/markets/%.*s", STR_ARG(encoded(call, call->parameters[0])))
                    : url_own(STR("/admin")),
        .form = form_of(call, &place)};
    for (size_t i = 0; i < hooks.count; i++)
        page.lines[i] = (struct hook_line){
            .address = hooks.at[i].url,
            .kinds = kinds_text(call, hooks.at[i].kinds),
            .state = state_text(call, &hooks.at[i]),
            .bad = !str_eq(hooks.at[i].state, STR("on")) || hooks.at[i].failing_since.ms,
            .url = url_printf(call, "%.*s/%lld", STR_ARG(place.base), (long long)hooks.at[i].id)};
    page.layout.notice = said(call);
    if (status >= 400)
        page.problem = problem_of(call);
    struct html h = html_of(call);
    page_hooks(&h, &page);
    return send_page(call, status);
}

enum err hooks_show(struct call *call)
{
    return show_list(call, 200);
}

enum err hooks_prepare(struct call *call)
{
    return call->has_errors ? show_list(call, 422) : OK;
}

enum err hooks_post(struct call *call)
{
    struct hook hook;
    struct place_of_hooks place;
    struct hook_wish wish = {.url = call_value(call, STR("url"))};
    for (enum hook_kind kind = 0; kind < HOOK_KIND_COUNT; kind++)
        if (call_value(call, kind_input(call, kind)).len)
            wish.kinds |= 1u << kind;
    enum err err = find_place(call, &place);
    if (!err)
        err = hook_add(call->ctx, &place.owner, &wish, &hook);
    if (!err) {
        call_redirect(call, 303,
                      url_printf(call, "%.*s/%lld?said=saved", STR_ARG(place.base), (long long)hook.id).text);
        return OK;
    }
    struct failure *failure = &call->ctx->failure;
    if (failure->field && str_eq(str_from(failure->field), STR("kinds")))
        failure->field = "kind_orders";
    return form_again(call, err, show_list);
}

/* ---- one ---- */

static struct hook_told_view told_of(struct call *call, const struct hook_delivery *delivery)
{
    bool done = str_eq(delivery->state, STR("done")), given_up = str_eq(delivery->state, STR("given_up"));
    return (struct hook_told_view){.event = delivery->payload,
                                   .iso = when_iso(arena_of(call), delivery->made_at),
                                   .when = when_minute(arena_of(call), call_reading(call), delivery->made_at),
                                   .state = done       ? call_say(call, "arrived")
                                            : given_up ? call_say(call, "given up")
                                                       : call_say(call, "waits"),
                                   .said = cause_said(arena_of(call), call->language, delivery->said),
                                   .bad = given_up || delivery->said.len > 0,
                                   .replay = delivery->payload};
}

enum err hook_show(struct call *call)
{
    struct hook hook;
    struct place_of_hooks place;
    struct hook_deliveries told;
    int64_t before = 0;
    enum err err = find_hook(call, &place, &hook);
    if (!err && !str_to_int(form_get(&call->query, STR("before")), &before))
        before = 0;
    if (!err)
        err = hook_told(call->ctx, &place.owner, &hook, before, &told);
    if (err)
        return err;
    struct hook_page page = {
        .layout = wide_layout_of(call, STR(N_("Webhook"))),
        .back = url_printf(call, "%.*s", STR_ARG(place.base)),
        .action = url_printf(call, "%.*s/%lld", STR_ARG(place.base), (long long)hook.id),
        .csv = url_printf(call, "%.*s/%lld/deliveries.csv", STR_ARG(place.base), (long long)hook.id),
        .address = hook.url,
        .kinds = kinds_text(call, hook.kinds),
        .secret = hook.secret,
        .state = state_text(call, &hook),
        .on = str_eq(hook.state, STR("on")),
        .both = hook.secret_before.len && instant_before(call->ctx->now, hook.before_until),
        .told = ARENA_ARRAY(arena_of(call), struct hook_told_view, told.count + 1),
        .count = told.count};
    for (size_t i = 0; i < told.count; i++)
        page.told[i] = told_of(call, &told.at[i]);
    if (told.count == HOOK_PAGE)
        page.older = url_printf(call, "%.*s/%lld?before=%lld", STR_ARG(place.base), (long long)hook.id,
                                (long long)told.at[told.count - 1].id);
    page.layout.notice = said(call);
    struct html h = html_of(call);
    page_hook(&h, &page);
    return send_page(call, 200);
}

static enum err do_turn(struct call *call, const struct place_of_hooks *place, const struct hook *hook)
{
    struct hook_replayed replayed;
    struct hook_again again = {0};
    struct str turn = call_value(call, STR("turn"));
    if (str_eq(turn, STR("on")) || str_eq(turn, STR("off")))
        return hook_turn(call->ctx, &place->owner, hook->id, str_eq(turn, STR("on")));
    if (str_eq(turn, STR("secret")))
        return hook_rotate(call->ctx, &place->owner, hook->id);
    if (str_eq(turn, STR("remove")))
        return hook_remove(call->ctx, &place->owner, hook->id);
    if (str_eq(turn, STR("try")))
        return hook_try(call->ctx, &place->owner, hook->id);
    if (str_eq(turn, STR("replay")) && str_to_int(call_value(call, STR("event")), &again.event_id))
        return hook_replay(call->ctx, &place->owner, hook, &again, &replayed);
    return fail_field(&call->ctx->failure, ERR_INPUT, "turn", "A webhook cannot be changed in that way.");
}

enum err hook_post(struct call *call)
{
    struct hook hook;
    struct place_of_hooks place;
    enum err err = find_hook(call, &place, &hook);
    if (!err)
        err = do_turn(call, &place, &hook);
    if (err)
        return err;
    bool gone = str_eq(call_value(call, STR("turn")), STR("remove"));
    struct url url = gone ? url_printf(call, "%.*s?said=saved", STR_ARG(place.base))
                          : url_printf(call, "%.*s/%lld?said=saved", STR_ARG(place.base), (long long)hook.id);
    call_redirect(call, 303, url.text);
    return OK;
}
