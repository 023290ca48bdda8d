#include "service/people/identity.h"

#include "base/check.h"
#include "service/unit/alike.h"
#include "service/unit/audit.h"
#include "service/unit/block.h"
#include "service/unit/site.h"
#include "store/people/identity.h"
#include "text/people/handle.h"

enum { TRIES = 20, NUMBER_ROOM = 3 };

static enum err note(struct ctx *ctx, int64_t person_id, enum audit_note what)
{
    return audit_about(ctx, &(struct viewer){.person_id = person_id}, STR("provider"),
                       audit_person(ctx->arena, person_id), audit_note(ctx->arena, what, PLACES_OR_NONE()));
}

/* ---- names ---- */

/* Whether somebody new can have it. What was said of it is for nobody to read. */
static enum err is_free(struct ctx *ctx, struct str handle, bool *free)
{
    struct person other;
    struct failure failure = ctx->failure;
    *free = false;
    if (!handle.len || handle_wrong(ctx->arena, NULL, handle).len)
        return OK;
    enum err err = require_unlike(ctx, "handle", handle, 0);
    if (!err)
        err = person_load_by_handle(ctx->db, ctx->arena, handle_key(ctx->arena, handle), &other);
    ctx->failure = failure;
    *free = err == ERR_NOT_FOUND;
    return err == ERR_NOT_FOUND || err == ERR_CONFLICT ? OK : err;
}

/* "Ann", "Ann 2", ... */
static enum err free_variant(struct ctx *ctx, struct str name, struct str *handle)
{
    bool free = false;
    enum err err = OK;
    struct str stem = handle_from(ctx->arena, name, HANDLE_MAX - NUMBER_ROOM);
    for (int number = 1; !err && !free && stem.len && number <= TRIES; number++) {
        *handle = number == 1 ? handle_from(ctx->arena, name, HANDLE_MAX)
                              : arena_printf(ctx->arena, "%.*s %d", STR_ARG(stem), number);
        err = is_free(ctx, *handle, &free);
    }
    if (!free)
        *handle = STR_NONE;
    return err;
}

static enum err choose_name(struct ctx *ctx, const struct identity *identity, struct str *handle)
{
    enum err err = OK;
    *handle = STR_NONE;
    for (size_t i = 0; !err && !handle->len && i < COUNT_OF(identity->names); i++)
        err = free_variant(ctx, identity->names[i], handle);
    if (err || handle->len)
        return err;
    /* Nobody is called by their subject: it would tell others who they are elsewhere. */
    struct token token = token_new();
    struct hash hash = hash_of(str_from(token.text));
    *handle = arena_printf(ctx->arena, "member %.8s", hash.text);
    return OK;
}

/* ---- arriving ---- */

static enum err take_in(struct ctx *ctx, const struct identity *identity, struct str network,
                        int64_t *person_id)
{
    struct person person = {.role = ROLE_MEMBER,
                            .zone = ctx->site->settings[SETTING_ZONE],
                            .created_at = ctx->now,
                            .points = ctx->site->points.base};
    enum err err = require_network(ctx, network);
    if (!err)
        err = choose_name(ctx, identity, &person.handle);
    if (!err)
        err = person_insert(ctx->db, &person, handle_key(ctx->arena, person.handle));
    if (!err)
        err = identity_insert(ctx->db, identity->issuer, identity->subject, person.id, ctx->now);
    *person_id = person.id;
    return err ? err : note(ctx, person.id, NOTE_PROVIDER_NEW);
}

enum err identity_person(struct ctx *ctx, const struct identity *identity, struct str network,
                         int64_t *person_id, bool *made)
{
    enum err err = identity_load(ctx->db, identity->issuer, identity->subject, person_id);
    *made = err == ERR_NOT_FOUND;
    return *made ? take_in(ctx, identity, network, person_id) : err;
}

enum err identity_sign_in(struct ctx *ctx, const struct identity *identity, struct str network,
                          struct signed_in *signed_in)
{
    bool made;
    int64_t person_id = 0;
    enum err err = identity_person(ctx, identity, network, &person_id, &made);
    return err ? err : account_let_in(ctx, person_id, network, signed_in);
}

