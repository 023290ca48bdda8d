#include "service/people/account.h"

#include "base/check.h"
#include "service/desk/take_away.h"
#include "service/people/device.h"
#include "service/people/guest.h"
#include "service/people/link.h"
#include "service/people/second.h"
#include "service/people/staff.h"
#include "service/people/token.h"
#include "service/reach/follow.h"
#include "service/unit/alike.h"
#include "service/unit/audit.h"
#include "service/unit/block.h"
#include "service/unit/limit.h"
#include "service/unit/right.h"
#include "service/unit/site.h"
#include "store/desk/ready.h"
#include "store/desk/saved_search.h"
#include "store/desk/suggestion.h"
#include "store/order/dispute_draft.h"
#include "store/order/market.h"
#include "store/order/order.h"
#include "store/order/question_order.h"
#include "store/people/identity.h"
#include "store/people/leaving.h"
#include "store/people/passkey.h"
#include "store/people/second.h"
#include "store/reach/calendar_link.h"
#include "store/reach/mailbox.h"
#include "store/reach/notice.h"
#include "store/reach/outbox.h"
#include "store/reach/push.h"
#include "text/people/handle.h"
#include "text/people/password.h"

#include <stdio.h>

/* ---- passwords, before the unit of work ---- */

/* Whether or not anybody has the name: what is limited tells nothing about who exists. */
static struct str stranger_to_limit(struct ctx *ctx, const struct attempt *attempt)
{
    struct hash hash = hash_of(handle_key(ctx->arena, attempt->handle));
    return arena_printf(ctx->arena, "%.32s@%.*s", hash.text, STR_ARG(attempt->network));
}

/* Whose failures these are. Nobody's but the own ones keep out who is signed in, or was on this device. */
static void count_for(struct ctx *ctx, const struct attempt *attempt, struct proof *proof)
{
    struct str device = device_of(ctx, attempt->device, proof->asked_id);
    if (attempt->person_id) {
        proof->who.who = arena_printf(ctx->arena, "self/%lld", (long long)attempt->person_id);
    } else if (device.len) {
        proof->who.who = arena_printf(ctx->arena, "device/%.*s", STR_ARG(device));
    } else {
        proof->who = (struct limited){stranger_to_limit(ctx, attempt), attempt->network};
        proof->neighbourhood = attempt->neighbourhood;
    }
}

static enum err look_at_limits(struct ctx *ctx, const struct proof *proof)
{
    enum err err = limit_look(ctx, LIMIT_SIGN_IN, &proof->who);
    return err ? err : limit_look(ctx, LIMIT_SIGN_IN_WIDE, &(struct limited){STR_NONE, proof->neighbourhood});
}

/* by: 0 when it is not known who it was. A name that is nobody's may be a password, so it is not written down. */
static enum err write_down(struct ctx *ctx, int64_t by, struct str act, int64_t about, struct str network)
{
    struct str subject = about ? audit_person(ctx->arena, about) : STR("nobody");
    struct str note = network.len ? arena_printf(ctx->arena, "from %.*s", STR_ARG(network)) : STR_NONE;
    return audit_about(ctx, &(struct viewer){.person_id = by}, act, subject, note);
}

static enum err count_failure(struct ctx *ctx, const struct proof *proof)
{
    enum err err = limit_take_for(ctx, LIMIT_SIGN_IN, &proof->who);
    if (!err)
        err = limit_take_for(ctx, LIMIT_SIGN_IN_WIDE, &(struct limited){STR_NONE, proof->neighbourhood});
    return err ? err : write_down(ctx, 0, AUDIT_WRONG_PASSWORD, proof->asked_id, proof->network);
}

static void keep_hash(char to[PASSWORD_HASH_MAX], struct str hash)
{
    snprintf(to, PASSWORD_HASH_MAX, "%.*s", STR_ARG(hash));
}

