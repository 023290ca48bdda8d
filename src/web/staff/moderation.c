/* The moderators' pages: what waits, who is blocked. */
#include "service/staff/moderation.h"
#include "http/door/sent.h"
#include "pages.h"
#include "web/staff/handlers.h"

#include "base/check.h"
#include "service/desk/close.h"
#include "service/unit/block.h"
#include "text/clock/when.h"
#include "text/desk/markup.h"
#include "web/kit/writing.h"
#include "web/staff/view.h"
#include "web/staff/writer_view.h"

/* ---- the queue ---- */

static struct str why_it_waits(struct call *call, const struct waiting_post *post)
{
    if (post->state == POST_HELD)
        return call_fill(call, "Held: {reason}",
                         PLACES(PLACE("reason", say(call->language, post->held_for))));
    return post->state == POST_HIDDEN
               ? count_text(call, post->flag_count, "Hidden, {n} flag", "Hidden, {n} flags")
               : count_text(call, post->flag_count, "{n} flag", "{n} flags");
}

static struct str reporter(struct call *call, const struct raised_flag *flag)
{
    if (flag->author.person_id)
        return author_view_of(call, &flag->author).name;
    return flag->network.len ? call_fill(call, "a guest, {network}", PLACES(PLACE("network", flag->network)))
                             : call_say(call, "a guest");
}

static void add_flags(struct call *call, const struct waiting_post *post, struct waiting_view *view)
{
    view->flags = ARENA_ARRAY(arena_of(call), struct flag_view, post->flags_shown);
    view->flag_count = post->flags_shown;
    for (size_t i = 0; i < post->flags_shown; i++) {
        const struct raised_flag *flag = &post->flags[i];
        view->flags[i] = (struct flag_view){say(call->language, flag_reason_label(flag->reason)), flag->note,
                                            reporter(call, flag), minute_text(call, flag->created_at)};
    }
}

/* The post on its question's page. */
static struct url waiting_url(struct call *call, const struct waiting_post *post)
{
    struct url page = question_url(call, post->question_id, post->slug);
    if (post->ref.kind == POST_QUESTION)
        return page;
    return url_printf(call, "%.*s#%.*s-%lld", STR_ARG(page.text), STR_ARG(post_kind_name(post->ref.kind)),
                      (long long)post->ref.id);
}

static void add_acts(struct call *call, const struct waiting_post *post, struct waiting_view *view)
{
    struct str kind = post_kind_name(post->ref.kind);
    bool known =
        post->guest_id || post->nameless_id || (post->author.person_id && post->author.role < ROLE_MODERATOR);
    view->act = url_printf(call, "/moderation/posts/%.*s/%lld", STR_ARG(kind), (long long)post->ref.id);
    if (post->nameless_id)
        view->writer = url_printf(call, "%.*s/writer", STR_ARG(view->act.text));
    if (known)
        view->purge = url_printf(call, "%.*s/purge", STR_ARG(view->act.text));
    if (post->author.person_id && !post->author.deleted)
        view->person_url =
            url_printf(call, "/moderation/users/%.*s", STR_ARG(encoded(call, post->author.handle)));
    view->network = post->network;
    view->network_url =
        url_printf(call, "/moderation/networks?network=%.*s", STR_ARG(encoded(call, post->network)));
    bool hidden = post->state == POST_HIDDEN, held = post->state == POST_HELD;
    view->keep_label = held     ? call_say(call, "Approve")
                       : hidden ? call_say(call, "Show it again")
                                : call_say(call, "Keep it");
    view->away_label = held     ? call_say(call, "Reject")
                       : hidden ? call_say(call, "Keep it hidden")
                                : call_say(call, "Hide");
    view->away_turn = held || hidden ? STR("reject") : STR("hide");
}

static struct str kind_said(struct call *call, enum post_kind kind)
{
    static const struct str kinds[] = {[POST_QUESTION] = STR_INIT(N_("Question")),
                                       [POST_ANSWER] = STR_INIT(N_("Answer")),
                                       [POST_COMMENT] = STR_INIT(N_("Comment"))};
    return say(call->language, kinds[kind]);
}

/* What many posts in one list show of each. */
enum { BEGINNING_BYTES = 8 * 1024 };

