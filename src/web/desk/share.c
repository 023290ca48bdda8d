/* The picture beside a link to a question that somebody shares. */
#include "service/desk/question.h"
#include "text/desk/share_picture.h"
#include "web/desk/handlers.h"
#include "web/kit/show.h"

static const struct colour own_colour = {0x0d, 0x4a, 0x59}; /* as --accent in assets/recourse.css */

static struct str facts_of(struct call *call, const struct question *question)
{
    if (!question->answer_count)
        return call_say(call, "Nobody has answered yet. Can you help?");
    if (question->selected_answer_id)
        return count_text(call, question->answer_count, "{n} answer, chosen as the best",
                          "{n} answers, one chosen as the best");
    return count_text(call, question->answer_count, "{n} answer", "{n} answers");
}

static enum err share_draw(struct call *call)
{
    struct str png;
    struct reply *reply = &call->exchange->reply;
    if (!decoder_draw(&call->app->options.decoder, arena_of(call), call->prepared, &png))
        return OK;
    reply->status = 200;
    reply->type = STR("image/png");
    buf_put(&reply->body, png);
    reply_header(reply, STR("Cache-Control"), STR("public, max-age=3600"));
    reply_header(reply, STR("Vary"), STR("Accept-Language, Cookie"));
    reply_header(reply, STR("Cross-Origin-Resource-Policy"),
                 STR("cross-origin")); /* pages of others show it */
    call->answered = true;
    return OK;
}

/* What everybody may read, and nothing else: the picture is kept by whoever shows the link. */
enum err share_prepare(struct call *call)
{
    int64_t id;
    struct share_picture *picture = ARENA_NEW(arena_of(call), struct share_picture);
    struct question_read *read = ARENA_NEW(arena_of(call), struct question_read);
    const struct str *settings = call->ctx->site->settings;
    enum err err = call_id(call, STR(N_("There is no question at this address.")), &id);
    if (!err)
        err = question_read(call->ctx, &call->viewer, id, read);
    if (err)
        return err;
    if (read->question.state != POST_LIVE)
        return fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no question at this address.");
    if (!colour_read(settings[SETTING_COLOUR_MAIN], &picture->colour))
        picture->colour = own_colour;
    picture->site = settings[SETTING_SITE_NAME];
    picture->title = read->question.title;
    picture->facts = facts_of(call, &read->question);
    call->prepared = picture;
    call->slowly = share_draw;
    return OK;
}

/* Where none could be drawn, the sign of the program stands. */
enum err share_instead(struct call *call)
{
    call_redirect(call, 302, STR("/assets/icon-512.png"));
    return OK;
}
