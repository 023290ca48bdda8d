#include "service/order/effect.h"

#include "base/check.h"
#include "service/order/market.h"
#include "service/order/movement.h"
#include "service/order/notice.h"

enum { ATTEMPTS_MAX = 30, MINUTE_MS = 60000, DOUBLINGS_MAX = 11, LEASE_MINUTES = 10, CLAIMS_MAX = 8 };

struct span effect_pause(int64_t attempts)
{
    int64_t doublings = attempts < 1 ? 0 : attempts - 1 < DOUBLINGS_MAX ? attempts - 1 : DOUBLINGS_MAX;
    struct span day = SPAN_DAYS(1), pause = {(int64_t)MINUTE_MS << doublings};
    return pause.ms < day.ms ? pause : day;
}

struct span effect_lease(void)
{
    return SPAN_MINUTES(LEASE_MINUTES);
}

bool effect_cancels(const struct effect *effect)
{
    const struct effect_side *side = effect_side(effect->kind);
    return side && side->calls_off.len;
}

/* ---- what an answer brings ---- */

/* What had moved before the order to cancel it came is made good: it moves the other way. */
static enum err make_good(struct ctx *ctx, const struct effect *cancel)
{
    const struct ordering late = {
        .ctx = ctx,
        .order_id = cancel->order_id,
        .event_number = cancel->event_number,
        .currency = cancel->currency,
        .key = cancel->key,
        .part = ":pay",
        .late = cancel->key,
    };
    return movement_order(&late, effect_side(cancel->kind)->late, cancel->amount_minor);
}

static enum effect_state state_after(const struct effect *effect, enum effect_answer answer)
{
    if (answer == EFFECT_ANSWER_DONE)
        return EFFECT_DONE;
    if (answer == EFFECT_ANSWER_NEVER)
        return effect_cancels(effect) ? EFFECT_WITHDRAWN : EFFECT_GIVEN_UP;
    return effect->attempts < ATTEMPTS_MAX ? EFFECT_FAILED : EFFECT_GIVEN_UP;
}

/* `before` as it was read, with the attempt counted in `after`. */
static enum err answer_with(struct ctx *ctx, const struct effect *before, struct effect after,
                            enum effect_answer answer)
{
    bool changed;
    after.state = state_after(&after, answer);
    after.done_at = after.state == EFFECT_DONE ? ctx->now : CLOCK_UNSET;
    after.next_try_at =
        after.state == EFFECT_FAILED ? instant_add(ctx->now, effect_pause(after.attempts)) : CLOCK_UNSET;
    enum err err = effect_set(ctx->db, &after, before, &changed);
    if (!err && !changed)
        return fail(&ctx->failure, ERR_CONFLICT, "Somebody else has answered this in the meantime.");
    if (!err && after.state == EFFECT_WITHDRAWN)
        return make_good(ctx, &after);
    return !err && after.state == EFFECT_GIVEN_UP ? notice_payment(ctx, &after) : err;
}

/* ---- handed over ---- */

enum err effect_claim(struct ctx *ctx, struct effect *effect, bool *found)
{
    struct effects due;
    *found = false;
    enum err err = effects_load_due(ctx->db, ctx->arena, ctx->now, 1, &due);
    for (int tries = 0; !err && !*found && due.count && tries < CLAIMS_MAX; tries++) {
        *effect = due.at[0];
        effect->state = EFFECT_SENT;
        effect->attempts++;
        effect->next_try_at = instant_add(ctx->now, effect_lease());
        err = effect_set(ctx->db, effect, &due.at[0], found);
        if (!err && !*found) /* another was first: its claim is seen now */
            err = effects_load_due(ctx->db, ctx->arena, ctx->now, 1, &due);
    }
    return err;
}

enum err effect_settle(struct ctx *ctx, const struct effect *claimed, enum effect_answer answer,
                       struct str said)
{
    struct effect now;
    enum err err = effect_load(ctx->db, ctx->arena, claimed->key, &now);
    bool mine = !err && now.state == EFFECT_SENT && now.attempts == claimed->attempts &&
                now.next_try_at.ms == claimed->next_try_at.ms;
    if (err || !mine)
        return err;
    struct effect after = now;
    after.said = said;
    return answer_with(ctx, &now, after, answer);
}

