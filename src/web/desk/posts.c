/* What is done to posts from the question page: answers, comments, votes, marks, changes of state. */
#include "service/desk/answer.h"
#include "service/desk/close.h"
#include "text/desk/markup.h"
#include "text/kit/json_write.h"
#include "web/desk/handlers.h"
#include "web/desk/question_view.h"
#include "web/desk/ready_view.h"
#include "web/kit/form_view.h"
#include "web/kit/writing.h"

static bool wants_json(const struct call *call)
{
    struct str accept = request_header(&call->exchange->request, STR("Accept"));
    return str_starts(accept, STR("application/json"));
}

/* ---- answers and comments ---- */

/* The question page once more, with the answer as typed. */
static enum err answer_show_again(struct call *call, int64_t question_id, int status)
{
    struct question_read *read = ARENA_NEW(arena_of(call), struct question_read);
    enum err err = question_read(call->ctx, &call->viewer, question_id, read);
    if (err)
        return err;
    struct answer_form *form = answer_form_of(call, read);
    struct str paused = answer_pause(call, read);
    if (!form && paused.len)
        return fail_said(&call->ctx->failure, ERR_REFUSED, NULL, paused);
    if (!form)
        return fail(&call->ctx->failure, ERR_REFUSED,
                    "This question takes no answers now. What you wrote is below.");
    form->body = field_of(call, STR("body"));
    form->name = field_of(call, STR("name"));
    form->pictures = picture_form_sent(call, STR_NONE, PICTURES_OF_POST_MAX);
    if (ready_form_asked(call))
        form->body.error = STR_NONE; /* nothing has to be typed before */
    form->error = status < 400               ? STR_NONE
                  : form->body.error.len     ? form->body.error
                  : form->pictures.error.len ? form->pictures.error
                                             : call->problem;
    if (status < 400 && ready_form_asked(call))
        err = ready_put_in(call, question_id, form);
    if (err)
        return err;
    if (status < 400)
        form->preview = markup_render(arena_of(call), form->body.value);
    return question_page_show(call, read, form, status);
}

static enum err answer_refused(struct call *call, int64_t question_id, enum err err)
{
    failure_beside_field(call);
    enum err shown = answer_show_again(call, question_id, status_of(call, err));
    return shown ? shown : err;
}

static enum err question_id_of(struct call *call, int64_t *id)
{
    if (str_to_int(call->parameters[0], id))
        return OK;
    return fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no question at this address.");
}

enum err answer_prepare(struct call *call)
{
    int64_t id;
    enum err err = question_id_of(call, &id);
    if (err)
        return err;
    if (str_eq(form_get(&call->form, STR("button")), STR("preview")) || ready_form_asked(call))
        return answer_show_again(call, id, 200);
    if (call->has_errors)
        return answer_show_again(call, id, 422);
    err = pictures_prepare(call, ACT_ANSWER, (struct subject){0});
    return comes_back(err) ? answer_refused(call, id, err) : err;
}

enum err answer_create(struct call *call)
{
    struct posted posted;
    struct given_pictures pictures;
    struct writing writing = writing_of(call);
    struct answer_draft draft = {.writer = writing.writer, .body = call_value(call, STR("body"))};
    draft.writer.pictures = &pictures;
    enum err err = question_id_of(call, &draft.question_id);
    if (!err)
        err = pictures_given(call, &pictures);
    if (!err)
        err = answer_post(call->ctx, &draft, &posted);
    if (err)
        return comes_back(err) ? answer_refused(call, draft.question_id, err) : err;
    if (!posted.repeated)
        writing_keep(call, &writing);
    struct post_spot spot = {posted.question_id, posted.question_slug, posted.id};
    redirect_to_post(call, &spot, posted.held_for.len ? "held" : "answered");
    return OK;
}

static bool has_answer(const struct question_read *read, int64_t id)
{
    for (size_t i = 0; i < read->answers.count; i++)
        if (read->answers.at[i].id == id)
            return true;
    return false;
}

/* The question page once more, with the comment as typed below its post: comments_of (question_view.c) puts it there. */
static enum err comment_refused(struct call *call, enum err err)
{
    struct post_ref ref;
    struct post post;
    struct question_read *read = ARENA_NEW(arena_of(call), struct question_read);
    failure_beside_field(call);
    if (permit(&call->viewer, ACT_COMMENT, (struct subject){0}, call->ctx->now) != PERMIT_YES)
        return err;
    enum err shown = post_of(call, &ref);
    if (!shown)
        shown = post_load_seen(call->ctx, &call->viewer, ref, &post);
    if (!shown)
        shown = question_read(call->ctx, &call->viewer, post.question_id, read);
    if (shown)
        return shown;
    if (ref.kind != POST_QUESTION && !has_answer(read, ref.id))
        return err; /* it is on another of its pages */
    return question_page_show(call, read, answer_form_of(call, read), status_of(call, err));
}

