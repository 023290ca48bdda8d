#include "service/people/own_data.h"

#include "base/check.h"
#include "core/people/permit.h"
#include "service/people/own_lists.h"
#include "service/reach/words.h"
#include "service/unit/site.h"
#include "store/desk/picture.h"
#include "store/desk/ready.h"
#include "store/desk/saved_search.h"
#include "store/desk/suggestion.h"
#include "store/order/dispute_draft.h"
#include "store/order/evidence.h"
#include "store/order/order_list.h"
#include "store/people/own_data.h"
#include "store/people/passkey.h"
#include "store/people/person.h"
#include "store/reach/mailbox.h"
#include "text/clock/when.h"
#include "text/kit/base64.h"
#include "text/kit/json_write.h"

struct writing {
    struct ctx *ctx;
    struct json json;
    struct arena page; /* of what is read at a time */
    int64_t person_id;
};

/* What is left for the end of the file when pictures stop. */
enum { PAGE_ARENA = 32 << 20, ROOM_FOR_REST = 1 << 20 };

static void put_instant(struct writing *writing, const char *name, struct instant at)
{
    if (at.ms)
        json_put(&writing->json, str_from(name), when_iso(&writing->page, at));
}

static void begin_list(struct writing *writing, const char *name)
{
    json_name(&writing->json, str_from(name));
    json_array_begin(&writing->json);
}

static struct own_from from(const struct writing *writing, int64_t after)
{
    return (struct own_from){.person_id = writing->person_id, .after = after};
}

/* ---- the account ---- */

static enum err put_passkeys(struct writing *writing)
{
    struct passkeys passkeys;
    enum err err = passkeys_load(writing->ctx->db, &writing->page, writing->person_id, &passkeys);
    if (err)
        return err;
    begin_list(writing, "passkeys");
    for (size_t i = 0; i < passkeys.count; i++) {
        json_object_begin(&writing->json);
        json_put(&writing->json, STR("name"), passkeys.at[i].name);
        put_instant(writing, "made_at", passkeys.at[i].made_at);
        json_object_end(&writing->json);
    }
    json_array_end(&writing->json);
    return OK;
}

static enum err put_account(struct writing *writing)
{
    struct person person;
    struct mailbox mailbox = {0};
    struct ctx *ctx = writing->ctx;
    struct json *json = &writing->json;
    enum err err = person_load(ctx->db, &writing->page, writing->person_id, &person);
    if (!err)
        err = mailbox_load(ctx->db, &writing->page, writing->person_id, &mailbox);
    if (err && err != ERR_NOT_FOUND)
        return err;
    json_name(json, STR("account"));
    json_object_begin(json);
    json_put(json, STR("handle"), person.handle);
    json_put(json, STR("title"), person.title);
    json_put(json, STR("about"), person.about);
    json_put(json, STR("zone"), person.zone);
    json_put(json, STR("language"), person.language);
    json_put(json, STR("points"), person.points);
    json_put(json, STR("email"), mailbox.email);
    if (mailbox.asked.len)
        json_put(json, STR("email_to_confirm"), mailbox.asked);
    put_instant(writing, "email_paused_at", mailbox.paused_at);
    put_instant(writing, "email_stopped_at", mailbox.stopped_at);
    json_put_bool(json, STR("has_password"), person.password.len > 0);
    put_instant(writing, "created_at", person.created_at);
    err = put_passkeys(writing);
    json_object_end(json);
    return err;
}

/* ---- posts ---- */

static struct str state_word(enum post_state state)
{
    switch (state) {
    case POST_LIVE:
        return STR("live");
    case POST_HELD:
        return STR("held");
    case POST_HIDDEN:
        return STR("hidden");
    case POST_DELETED:
        return STR("deleted");
    }
    return STR_NONE;
}

static void put_post(struct writing *writing, enum post_kind kind, const struct own_post *post)
{
    struct json *json = &writing->json;
    json_object_begin(json);
    json_put(json, STR("id"), post->id);
    if (kind != POST_QUESTION)
        json_put(json, STR("question"), post->question_id);
    if (kind == POST_COMMENT && post->answer_id)
        json_put(json, STR("answer"), post->answer_id);
    json_put(json, STR("title"), post->title);
    if (kind == POST_QUESTION)
        json_put(json, STR("tags"), post->tags);
    json_put(json, STR("body"), post->body);
    put_instant(writing, "created_at", post->created_at);
    put_instant(writing, "edited_at", post->edited_at);
    json_put(json, STR("state"), state_word(post->state));
    if (kind != POST_COMMENT)
        json_put(json, STR("votes"), post->votes);
    json_object_end(json);
}

