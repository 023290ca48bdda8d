#include "web/people/proving.h"

#include "http/door/writer.h"
#include "service/people/mailbox.h"
#include "service/people/passkey.h"
#include "service/people/session.h"
#include "web/people/arrive.h"
#include "web/people/provider.h"

static struct attempt attempt_of(struct call *call, struct str input)
{
    return (struct attempt){.handle = call->handle,
                            .password = call_value(call, input),
                            .network = network_of(call),
                            .person_id = call->viewer.person_id};
}

enum err proving_look(struct call *call, struct str input, struct proof *proof)
{
    struct attempt attempt = attempt_of(call, input);
    enum err err = account_look(call->ctx, &attempt, proof);
    if (err == ERR_LIMIT)
        note_refusal(call, "limit");
    return err;
}

void proving_compare(struct call *call, struct str input, struct proof *proof)
{
    struct attempt attempt = attempt_of(call, input);
    account_compare(&attempt, proof);
}

enum err proving_end(struct call *call, struct str input, const struct proof *proof, bool *right)
{
    enum err err = account_prove(call->ctx, proof, right);
    call->noted = STR_NONE;
    if (err == ERR_LIMIT)
        note_refusal(call, "limit");
    if (err || *right)
        return err;
    note_refusal(call, "password");
    call_error(call, input, call_say(call, "This is not your password."));
    return OK;
}

/* ---- with or without a password ---- */

struct input_view proof_input(struct call *call, struct str name)
{
    return (struct input_view){.name = name,
                               .label = STR(N_("Password")),
                               .type = STR("password"),
                               .autocomplete = STR("current-password"),
                               .field.error = call_error_of(call, name),
                               .max = PASSWORD_MAX};
}

static enum err compare_proof(struct call *call)
{
    proving_compare(call, STR("password_now"), call->prepared);
    return OK;
}

enum err proving_ask(struct call *call)
{
    struct proof *proof = ARENA_NEW(arena_of(call), struct proof);
    call->prepared = proof;
    call->slowly = compare_proof;
    return proving_look(call, STR("password_now"), proof);
}

enum err proving_ask_for(struct call *call, enum err (*show)(struct call *call, int status))
{
    if (call->has_errors)
        return show(call, 422);
    enum err err = proving_ask(call);
    return err ? form_again(call, err, show) : OK;
}

enum err proving_take(struct call *call, const struct proof *proof, struct str input,
                      enum err (*show)(struct call *call, int status), bool *right)
{
    enum err err = proving_end(call, input, proof, right);
    if (err)
        return form_again(call, err, show);
    return *right ? OK : show(call, 422);
}

enum err proving_way_of(struct call *call, enum proving_way *way)
{
    bool fresh = false;
    struct person person;
    enum err err = account_read(call->ctx, call->viewer.person_id, &person);
    if (!err)
        err = session_is_fresh(call->ctx, call->viewer.person_id, call->session_hash, &fresh);
    if (!err)
        *way = person.password.len ? PROVING_PASSWORD : fresh ? PROVING_DONE : PROVING_AGAIN;
    return err;
}

enum err sign_again_of(struct call *call, struct str back, struct sign_again *again)
{
    struct passkeys passkeys = {0};
    struct mailbox mailbox = {0};
    enum err err = passkey_list(call->ctx, call->viewer.person_id, &passkeys);
    if (!err)
        err = mailbox_read(call->ctx, call->viewer.person_id, &mailbox);
    *again = (struct sign_again){.csrf = call->csrf,
                                 .back = back,
                                 .provider = provider_name(call),
                                 .passkeys = passkeys.count > 0,
                                 .mails = call->app->options.mails && mailbox.email.len};
    again->provider_url = url_printf(call, "/sign-in/with?anew=1&back=%.*s", STR_ARG(encoded(call, back)));
    return err;
}

static enum err compare_slowly(struct call *call)
{
    struct proving *proving = call->prepared;
    proving_compare(call, proving->input, &proving->proof);
    return OK;
}

enum err proving_prepare(struct call *call, struct str input, enum err (*show)(struct call *call, int status))
{
    enum proving_way way;
    struct proving *proving = ARENA_NEW(arena_of(call), struct proving);
    *proving = (struct proving){.input = input, .show = show};
    if (call->has_errors)
        return show(call, 422);
    enum err err = proving_way_of(call, &way);
    if (err)
        return err;
    call->prepared = proving;
    if (way == PROVING_AGAIN)
        return form_refused(
            call,
            fail(&call->ctx->failure, ERR_REFUSED, "Sign in again first: your account has no password."),
            show);
    if (way == PROVING_DONE)
        return OK;
    if (!call_value(call, input).len) {
        call_error(call, input, call_say(call, "Enter your password."));
        return show(call, 422);
    }
    proving->by_password = true;
    call->slowly = compare_slowly;
    err = proving_look(call, input, &proving->proof);
    return err ? form_again(call, err, show) : OK;
}

enum err proving_answer(struct call *call, bool *right)
{
    const struct proving *proving = call->prepared;
    *right = true;
    if (!proving->by_password)
        return OK;
    enum err err = proving_end(call, proving->input, &proving->proof, right);
    if (err)
        return form_again(call, err, proving->show);
    return *right ? OK : proving->show(call, 422);
}
