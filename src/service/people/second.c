#include "service/people/second.h"

#include "base/secret.h"
#include "base/time_code.h"
#include "base/words.h"
#include "service/people/device.h"
#include "service/people/warning.h"
#include "service/unit/audit.h"
#include "store/people/second.h"
#include "text/people/code.h"

/* ---- what is told and written down ---- */

static struct str said(struct ctx *ctx, const char *english)
{
    return say(ctx->failure.language, str_from(english));
}

/* `subject` and `words` are marked for the catalogues where they stand. */
static enum err tell_by_mail(struct ctx *ctx, int64_t person_id, const char *subject, const char *words)
{
    return warn_owner(ctx, &(struct warning){.person_id = person_id,
                                             .key = arena_printf(ctx->arena, "second:%s", token_new().text),
                                             .subject = said(ctx, subject),
                                             .lines = {said(ctx, words), warning_way_out(ctx)},
                                             .path = STR("/account/second-step")});
}

static enum err write_down(struct ctx *ctx, int64_t by, struct str act, int64_t about, struct str note)
{
    return audit_about(ctx, &(struct viewer){.person_id = by}, act, audit_person(ctx->arena, about), note);
}

static enum err note(struct ctx *ctx, int64_t by, int64_t about, enum audit_note what)
{
    return write_down(ctx, by, STR(AUDIT_SECOND_STEP), about, audit_note(ctx->arena, what, PLACES_OR_NONE()));
}

/* ---- in the account ---- */

enum err second_read(struct ctx *ctx, int64_t person_id, struct second_standing *standing)
{
    struct second_step step;
    *standing = (struct second_standing){0};
    enum err err = second_step_load(ctx->db, ctx->arena, person_id, &step);
    if (err)
        return err == ERR_NOT_FOUND ? OK : err;
    standing->on = step.confirmed_at.ms != 0;
    standing->codes = step.codes;
    standing->secret = standing->on ? STR_NONE : step.secret;
    return OK;
}

static enum err require_on(struct ctx *ctx, int64_t person_id, bool on)
{
    struct second_standing standing;
    enum err err = second_read(ctx, person_id, &standing);
    if (err || standing.on == on)
        return err;
    if (on)
        return fail(&ctx->failure, ERR_CONFLICT, "The second step is off already.");
    return fail(&ctx->failure, ERR_CONFLICT, "The second step is on already.");
}

enum err second_begin(struct ctx *ctx, int64_t person_id)
{
    struct time_secret secret = time_secret_new();
    struct second_step step = {.person_id = person_id, .secret = str_from(secret.text), .made_at = ctx->now};
    enum err err = require_on(ctx, person_id, false);
    return err ? err : second_step_put(ctx->db, &step);
}

static enum err make_codes(struct ctx *ctx, int64_t person_id, struct recovery_codes *codes)
{
    enum err err = recovery_codes_erase(ctx->db, person_id);
    *codes = (struct recovery_codes){.count = RECOVERY_CODES};
    for (size_t i = 0; !err && i < RECOVERY_CODES; i++) {
        codes->at[i] = recovery_code_new(ctx->arena);
        struct hash hash = hash_of(recovery_code_plain(ctx->arena, codes->at[i]));
        err = recovery_code_insert(ctx->db, person_id, str_from(hash.text));
    }
    return err;
}

enum err second_codes_anew(struct ctx *ctx, int64_t person_id, struct recovery_codes *codes)
{
    enum err err = require_on(ctx, person_id, true);
    if (!err)
        err = make_codes(ctx, person_id, codes);
    return err ? err : note(ctx, person_id, person_id, NOTE_SECOND_CODES);
}

static enum err turn_off(struct ctx *ctx, int64_t person_id)
{
    enum err err = second_step_erase(ctx->db, person_id);
    return err ? err
               : tell_by_mail(ctx, person_id, N_("The second step of signing in is off"),
                              N_("From now on your password alone is enough to sign in to your account."));
}

enum err second_end(struct ctx *ctx, int64_t person_id)
{
    enum err err = require_on(ctx, person_id, true);
    if (!err)
        err = note(ctx, person_id, person_id, NOTE_SECOND_OFF);
    return err ? err : turn_off(ctx, person_id);
}

/* ---- codes ---- */

static enum err code_fits(struct ctx *ctx, const struct second_step *step, struct str code, bool *fits)
{
    int64_t at;
    *fits = false;
    if (!time_code_fits(step->secret, time_code_plain(ctx->arena, code), ctx->now, &at))
        return OK;
    return second_step_use(ctx->db, step->person_id, at, fits);
}

static enum err recovery_fits(struct ctx *ctx, const struct second_step *step, struct str code, bool *fits)
{
    struct str plain = recovery_code_plain(ctx->arena, code);
    *fits = false;
    if (plain.len != RECOVERY_CODE_CHARS)
        return OK;
    struct hash hash = hash_of(plain);
    enum err err = recovery_code_use(ctx->db, step->person_id, str_from(hash.text), fits);
    if (err || !*fits)
        return err;
    err = note(ctx, step->person_id, step->person_id, NOTE_SECOND_CODE_USED);
    return err ? err
               : tell_by_mail(ctx, step->person_id, N_("A recovery code was used"),
                              N_("Somebody signed in to your account with your password and one of your "
                                 "recovery codes. Each is good once."));
}