/* ---- a marketplace's own system, and its staff ---- */

static enum err none_there(struct ctx *ctx)
{
    return fail(&ctx->failure, ERR_NOT_FOUND, "There is no effect of this key in your marketplace.");
}

static enum err require_market(struct ctx *ctx, const struct viewer *viewer)
{
    return viewer->market_id ? OK
                             : fail(&ctx->failure, ERR_NOT_FOUND,
                                    "Only a marketplace's own system, with its key, can do this.");
}

static enum err require_staff(struct ctx *ctx, const struct viewer *viewer, int64_t market_id)
{
    bool serves;
    enum err err = market_serves(ctx, viewer, market_id, &serves);
    return err || serves ? err : none_there(ctx);
}

static enum err contrary(struct ctx *ctx, enum effect_state state)
{
    static const struct str why[EFFECT_STATE_COUNT] = {
        [EFFECT_DONE] = STR_INIT(N_("It was told before that this is done; that cannot be taken back.")),
        [EFFECT_GIVEN_UP] =
            STR_INIT(N_("It was told before that this will never be done. Ask for another try first.")),
        [EFFECT_WITHDRAWN] =
            STR_INIT(N_("This was called off. If it was paid all the same, answer what cancels it: never.")),
    };
    return fail_row(&ctx->failure, ERR_CONFLICT, NULL, why[state]);
}

/* Told again, with the same amount or with none. */
static enum err same_amount(struct ctx *ctx, const struct effect *done, const struct effect_telling *telling)
{
    int64_t moved = done->moved_minor ? done->moved_minor : done->amount_minor;
    return telling->moved_minor == 0 || telling->moved_minor == moved
               ? OK
               : fail(&ctx->failure, ERR_CONFLICT, "It was told before that another amount has moved.");
}

enum err effect_tell(struct ctx *ctx, const struct effect_telling *telling)
{
    struct effect now;
    enum err err = require_market(ctx, &telling->viewer);
    if (!err)
        err = effect_load(ctx->db, ctx->arena, telling->key, &now);
    if (err == ERR_NOT_FOUND || (!err && now.market_id != telling->viewer.market_id))
        return none_there(ctx);
    if (err)
        return err;
    bool never = telling->answer == EFFECT_ANSWER_NEVER;
    if (now.state == EFFECT_DONE)
        return telling->answer == EFFECT_ANSWER_DONE ? same_amount(ctx, &now, telling)
                                                     : contrary(ctx, now.state);
    if (now.state == EFFECT_GIVEN_UP || now.state == EFFECT_WITHDRAWN)
        return never ? OK : contrary(ctx, now.state);
    struct effect after = now;
    after.attempts++;
    after.said = telling->said;
    after.moved_minor = telling->answer == EFFECT_ANSWER_DONE ? telling->moved_minor : 0;
    return answer_with(ctx, &now, after, telling->answer);
}

bool effect_may_be_retried(const struct effect *effect)
{
    return effect->state == EFFECT_FAILED || effect->state == EFFECT_GIVEN_UP;
}

static enum err retry(struct ctx *ctx, const struct viewer *viewer, struct str key, bool *changed)
{
    struct effect now;
    *changed = false;
    enum err err = effect_load(ctx->db, ctx->arena, key, &now);
    if (err == ERR_NOT_FOUND)
        return none_there(ctx);
    if (!err)
        err = require_staff(ctx, viewer, now.market_id);
    if (!err)
        err = market_require(ctx, viewer, now.market_id, RIGHT_MONEY);
    if (err || !effect_may_be_retried(&now))
        return err;
    struct effect after = now;
    after.state = EFFECT_WAITING;
    after.attempts = 0;
    after.next_try_at = ctx->now;
    return effect_set(ctx->db, &after, &now, changed);
}

enum err effect_retry(struct ctx *ctx, const struct viewer *viewer, struct str key)
{
    bool changed;
    enum err err = retry(ctx, viewer, key, &changed);
    return err || changed ? err
                          : fail(&ctx->failure, ERR_CONFLICT, "This is not one that can be tried again.");
}

enum err effect_retry_all(struct ctx *ctx, const struct viewer *viewer, const struct str *keys, size_t count)
{
    bool changed;
    enum err err = OK;
    for (size_t i = 0; !err && i < count; i++)
        err = retry(ctx, viewer, keys[i], &changed);
    return err;
}