enum err identity_link(struct ctx *ctx, int64_t person_id, const struct identity *identity)
{
    int64_t owner = 0;
    bool linked = false;
    enum err err = identity_load(ctx->db, identity->issuer, identity->subject, &owner);
    if (!err && owner == person_id)
        return OK;
    if (!err)
        return fail(&ctx->failure, ERR_CONFLICT, "Another account here is signed in that way already.");
    if (err != ERR_NOT_FOUND)
        return err;
    err = identity_any(ctx->db, person_id, identity->issuer, &linked);
    if (!err && linked)
        return fail(&ctx->failure, ERR_CONFLICT,
                    "Your account is linked to somebody else there. Unlink it first.");
    if (!err)
        err = identity_insert(ctx->db, identity->issuer, identity->subject, person_id, ctx->now);
    return err ? err : note(ctx, person_id, NOTE_PROVIDER_LINKED);
}

enum err identity_is_linked(struct ctx *ctx, int64_t person_id, struct str issuer, bool *linked)
{
    return identity_any(ctx->db, person_id, issuer, linked);
}

enum err identity_unlink(struct ctx *ctx, int64_t person_id, struct str issuer)
{
    struct person person;
    enum err err = person_load(ctx->db, ctx->arena, person_id, &person);
    if (!err && !person.password.len)
        return fail(&ctx->failure, ERR_REFUSED,
                    "Choose a password first: without one you could not sign in any more.");
    if (!err)
        err = identity_delete(ctx->db, person_id, issuer);
    return err ? err : note(ctx, person_id, NOTE_PROVIDER_UNLINKED);
}

/* ---- on the way ---- */

static void derive(struct ctx *ctx, struct identity_turn *turn)
{
    turn->state = site_seal(ctx->site, ctx->arena, "provider/state", turn->kept);
    turn->nonce = site_seal(ctx->site, ctx->arena, "provider/nonce", turn->kept);
    turn->verifier = site_seal(ctx->site, ctx->arena, "provider/verifier", turn->kept);
}

struct identity_turn identity_turn_new(struct ctx *ctx, const struct identity_turn *asked)
{
    struct token token = token_new();
    int64_t until = instant_add(ctx->now, SPAN_MINUTES(TURN_MINUTES)).ms;
    struct identity_turn turn = *asked;
    turn.kept = arena_printf(ctx->arena, "%s.%lld.%lld.%d.%.*s", token.text, (long long)until,
                             (long long)asked->person_id, asked->anew, STR_ARG(asked->back));
    derive(ctx, &turn);
    return turn;
}

bool identity_turn_read(struct ctx *ctx, struct str kept, struct str state, struct identity_turn *turn)
{
    int64_t until;
    struct str rest = kept, token = str_cut(&rest, '.'), end = str_cut(&rest, '.'),
               person = str_cut(&rest, '.'), anew = str_cut(&rest, '.');
    *turn = (struct identity_turn){.kept = kept, .anew = str_eq(anew, STR("1")), .back = rest};
    if (token.len != TOKEN_TEXT || !str_to_int(end, &until) || !str_to_int(person, &turn->person_id))
        return false;
    derive(ctx, turn);
    return until >= ctx->now.ms && secret_equal(state, turn->state);
}

static struct str leave_until(struct ctx *ctx, enum leave what, struct str session_hash, int64_t until)
{
    static const char *const purposes[] = {[LEAVE_LINK] = "leave", [LEAVE_DATA] = "data"};
    return site_seal(
        ctx->site, ctx->arena, "provider",
        arena_printf(ctx->arena, "%s/%lld.%.*s", purposes[what], (long long)until, STR_ARG(session_hash)));
}

struct str identity_leave(struct ctx *ctx, enum leave what, struct str session_hash)
{
    int64_t until = instant_add(ctx->now, SPAN_MINUTES(TURN_MINUTES)).ms;
    return arena_printf(ctx->arena, "%lld.%.*s", (long long)until,
                        STR_ARG(leave_until(ctx, what, session_hash, until)));
}

bool identity_leave_fits(struct ctx *ctx, enum leave what, struct str session_hash, struct str leave)
{
    int64_t until;
    struct str rest = leave, end = str_cut(&rest, '.');
    if (!session_hash.len || !str_to_int(end, &until) || until < ctx->now.ms)
        return false;
    return secret_equal(rest, leave_until(ctx, what, session_hash, until));
}