/* Whose wrong codes these are. Only who has the password comes so far, so nobody else can use the tries up. */
static struct limited limited_of(struct ctx *ctx, int64_t person_id, const struct second_try *attempt)
{
    struct str device = device_of(ctx, attempt->device, person_id);
    struct str who = device.len ? arena_printf(ctx->arena, "code/%.*s", STR_ARG(device))
                                : arena_printf(ctx->arena, "code/%lld", (long long)person_id);
    return (struct limited){who, device.len ? STR_NONE : attempt->network};
}

/* A wrong code is counted and written down, and the unit kept. */
static enum err take_code(struct ctx *ctx, const struct second_step *step, const struct second_try *attempt,
                          bool *fits)
{
    struct limited limited = limited_of(ctx, step->person_id, attempt);
    enum err err = limit_look(ctx, LIMIT_SIGN_IN, &limited);
    if (!err)
        err = code_fits(ctx, step, attempt->code, fits);
    if (!err && !*fits && step->confirmed_at.ms)
        err = recovery_fits(ctx, step, attempt->code, fits);
    if (err || *fits)
        return err;
    err = limit_take_for(ctx, LIMIT_SIGN_IN, &limited);
    struct str from = arena_printf(ctx->arena, "from %.*s", STR_ARG(attempt->network));
    return err ? err : write_down(ctx, 0, AUDIT_WRONG_CODE, step->person_id, from);
}

enum err second_confirm(struct ctx *ctx, const struct second_first *first, bool *fits,
                        struct recovery_codes *codes)
{
    struct second_step step;
    struct second_try attempt = {.code = first->code};
    *fits = false;
    enum err err = require_on(ctx, first->person_id, false);
    if (!err)
        err = second_step_load(ctx->db, ctx->arena, first->person_id, &step);
    if (err == ERR_NOT_FOUND)
        return fail(&ctx->failure, ERR_CONFLICT, "The second step is off already.");
    if (!err)
        err = take_code(ctx, &step, &attempt, fits);
    if (err || !*fits)
        return err;
    err = second_step_confirm(ctx->db, first->person_id, ctx->now);
    if (!err)
        err = make_codes(ctx, first->person_id, codes);
    if (!err)
        err = session_delete_others(ctx->db, first->person_id, first->session_hash);
    if (!err)
        err = note(ctx, first->person_id, first->person_id, NOTE_SECOND_ON);
    return err ? err
               : tell_by_mail(ctx, first->person_id, N_("The second step of signing in is on"),
                              N_("From now on signing in to your account asks for a code of your app, too."));
}

enum err second_end_for(struct ctx *ctx, int64_t person_id)
{
    enum err err = require_on(ctx, person_id, true);
    if (!err)
        err = note(ctx, 0, person_id, NOTE_SECOND_OFF_BY_OPERATOR);
    return err ? err : turn_off(ctx, person_id);
}

/* ---- at the door ---- */

/* "12.1790000000000.CODE": whose password it was, until when it is good. The code is void when the password changes. */
static struct str sign(struct ctx *ctx, const struct person *person, struct str what)
{
    return site_seal(ctx->site, ctx->arena, "second",
                     arena_printf(ctx->arena, "%.*s/%.*s", STR_ARG(what), STR_ARG(person->password)));
}

enum err second_ticket(struct ctx *ctx, int64_t person_id, struct str *ticket)
{
    struct person person;
    struct second_standing standing;
    *ticket = STR_NONE;
    enum err err = second_read(ctx, person_id, &standing);
    if (err || !standing.on)
        return err;
    err = person_load(ctx->db, ctx->arena, person_id, &person);
    if (err)
        return err;
    struct str what = arena_printf(ctx->arena, "%lld.%lld", (long long)person_id,
                                   (long long)instant_add(ctx->now, SPAN_MINUTES(SECOND_MINUTES)).ms);
    *ticket = arena_printf(ctx->arena, "%.*s.%.*s", STR_ARG(what), STR_ARG(sign(ctx, &person, what)));
    return OK;
}

static enum err ticket_is_void(struct ctx *ctx)
{
    return fail(&ctx->failure, ERR_NOT_FOUND, "That took too long. Please sign in again.");
}

static enum err ticket_read(struct ctx *ctx, struct str ticket, struct person *person)
{
    int64_t person_id, until;
    struct str rest = ticket, id = str_cut(&rest, '.'), end = str_cut(&rest, '.');
    if (rest.len == 0 || !str_to_int(id, &person_id) || !str_to_int(end, &until) || until < ctx->now.ms)
        return ticket_is_void(ctx);
    enum err err = person_load(ctx->db, ctx->arena, person_id, person);
    if (err && err != ERR_NOT_FOUND)
        return err;
    struct str what = str_slice(ticket, 0, ticket.len - rest.len - 1);
    if (err || person->deleted_at.ms || !secret_equal(rest, sign(ctx, person, what)))
        return ticket_is_void(ctx);
    return OK;
}

enum err second_prove(struct ctx *ctx, const struct second_try *attempt, int64_t *person_id)
{
    bool fits = false;
    struct person person;
    struct second_step step;
    *person_id = 0;
    enum err err = ticket_read(ctx, attempt->ticket, &person);
    if (!err)
        err = second_step_load(ctx->db, ctx->arena, person.id, &step);
    if (err == ERR_NOT_FOUND)
        return ticket_is_void(ctx);
    if (!err)
        err = take_code(ctx, &step, attempt, &fits);
    if (!err && fits)
        *person_id = person.id;
    return err;
}