enum err account_look(struct ctx *ctx, const struct attempt *attempt, struct proof *proof)
{
    struct person person = {0};
    *proof = (struct proof){.network = attempt->network};
    enum err err =
        person_load_by_handle(ctx->db, ctx->arena, handle_key(ctx->arena, attempt->handle), &person);
    if (err && err != ERR_NOT_FOUND)
        return err;
    proof->asked_id = person.id;
    keep_hash(proof->password, person.password);
    count_for(ctx, attempt, proof);
    return look_at_limits(ctx, proof);
}

/* Without the memory for it the old hash stays until the next time. */
static void renew(const struct attempt *attempt, struct proof *proof)
{
    struct failure failure = {0};
    proof->renewed[0] = 0;
    if (proof->person_id && password_is_old(proof->password) &&
        password_hash(attempt->password, proof->renewed, &failure))
        proof->renewed[0] = 0;
}

/* The hash of a help desk that was taken over gives way to one of this one. */
static enum err keep_renewed(struct ctx *ctx, const struct proof *proof)
{
    return proof->renewed[0] ? person_set_password(ctx->db, proof->person_id, str_from(proof->renewed)) : OK;
}

void account_compare(const struct attempt *attempt, struct proof *proof)
{
    proof->person_id = password_fits(attempt->password, proof->password) ? proof->asked_id : 0;
    renew(attempt, proof);
}

enum err account_require_password(struct ctx *ctx, struct str handle, struct str password)
{
    size_t chars = str_char_count(password);
    if (chars < PASSWORD_MIN)
        return fail_field(
            &ctx->failure, ERR_INPUT, "password",
            "Choose a password of at least {least} characters. Three or four words are easy to keep.",
            PLACE_INT("least", PASSWORD_MIN));
    if (chars > PASSWORD_MAX)
        return fail_field(&ctx->failure, ERR_INPUT, "password", "At most {most} characters fit.",
                          PLACE_INT("most", PASSWORD_MAX));
    struct str wrong = password_wrong(ctx->arena, handle, password);
    return wrong.len ? fail_said(&ctx->failure, ERR_INPUT, "password", say(ctx->failure.language, wrong))
                     : OK;
}

enum err account_hash(struct ctx *ctx, struct str handle, struct str password, char hash[PASSWORD_HASH_MAX])
{
    enum err err = account_require_password(ctx, handle, password);
    return err ? err : password_hash(password, hash, &ctx->failure);
}

/* ---- sessions ---- */

static enum err open_session(struct ctx *ctx, int64_t person_id, struct str network,
                             struct signed_in *signed_in)
{
    *signed_in = (struct signed_in){.person_id = person_id, .token = token_new()};
    signed_in->token_hash = hash_of(str_from(signed_in->token.text));
    enum err err = session_insert(ctx->db, str_from(signed_in->token_hash.text), person_id, ctx->now,
                                  instant_add(ctx->now, SPAN_DAYS(SESSION_LIFE_DAYS)));
    return err ? err : write_down(ctx, person_id, AUDIT_SIGN_IN, person_id, network);
}

enum err account_let_in(struct ctx *ctx, int64_t person_id, struct str network, struct signed_in *signed_in)
{
    *signed_in = (struct signed_in){.person_id = person_id};
    enum err err = second_ticket(ctx, person_id, &signed_in->ticket);
    return err || signed_in->ticket.len ? err : open_session(ctx, person_id, network, signed_in);
}

static enum err take_guest_along(struct ctx *ctx, int64_t guest_id, struct signed_in *signed_in)
{
    if (!guest_id)
        return OK;
    return guest_join(ctx, guest_id, signed_in->person_id, &signed_in->posts);
}

/* The password may have been changed, or the account deleted, since it was compared. */
static enum err proof_holds(struct ctx *ctx, const struct proof *proof, bool *holds)
{
    struct person person;
    *holds = false;
    if (!proof->person_id)
        return OK;
    enum err err = person_load(ctx->db, ctx->arena, proof->person_id, &person);
    if (err)
        return err;
    *holds = person.deleted_at.ms == 0 && secret_equal(person.password, str_from(proof->password));
    return OK;
}