static enum err put_posts(struct writing *writing, enum post_kind kind)
{
    static const char *const names[] = {
        [POST_QUESTION] = "questions", [POST_ANSWER] = "answers", [POST_COMMENT] = "comments"};
    struct own_from behind = from(writing, 0);
    enum err err = OK;
    struct own_posts posts = {.count = OWN_PAGE};
    begin_list(writing, names[kind]);
    while (!err && posts.count == OWN_PAGE) {
        arena_reset(&writing->page);
        err = own_posts_next(writing->ctx->db, &writing->page, kind, &behind, &posts);
        for (size_t i = 0; !err && i < posts.count; i++)
            put_post(writing, kind, &posts.at[i]);
    }
    json_array_end(&writing->json);
    return err;
}

/* ---- pictures ---- */

static enum err put_bytes(struct writing *writing, struct str hash)
{
    struct str bytes;
    enum err err = file_load(writing->ctx->db, &writing->page, hash, &bytes);
    const struct buf *out = writing->json.out;
    if (err || out->len + bytes.len / 3 * 4 + ROOM_FOR_REST > out->limit)
        return err == ERR_NOT_FOUND ? OK : err;
    json_put(&writing->json, STR("data"), base64_of(&writing->page, bytes));
    return OK;
}

static enum err put_picture(struct writing *writing, const struct own_picture *picture)
{
    struct json *json = &writing->json;
    json_object_begin(json);
    json_put(json, STR("of"), post_kind_name(picture->on.kind));
    json_put(json, STR("id"), picture->on.id);
    json_put(json, STR("position"), picture->position);
    json_put(json, STR("words"), picture->words);
    json_put(json, STR("mime"), picture->mime);
    json_put(json, STR("address"), arena_printf(&writing->page, "/pictures/%lld", (long long)picture->id));
    enum err err = put_bytes(writing, picture->hash);
    json_object_end(json);
    return err;
}

static enum err put_pictures(struct writing *writing)
{
    int64_t after = 0;
    enum err err = OK;
    struct own_pictures pictures = {.count = OWN_PAGE};
    begin_list(writing, "pictures");
    while (!err && pictures.count == OWN_PAGE) {
        struct arena of_page;
        arena_init(&of_page, PAGE_ARENA);
        err = own_pictures_behind(writing->ctx->db, &of_page, from(writing, after), &pictures);
        for (size_t i = 0; !err && i < pictures.count; i++) {
            arena_reset(&writing->page); /* one picture's bytes at a time */
            err = put_picture(writing, &pictures.at[i]);
        }
        after = pictures.count ? pictures.at[pictures.count - 1].id : 0;
        arena_free(&of_page);
    }
    json_array_end(&writing->json);
    return err;
}

/* ---- votes, favourites, follows ---- */

static enum err put_marks_of(struct writing *writing, enum own_marks which)
{
    int64_t after = 0;
    enum err err = OK;
    struct own_marks_page page = {.count = OWN_PAGE};
    for (bool first = true; !err && page.count == OWN_PAGE && (first || which != OWN_FOLLOWS);
         first = false) {
        arena_reset(&writing->page);
        err = own_marks_behind(writing->ctx->db, &writing->page, which, from(writing, after), &page);
        for (size_t i = 0; !err && i < page.count; i++) {
            json_object_begin(&writing->json);
            json_put(&writing->json, STR("of"), page.at[i].kind);
            json_put(&writing->json, STR("id"), page.at[i].id);
            json_put(&writing->json, STR("value"), page.at[i].value);
            put_instant(writing, "at", page.at[i].at);
            json_object_end(&writing->json);
        }
        after = page.count ? page.at[page.count - 1].id : 0;
    }
    return err;
}

static enum err put_marks(struct writing *writing)
{
    begin_list(writing, "votes");
    enum err err = put_marks_of(writing, OWN_QUESTION_VOTES);
    if (!err)
        err = put_marks_of(writing, OWN_ANSWER_VOTES);
    json_array_end(&writing->json);
    begin_list(writing, "favourites");
    if (!err)
        err = put_marks_of(writing, OWN_FAVOURITES);
    json_array_end(&writing->json);
    begin_list(writing, "follows");
    if (!err)
        err = put_marks_of(writing, OWN_FOLLOWS);
    json_array_end(&writing->json);
    return err;
}

/* ---- notices ---- */