static struct waiting_view waiting_view_of(struct call *call, const struct waiting_post *post,
                                           const struct picture_rows *pictures)
{
    bool whole;
    struct str beginning = markup_beginning(post->body, BEGINNING_BYTES, &whole);
    struct waiting_view view = {
        .kind = kind_said(call, post->ref.kind),
        .url = waiting_url(call, post),
        .title = post->title,
        .body = markup_render(arena_of(call), beginning),
        .pictures = pictures_view_of(call, pictures, post->ref, (struct subject){.kind = post->ref.kind}),
        .goes_on = !whole,
        .author = author_view_of(call, &post->author),
        .iso = when_iso(arena_of(call), post->created_at),
        .when = when_relative(arena_of(call), call->language, post->created_at, call->ctx->now),
        .exactly = minute_text(call, post->created_at),
        .pick = arena_printf(arena_of(call), "%.*s.%lld", STR_ARG(post_kind_name(post->ref.kind)),
                             (long long)post->ref.id),
        .why = why_it_waits(call, post),
        .bad = post->state == POST_HIDDEN,
    };
    add_flags(call, post, &view);
    add_acts(call, post, &view);
    return view;
}

struct offered {
    const char *code;
    struct str label;
};

static struct select_view queue_select(struct call *call, const struct offered *offered, size_t count,
                                       struct str chosen)
{
    struct select_view view = {.choices = ARENA_ARRAY(arena_of(call), struct choice_view, count),
                               .count = count};
    for (size_t i = 0; i < count; i++) {
        struct str code = str_from(offered[i].code);
        view.choices[i] =
            (struct choice_view){code, say(call->language, offered[i].label), str_eq(code, chosen)};
    }
    return view;
}

static void add_filters(struct call *call, const struct queue_asked *asked, struct queue_page *page)
{
    static const struct offered whats[] = {
        {"", STR_INIT(N_("Held and reported posts"))},
        {"held", STR_INIT(N_("Held posts"))},
        {"reported", STR_INIT(N_("Reported posts"))},
    };
    static const struct offered kinds[] = {
        {"", STR_INIT(N_("Questions, answers and comments"))},
        {"question", STR_INIT(N_("Questions"))},
        {"answer", STR_INIT(N_("Answers"))},
        {"comment", STR_INIT(N_("Comments"))},
    };
    page->asked_what = asked->held ? STR("held") : asked->reported ? STR("reported") : STR_NONE;
    page->asked_kind = asked->kind ? post_kind_name((enum post_kind)asked->kind) : STR_NONE;
    page->what = queue_select(call, whats, COUNT_OF(whats), page->asked_what);
    page->what.name = STR("what");
    page->what.label = STR(N_("Why they wait"));
    page->kind = queue_select(call, kinds, COUNT_OF(kinds), page->asked_kind);
    page->kind.name = STR("kind");
    page->kind.label = STR(N_("Kind"));
}

/* Why many questions are closed at once. */
static void add_closing(struct call *call, struct queue_page *page)
{
    size_t count, kept = 1;
    const struct flag_reason *reasons = close_reasons(&count);
    struct choice_view *choices = ARENA_ARRAY(arena_of(call), struct choice_view, count + 1);
    choices[0] = (struct choice_view){.label = call_say(call, "Choose")};
    for (size_t i = 0; i < count; i++)
        if (!str_eq(reasons[i].code, STR("duplicate")))
            choices[kept++] = (struct choice_view){.value = reasons[i].code,
                                                   .label = say(call->language, reasons[i].label)};
    page->close = (struct select_view){.name = STR("reason"),
                                       .label = STR(N_("Why questions are closed")),
                                       .choices = choices,
                                       .count = kept,
                                       .required = true};
}

enum err moderation_show(struct call *call)
{
    struct waiting waiting;
    struct queue_asked asked;
    enum err err = sent_queue(call, &asked);
    asked.after = cursor_of(call);
    if (!err)
        err = moderation_queue(call->ctx, &call->viewer, &asked, &waiting);
    if (err)
        return err;
    struct queue_page page = {
        .layout = wide_layout_of(call, STR(N_("Moderation"))),
        .nav = staff_nav_of(call, STAFF_QUEUE),
        .waiting = ARENA_ARRAY(arena_of(call), struct waiting_view, waiting.queue.count),
        .count = waiting.queue.count,
    };
    page.layout.notice = said(call);
    add_filters(call, &asked, &page);
    add_closing(call, &page);
    for (size_t i = 0; i < page.count; i++)
        page.waiting[i] = waiting_view_of(call, &waiting.queue.at[i], &waiting.pictures[i]);
    if (waiting.next.id)
        page.next =
            url_printf(call, "/moderation?what=%.*s&kind=%.*s&after=%lld.%lld", STR_ARG(page.asked_what),
                       STR_ARG(page.asked_kind), (long long)waiting.next.value, (long long)waiting.next.id);
    struct html h = html_of(call);
    page_queue(&h, &page);
    return send_page(call, 200);
}

/* ---- verdicts ---- */

