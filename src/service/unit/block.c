#include "service/unit/block.h"

#include "service/unit/audit.h"
#include "service/unit/right.h"
#include "text/clock/when.h"

/* A prefix ends where a part of an address ends, so that 192.0.2.1 is not the beginning of 192.0.2.10. */
static bool covers(struct str blocked, struct str network)
{
    if (str_eq(blocked, network))
        return true;
    return (str_ends(blocked, STR(".")) || str_ends(blocked, STR(":"))) && str_starts(network, blocked);
}

enum err require_network(struct ctx *ctx, struct str network)
{
    struct network_blocks blocks;
    if (network.len == 0)
        return OK;
    enum err err = network_block_list(ctx->db, ctx->arena, ctx->now, &blocks);
    for (size_t i = 0; !err && i < blocks.count; i++)
        if (covers(blocks.at[i].network, network))
            return fail(
                &ctx->failure, ERR_REFUSED,
                "A moderator has paused posting from your network until {day}. You can go on reading.",
                PLACE("day", when_short_date(ctx->arena, ctx->failure.language, blocks.at[i].until)));
    return err;
}

/* ---- what moderators do ---- */

static enum err check_wanted(struct ctx *ctx, const struct block_wanted *wanted)
{
    enum err err = require(ctx, &wanted->viewer, ACT_BLOCK, (struct subject){0});
    if (err)
        return err;
    if (wanted->days < 0 || wanted->days > BLOCK_DAYS_MAX)
        return fail_field(&ctx->failure, ERR_INPUT, "days", "Choose for how long.");
    if (wanted->days && wanted->reason.len == 0)
        return fail_field(&ctx->failure, ERR_INPUT, "reason",
                          "Say why: the person reads it, and so do the other moderators.");
    return require_length(ctx, "reason", wanted->reason, 0, REASON_MAX);
}

static struct instant end_of(const struct ctx *ctx, const struct block_wanted *wanted)
{
    return wanted->days ? instant_add(ctx->now, SPAN_DAYS(wanted->days)) : (struct instant){0};
}

static struct str note_of(struct ctx *ctx, const struct block_wanted *wanted)
{
    if (!wanted->days)
        return STR_NONE;
    return audit_note(ctx->arena, NOTE_BLOCK,
                      PLACES(PLACE_INT("days", wanted->days), PLACE("reason", wanted->reason)));
}

enum err block_person(struct ctx *ctx, const struct block_wanted *wanted, int64_t person_id)
{
    struct person person;
    enum err err = check_wanted(ctx, wanted);
    if (!err)
        err = person_load(ctx->db, ctx->arena, person_id, &person);
    if (err)
        return err;
    if (wanted->days && person.role >= ROLE_MODERATOR)
        return fail(&ctx->failure, ERR_REFUSED,
                    "The staff cannot be blocked. An operator can take the role away first.");
    err = person_block(ctx->db, person_id, end_of(ctx, wanted), wanted->days ? wanted->reason : STR_NONE);
    return err ? err
               : audit_about(ctx, &wanted->viewer, wanted->days ? STR("block") : STR("unblock"),
                             audit_person(ctx->arena, person_id), note_of(ctx, wanted));
}

/* Digits of addresses with at least two separators: one part alone would be a sixteenth of the world. */
static bool is_network(struct str network)
{
    size_t separators = 0;
    for (size_t i = 0; i < network.len; i++) {
        char c = network.at[i];
        bool digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        bool separator = c == '.' || c == ':';
        if (!digit && !separator)
            return false;
        separators += separator;
    }
    return separators >= 2 && network.len <= 45;
}

enum err block_network(struct ctx *ctx, const struct block_wanted *wanted, struct str network)
{
    enum err err = check_wanted(ctx, wanted);
    if (err)
        return err;
    if (!is_network(network))
        return fail_field(&ctx->failure, ERR_INPUT, "network",
                          "Enter an address such as 203.0.113.7, or the beginning of some that ends with its "
                          "dot or colon: 203.0.113. or 2001:db8:1:");
    struct network_block block = {network, end_of(ctx, wanted), wanted->reason, ctx->now};
    err = wanted->days ? network_block_put(ctx->db, &block) : network_block_delete(ctx->db, network);
    return err ? err
               : audit_about(ctx, &wanted->viewer, wanted->days ? STR("block") : STR("unblock"),
                             arena_printf(ctx->arena, "network %.*s", STR_ARG(network)),
                             note_of(ctx, wanted));
}

enum err block_list(struct ctx *ctx, const struct viewer *viewer, struct network_blocks *blocks)
{
    enum err err = require(ctx, viewer, ACT_BLOCK, (struct subject){0});
    return err ? err : network_block_list(ctx->db, ctx->arena, ctx->now, blocks);
}