static void put_notice(struct writing *writing, const struct notice *notice)
{
    struct json *json = &writing->json;
    struct notice_said said = notice_words(&writing->page, writing->ctx->failure.language, notice);
    json_object_begin(json);
    json_put(json, STR("kind"), notice->kind);
    json_put(json, STR("sentence"), said.sentence);
    json_put(json, STR("title"), said.title);
    json_put(json, STR("address"), said.path);
    put_instant(writing, "due_at", notice->deadline_at);
    put_instant(writing, "made_at", notice->made_at);
    put_instant(writing, "read_at", notice->read_at);
    json_object_end(json);
}

static enum err put_notices(struct writing *writing)
{
    int64_t before = 0;
    enum err err = OK;
    struct notices notices = {.count = OWN_PAGE};
    begin_list(writing, "notices");
    while (!err && notices.count == OWN_PAGE) {
        arena_reset(&writing->page);
        struct notice_list list = {writing->person_id, before, OWN_PAGE};
        err = notices_load(writing->ctx->db, &writing->page, list, &notices);
        for (size_t i = 0; !err && i < notices.count; i++)
            put_notice(writing, &notices.at[i]);
        before = notices.count ? notices.at[notices.count - 1].id : 0;
    }
    json_array_end(&writing->json);
    return err;
}

/* ---- orders ---- */

/* A dispute that is being described, as far as it goes. */
static enum err put_draft(struct writing *writing, int64_t order_id)
{
    struct dispute_draft draft;
    struct json *json = &writing->json;
    enum err err = dispute_draft_load(writing->ctx->db, &writing->page, order_id, writing->person_id, &draft);
    if (err)
        return err == ERR_NOT_FOUND ? OK : err;
    json_name(json, STR("dispute_draft"));
    json_object_begin(json);
    json_put(json, STR("reason"), draft.reason);
    json_put(json, STR("remedy"), draft.remedy);
    json_put(json, STR("amount_minor"), draft.amount_minor);
    json_put(json, STR("story"), draft.story);
    put_instant(writing, "opened_at", draft.opened_at);
    put_instant(writing, "updated_at", draft.updated_at);
    json_object_end(json);
    return OK;
}

static enum err put_order(struct writing *writing, const struct order_head *head, enum order_side side)
{
    struct json *json = &writing->json;
    json_object_begin(json);
    json_put(json, STR("ref"), head->ref);
    json_put(json, STR("side"), side == SIDE_BUYER ? STR("buyer") : STR("seller"));
    json_put(json, STR("marketplace"), head->marketplace);
    json_put(json, STR("number"), head->number);
    json_put(json, STR("seller"), head->seller);
    json_put(json, STR("tracking"), head->tracking);
    if (head->paid_by.len)
        json_put(json, STR("paid_by"), head->paid_by);
    put_instant(writing, "ordered_at", head->ordered_at);
    put_instant(writing, "created_at", head->created_at);
    json_put(json, STR("case_file"),
             arena_printf(&writing->page, "/orders/%.*s/case-file.json", STR_ARG(head->ref)));
    enum err err = side == SIDE_BUYER ? put_draft(writing, head->id) : OK;
    json_object_end(json);
    return err;
}

static enum err put_orders_of(struct writing *writing, enum order_side side)
{
    int64_t before = INT64_MAX;
    enum err err = OK;
    struct order_list list = {.side = side, .id = writing->person_id, .most = OWN_PAGE, .over = OVER_OR_NOT};
    struct order_heads heads = {.count = OWN_PAGE};
    while (!err && heads.count == OWN_PAGE) {
        arena_reset(&writing->page);
        err = order_list_before(writing->ctx->db, &writing->page, list, before, &heads);
        for (size_t i = 0; !err && i < heads.count; i++)
            err = put_order(writing, &heads.at[i], side);
        before = heads.count ? heads.at[heads.count - 1].id : 0;
    }
    return err;
}

static enum err put_orders(struct writing *writing)
{
    begin_list(writing, "orders");
    enum err err = put_orders_of(writing, SIDE_BUYER);
    if (!err)
        err = put_orders_of(writing, SIDE_SELLER);
    json_array_end(&writing->json);
    return err;
}

/* ---- texts to answer with ---- */

static enum err put_ready(struct writing *writing, int64_t id)
{
    struct ready_answer answer;
    enum err err = ready_load(writing->ctx->db, &writing->page, id, writing->person_id, &answer);
    if (err)
        return err;
    json_object_begin(&writing->json);
    json_put(&writing->json, STR("name"), answer.name);
    json_put(&writing->json, STR("body"), answer.body);
    json_object_end(&writing->json);
    return OK;
}

