#include "service/people/passkey.h"

#include "base/secret.h"
#include "base/words.h"
#include "service/people/device.h"
#include "service/people/warning.h"
#include "service/unit/audit.h"
#include "service/unit/limit.h"
#include "store/people/person.h"
#include "text/people/handle.h"

/* ---- what is told and written down ---- */

static struct str said(struct ctx *ctx, const char *english)
{
    return say(ctx->failure.language, str_from(english));
}

/* `subject` and `words` are marked for the catalogues where they stand. */
static enum err tell_by_mail(struct ctx *ctx, const struct passkey *passkey, const char *subject,
                             const char *words)
{
    const char *way_out = N_("If it was not you, remove it in your account, change your password and ask the "
                             "staff for help.");
    return warn_owner(ctx, &(struct warning){.person_id = passkey->person_id,
                                             .key = arena_printf(ctx->arena, "passkey:%s", token_new().text),
                                             .subject = said(ctx, subject),
                                             .lines = {said(ctx, words), passkey->name, said(ctx, way_out)},
                                             .path = STR("/account/passkeys")});
}

static enum err note(struct ctx *ctx, int64_t by, int64_t about, enum audit_note what)
{
    return audit_about(ctx, &(struct viewer){.person_id = by}, STR("passkey"),
                       audit_person(ctx->arena, about), audit_note(ctx->arena, what, PLACES_OR_NONE()));
}

/* ---- challenges ---- */

struct str passkey_bound(struct ctx *ctx, const char *purpose, struct str secret)
{
    if (!secret.len)
        return STR_NONE;
    return site_seal(ctx->site, ctx->arena, "passkey",
                     arena_printf(ctx->arena, "%s/%.*s", purpose, STR_ARG(secret)));
}

/* Whoever has signed in on this device before, whoever that was, waits for nobody else of the network. */
static struct limited limited_of(struct ctx *ctx, struct str network, struct str mark)
{
    int64_t whose;
    struct str rest = mark, id = str_cut(&rest, '.');
    struct str device = str_to_int(id, &whose) ? device_of(ctx, mark, whose) : STR_NONE;
    struct str place = device.len ? device : network;
    return (struct limited){.network = place.len ? arena_printf(ctx->arena, "passkey/%.*s", STR_ARG(place))
                                                 : STR_NONE};
}

enum err passkey_ask(struct ctx *ctx, const struct passkey_asking *asking, struct str *challenge)
{
    struct token token = token_new();
    struct hash hash = hash_of(str_from(token.text));
    struct passkey_challenge row = {str_from(hash.text), asking->bound, asking->person_id,
                                    instant_add(ctx->now, SPAN_MINUTES(PASSKEY_MINUTES))};
    struct limited limited = limited_of(ctx, asking->network, asking->device);
    enum err err = limit_take_for(ctx, LIMIT_SIGN_IN, &limited);
    if (!err)
        err = passkey_challenge_put(ctx->db, &row);
    *challenge = arena_copy(ctx->arena, str_from(token.text));
    return err;
}

/* Uses the challenge up. *person_id: who was named. */
static enum err answered(struct ctx *ctx, struct str client, struct str bound, enum passkey_wrong *wrong,
                         int64_t *person_id)
{
    struct str challenge;
    *person_id = 0;
    *wrong = PASSKEY_MALFORMED;
    if (!passkey_challenge_of(ctx->arena, client, &challenge))
        return OK;
    struct hash hash = hash_of(challenge);
    struct passkey_challenge row = {.hash = str_from(hash.text), .bound = bound};
    enum err err = passkey_challenge_take(ctx->db, &row, ctx->now, person_id);
    *wrong = err == ERR_NOT_FOUND ? PASSKEY_LATE : PASSKEY_FITS;
    return err == ERR_NOT_FOUND ? OK : err;
}

/* ---- in the account ---- */

enum err passkey_list(struct ctx *ctx, int64_t person_id, struct passkeys *passkeys)
{
    return passkeys_load(ctx->db, ctx->arena, person_id, passkeys);
}

struct str passkey_user(struct ctx *ctx, int64_t person_id)
{
    struct str id = arena_printf(ctx->arena, "%lld", (long long)person_id);
    struct token token = hash_token(site_seal(ctx->site, ctx->arena, "passkey/user", id));
    return arena_copy(ctx->arena, str_from(token.text));
}

static enum err require_room(struct ctx *ctx, int64_t person_id)
{
    struct passkeys passkeys;
    enum err err = passkey_list(ctx, person_id, &passkeys);
    if (err || passkeys.count < PASSKEYS_MAX)
        return err;
    return fail(&ctx->failure, ERR_CONFLICT, "You have {n} passkeys already. Remove one that you do not use.",
                PLACE_INT("n", PASSKEYS_MAX));
}

static enum err keep(struct ctx *ctx, const struct passkey_new *news, const struct passkey_key *key,
                     enum passkey_wrong *wrong)
{
    bool fresh = false;
    struct passkey passkey = {.person_id = news->person_id,
                              .credential = key->id,
                              .algorithm = key->algorithm,
                              .public_key = key->public_key,
                              .counter = key->counter,
                              .name = str_trim(news->name),
                              .made_at = ctx->now};
    enum err err = passkey_insert(ctx->db, &passkey, &fresh);
    *wrong = fresh ? PASSKEY_FITS : PASSKEY_TAKEN;
    if (err || !fresh)
        return err;
    err = note(ctx, news->person_id, news->person_id, NOTE_PASSKEY_NEW);
    return err ? err
               : tell_by_mail(ctx, &passkey, N_("Your account has a new passkey"),
                              N_("From now on this passkey signs in to your account."));
}