/* To the same part of the queue. */
static void go_on(struct call *call)
{
    call_redirect(call, 303,
                  url_printf(call, "/moderation?what=%.*s&kind=%.*s&said=verdict",
                             STR_ARG(encoded(call, call_value(call, STR("what")))),
                             STR_ARG(encoded(call, call_value(call, STR("kind")))))
                      .text);
}

enum err verdict_create(struct call *call)
{
    struct turning turning = {.viewer = call->viewer, .why = call_value(call, STR("note"))};
    struct post_spot spot;
    if (!turn_from(call_value(call, STR("turn")), &turning.turn))
        return fail(&call->ctx->failure, ERR_INPUT, "Choose one of the buttons.");
    enum err err = post_of(call, &turning.ref);
    if (!err)
        err = post_turn(call->ctx, &turning, &spot);
    if (!err)
        go_on(call);
    return err;
}

/* Boxes that were not ticked are not sent. */
static void take_picked(struct call *call, struct verdicts *verdicts)
{
    for (size_t i = 0; i < QUEUE_PAGE; i++) {
        struct post_ref *ref = &verdicts->refs[verdicts->count];
        struct str id = form_get(&call->form, arena_printf(arena_of(call), "pick%zu", i + 1));
        struct str kind = str_cut(&id, '.');
        if (post_kind_from(kind, &ref->kind) && str_to_int(id, &ref->id))
            verdicts->count++;
    }
}

enum err verdicts_create(struct call *call)
{
    struct verdicts verdicts = {.viewer = call->viewer, .why = call_value(call, STR("note"))};
    if (!verdicts_turn(&verdicts, call_value(call, STR("turn")), call_value(call, STR("reason"))))
        return fail(&call->ctx->failure, ERR_INPUT, "Choose one of the buttons.");
    take_picked(call, &verdicts);
    enum err err = moderation_decide(call->ctx, &verdicts);
    if (!err)
        go_on(call);
    return err;
}

/* ---- without a name ---- */

enum err writer_show(struct call *call)
{
    struct post_ref ref;
    struct post post;
    enum err err = post_of(call, &ref);
    if (!err)
        err = nameless_look(call->ctx, &call->viewer, ref, &post);
    if (err)
        return err;
    struct writer_page page = {
        .layout = narrow_layout_of(call, STR(N_("Who wrote this"))),
        .action = url_own(call->exchange->request.path),
        .title = post.title,
    };
    struct html h = html_of(call);
    page_writer(&h, &page);
    return send_page(call, 200);
}

enum err writer_create(struct call *call)
{
    struct post_ref ref;
    struct person person;
    enum err err = post_of(call, &ref);
    if (!err)
        err = nameless_writer(call->ctx, &call->viewer, ref, &person);
    if (err)
        return err;
    struct writer_page page = {
        .layout = narrow_layout_of(call, STR(N_("Who wrote this"))),
        .name = person.deleted_at.ms ? call_say(call, "deleted user") : person.handle,
    };
    if (!person.deleted_at.ms)
        page.person = url_printf(call, "/moderation/users/%.*s", STR_ARG(encoded(call, person.handle)));
    struct html h = html_of(call);
    page_writer(&h, &page);
    return send_page(call, 200);
}

/* ---- blocking ---- */

static const struct {
    struct str days, label;
} lengths[] = {
    {STR_INIT("1"), STR_INIT(N_("1 day"))},        {STR_INIT("7"), STR_INIT(N_("7 days"))},
    {STR_INIT("30"), STR_INIT(N_("30 days"))},     {STR_INIT("365"), STR_INIT(N_("1 year"))},
    {STR_INIT("36500"), STR_INIT(N_("For ever"))},
};

/* For how long and why; a week when nothing was chosen yet. */
static void add_block_inputs(struct call *call, struct select_view *days, struct input_view *reason)
{
    bool posted = call->route->method == METHOD_POST;
    struct str chosen = posted ? form_get(&call->form, STR("days")) : STR("7");
    *days = (struct select_view){
        .name = STR("days"), .label = STR(N_("For how long")), .count = COUNT_OF(lengths)};
    days->choices = ARENA_ARRAY(arena_of(call), struct choice_view, COUNT_OF(lengths));
    for (size_t i = 0; i < COUNT_OF(lengths); i++)
        days->choices[i] = (struct choice_view){lengths[i].days, say(call->language, lengths[i].label),
                                                str_eq(lengths[i].days, chosen)};
    *reason = (struct input_view){
        .name = STR("reason"), .label = STR(N_("Why")), .type = STR("text"), .max = REASON_MAX};
    if (!posted || call->route->input_count == 0)
        return;
    days->error = field_of(call, STR("days")).error;
    reason->field = field_of(call, STR("reason"));
}

