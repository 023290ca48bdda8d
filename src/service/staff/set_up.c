#include "service/staff/set_up.h"

#include "base/secret.h"
#include "base/words.h"
#include "service/reach/mail.h"
#include "service/unit/limit.h"
#include "service/unit/right.h"
#include "store/site/setting.h"
#include "text/reach/address.h"

/* The setting reads "name=done mail=skipped"; what is not named is to do. */
static const struct str steps[SET_UP_COUNT] = {STR_INIT("name"), STR_INIT("place"), STR_INIT("categories"),
                                               STR_INIT("mail"), STR_INIT("pages")};
static const struct str states_named[] = {[SET_UP_TO_DO] = STR_INIT("todo"),
                                          [SET_UP_SKIPPED] = STR_INIT("skipped"),
                                          [SET_UP_DONE] = STR_INIT("done")};

void set_up_states(const struct site *site, enum set_up_state states[SET_UP_COUNT])
{
    struct str rest = site->settings[SETTING_SET_UP];
    for (int i = 0; i < SET_UP_COUNT; i++)
        states[i] = SET_UP_TO_DO;
    while (rest.len) {
        struct str state = str_cut(&rest, ' '), step = str_cut(&state, '=');
        for (int i = 0; i < SET_UP_COUNT; i++)
            if (str_eq(step, steps[i]))
                states[i] = str_eq(state, states_named[SET_UP_DONE])      ? SET_UP_DONE
                            : str_eq(state, states_named[SET_UP_SKIPPED]) ? SET_UP_SKIPPED
                                                                          : SET_UP_TO_DO;
    }
}

size_t set_up_left(const struct site *site)
{
    enum set_up_state states[SET_UP_COUNT];
    size_t left = 0;
    set_up_states(site, states);
    for (int i = 0; i < SET_UP_COUNT; i++)
        left += states[i] != SET_UP_DONE;
    return left;
}

enum err set_up_mark(struct ctx *ctx, const struct viewer *viewer, enum set_up_step step,
                     enum set_up_state state)
{
    enum set_up_state states[SET_UP_COUNT];
    struct str text = STR_NONE;
    enum err err = require(ctx, viewer, ACT_SETTINGS, (struct subject){0});
    if (err)
        return err;
    set_up_states(ctx->site, states);
    states[step] = state;
    for (int i = 0; i < SET_UP_COUNT; i++)
        text = arena_printf(ctx->arena, "%.*s%s%.*s=%.*s", STR_ARG(text), i ? " " : "", STR_ARG(steps[i]),
                            STR_ARG(states_named[states[i]]));
    return setting_put(ctx->db, setting_row(SETTING_SET_UP)->name, text);
}

static struct str said(const struct ctx *ctx, const char *english)
{
    return say(ctx->failure.language, str_from(english));
}

enum err set_up_try_mail(struct ctx *ctx, const struct viewer *viewer, const struct set_up_mail *trial)
{
    struct limited limited = {arena_printf(ctx->arena, "person/%lld", (long long)viewer->person_id),
                              trial->network};
    enum err err = require(ctx, viewer, ACT_SETTINGS, (struct subject){0});
    if (!err && !email_is_address(trial->email))
        err = fail_field(&ctx->failure, ERR_INPUT, "email",
                         "This is not an email address. Write it like name@example.org.");
    if (!err)
        err = limit_take_for(ctx, LIMIT_MAIL, &limited);
    if (err)
        return err;
    struct letter letter = mail_letter(ctx, trial->email, said(ctx, N_("The help desk can send mail")));
    letter_add(&letter, said(ctx, N_("This mail was sent from the set-up of the help desk. When you read it, "
                                     "mail arrives.")));
    letter.button = said(ctx, N_("Back to the set-up"));
    letter.path = STR("/admin/set-up/mail");
    letter.why = said(ctx, N_("You get this because an operator of the help desk typed this address."));
    return mail_put(ctx, arena_printf(ctx->arena, "trial:%s", token_new().text), viewer->person_id, &letter);
}
