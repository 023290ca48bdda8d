#include "service/caseload/sweep.h"

#include "base/buf.h"
#include "base/check.h"
#include "base/secret.h"
#include "base/words.h"
#include "service/caseload/note.h"
#include "service/caseload/parts.h"
#include "service/order/caseload.h"
#include "service/order/market.h"
#include "service/unit/audit.h"
#include "service/unit/site.h"

const struct sweep_act_row sweep_act_rows[SWEEP_ACT_COUNT] = {
    [SWEEP_ASSIGN] = {STR_INIT("assign"), STR_INIT(N_("Give to somebody")), EVENT_NONE, false},
    [SWEEP_NOTE] = {STR_INIT("note"), STR_INIT(N_("Note for the staff")), EVENT_NONE, true},
    [SWEEP_MESSAGE] = {STR_INIT("message"), STR_INIT(N_("Write to both sides")), EVENT_MESSAGE, true},
    [SWEEP_FREEZE] = {STR_INIT("freeze"), STR_INIT(N_("Freeze")), EVENT_FROZEN, true},
    [SWEEP_THAW] = {STR_INIT("thaw"), STR_INIT(N_("Let go on")), EVENT_THAWED, false},
};

bool sweep_act_from(struct str name, enum sweep_act *act)
{
    for (int i = 0; i < SWEEP_ACT_COUNT; i++)
        if (str_eq(sweep_act_rows[i].name, name)) {
            *act = (enum sweep_act)i;
            return true;
        }
    return false;
}

/* ---- what would happen ---- */

static enum err check_sweep(struct ctx *ctx, const struct sweep *sweep)
{
    check(sweep->count <= SWEEP_MAX);
    enum err err = market_require(ctx, &sweep->viewer, sweep->market->id, RIGHT_LEAD);
    if (!err && sweep->viewer.person_id == 0)
        return market_none(ctx);
    if (!err && sweep->count == 0)
        return fail(&ctx->failure, ERR_INPUT, "Choose at least one order.");
    if (!err && sweep_act_rows[sweep->act].takes_words && str_trim(sweep->words).len == 0)
        return fail_field(&ctx->failure, ERR_INPUT, "words", "Write what is to be said.");
    return err;
}

static struct order_act act_of(const struct sweep *sweep, const struct order *order)
{
    return (struct order_act){
        .viewer = sweep->viewer,
        .ref = order->head.ref,
        .words = sweep->words,
        .command = {.wish = {.kind = sweep_act_rows[sweep->act].event, .by = PARTY_STAFF},
                    .noted_by = PARTY_STAFF,
                    .version = order->state.version}};
}

/* The law is asked as it will be asked: nothing is written by asking. */
static enum err ask_law(struct ctx *ctx, const struct policy_set *policies, const struct sweep *sweep,
                        struct str ref)
{
    struct order_events events;
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    enum err err = order_read(ctx, policies, &sweep->viewer, ref, order);
    if (err)
        return err;
    struct order_act act = act_of(sweep, order);
    enum order_refusal refusal = REFUSAL_NOT_YOURS;
    act.command.wish.at = ctx->now;
    if (order_is(order, PARTY_STAFF) && !order->state.external)
        refusal = order_decide(order->policy, &order->state, &act.command, ctx->now, &events);
    const struct refusal_row *row = order_refusal_row(refusal);
    return refusal ? fail_row(&ctx->failure, ERR_REFUSED, NULL, row->sentence) : OK;
}

static bool is_refusal(enum err err)
{
    return err == ERR_REFUSED || err == ERR_CONFLICT || err == ERR_INPUT || err == ERR_NOT_FOUND ||
           err == ERR_LIMIT;
}

static enum err look_at(struct ctx *ctx, const struct policy_set *policies, const struct sweep *sweep,
                        struct sweep_line *line)
{
    struct order_head head;
    enum err err = staff_case_open(ctx, &sweep->viewer, line->ref, RIGHT_LEAD, &head);
    if (!err && head.market_id != sweep->market->id)
        err = market_none(ctx);
    line->name = !err && head.number.len ? head.number : line->ref;
    if (!err)
        err = caseload_require_no_side(ctx, &head, sweep->handle);
    if (!err && sweep_act_rows[sweep->act].event != EVENT_NONE)
        err = ask_law(ctx, policies, sweep, line->ref);
    line->can = err == OK;
    if (!is_refusal(err))
        return err;
    line->why = arena_copy(ctx->arena, str_from(ctx->failure.text));
    return OK;
}

enum err sweep_look(struct ctx *ctx, const struct policy_set *policies, const struct sweep *sweep,
                    struct sweep_report *report)
{
    *report = (struct sweep_report){0};
    enum err err = check_sweep(ctx, sweep);
    if (!err)
        report->at = ARENA_ARRAY(ctx->arena, struct sweep_line, sweep->count);
    for (size_t i = 0; !err && i < sweep->count; i++) {
        struct sweep_line *line = &report->at[report->count++];
        line->ref = sweep->refs[i];
        err = look_at(ctx, policies, sweep, line);
        report->can += line->can;
    }
    return err;
}

/* ---- what was looked at ---- */

