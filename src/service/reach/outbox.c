#include "service/reach/outbox.h"

#include "service/unit/audit.h"
#include "service/unit/right.h"
#include "store/reach/mailbox.h"

/* No call of a way takes longer than the last two minutes of a lease. */
enum { OUTBOX_LEASE_MS = 5 * 60 * 1000, OUTBOX_CALL_MS = 2 * 60 * 1000 };

enum err outbox_put(struct ctx *ctx, struct outgoing outgoing)
{
    outgoing.made_at = ctx->now;
    outgoing.trace = ctx->trace;
    return outgoing_insert(ctx->db, &outgoing);
}

/* ---- delivering ---- */

bool outbox_is_due(struct ctx *ctx, struct str kind)
{
    struct outgoings due = {0};
    struct outgoing_due asked = {kind, ctx->now, 1};
    return !outgoing_load_due(ctx->db, ctx->arena, &asked, &due) && due.count > 0;
}

enum err outbox_claim(struct ctx *ctx, const struct outbox_asked *asked, struct outgoings *claimed)
{
    struct outgoings due;
    struct outgoing_due wanted = {asked->kind, ctx->now, asked->most};
    bool may = true;
    *claimed = (struct outgoings){.at = ARENA_ARRAY(ctx->arena, struct outgoing, asked->most)};
    enum err err = outgoing_load_due(ctx->db, ctx->arena, &wanted, &due);
    if (!err && due.count && asked->calls)
        err = call_slot_take(ctx->db, asked->kind, asked->calls, ctx->now, &may);
    if (err || !may)
        return err;
    for (size_t i = 0; !err && i < due.count; i++) {
        bool mine;
        if (asked->together && !str_eq(due.at[i].destination, due.at[0].destination))
            continue;
        struct outgoing after = due.at[i];
        after.state = OUTGOING_SENT;
        after.attempts++;
        after.next_try_at = instant_add(ctx->now, SPAN_MS(OUTBOX_LEASE_MS));
        err = outgoing_set(ctx->db, &after, &due.at[i], &mine);
        if (!err && mine)
            claimed->at[claimed->count++] = after;
    }
    return err;
}

bool outbox_has_time(const struct outgoing *claimed, struct instant now)
{
    return instant_since(claimed->next_try_at, now).ms >= OUTBOX_CALL_MS;
}

struct span outbox_pause(int64_t attempts)
{
    static const int64_t minutes[OUTBOX_TRIES_MAX] = {1, 5, 15, 60, 180, 360, 720, 1440, 1440, 1440};
    int64_t tries = attempts < 1 ? 1 : attempts < OUTBOX_TRIES_MAX ? attempts : OUTBOX_TRIES_MAX;
    return SPAN_MINUTES(minutes[tries - 1]);
}

bool outbox_gives_up(const struct outgoing *claimed, const struct handed *came)
{
    return came->delivery == NEVER || (came->delivery == LATER && claimed->attempts >= OUTBOX_TRIES_MAX);
}

static struct outgoing answered(struct ctx *ctx, struct outgoing outgoing, const struct handed *came)
{
    enum delivery delivery = came->delivery;
    outgoing.next_try_at = (struct instant){0};
    if (delivery == DELIVERED) {
        outgoing.state = OUTGOING_DONE;
        outgoing.done_at = ctx->now;
    } else if (delivery == PUT_OFF) {
        outgoing.state = OUTGOING_WAITING;
        outgoing.attempts--;
        outgoing.next_try_at = instant_add(ctx->now, came->wait);
    } else if (outbox_gives_up(&outgoing, came)) {
        outgoing.state = OUTGOING_GIVEN_UP;
        outgoing.done_at = ctx->now;
    } else {
        outgoing.state = OUTGOING_FAILED;
        struct span pause = outbox_pause(outgoing.attempts);
        outgoing.next_try_at = instant_add(ctx->now, came->wait.ms > pause.ms ? came->wait : pause);
    }
    return outgoing;
}