enum err passkey_add(struct ctx *ctx, const struct passkey_new *news, enum passkey_wrong *wrong)
{
    int64_t owner;
    struct passkey_key key;
    enum err err = require_room(ctx, news->person_id);
    if (!err)
        err = answered(ctx, news->made.client, news->bound, wrong, &owner);
    if (err || *wrong)
        return err;
    *wrong =
        owner == news->person_id ? passkey_make(ctx->arena, &news->place, &news->made, &key) : PASSKEY_LATE;
    return *wrong ? OK : keep(ctx, news, &key, wrong);
}

enum err passkey_remove(struct ctx *ctx, int64_t person_id, int64_t id)
{
    bool removed = false;
    enum err err = passkey_delete(ctx->db, person_id, id, &removed);
    if (!err && !removed)
        return fail(&ctx->failure, ERR_NOT_FOUND, "This passkey is removed already.");
    return err ? err : note(ctx, person_id, person_id, NOTE_PASSKEY_REMOVED);
}

/* ---- at the door ---- */

static enum err names_of_person(struct ctx *ctx, struct passkey_names *names)
{
    struct passkeys passkeys;
    enum err err = passkey_list(ctx, names->person_id, &passkeys);
    for (size_t i = 0; !err && i < passkeys.count; i++)
        if (!passkeys.at[i].doubted_at.ms)
            names->ids[names->count++] = passkeys.at[i].credential;
    return err;
}

enum err passkey_names_of(struct ctx *ctx, struct str handle, struct passkey_names *names)
{
    struct person person;
    *names = (struct passkey_names){0};
    if (!handle.len)
        return OK;
    struct str key = handle_key(ctx->arena, handle);
    enum err err = person_load_by_handle(ctx->db, ctx->arena, key, &person);
    if (!err) {
        names->person_id = person.id;
        err = names_of_person(ctx, names);
    }
    if (err && err != ERR_NOT_FOUND)
        return err;
    if (!names->count) {
        struct token nothing = hash_token(site_seal(ctx->site, ctx->arena, "passkey/nobody", key));
        names->ids[names->count++] = arena_copy(ctx->arena, str_from(nothing.text));
    }
    return OK;
}

/* A counter that stands still or goes back: two devices have the key. It is shut until its owner has looked. */
static enum err doubt(struct ctx *ctx, const struct passkey *passkey)
{
    if (passkey->doubted_at.ms)
        return OK;
    enum err err = passkey_set_doubted(ctx->db, passkey->id, ctx->now);
    if (!err)
        err = note(ctx, 0, passkey->person_id, NOTE_PASSKEY_BACKWARDS);
    return err ? err
               : tell_by_mail(
                     ctx, passkey, N_("One of your passkeys is shut"),
                     N_("It counted backwards, as a copy of it would. It signs nobody in any more."));
}

static enum err look_at_counter(struct ctx *ctx, const struct passkey *passkey, int64_t counter,
                                enum passkey_wrong *wrong)
{
    bool counts = counter || passkey->counter;
    if (!passkey->doubted_at.ms && !(counts && counter <= passkey->counter))
        return passkey_set_used(ctx->db, passkey->id, counter, ctx->now);
    *wrong = PASSKEY_COPIED;
    return doubt(ctx, passkey);
}

static enum err prove(struct ctx *ctx, const struct passkey_try *attempt, int64_t named,
                      enum passkey_wrong *wrong, int64_t *person_id)
{
    int64_t counter;
    struct passkey passkey;
    enum err err = passkey_load(ctx->db, ctx->arena, attempt->credential, &passkey);
    if (err && err != ERR_NOT_FOUND)
        return err;
    *wrong = PASSKEY_UNKNOWN;
    if (err || (named && named != passkey.person_id))
        return OK;
    if (attempt->user.len && !secret_equal(attempt->user, passkey_user(ctx, passkey.person_id)))
        return OK;
    struct passkey_key key = {passkey.credential, passkey.algorithm, passkey.public_key, passkey.counter};
    *wrong = passkey_prove(ctx->arena, &attempt->place, &attempt->shown, &key, &counter);
    if (*wrong)
        return OK;
    err = look_at_counter(ctx, &passkey, counter, wrong);
    *person_id = *wrong ? 0 : passkey.person_id;
    return err;
}

enum err passkey_sign_in(struct ctx *ctx, const struct passkey_try *attempt, enum passkey_wrong *wrong,
                         int64_t *person_id)
{
    int64_t named = 0;
    struct limited limited = limited_of(ctx, attempt->network, attempt->device);
    *person_id = 0;
    enum err err = answered(ctx, attempt->shown.client, attempt->bound, wrong, &named);
    if (!err && !*wrong)
        err = prove(ctx, attempt, named, wrong, person_id);
    return err || *wrong ? err : limit_give_back(ctx, LIMIT_SIGN_IN, &limited);
}