static struct str looked_at(struct ctx *ctx, const struct sweep *sweep, const struct sweep_report *report)
{
    enum { NUMBERS_MAX = 200, CAN_MAX = 8 };
    struct buf text;
    size_t room = sweep->words.len + sweep->handle.len + NUMBERS_MAX;
    for (size_t i = 0; i < report->count; i++)
        room += report->at[i].ref.len + CAN_MAX;
    buf_init(&text, room);
    buf_printf(&text, "%lld %lld %.*s\n%.*s\n%.*s\n", (long long)sweep->viewer.person_id,
               (long long)sweep->market->id, STR_ARG(sweep_act_rows[sweep->act].name), STR_ARG(sweep->handle),
               STR_ARG(sweep->words));
    for (size_t i = 0; i < report->count; i++)
        buf_printf(&text, "%.*s %d\n", STR_ARG(report->at[i].ref), report->at[i].can);
    check(!text.overflow);
    struct str copy = arena_copy(ctx->arena, buf_str(&text));
    buf_free(&text);
    return copy;
}

/* "MS.KEY.SEAL": when it was looked at, and what makes of two alike looks two. */
static struct str preview_text(struct ctx *ctx, struct str at, struct str key, struct str what)
{
    struct str named = arena_printf(ctx->arena, "%.*s.%.*s", STR_ARG(at), STR_ARG(key));
    struct str whole = arena_printf(ctx->arena, "%.*s\n%.*s", STR_ARG(named), STR_ARG(what));
    struct str seal = site_seal(ctx->site, ctx->arena, "sweep", whole);
    return arena_printf(ctx->arena, "%.*s.%.*s", STR_ARG(named), STR_ARG(seal));
}

struct str sweep_preview(struct ctx *ctx, const struct sweep *sweep, const struct sweep_report *report)
{
    struct str at = arena_printf(ctx->arena, "%lld", (long long)ctx->now.ms);
    return preview_text(ctx, at, sweep->key, looked_at(ctx, sweep, report));
}

/* *key is that of the look: who shows it twice has done it once. */
static enum err check_preview(struct ctx *ctx, const struct sweep *sweep, const struct sweep_report *report,
                              struct str *key)
{
    int64_t ms = 0;
    struct str rest = sweep->preview, at = str_cut(&rest, '.');
    if (!sweep->preview.len)
        return OK;
    *key = str_cut(&rest, '.');
    struct str now = preview_text(ctx, at, *key, looked_at(ctx, sweep, report));
    struct instant until = {0};
    if (str_to_int(at, &ms))
        until = instant_add((struct instant){ms}, SPAN_MINUTES(SWEEP_PREVIEW_MINUTES));
    if (secret_equal(now, sweep->preview) && instant_before(ctx->now, until))
        return OK;
    return fail_field(
        &ctx->failure, ERR_CONFLICT, "preview",
        "This is not what you looked at, or that is too long ago. Look again at what would happen.");
}

/* ---- done ---- */

static enum err do_one(struct ctx *ctx, const struct policy_set *policies, const struct sweep *sweep,
                       struct str ref)
{
    enum order_refusal refusal;
    struct order_held *held = ARENA_NEW(ctx->arena, struct order_held);
    if (sweep->act == SWEEP_NOTE)
        return note_write(ctx, &(struct note_wish){sweep->viewer, ref, sweep->words});
    if (sweep->act == SWEEP_ASSIGN)
        return caseload_assign(ctx, &sweep->viewer, sweep->market,
                               &(struct caseload_assignment){&ref, 1, sweep->handle});
    enum err err = order_read_held(ctx, policies, &sweep->viewer, ref, held);
    if (err)
        return err;
    struct order_act act = act_of(sweep, &held->now);
    act.held = held;
    return order_act(ctx, policies, &act, &refusal);
}

static enum err was_done(struct ctx *ctx, const struct sweep *sweep, struct str subject, bool *before)
{
    struct audit_found found;
    struct audit_filter filter = {.act = STR("bulk"), .market_id = sweep->market->id, .subject = subject};
    check(sweep->key.len > 0);
    enum err err = audit_read_market(ctx, &filter, &found);
    *before = !err && found.lines.count > 0;
    return err;
}

static enum err note_sweep(struct ctx *ctx, const struct sweep *sweep, struct str subject, size_t count)
{
    struct str what = arena_printf(ctx->arena, "%.*s: %zu", STR_ARG(sweep_act_rows[sweep->act].name), count);
    return audit_of_market(ctx, &sweep->viewer, sweep->market->id,
                           &(struct audit){.act = STR("bulk"), .subject = subject, .note = what});
}

enum err sweep_do(struct ctx *ctx, const struct policy_set *policies, const struct sweep *sweep,
                  struct sweep_report *report)
{
    struct str key = sweep->key;
    bool before = false;
    enum err err = sweep_look(ctx, policies, sweep, report);
    if (!err)
        err = check_preview(ctx, sweep, report, &key);
    struct str subject = arena_printf(ctx->arena, "bulk %.*s", STR_ARG(key));
    if (!err)
        err = was_done(ctx, sweep, subject, &before);
    report->before = before;
    if (err || before)
        return err;
    for (size_t i = 0; !err && i < report->count; i++)
        if (report->at[i].can)
            err = do_one(ctx, policies, sweep, report->at[i].ref);
    return err ? err : note_sweep(ctx, sweep, subject, report->can);
}