/* Whether this mail was taken or refused by the server of its address. */
static enum err count_refusals(struct ctx *ctx, const struct outgoing *mail, bool refused)
{
    struct mailbox mailbox;
    enum err err = mailbox_load(ctx->db, ctx->arena, mail->person_id, &mailbox);
    if (err)
        return err == ERR_NOT_FOUND ? OK : err;
    if (!str_eq(mail->destination, mailbox.email) || (!refused && !mailbox.refused))
        return OK;
    mailbox.refused = refused ? mailbox.refused + 1 : 0;
    if (mailbox.refused >= MAILBOX_REFUSED_MAX && !mailbox.paused_at.ms)
        mailbox.paused_at = ctx->now;
    return mailbox_set_refused(ctx->db, &mailbox);
}

struct str outbox_receiver(struct str key)
{
    struct str rest = key;
    (void)str_cut(&rest, ' ');
    (void)str_cut(&rest, ' ');
    return str_slice(key, 0, key.len - rest.len);
}

enum err outbox_settle(struct ctx *ctx, const struct outgoing *claimed, const struct handed *came)
{
    bool changed = false;
    struct outgoing now;
    enum err err = outgoing_load(ctx->db, ctx->arena, claimed->id, &now);
    if (err == ERR_NOT_FOUND) /* its person has left meanwhile */
        return OK;
    bool mine = !err && now.state == OUTGOING_SENT && now.attempts == claimed->attempts;
    if (err || !mine)
        return err;
    struct outgoing after = answered(ctx, now, came);
    after.said = str_from(came->said);
    err = outgoing_set(ctx->db, &after, &now, &changed);
    bool final = came->delivery == DELIVERED || came->refused;
    if (!err && changed && now.person_id && final)
        err = count_refusals(ctx, &now, came->refused);
    return err || !came->rest.ms
               ? err
               : outgoing_put_off(ctx->db, &now, outbox_receiver(now.key),
                                  (struct outgoing_wait){ctx->now, instant_add(ctx->now, came->rest)});
}

/* ---- what does not arrive ---- */

static enum err require_operator(struct ctx *ctx, const struct viewer *viewer)
{
    return require(ctx, viewer, ACT_SETTINGS, (struct subject){0});
}

enum err outbox_stuck(struct ctx *ctx, const struct viewer *viewer, struct outgoings *stuck)
{
    enum err err = require_operator(ctx, viewer);
    return err ? err : outgoing_load_stuck(ctx->db, ctx->arena, OUTBOX_STUCK_MAX, stuck);
}

enum err outbox_again(struct ctx *ctx, const struct viewer *viewer, int64_t id)
{
    bool changed = false;
    struct outgoing before;
    enum err err = require_operator(ctx, viewer);
    if (!err)
        err = outgoing_load(ctx->db, ctx->arena, id, &before);
    if (err == ERR_NOT_FOUND)
        return fail(&ctx->failure, ERR_NOT_FOUND, "This message is not in the outbox any more.");
    bool stuck = !err && (before.state == OUTGOING_FAILED || before.state == OUTGOING_GIVEN_UP);
    if (err || !stuck) /* it is under way: what was asked for happens */
        return err;
    struct outgoing after = before;
    after.state = OUTGOING_WAITING;
    after.attempts = 0;
    after.done_at = (struct instant){0};
    after.next_try_at = ctx->now;
    err = outgoing_set(ctx->db, &after, &before, &changed);
    return err ? err : audit_about(ctx, viewer, STR("try again"), STR("outbox"), before.key);
}

enum err outbox_counts(struct ctx *ctx, int64_t counts[OUTGOING_STATE_COUNT])
{
    return outgoing_count_open(ctx->db, ctx->arena, counts);
}

enum err outbox_forget(struct ctx *ctx)
{
    enum err err = outgoing_forget(ctx->db, instant_add(ctx->now, SPAN_DAYS(-OUTBOX_KEPT_DAYS)));
    return err ? err
               : outgoing_forget_given_up(ctx->db, instant_add(ctx->now, SPAN_DAYS(-OUTBOX_GIVEN_UP_DAYS)));
}
