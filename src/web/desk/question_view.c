/* From a question as its service reads it to the page: who wrote, what may be done, how it stands. */
#include "web/desk/question_view.h"

#include "base/check.h"
#include "text/clock/when.h"
#include "text/desk/markup.h"
#include "web/advice/plan_card.h"
#include "web/kit/form_view.h"
#include "web/kit/show.h"

struct author_view author_view_of(struct call *call, const struct author *author)
{
    if (author->person_id && !author->deleted)
        topic_name(&call->shows, TOPIC_PERSON, author->person_id);
    return author_said(call, author);
}

/* ---- what may be done ---- */

/* A post as the rights see it, with what its addresses are made of. */
struct shown {
    struct post_ref ref;
    struct subject subject;
    bool selected;     /* the chosen answer */
    bool own_question; /* the viewer asked the question it stands under */
    int64_t flags;
    bool nameless;      /* the staff may see who wrote it */
    int64_t suggestion; /* that is open for it; 0: none */
};

static bool may(struct call *call, const struct shown *post, enum act act)
{
    return permit(&call->viewer, act, post->subject, call->ctx->now) == PERMIT_YES;
}

static struct url post_url(struct call *call, struct post_ref ref, const char *what)
{
    return url_printf(call, "/posts/%.*s/%lld/%s", STR_ARG(post_kind_name(ref.kind)), (long long)ref.id,
                      what);
}

static void add(struct acts_view *acts, struct act_view act)
{
    if (acts->count == ACTS_MAX)
        return;
    acts->at[acts->count++] = act;
    acts->folded += act.folded;
}

/* The rows of small buttons: right, kinds, label, icon, path behind the post, button's name and value (none:
 * a link). */
static const struct {
    enum act act;
    unsigned kinds; /* bits by enum post_kind */
    struct str label, icon;
    const char *path;
    struct str name, value;
} buttons[] = {
    {ACT_EDIT, 14, STR_INIT(N_("Edit")), STR_INIT("edit"), "edit", STR_INIT(""), STR_INIT("")},
    {ACT_SUGGEST, 6, STR_INIT(N_("Suggest a change")), STR_INIT("edit"), "suggest", STR_INIT(""),
     STR_INIT("")},
    {ACT_CLOSE, 2, STR_INIT(N_("Close")), STR_INIT("lock"), "close", STR_INIT(""), STR_INIT("")},
    {ACT_REOPEN, 2, STR_INIT(N_("Reopen")), STR_INIT("unlock"), "reopen", STR_INIT("reopen"), STR_INIT("1")},
    {ACT_CONVERT, 4, STR_INIT(N_("Make it a comment")), STR_INIT("comment"), "convert", STR_INIT("convert"),
     STR_INIT("1")},
    {ACT_CONVERT, 8, STR_INIT(N_("Make it an answer")), STR_INIT("answer"), "convert", STR_INIT("convert"),
     STR_INIT("1")},
    {ACT_FLAG, 14, STR_INIT(N_("Flag")), STR_INIT("flag"), "flag", STR_INIT(""), STR_INIT("")},
    {ACT_HIDE, 14, STR_INIT(N_("Hide")), STR_INIT("eye-off"), "turn", STR_INIT("turn"), STR_INIT("hide")},
    {ACT_DELETE, 14, STR_INIT(N_("Delete")), STR_INIT("trash"), "turn", STR_INIT("turn"), STR_INIT("delete")},
    {ACT_UNDELETE, 14, STR_INIT(N_("Bring back")), STR_INIT("eye"), "turn", STR_INIT("turn"),
     STR_INIT("undelete")},
};

/* Others may edit it, or no longer; and what somebody suggests is to be decided. */
static void add_wiki(struct call *call, const struct shown *post, struct acts_view *acts)
{
    bool wiki = post->subject.wiki;
    if (post->ref.kind == POST_COMMENT)
        return;
    if (may(call, post, ACT_WIKI))
        add(acts,
            (struct act_view){wiki ? call_say(call, "No wiki any more") : call_say(call, "Make it a wiki"),
                              STR("unlock"), post_url(call, post->ref, "wiki"), STR("on"),
                              wiki ? STR("0") : STR("1"), false, !post->subject.own});
    if (post->suggestion && may(call, post, ACT_EDIT))
        add(acts,
            (struct act_view){.label = call_say(call, "A suggested change waits"),
                              .icon = STR("bell"),
                              .url = url_printf(call, "/suggestions/%lld", (long long)post->suggestion)});
}