enum err account_prove(struct ctx *ctx, const struct proof *proof, bool *holds)
{
    enum err err = proof_holds(ctx, proof, holds);
    if (err)
        return err;
    /* Many tries at the same time have all looked before any was counted: the right one among them is late, too. */
    if (!*holds)
        return count_failure(ctx, proof);
    err = look_at_limits(ctx, proof);
    return err ? err : keep_renewed(ctx, proof);
}

enum err account_sign_in(struct ctx *ctx, const struct proof *proof, int64_t guest_id,
                         struct signed_in *signed_in)
{
    bool holds = false;
    *signed_in = (struct signed_in){0};
    enum err err = account_prove(ctx, proof, &holds);
    if (err || !holds)
        return err;
    err = account_let_in(ctx, proof->person_id, proof->network, signed_in);
    return err || signed_in->ticket.len ? err : take_guest_along(ctx, guest_id, signed_in);
}

enum err account_sign_in_code(struct ctx *ctx, const struct second_try *attempt, int64_t guest_id,
                              struct signed_in *signed_in)
{
    int64_t person_id;
    *signed_in = (struct signed_in){0};
    enum err err = second_prove(ctx, attempt, &person_id);
    if (err || !person_id)
        return err;
    err = open_session(ctx, person_id, attempt->network, signed_in);
    return err ? err : take_guest_along(ctx, guest_id, signed_in);
}

enum err account_sign_in_passkey(struct ctx *ctx, int64_t person_id, struct str network, int64_t guest_id,
                                 struct signed_in *signed_in)
{
    enum err err = open_session(ctx, person_id, network, signed_in);
    signed_in->by_passkey = true;
    return err ? err : take_guest_along(ctx, guest_id, signed_in);
}

enum err account_sign_out(struct ctx *ctx, struct str session_hash)
{
    return session_hash.len ? session_delete(ctx->db, session_hash) : OK;
}

/* ---- new accounts ---- */

/* A name that one has already is kept, whatever it has come to look like. */
static bool has_handle(struct ctx *ctx, struct str handle, int64_t person_id)
{
    struct person person;
    return person_id && !person_load(ctx->db, ctx->arena, person_id, &person) &&
           str_eq(person.handle, handle);
}

static enum err require_handle(struct ctx *ctx, struct str handle, int64_t own_id)
{
    struct person other;
    if (has_handle(ctx, handle, own_id))
        return OK;
    struct str wrong = handle_wrong(ctx->arena, ctx->failure.language, handle);
    if (wrong.len)
        return fail_said(&ctx->failure, ERR_INPUT, "handle", wrong);
    enum err err = require_unlike(ctx, "handle", handle, own_id);
    if (!err)
        err = person_load_by_handle(ctx->db, ctx->arena, handle_key(ctx->arena, handle), &other);
    if (err == ERR_NOT_FOUND)
        return OK;
    if (!err && other.id != own_id)
        return fail_field(&ctx->failure, ERR_CONFLICT, "handle",
                          "Somebody has this name already. Choose another, or sign in if it is you.");
    return err;
}

static enum err create(struct ctx *ctx, const struct newcomer *newcomer, enum role role,
                       struct signed_in *signed_in)
{
    struct person person = {
        .handle = str_trim(newcomer->handle),
        .password = str_from(newcomer->password_hash),
        .role = role,
        .zone = newcomer->zone,
        .created_at = ctx->now,
        .points = ctx->site->points.base,
    };
    enum err err = require_handle(ctx, person.handle, 0);
    if (!err)
        err = person_insert(ctx->db, &person, handle_key(ctx->arena, person.handle));
    if (!err)
        err = open_session(ctx, person.id, newcomer->network, signed_in);
    return err ? err : take_guest_along(ctx, newcomer->guest_id, signed_in);
}

static enum err require_open(struct ctx *ctx, const struct newcomer *newcomer)
{
    if (!str_eq(ctx->site->settings[SETTING_SIGN_UP], STR("open")))
        return fail(
            &ctx->failure, ERR_REFUSED,
            "This help desk takes no new accounts at the moment. You can ask and answer without one.");
    return require_network(ctx, newcomer->network);
}

