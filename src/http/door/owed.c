#include "http/door/owed.h"

#include "base/check.h"
#include "base/words.h"
#include "store/people/second.h"

/* Their account, where the step is turned on, the way out, and what every page is made of. */
static const struct str open_to_all[] = {STR_INIT("/account"),  STR_INIT("/sign-out"),
                                         STR_INIT("/assets/"),  STR_INIT("/theme"),
                                         STR_INIT("/language"), STR_INIT("/colours.css"),
                                         STR_INIT("/logo"),     STR_INIT("/worker.js"),
                                         STR_INIT("/offline"),  STR_INIT("/manifest.webmanifest")};

static bool is_open(struct str path)
{
    bool open = false;
    for (size_t i = 0; i < COUNT_OF(open_to_all); i++)
        open = open || str_starts(path, open_to_all[i]);
    return open;
}

int owed_status(struct call *call)
{
    bool asked = str_eq(call->ctx->site->settings[SETTING_SECOND_STEP], STR("staff"));
    if (!asked || !call->viewer.person_id || is_open(call->exchange->request.path))
        return 0;
    enum err err = second_step_owed(call->ctx->db, call->viewer.person_id, &call->owes);
    if (!err && call->owes)
        err = fail(&call->ctx->failure, ERR_REFUSED,
                   "Whoever works here signs in with a second step. Turn one on in your account first: "
                   "nothing else is "
                   "open to you until then.");
    return err ? status_of(call, err) : 0;
}
