#include "service/people/warning.h"

#include "base/words.h"
#include "service/reach/mail.h"
#include "store/reach/mailbox.h"

static struct str said(struct ctx *ctx, const char *english)
{
    return say(ctx->failure.language, str_from(english));
}

struct str warning_way_out(struct ctx *ctx)
{
    return said(ctx, N_("If it was not you, change your password and ask the staff for help."));
}

enum err warn_owner(struct ctx *ctx, const struct warning *warning)
{
    struct mailbox mailbox;
    enum err err = mailbox_load(ctx->db, ctx->arena, warning->person_id, &mailbox);
    if (err == ERR_NOT_FOUND || (!err && mailbox.email.len == 0))
        return OK;
    if (err)
        return err;
    struct letter letter = mail_letter(ctx, mailbox.email, warning->subject);
    for (size_t i = 0; i < WARNING_LINES; i++)
        if (warning->lines[i].len)
            letter_add(&letter, warning->lines[i]);
    letter.button = said(ctx, N_("Look at your account"));
    letter.path = warning->path;
    letter.why = said(ctx, N_("You get this because the address is that of your account."));
    return mail_put(ctx, warning->key, warning->person_id, &letter);
}