static enum err put_ready_answers(struct writing *writing)
{
    struct ready_answers answers;
    arena_reset(&writing->page);
    enum err err = ready_list(writing->ctx->db, &writing->page,
                              &(struct ready_scope){writing->person_id, 0, false}, &answers);
    begin_list(writing, "ready_answers");
    for (size_t i = 0; !err && i < answers.count; i++)
        err = put_ready(writing, answers.at[i].id);
    json_array_end(&writing->json);
    return err;
}

/* ---- changes of what others wrote ---- */

static enum err put_suggestion(struct writing *writing, int64_t id)
{
    struct suggestion idea;
    enum err err = suggestion_load(writing->ctx->db, &writing->page, id, &idea);
    if (err)
        return err;
    json_object_begin(&writing->json);
    json_put(&writing->json, STR("of"), post_kind_name(idea.ref.kind));
    json_put(&writing->json, STR("id"), idea.ref.id);
    json_put(&writing->json, STR("title"), idea.text.title);
    json_put(&writing->json, STR("body"), idea.text.body);
    json_put(&writing->json, STR("tags"), idea.text.tags);
    json_put(&writing->json, STR("note"), idea.note);
    json_put(&writing->json, STR("state"), idea.state);
    json_put(&writing->json, STR("reason"), idea.reason);
    put_instant(writing, "made_at", idea.made_at);
    json_object_end(&writing->json);
    return OK;
}

static enum err put_suggestions(struct writing *writing)
{
    enum { MOST = 2000 };
    struct arena ids;
    struct suggestion_lines lines = {0};
    arena_init(&ids, PAGE_ARENA);
    enum err err = suggestions_of_person(writing->ctx->db, &ids, writing->person_id, MOST, &lines);
    begin_list(writing, "suggestions");
    for (size_t i = 0; !err && i < lines.count; i++) {
        arena_reset(&writing->page);
        err = put_suggestion(writing, lines.at[i].id);
    }
    json_array_end(&writing->json);
    arena_free(&ids);
    return err;
}

static enum err put_searches(struct writing *writing)
{
    struct saved_searches searches;
    struct json *json = &writing->json;
    arena_reset(&writing->page);
    enum err err =
        saved_search_list(writing->ctx->db, &writing->page, writing->person_id, OWN_PAGE, &searches);
    begin_list(writing, "saved_searches");
    for (size_t i = 0; !err && i < searches.count; i++) {
        const struct saved_search *search = &searches.at[i];
        json_object_begin(json);
        json_put(json, STR("words"), search->typed);
        json_put(json, STR("category"), search->category);
        json_put(json, STR("tag"), search->tag);
        json_put(json, STR("user"), search->asker);
        json_put(json, STR("answered"), search->answered);
        json_put(json, STR("votes"), search->votes);
        put_instant(writing, "made_at", search->made_at);
        json_object_end(json);
    }
    json_array_end(json);
    return err;
}

static enum err put_lists(struct writing *writing)
{
    return own_lists_put(writing->ctx, &writing->page, &writing->json, writing->person_id);
}

/* ---- all of it ---- */

/* Behind the account and the posts, in this order. */
static const struct {
    enum err (*put)(struct writing *writing);
} parts[] = {{put_marks},    {put_notices}, {put_ready_answers}, {put_suggestions},
             {put_searches}, {put_orders},  {put_lists},         {put_pictures}};

static enum err put_all(struct writing *writing)
{
    struct json *json = &writing->json;
    json_object_begin(json);
    json_put(json, STR("format"), STR("recourse-own-data"));
    json_put(json, STR("version"), 1);
    json_put(json, STR("site"), writing->ctx->site->settings[SETTING_SITE_NAME]);
    put_instant(writing, "made_at", writing->ctx->now);
    enum err err = put_account(writing);
    for (enum post_kind kind = POST_QUESTION; !err && kind <= POST_COMMENT; kind++)
        err = put_posts(writing, kind);
    for (size_t i = 0; !err && i < COUNT_OF(parts); i++)
        err = parts[i].put(writing);
    own_lists_left_out(writing->ctx, json);
    if (!err)
        json_object_end(json);
    return err;
}

enum err own_data_write(struct ctx *ctx, int64_t person_id, struct buf *out)
{
    struct writing writing = {.ctx = ctx, .person_id = person_id};
    arena_init(&writing.page, PAGE_ARENA);
    json_begin(&writing.json, out);
    enum err err = put_all(&writing);
    arena_free(&writing.page);
    if (!err && !json_is_whole(&writing.json))
        return fail(&ctx->failure, ERR_LIMIT,
                    "There is more of yours here than one file can hold. Ask the staff for it.");
    return err;
}