static struct str wiki_says(struct call *call, const struct shown *post)
{
    return post->subject.wiki ? call_fill(call, "This is a wiki: members with {points} points can edit it.",
                                          PLACES(PLACE_INT("points", WIKI_POINTS)))
                              : STR_NONE;
}

/* What moderators and experts do to posts of others is rarely wanted: it stands under "More". */
static bool is_folded(const struct shown *post, enum act act)
{
    static const enum act acts[] = {ACT_CLOSE, ACT_REOPEN, ACT_CONVERT, ACT_HIDE, ACT_DELETE, ACT_UNDELETE};
    bool found = false;
    for (size_t i = 0; i < COUNT_OF(acts); i++)
        found |= acts[i] == act;
    return found && !post->subject.own;
}

static struct acts_view acts_of(struct call *call, const struct shown *post)
{
    struct acts_view acts = {0};
    for (size_t i = 0; i < COUNT_OF(buttons); i++)
        if (buttons[i].kinds & (1u << post->ref.kind) && may(call, post, buttons[i].act) &&
            !(buttons[i].act == ACT_SUGGEST && may(call, post, ACT_EDIT)))
            add(&acts, (struct act_view){say(call->language, buttons[i].label), buttons[i].icon,
                                         post_url(call, post->ref, buttons[i].path), buttons[i].name,
                                         buttons[i].value, buttons[i].act == ACT_DELETE,
                                         is_folded(post, buttons[i].act)});
    if (post->subject.state == POST_HELD && may(call, post, ACT_APPROVE))
        add(&acts, (struct act_view){call_say(call, "Approve"), STR("check"),
                                     post_url(call, post->ref, "turn"), STR("turn"), STR("approve"), false});
    if (post->nameless && may(call, post, ACT_SEE_HIDDEN))
        add(&acts, (struct act_view){.label = call_say(call, "See who wrote this"),
                                     .icon = STR("eye"),
                                     .folded = true,
                                     .url = url_printf(call, "/moderation/posts/%.*s/%lld/writer",
                                                       STR_ARG(post_kind_name(post->ref.kind)),
                                                       (long long)post->ref.id)});
    add_wiki(call, post, &acts);
    return acts;
}

/* Choosing the best answer is the right of whoever asked, so it is asked about the question. */
static void add_selection(struct call *call, const struct question *question, const struct shown *post,
                          struct acts_view *acts)
{
    struct subject asked = {.own = post->own_question, .kind = POST_QUESTION, .state = question->state};
    if (post->subject.state != POST_LIVE ||
        permit(&call->viewer, ACT_SELECT, asked, call->ctx->now) != PERMIT_YES)
        return;
    add(acts, (struct act_view){post->selected ? call_say(call, "Take the choice back")
                                               : call_say(call, "Accept this answer"),
                                STR("check"), post_url(call, post->ref, "select"), STR("on"),
                                post->selected ? STR("0") : STR("1"), false});
}

static struct votes_view votes_of(struct call *call, const struct shown *post, int64_t votes, int64_t mine)
{
    enum permit answer = permit(&call->viewer, ACT_VOTE_UP, post->subject, call->ctx->now);
    return (struct votes_view){
        .url = post_url(call, post->ref, "vote"),
        .votes = votes,
        .mine = mine,
        .figure = votes_figure(call, votes),
        .refusal =
            answer == PERMIT_YES ? STR_NONE : say(call->language, permit_sentence(answer, ACT_VOTE_UP)),
        .down_refused = !may(call, post, ACT_VOTE_DOWN),
    };
}

static void lead_to_sign_in(struct call *call, const struct question *question, const struct shown *post,
                            struct votes_view *votes)
{
    if (permit(&call->viewer, ACT_VOTE_UP, post->subject, call->ctx->now) != PERMIT_SIGN_IN)
        return;
    struct str spot = arena_printf(arena_of(call), "%.*s#%.*s-%lld",
                                   STR_ARG(question_url(call, question->id, question->slug).text),
                                   STR_ARG(post_kind_name(post->ref.kind)), (long long)post->ref.id);
    votes->sign_in = url_printf(call, "/sign-in?back=%.*s", STR_ARG(encoded(call, spot)));
}