enum err comment_prepare(struct call *call)
{
    if (call->has_errors)
        return comment_refused(call, ERR_INPUT);
    enum err err = pictures_prepare(call, ACT_COMMENT, (struct subject){0});
    return comes_back(err) ? comment_refused(call, err) : err;
}

enum err comment_create(struct call *call)
{
    struct posted posted;
    struct given_pictures pictures;
    struct writing writing = writing_of(call);
    struct comment_draft draft = {.writer = writing.writer, .body = call_value(call, STR("body"))};
    draft.writer.pictures = &pictures;
    enum err err = post_of(call, &draft.on);
    if (!err)
        err = pictures_given(call, &pictures);
    if (!err)
        err = comment_post(call->ctx, &draft, &posted);
    if (err)
        return comes_back(err) ? comment_refused(call, err) : err;
    writing_keep(call, &writing);
    struct url url = question_url(call, posted.question_id, posted.question_slug);
    call_redirect(call, 303,
                  url_printf(call, "%.*s?said=%s#comment-%lld", STR_ARG(url.text),
                             posted.held_for.len ? "held" : "commented", (long long)posted.id)
                      .text);
    return OK;
}

/* ---- votes and marks ---- */

/* {"votes": 2, "mine": 1, "said": "{n} votes"} for the script that pressed the button. */
static enum err say_count(struct call *call, int64_t votes, int64_t mine)
{
    struct reply *reply = &call->exchange->reply;
    reply->status = 200;
    reply->type = STR("application/json");
    struct json json;
    json_begin(&json, &reply->body);
    json_object_begin(&json);
    json_put_int(&json, STR("votes"), votes);
    json_put_int(&json, STR("mine"), mine);
    json_put_str(&json, STR("said"), votes_form(call, votes));
    json_object_end(&json);
    call->answered = true;
    return OK;
}

enum err vote_create(struct call *call)
{
    struct voted voted;
    struct vote vote = {.viewer = call->viewer, .network = network_of(call)};
    struct str wanted = call_value(call, STR("vote"));
    enum err err = post_of(call, &vote.ref);
    if (err)
        return err;
    if (!str_to_int(wanted, &vote.vote) || vote.vote < -1 || vote.vote > 1)
        return fail_field(&call->ctx->failure, ERR_INPUT, "vote", "A vote is 1, -1, or 0 to take it back.");
    err = vote_cast(call->ctx, &vote, &voted);
    if (err)
        return err;
    if (wants_json(call))
        return say_count(call, voted.votes, voted.mine);
    struct post_spot spot = {voted.question_id, voted.question_slug,
                             vote.ref.kind == POST_ANSWER ? vote.ref.id : 0};
    redirect_to_post(call, &spot, "changed");
    return OK;
}

static bool wants_on(struct call *call)
{
    return str_eq(call_value(call, STR("on")), STR("1"));
}

/* What a person turns on and off at a post, and what the page then says. */
static enum err turn_post(struct call *call, const char *changed,
                          enum err (*turn)(struct ctx *ctx, const struct viewer *viewer, int64_t id, bool on,
                                           struct post_spot *spot))
{
    struct post_ref ref;
    struct post_spot spot;
    enum err err = post_of(call, &ref);
    if (!err)
        err = turn(call->ctx, &call->viewer, ref.id, wants_on(call), &spot);
    if (!err)
        redirect_to_post(call, &spot, changed);
    return err;
}

enum err favourite_create(struct call *call)
{
    return turn_post(call, "changed", favourite_turn);
}

enum err solved_create(struct call *call)
{
    return turn_post(call, "changed", solved_turn);
}

enum err select_create(struct call *call)
{
    return turn_post(call, "selected", answer_select);
}

/* ---- changes of state ---- */

enum err turn_create(struct call *call)
{
    struct turning turning = {.viewer = call->viewer};
    struct post_spot spot;
    enum err err = post_of(call, &turning.ref);
    if (err)
        return err;
    if (!turn_from(call_value(call, STR("turn")), &turning.turn))
        return fail_field(&call->ctx->failure, ERR_INPUT, "turn", "Posts cannot be changed in that way.");
    err = post_turn(call->ctx, &turning, &spot);
    if (err)
        return err;
    struct str back = form_get(&call->form, STR("back"));
    if (str_eq(back, STR("moderation")))
        call_redirect(call, 303, STR("/moderation"));
    else
        redirect_to_post(call, &spot, "changed");
    return OK;
}

enum err convert_create(struct call *call)
{
    struct post_ref ref;
    struct post_spot spot;
    enum err err = post_of(call, &ref);
    if (!err)
        err = post_convert(call->ctx, &call->viewer, ref, &spot);
    if (err)
        return err;
    spot.answer_id = 0;
    redirect_to_post(call, &spot, "changed");
    return OK;
}

enum err reopen_create(struct call *call)
{
    struct post_ref ref;
    struct post_spot spot;
    enum err err = post_of(call, &ref);
    if (!err)
        err = question_reopen(call->ctx, &call->viewer, ref.id, &spot);
    if (!err)
        redirect_to_post(call, &spot, "reopened");
    return err;
}