enum err account_sign_up_look(struct ctx *ctx, const struct newcomer *newcomer)
{
    enum err err = require_open(ctx, newcomer);
    if (!err)
        err = limit_look(ctx, LIMIT_SIGN_UP, &(struct limited){STR_NONE, newcomer->network});
    return err ? err : require_handle(ctx, str_trim(newcomer->handle), 0);
}

enum err account_sign_up(struct ctx *ctx, const struct newcomer *newcomer, struct signed_in *signed_in)
{
    enum err err = require_open(ctx, newcomer);
    if (!err)
        err = limit_take_for(ctx, LIMIT_SIGN_UP, &(struct limited){STR_NONE, newcomer->network});
    return err ? err : create(ctx, newcomer, ROLE_MEMBER, signed_in);
}

/* ---- what people change about themselves ---- */

enum err account_change_password(struct ctx *ctx, const struct password_change *change)
{
    int64_t person_id = change->person_id;
    enum err err = person_set_password(ctx->db, person_id, str_from(change->hash));
    if (!err)
        err = session_delete_others(ctx->db, person_id, change->session_hash);
    if (!err && change->ends_programs)
        err = token_end_programs(ctx, person_id);
    if (!err)
        err = link_end_passwords(ctx, person_id);
    return err ? err : write_down(ctx, person_id, STR("password"), person_id, STR_NONE);
}

enum err account_read(struct ctx *ctx, int64_t person_id, struct person *person)
{
    return person_load(ctx->db, ctx->arena, person_id, person);
}

enum err account_change_profile(struct ctx *ctx, const struct profile_change *change)
{
    struct person person = {.id = change->person_id,
                            .handle = str_trim(change->handle),
                            .about = change->about,
                            .zone = change->zone,
                            .language = change->language};
    enum err err = require_length(ctx, "about", person.about, 0, ABOUT_MAX);
    if (!err)
        err = require_handle(ctx, person.handle, person.id);
    return err ? err : person_set_profile(ctx->db, &person, handle_key(ctx->arena, person.handle));
}

enum err account_choose_language(struct ctx *ctx, int64_t person_id, struct str language)
{
    return person_set_language(ctx->db, person_id, language);
}

/* Nobody could act for that side any more: it would lose what its silence loses. */
static enum err require_no_money(struct ctx *ctx, int64_t person_id)
{
    int64_t count = 0;
    enum err err = order_money_in_flight(ctx->db, person_id, &count);
    if (err || count == 0)
        return err;
    return fail(
        &ctx->failure, ERR_REFUSED,
        "Orders of yours still have money under way. See them to their end first: without you nobody could "
        "act for your side.");
}

/* Nobody could decide there, nor look at what failed. */
static enum err require_colleague(struct ctx *ctx, int64_t person_id)
{
    struct str market = STR_NONE;
    enum err err = market_left_alone(ctx->db, ctx->arena, person_id, &market);
    if (err || market.len == 0)
        return err;
    return fail(
        &ctx->failure, ERR_REFUSED,
        "You are the only one of the staff of {market}, whose orders are not over. Ask an operator to take "
        "somebody else on first.",
        PLACE("market", market));
}

/* What is kept of somebody and belongs to nobody else. */
static const struct {
    enum err (*erase)(struct db *db, int64_t person_id);
} belongings[] = {{dispute_draft_erase}, {question_order_erase}, {outgoing_erase},     {mailbox_erase},
                  {second_step_erase},   {passkeys_erase},       {identity_erase},     {token_erase},
                  {ready_erase},         {suggestions_erase},    {saved_search_erase}, {push_devices_erase},
                  {calendar_link_erase}, {notices_erase},        {follow_erase},       {leaving_erase}};

static enum err erase_belongings(struct ctx *ctx, const struct person *person)
{
    enum err err = session_delete_others(ctx->db, person->id, STR_NONE);
    for (size_t i = 0; !err && i < COUNT_OF(belongings); i++)
        err = belongings[i].erase(ctx->db, person->id);
    return err ? err : follow_move(ctx->db, &(struct followed){FOLLOW_PERSON, person->id}, 0);
}