struct instant effect_due(const struct policy_set *policies, const struct effect *effect)
{
    const struct policy *policy =
        policy_set_find(policies, effect->policy, effect->policy_version, effect->policy_hash);
    bool says = policy && duration_is_set(policy->execution.refund_within);
    return says && str_eq(effect->kind, EFFECT_REFUND)
               ? clock_add(&policy->calendar, effect->made_at, policy->execution.refund_within)
               : CLOCK_UNSET;
}

bool effect_is_overdue(const struct policy_set *policies, const struct effect *effect, struct instant now)
{
    struct instant due = effect_due(policies, effect);
    bool moves = effect->state != EFFECT_DONE && effect->state != EFFECT_WITHDRAWN;
    return moves && due.ms && clock_is_late(now, due);
}

/* ---- lists ---- */

static struct effect_place place_of(const struct effect *effect)
{
    return (struct effect_place){effect->made_at, effect->key};
}

static void cut_page(struct effect_page *page)
{
    bool more = page->effects.count > page->most;
    page->next = (struct effect_place){0};
    if (!more)
        return;
    page->effects.count = page->most;
    page->next = place_of(&page->effects.at[page->most - 1]);
}

/*
 * Whether a refund is overdue is told by the calendar of its rules, not by the database: of twice as many as are wanted those
 * that are, so that no page looks at all there is.
 */
static void keep_overdue(struct ctx *ctx, const struct policy_set *policies, struct effect_page *page)
{
    size_t read = page->effects.count, looked = 0, kept = 0;
    bool whole = read < 2 * page->most;
    for (; looked < read && kept < page->most; looked++)
        if (effect_is_overdue(policies, &page->effects.at[looked], ctx->now))
            page->effects.at[kept++] = page->effects.at[looked];
    page->next = (struct effect_place){0};
    if (!whole || looked < read)
        page->next = place_of(&page->effects.at[looked - 1]);
    page->effects.count = kept;
}

enum err effect_list_page(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                          struct effect_page *page)
{
    struct effect_question question = {page->market_id, page->after, page->most + 1, ctx->now};
    check(page->most > 0 && page->most <= EFFECTS_MAX / 2);
    enum err err =
        page->list == EFFECTS_DUE ? require_market(ctx, viewer) : require_staff(ctx, viewer, page->market_id);
    if (err)
        return err;
    if (page->list == EFFECTS_OVERDUE) {
        question.most = 2 * page->most;
        err = effects_load_refunds_open(ctx->db, ctx->arena, &question, &page->effects);
        if (!err)
            keep_overdue(ctx, policies, page);
        return err;
    }
    question.market_id = page->list == EFFECTS_DUE ? viewer->market_id : page->market_id;
    err = page->list == EFFECTS_DUE ? effects_load_market(ctx->db, ctx->arena, &question, &page->effects)
                                    : effects_load_failed(ctx->db, ctx->arena, &question, &page->effects);
    if (!err)
        cut_page(page);
    return err;
}

struct str effect_place_text(struct arena *arena, struct effect_place place)
{
    if (!place.key.len)
        return STR_NONE;
    return arena_printf(arena, "%lld.%.*s", (long long)place.made_at.ms, STR_ARG(place.key));
}

bool effect_place_read(struct str text, struct effect_place *place)
{
    *place = (struct effect_place){0};
    if (text.len == 0)
        return true;
    struct str at = str_cut(&text, '.');
    place->key = text;
    return str_to_int(at, &place->made_at.ms) && place->made_at.ms > 0 && text.len > 0;
}

enum err effect_failed_count(struct ctx *ctx, const struct viewer *viewer, int64_t market_id, int64_t *count)
{
    enum err err = require_staff(ctx, viewer, market_id);
    return err ? err : effects_count_failed(ctx->db, market_id, count);
}

enum err effect_list_order(struct ctx *ctx, int64_t order_id, struct effects *effects)
{
    return effects_load(ctx->db, ctx->arena, order_id, effects);
}

enum err effect_counts(struct ctx *ctx, int64_t counts[EFFECT_STATE_COUNT])
{
    return effects_count_open(ctx->db, ctx->arena, counts);
}