static struct str state_notice(struct call *call, enum post_state state, struct str held_for)
{
    switch (state) {
    case POST_LIVE:
        return STR_NONE;
    case POST_HELD:
        return call_fill(call,
                         "This waits for a look by the help desk's staff ({reason}). Only its author and the "
                         "staff see it.",
                         PLACES(PLACE("reason", say(call->language, held_for))));
    case POST_HIDDEN:
        return call_say(call, "This is hidden: only the staff see it.");
    case POST_DELETED:
        return call_say(call, "This was deleted: only its author and the staff see it.");
    }
    return STR_NONE;
}

/* ---- comments ---- */

/* Comments that would together become too much are shown by their first words. */
static bool are_too_long(const struct comments *comments)
{
    enum { HTML_MAX = 3 * 1024 * 1024 };
    size_t bytes = 0;
    for (size_t i = 0; i < comments->count; i++)
        bytes += markup_bytes_max(comments->at[i].body.len);
    return bytes > HTML_MAX;
}

static struct safe_html first_words_of(struct call *call, struct str body)
{
    enum { WORDS_CHARS = 200 };
    struct buf out;
    struct html h = {&out};
    buf_init(&out, SIZE_MAX);
    html_str(&h, markup_plain(arena_of(call), body, WORDS_CHARS));
    struct safe_html words = {arena_copy(arena_of(call), buf_str(&out))};
    buf_free(&out);
    return words;
}

static struct comment_view comment_view_of(struct call *call, const struct question_read *read,
                                           const struct comment *comment, bool brief)
{
    struct shown shown = {
        .ref = {POST_COMMENT, comment->id},
        .subject = {.own = viewer_owns(&call->viewer, comment->author.person_id + comment->nameless_id,
                                       comment->guest_id),
                    .closed = read->question.closed_at.ms != 0,
                    .kind = POST_COMMENT,
                    .state = comment->state},
        .nameless = comment->nameless_id != 0};
    return (struct comment_view){
        .id = comment->id,
        .body = brief ? first_words_of(call, comment->body) : markup_render(arena_of(call), comment->body),
        .pictures = pictures_view_of(call, &read->pictures, shown.ref, shown.subject),
        .whole = brief ? post_url(call, shown.ref, "history") : url_own(STR_NONE),
        .author = author_view_of(call, &comment->author),
        .iso = when_iso(arena_of(call), comment->created_at),
        .when = date_text(call, comment->created_at),
        .exactly = when_long(arena_of(call), call_reading(call), comment->created_at),
        .held = comment->state != POST_LIVE,
        .acts = acts_of(call, &shown),
    };
}

/* The comments on the question itself (answer_id 0) or on one of its answers. */
static struct comments_view comments_of(struct call *call, const struct question_read *read,
                                        const struct shown *on)
{
    int64_t answer_id = on->ref.kind == POST_ANSWER ? on->ref.id : 0;
    struct comments_view view = {
        .at = ARENA_ARRAY(arena_of(call), struct comment_view, read->comments.count),
        .opened_at =
            call->ctx->now.ms / 60000 * 60000, /* whole minutes: the page stays the same for a while */
        .draft = arena_printf(arena_of(call), "comment-%.*s-%lld", STR_ARG(post_kind_name(on->ref.kind)),
                              (long long)on->ref.id),
    };
    bool brief = are_too_long(&read->comments);
    for (size_t i = 0; i < read->comments.count; i++)
        if (read->comments.at[i].answer_id == answer_id)
            view.at[view.count++] = comment_view_of(call, read, &read->comments.at[i], brief);
    if (may(call, on, ACT_COMMENT)) {
        view.add = post_url(call, on->ref, "comments");
        view.pictures = picture_form_empty(call, arena_printf(arena_of(call), "%.*s-", STR_ARG(view.draft)),
                                           PICTURES_OF_COMMENT_MAX);
    }
    if (call->route->method == METHOD_POST && str_eq(call->exchange->request.path, view.add.text)) {
        view.body = field_of(call, STR("body"));
        view.at_body = url_printf(call, "#%.*s", STR_ARG(view.draft));
        view.problem = first_error(call);
        view.pictures = picture_form_sent(call, view.pictures.id, view.pictures.count);
    }
    return view;
}

/* ---- posts ---- */

static const struct mark *mark_of(const struct marks *marks, int64_t answer_id)
{
    static const struct mark none;
    for (size_t i = 0; i < marks->count; i++)
        if (marks->answers[i].answer_id == answer_id)
            return &marks->answers[i];
    return &none;
}