static struct block_wanted block_wanted_of(struct call *call)
{
    struct block_wanted wanted = {.viewer = call->viewer, .reason = call_value(call, STR("reason"))};
    if (!str_to_int(call_value(call, STR("days")), &wanted.days))
        wanted.days = -1;
    return wanted;
}

static void fill_suspect(struct call *call, const struct person *person, struct suspect_page *page)
{
    struct author author = {person->id,   STR_NONE,       person->handle, person->title,
                            person->role, person->points, false};
    struct str handle = encoded(call, person->handle);
    page->author = author_view_of(call, &author);
    page->posts = call_fill(
        call, "{questions}, {answers}",
        PLACES(PLACE("questions", count_text(call, person->question_count, "{n} question", "{n} questions")),
               PLACE("answers", count_text(call, person->answer_count, "{n} answer", "{n} answers"))));
    page->since = date_text(call, person->created_at);
    page->blocked = blocked_text(call, person->blocked_until, person->blocked_for);
    page->block = url_printf(call, "/moderation/users/%.*s/block", STR_ARG(handle));
    page->purge = url_printf(call, "/moderation/users/%.*s/purge", STR_ARG(handle));
}

static enum err suspect_page_show(struct call *call, int status)
{
    struct person person;
    enum err err = profile_read(call->ctx, call->parameters[0], &person);
    if (err)
        return err;
    struct suspect_page page = {
        .layout = wide_layout_of(call, person.handle),
        .nav = staff_nav_of(call, STAFF_QUEUE),
    };
    add_block_inputs(call, &page.days, &page.reason);
    fill_suspect(call, &person, &page);
    if (status >= 400)
        page.problem = problem_of(call);
    page.layout.notice = said(call);
    struct html h = html_of(call);
    page_suspect(&h, &page);
    return send_page(call, status);
}

enum err suspect_show(struct call *call)
{
    return suspect_page_show(call, 200);
}

enum err block_prepare(struct call *call)
{
    return call->has_errors ? suspect_page_show(call, 422) : OK;
}

enum err block_create(struct call *call)
{
    struct person person;
    struct block_wanted wanted = block_wanted_of(call);
    enum err err = profile_read(call->ctx, call->parameters[0], &person);
    if (!err)
        err = block_person(call->ctx, &wanted, person.id);
    if (err)
        return form_again(call, err, suspect_page_show);
    call_redirect(call, 303,
                  url_printf(call, "/moderation/users/%.*s?said=%s", STR_ARG(encoded(call, person.handle)),
                             wanted.days ? "blocked" : "unblocked")
                      .text);
    return OK;
}

/* ---- networks ---- */

static struct input_view network_input(struct call *call)
{
    struct input_view view = {
        .name = STR("network"),
        .label = STR(N_("Address, or the beginning of some")),
        .hint =
            STR(N_("203.0.113.7 is one address; 203.0.113. with its last dot stands for all that begin so.")),
        .type = STR("text"),
        .max = 45};
    if (call->route->method == METHOD_POST)
        view.field = field_of(call, STR("network"));
    else
        view.field.value = form_get(&call->query, STR("network"));
    return view;
}

static enum err networks_page_show(struct call *call, int status)
{
    struct network_blocks blocks;
    struct problem_view problem = {.text = STR_NONE};
    if (status >= 400)
        problem = problem_of(call);
    enum err err = block_list(call->ctx, &call->viewer, &blocks);
    if (err)
        return err;
    struct networks_page page = {
        .layout = wide_layout_of(call, STR(N_("Blocked networks"))),
        .nav = staff_nav_of(call, STAFF_NETWORKS),
        .problem = problem,
        .blocks = ARENA_ARRAY(arena_of(call), struct network_view, blocks.count),
        .count = blocks.count,
    };
    page.network = network_input(call);
    add_block_inputs(call, &page.days, &page.reason);
    page.layout.notice = said(call);
    for (size_t i = 0; i < blocks.count; i++)
        page.blocks[i] = (struct network_view){blocks.at[i].network, date_text(call, blocks.at[i].until),
                                               blocks.at[i].reason};
    struct html h = html_of(call);
    page_networks(&h, &page);
    return send_page(call, status);
}

enum err networks_show(struct call *call)
{
    return networks_page_show(call, 200);
}

enum err networks_prepare(struct call *call)
{
    return call->has_errors ? networks_page_show(call, 422) : OK;
}

enum err networks_create(struct call *call)
{
    struct block_wanted wanted = block_wanted_of(call);
    enum err err = block_network(call->ctx, &wanted, call_value(call, STR("network")));
    if (!err) {
        call_redirect(call, 303,
                      wanted.days ? STR("/moderation/networks?said=blocked")
                                  : STR("/moderation/networks?said=unblocked"));
        return OK;
    }
    return form_again(call, err, networks_page_show);
}