enum err account_delete(struct ctx *ctx, const struct account_leaving *leaving)
{
    struct person person;
    enum err err = person_load(ctx->db, ctx->arena, leaving->person_id, &person);
    if (!err)
        err = staff_require_another(
            ctx, &person, STR(N_("You are the only operator. Make somebody else an operator first.")));
    if (!err)
        err = require_no_money(ctx, person.id);
    if (!err)
        err = require_colleague(ctx, person.id);
    if (!err && leaving->take_away)
        err = desk_take_away(ctx, &(struct viewer){.person_id = person.id, .role = person.role});
    if (!err)
        err = erase_belongings(ctx, &person);
    return err ? err : person_erase(ctx->db, ctx->arena, person.id, ctx->now);
}

/* ---- one-time links ---- */

static const struct str set_up_purpose = STR_INIT("set_up"), password_purpose = STR_INIT(LINK_PASSWORD);

enum err account_set_up_link(struct ctx *ctx, struct str *path)
{
    int64_t operators;
    struct token token;
    *path = STR_NONE;
    enum err err = person_role_count(ctx->db, ROLE_OPERATOR, &operators);
    if (err || operators)
        return err;
    err = link_make(ctx, set_up_purpose, 0, LINK_SPAN_SET_UP, &token);
    *path = arena_printf(ctx->arena, "/set-up?key=%s", token.text);
    return err;
}

enum err account_set_up_known(struct ctx *ctx, struct str key)
{
    int64_t nobody;
    enum err err = link_know(ctx, key, set_up_purpose, &nobody);
    if (err != ERR_NOT_FOUND)
        return err;
    return fail(
        &ctx->failure, ERR_NOT_FOUND,
        "This link is not good any more: it was used, or is older than half an hour. Where the program "
        "runs, recourse site link prints a new one, and so does the next start.");
}

enum err account_set_up_look(struct ctx *ctx, struct str key, struct str handle)
{
    enum err err = account_set_up_known(ctx, key);
    return err ? err : require_handle(ctx, str_trim(handle), 0);
}

enum err account_set_up(struct ctx *ctx, struct str key, const struct newcomer *newcomer,
                        struct signed_in *signed_in)
{
    enum err err = account_set_up_known(ctx, key);
    if (!err)
        err = link_use_up(ctx, key);
    return err ? err : create(ctx, newcomer, ROLE_OPERATOR, signed_in);
}

enum err account_password_link(struct ctx *ctx, int64_t person_id, struct str *path)
{
    struct token token;
    enum err err = link_make(ctx, password_purpose, person_id, LINK_SPAN, &token);
    *path = arena_printf(ctx->arena, "/new-password?key=%s", token.text);
    return err;
}

enum err account_password_known(struct ctx *ctx, struct str key, int64_t *person_id)
{
    return link_know(ctx, key, password_purpose, person_id);
}

enum err account_reset_password(struct ctx *ctx, struct str key, const char *password_hash,
                                struct str network, struct signed_in *signed_in)
{
    int64_t person_id;
    enum err err = account_password_known(ctx, key, &person_id);
    if (!err)
        err = link_use_up(ctx, key);
    if (!err)
        err = person_set_password(ctx->db, person_id, str_from(password_hash));
    if (!err)
        err = session_delete_others(ctx->db, person_id, STR_NONE);
    if (!err)
        err = token_end_programs(ctx, person_id);
    if (!err)
        err = write_down(ctx, person_id, STR("password"), person_id, STR_NONE);
    return err ? err : account_let_in(ctx, person_id, network, signed_in);
}

/* ---- what has ended ---- */

enum err account_forget(struct ctx *ctx)
{
    enum err err = session_forget(ctx->db, ctx->now);
    if (!err)
        err = link_forget(ctx->db, ctx->now);
    return err ? err : passkey_challenge_forget(ctx->db, ctx->now);
}