static void set_edited(struct call *call, struct post_view *view, struct instant edited_at)
{
    if (edited_at.ms == 0)
        return;
    view->edited = date_text(call, edited_at);
    view->edited_iso = when_iso(arena_of(call), edited_at);
}

struct post_view answer_view_of(struct call *call, const struct question_read *read,
                                const struct answer *answer)
{
    const struct mark *mark = mark_of(&read->marks, answer->id);
    struct shown shown = {
        .ref = {POST_ANSWER, answer->id},
        .subject = {.own = viewer_owns(&call->viewer, answer->author.person_id + answer->nameless_id,
                                       answer->guest_id),
                    .closed = read->question.closed_at.ms != 0,
                    .wiki = answer->wiki,
                    .kind = POST_ANSWER,
                    .state = answer->state},
        .selected = read->question.selected_answer_id == answer->id,
        .own_question = read->own,
        .nameless = answer->nameless_id != 0,
        .suggestion = mark->suggestion};
    struct post_view view = {
        .kind = STR("answer"),
        .id = answer->id,
        .body = markup_render(arena_of(call), answer->body),
        .author = author_view_of(call, &answer->author),
        .iso = when_iso(arena_of(call), answer->created_at),
        .when = date_text(call, answer->created_at),
        .exactly = when_long(arena_of(call), call_reading(call), answer->created_at),
        .history = post_url(call, shown.ref, "history"),
        .votes = votes_of(call, &shown, answer->votes, mark->vote),
        .acts = acts_of(call, &shown),
        .comments = comments_of(call, read, &shown),
        .wiki = wiki_says(call, &shown),
        .notice = state_notice(call, answer->state, answer->held_for),
        .pictures = pictures_view_of(call, &read->pictures, shown.ref, shown.subject),
        .accepted = shown.selected,
        .solved_count = answer->solved_count,
        .solved_mine = mark->solved,
        .link = url_printf(call, "#answer-%lld", (long long)answer->id),
        .plan = plan_card_of(call, answer->body),
    };
    set_edited(call, &view, answer->edited_at);
    lead_to_sign_in(call, &read->question, &shown, &view.votes);
    if (may(call, &shown, ACT_SOLVED))
        view.solved.url = post_url(call, shown.ref, "solved");
    add_selection(call, &read->question, &shown, &view.acts);
    return view;
}

struct post_view question_view_of(struct call *call, const struct question_read *read)
{
    const struct question *question = &read->question;
    struct shown shown = {.ref = {POST_QUESTION, question->id},
                          .subject = {.own = read->own,
                                      .closed = question->closed_at.ms != 0,
                                      .wiki = question->wiki,
                                      .kind = POST_QUESTION,
                                      .state = question->state},
                          .own_question = read->own,
                          .nameless = question->nameless_id != 0,
                          .suggestion = read->marks.suggestion};
    struct post_view view = {
        .kind = STR("question"),
        .id = question->id,
        .body = markup_render(arena_of(call), question->body),
        .author = author_view_of(call, &question->author),
        .iso = when_iso(arena_of(call), question->created_at),
        .when = date_text(call, question->created_at),
        .exactly = when_long(arena_of(call), call_reading(call), question->created_at),
        .asks = true,
        .history = post_url(call, shown.ref, "history"),
        .votes = votes_of(call, &shown, question->votes, read->marks.question_vote),
        .acts = acts_of(call, &shown),
        .comments = comments_of(call, read, &shown),
        .wiki = wiki_says(call, &shown),
        .notice = state_notice(call, question->state, question->held_for),
        .pictures = pictures_view_of(call, &read->pictures, shown.ref, shown.subject),
        .tags = tags_stored(question->tags),
        .link = question_url(call, question->id, question->slug),
    };
    set_edited(call, &view, question->edited_at);
    lead_to_sign_in(call, question, &shown, &view.votes);
    if (may(call, &shown, ACT_FAVOURITE)) {
        bool on = read->marks.favourite;
        add(&view.acts, (struct act_view){on ? call_say(call, "Favourite: yes") : call_say(call, "Favourite"),
                                          STR("star"), post_url(call, shown.ref, "favourite"), STR("on"),
                                          on ? STR("0") : STR("1"), false});
    }
    return view;
}
