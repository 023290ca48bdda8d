/* The colours and the language that a visitor chose: a cookie, the language also in the account, and back to the page. */
#include "base/words.h"
#include "service/people/account.h"
#include "web/door/handlers.h"
#include "web/kit/show.h"

enum { CHOICE_SECONDS = 365 * 24 * 3600 };

enum err theme_set(struct call *call)
{
    struct str theme = call_value(call, STR("theme"));
    bool chosen = str_eq(theme, STR("light")) || str_eq(theme, STR("dark"));
    call_cookie(call, STR("theme"), chosen ? theme : STR_NONE, chosen ? CHOICE_SECONDS : 0);
    call_redirect(call, 303, way_back(call_value(call, STR("back"))));
    return OK;
}

/* The cookie, also for who is signed in: it is what counts before they sign in again. */
static struct str choose_language(struct call *call)
{
    bool known;
    struct str tag = call_value(call, STR("language"));
    language_find(&catalogue_recourse, tag, call->app->options.made_up_languages, &known);
    call_cookie(call, STR("language"), known ? tag : STR_NONE, known ? CHOICE_SECONDS : 0);
    call_redirect(call, 303, way_back(call_value(call, STR("back"))));
    return known ? tag : STR_NONE;
}

/* Who has no account has nothing to write. */
enum err language_prepare(struct call *call)
{
    if (!call->viewer.person_id)
        choose_language(call);
    return OK;
}

enum err language_set(struct call *call)
{
    struct str tag = choose_language(call);
    return call->viewer.person_id ? account_choose_language(call->ctx, call->viewer.person_id, tag) : OK;
}
