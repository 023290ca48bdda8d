/* The logo of the site: shown to everybody, changed by operators. */
#include "http/door/finish.h"
#include "pages.h"
#include "web/staff/handlers.h"

#include "web/desk/picture_view.h"
#include "web/staff/admin_view.h"

enum err logo_show(struct call *call)
{
    struct str mime, bytes;
    struct reply *reply = &call->exchange->reply;
    if (!settings_logo(call->ctx->site, arena_of(call), &mime, &bytes))
        return fail(&call->ctx->failure, ERR_NOT_FOUND, "This help desk has no logo.");
    reply->status = 200;
    reply->type = mime;
    buf_put(&reply->body, bytes);
    reply_header(reply, STR("Cache-Control"), STR("public, max-age=300"));
    reply_header(reply, STR("Content-Security-Policy"), POLICY_OF_FILES);
    call->answered = true;
    return OK;
}

static enum err show(struct call *call, int status)
{
    struct logo_page page = {.layout = wide_layout_of(call, STR(N_("Logo")))};
    page.layout.notice = said(call);
    page.nav = staff_nav_of(call, STAFF_SETTINGS);
    if (status >= 400) {
        page.problem = problem_of(call);
        page.error = field_of(call, STR("logo")).error;
    }
    struct html h = html_of(call);
    page_logo(&h, &page);
    return send_page(call, status);
}

enum err logo_edit_show(struct call *call)
{
    return show(call, 200);
}

static bool takes_away(const struct call *call)
{
    return str_eq(call_value(call, STR("turn")), STR("remove"));
}

enum err logo_edit_prepare(struct call *call)
{
    call->files_use = PICTURE_OF_POST;
    if (!takes_away(call) && call->files.count != 1)
        call_error(call, STR("logo"), call_say(call, "Choose one picture."));
    return call->has_errors ? show(call, 422) : OK;
}

static enum err save(struct call *call)
{
    if (takes_away(call) || call->clean_count == 0)
        return settings_save_logo(call->ctx, &call->viewer, STR_NONE, STR_NONE);
    const struct clean_file *file = &call->clean[0];
    if (file->error.len)
        return fail_said(&call->ctx->failure, ERR_INPUT, "logo", file->error);
    return settings_save_logo(call->ctx, &call->viewer, names_at(&mime_names, (int)file->mime),
                              file->small.bytes);
}

enum err logo_edit_post(struct call *call)
{
    enum err err = save(call);
    if (err)
        return form_again(call, err, show);
    call_redirect(call, 303, STR("/admin/logo?said=saved"));
    return OK;
}
