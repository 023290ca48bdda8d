#include "web/kit/writing.h"

enum err post_of(struct call *call, struct post_ref *ref)
{
    if (post_kind_from(call->parameters[0], &ref->kind) && str_to_int(call->parameters[1], &ref->id))
        return OK;
    return fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no post at this address.");
}

void redirect_to_post(struct call *call, const struct post_spot *spot, const char *said)
{
    struct url url = question_url(call, spot->question_id, spot->question_slug);
    struct url there = spot->answer_id ? url_printf(call, "%.*s?said=%s#answer-%lld", STR_ARG(url.text), said,
                                                    (long long)spot->answer_id)
                                       : url_printf(call, "%.*s?said=%s", STR_ARG(url.text), said);
    call_redirect(call, 303, there.text);
}
