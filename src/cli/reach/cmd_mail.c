/* recourse mail test ADDRESS: whether mail arrives, before anybody needs it. */
#include "base/secret.h"
#include "cli/kit/commands.h"
#include "cli/kit/session.h"
#include "cli/kit/tongue.h"
#include "http/reach/smtp.h"

#include <stdio.h>

static struct mail trial(struct run *run)
{
    return (struct mail){
        .to = run->given.operands[1],
        .subject = STR("The help desk can send mail"),
        .text = STR("This mail was sent by the command \"recourse mail test\". Nothing has to be done.\n"),
        .html = STR(
            "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>The help desk can send "
            "mail</title></head><body><p>This mail was sent by the command <code>recourse mail "
            "test</code>. Nothing has to be done.</p></body></html>\n"),
        .id = arena_copy(&run->arena, str_from(token_new().text)),
        .at = instant_now(),
    };
}

static enum err send_trial(struct run *run)
{
    char said[OUTBOX_SAID];
    struct smtp_settings settings;
    enum err err = run_smtp(run, &settings);
    if (err)
        return err;
    if (!settings.url.len)
        return fail(&run->failure, ERR_INPUT, "no mail server is set: set smtp-url and mail-from");
    if (!email_is_address(run->given.operands[1]))
        return fail(&run->failure, ERR_INPUT, "this is not an email address; write it like name@example.org");
    struct smtp *smtp = smtp_open(&settings);
    struct mail mail = trial(run);
    enum delivery delivery = smtp_send(smtp, &run->arena, &mail, said);
    smtp_close(smtp);
    return delivery == DELIVERED
               ? OK
               : fail(&run->failure, ERR_IO, "the mail was not taken: {said}", PLACE("said", str_from(said)));
}

int cmd_mail(int argc, char **argv)
{
    struct run run;
    int status = run_begin(&run, &(struct command_line){argc, argv, NULL, 0});
    if (status)
        return status;
    if (run.given.operand_count != 2 || !str_eq(run.given.operands[0], STR("test")))
        return run_misused(&run);
    if (send_trial(&run))
        return run_failed(&run);
    tell(&run.arena, STR(N_("taken: the mail to {address} is on its way")),
         PLACES(PLACE("address", run.given.operands[1])));
    return run_end(&run, EXIT_DONE);
}
