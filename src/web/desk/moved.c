/* Addresses of a help desk that was taken over lead to what stood there, for good. */
#include "service/desk/moved.h"
#include "service/desk/find.h"
#include "text/desk/tags.h"
#include "web/desk/handlers.h"
#include "web/kit/show.h"

static enum err nothing_here(struct call *call, enum err err)
{
    if (err != ERR_NOT_FOUND)
        return err;
    return fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no page at this address.");
}

static enum err lead_to_question(struct call *call, struct str old)
{
    struct question question;
    enum err err = moved_question(call->ctx, old, &question);
    if (err)
        return nothing_here(call, err);
    call_redirect(call, 301, question_url(call, question.id, question.slug).text);
    return OK;
}

enum err moved_question_show(struct call *call)
{
    return lead_to_question(call, call->parameters[0]);
}

enum err moved_topic_show(struct call *call)
{
    return lead_to_question(call, call->parameters[1]);
}

enum err moved_person_show(struct call *call)
{
    struct person person;
    enum err err = moved_person(call->ctx, call->parameters[0], &person);
    if (err)
        return nothing_here(call, err);
    call_redirect(call, 301, url_printf(call, "/users/%.*s", STR_ARG(encoded(call, person.handle))).text);
    return OK;
}

enum err moved_tag_show(struct call *call)
{
    struct tag tag;
    enum err err = tag_find(call->ctx, tag_fit(call->ctx->arena, call->parameters[0]), &tag);
    if (err)
        return nothing_here(call, err);
    call_redirect(call, 301, url_printf(call, "/tags/%.*s", STR_ARG(encoded(call, tag.name))).text);
    return OK;
}
