/* Where one is signed in, in the account. */
#include "web/people/sessions.h"
#include "web/people/handlers.h"

#include "base/secret.h"
#include "http/door/visitor.h"
#include "service/people/device.h"
#include "service/people/session.h"
#include "text/clock/when.h"
#include "text/people/browser.h"

/* What was written in this browser without an account is anybody's who sat here: it comes along when they say so. */
int64_t claimed_guest(const struct call *call)
{
    return str_eq(form_get(&call->form, STR("along")), STR("1")) ? call->viewer.guest_id : 0;
}

enum err keep_session(struct call *call, const struct signed_in *signed_in)
{
    const struct request *request = &call->exchange->request;
    struct str device = visitor_device(request);
    struct session_begun begun = {
        .person_id = signed_in->person_id,
        .token_hash = arena_copy(arena_of(call), str_from(signed_in->token_hash.text)),
        .browser = browser_words(arena_of(call), request_header(request, STR("User-Agent"))),
        .by_passkey = signed_in->by_passkey,
        .known = device_of(call->ctx, device, signed_in->person_id).len > 0,
    };
    struct str token = arena_copy(arena_of(call), str_from(signed_in->token.text));
    call_cookie(call, STR("session"), token, (int64_t)SESSION_LIFE_DAYS * 24 * 3600);
    call_cookie(call, STR("device"), device_mark(call->ctx, signed_in->person_id),
                (int64_t)DEVICE_DAYS * 24 * 3600);
    if (claimed_guest(call))
        call_cookie(call, STR("guest"), STR_NONE, 0);
    enum err err = account_sign_out(call->ctx, call->session_hash);
    return err ? err : session_began(call->ctx, &begun);
}

enum err renew_session(struct call *call)
{
    struct token token;
    struct arena *arena = arena_of(call);
    enum err err = session_renew(call->ctx, call->session_hash, &token);
    if (err)
        return err;
    struct str text = arena_copy(arena, str_from(token.text));
    call_cookie(call, STR("session"), text, (int64_t)SESSION_LIFE_DAYS * 24 * 3600);
    call->session_hash = arena_copy(arena, str_from(hash_of(text).text));
    call->csrf = visitor_code(call, call->session_hash);
    return OK;
}

void leave_browser(struct call *call)
{
    call_cookie(call, STR("session"), STR_NONE, 0);
    reply_header(&call->exchange->reply, STR("Clear-Site-Data"), STR("\"cache\", \"storage\""));
}

enum err sessions_of(struct call *call, struct session_views *views)
{
    struct session_lines lines;
    struct arena *arena = arena_of(call);
    enum err err = session_list(call->ctx, call->viewer.person_id, &lines);
    *views = (struct session_views){0};
    if (err)
        return err;
    views->at = ARENA_ARRAY(arena, struct session_view, lines.count + 1);
    for (size_t i = 0; i < lines.count; i++) {
        const struct session_line *line = &lines.at[i];
        struct str browser = line->browser.len ? line->browser : call_say(call, "Unknown browser");
        struct str when = when_relative(arena, call->language, line->created_at, call->ctx->now);
        views->at[views->count++] = (struct session_view){
            .name = session_name(call->ctx, line->token_hash),
            .browser = browser,
            .iso = when_iso(arena, line->created_at),
            .since = call_fill(call, "Signed in {when}", PLACES(PLACE("when", when))),
            .exactly = when_long(arena, call_reading(call), line->created_at),
            .own = str_eq(line->token_hash, call->session_hash),
            .end = call_fill(call, "End this one: {browser}", PLACES(PLACE("browser", browser))),
        };
    }
    return OK;
}

enum err session_end_post(struct call *call)
{
    enum err err = session_end(call->ctx, call->viewer.person_id, call_value(call, STR("session")));
    if (!err)
        call_redirect(call, 303, STR("/account?said=session-ended"));
    return err;
}

enum err sessions_end_others_post(struct call *call)
{
    enum err err = session_end_others(call->ctx, call->viewer.person_id, call->session_hash);
    if (!err)
        err = renew_session(call);
    if (!err)
        call_redirect(call, 303, STR("/account?said=sessions-ended"));
    return err;
}

enum err sign_out_post(struct call *call)
{
    enum err err = account_sign_out(call->ctx, call->session_hash);
    if (err)
        return err;
    leave_browser(call);
    call_redirect(call, 303, STR("/sign-in?said=signed-out"));
    return OK;
}
