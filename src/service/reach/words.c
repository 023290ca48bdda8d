#include "service/reach/words.h"

#include "core/order/deadlines.h"
#include "core/order/rows.h"
#include "core/reach/kind.h"
#include "text/kit/form.h"

static struct str order_sentence(const struct language *language, const struct notice *notice)
{
    int deadline = notice->deadline.len ? names_find(&deadline_names, notice->deadline) : -1;
    int kind = names_find(&order_event_names, notice->kind);
    if (str_eq(notice->kind, NOTICE_GUESS))
        return say(language,
                   STR(N_("Counted from the earliest day that fits, protection may end: look at what "
                          "the shop shows, and note it")));
    if (deadline >= 0)
        return say(language, order_deadline_rows[(enum deadline)deadline].what);
    if (str_eq(notice->kind, NOTICE_PAYMENT))
        return say(language,
                   STR(N_("A payment could not be carried out: the marketplace's staff has to look at it")));
    if (str_eq(notice->kind, NOTICE_REFUND))
        return say(language, STR(N_("The refund is overdue")));
    if (str_eq(notice->kind, NOTICE_LOOK))
        return say(
            language,
            STR(N_("Nobody is asked about this parcel: look at the carrier's page, and add what it says")));
    return kind >= 0 ? say(language, order_event_row((enum order_event_kind)kind)->happened) : STR_NONE;
}

/* ---- what is told together: numbers stand in front of the reason ---- */

static int64_t cut_number(struct str *text)
{
    int64_t number = 0;
    return str_to_int(str_cut(text, ' '), &number) ? number : 0;
}

static struct str votes_sentence(struct arena *arena, const struct language *language, struct str reason)
{
    static const struct str forms[2] = FORMS_("{votes} in votes on your post in one day",
                                              "{votes} in votes on {n} of your posts in one day");
    int64_t votes = cut_number(&reason), posts = cut_number(&reason);
    struct str sum = votes < 0 ? arena_printf(arena, "\u2212%lld", (long long)-votes)
                               : arena_printf(arena, "+%lld", (long long)votes);
    return arena_say_n(arena, language, forms, posts, PLACES(PLACE("votes", sum)));
}

static struct notice_said search_said(struct arena *arena, const struct language *language, struct str reason)
{
    static const struct str forms[2] = FORMS_("A search that you keep finds {n} new question",
                                              "A search that you keep finds {n} new questions");
    int64_t id = cut_number(&reason), questions = cut_number(&reason);
    return (struct notice_said){.sentence =
                                    arena_say_n(arena, language, forms, questions, (struct word_places){0}),
                                .title = reason.len ? reason : say(language, STR(N_("Saved searches"))),
                                .path = arena_printf(arena, "/account/searches/%lld", (long long)id)};
}

/* Reasons are sentences of the program, or what a member of the staff wrote: say() leaves that as it is. */
static struct str post_sentence(struct arena *arena, const struct language *language,
                                const struct notice *notice)
{
    enum notice_kind kind;
    if (!notice_kind_from(notice->kind, &kind))
        return STR_NONE;
    if (kind == NOTICE_VOTES)
        return votes_sentence(arena, language, notice->reason);
    const struct notice_kind_row *row = &notice_kind_rows[kind];
    bool by_reason = str_find(row->full, STR("{reason}")) < row->full.len;
    struct str known = by_reason ? notice->reason : notice->actor;
    if (row->full.len == 0 || known.len == 0)
        return say(language, row->plain);
    return arena_say(arena, language, row->full,
                     PLACES(PLACE("name", notice->actor), PLACE("reason", say(language, notice->reason))));
}

static struct str encoded(struct arena *arena, struct str text)
{
    enum { PATH_MAX_BYTES = 4096 };
    struct buf buf;
    buf_init(&buf, PATH_MAX_BYTES);
    form_encode(&buf, text);
    struct str result = arena_copy(arena, buf_str(&buf));
    buf_free(&buf);
    return result;
}

static struct str post_path(struct arena *arena, const struct notice *notice)
{
    struct str page = arena_printf(arena, "/questions/%lld/%.*s", (long long)notice->question_id,
                                   STR_ARG(encoded(arena, notice->slug)));
    if (notice->comment_id)
        return arena_printf(arena, "%.*s#comment-%lld", STR_ARG(page), (long long)notice->comment_id);
    if (notice->answer_id)
        return arena_printf(arena, "%.*s#answer-%lld", STR_ARG(page), (long long)notice->answer_id);
    return page;
}

struct notice_said notice_words(struct arena *arena, const struct language *language,
                                const struct notice *notice)
{
    if (notice->order_id)
        return (struct notice_said){
            .sentence = order_sentence(language, notice),
            .title = notice->title,
            .path = arena_printf(arena, "/orders/%.*s", STR_ARG(encoded(arena, notice->ref)))};
    if (str_eq(notice->kind, notice_kind_rows[NOTICE_SEARCH].name))
        return search_said(arena, language, notice->reason);
    bool device = str_eq(notice->kind, notice_kind_rows[NOTICE_DEVICE_GONE].name);
    if (device || str_eq(notice->kind, notice_kind_rows[NOTICE_HOOK_STOPPED].name))
        return (struct notice_said){.sentence = post_sentence(arena, language, notice),
                                    .path = device ? STR("/account/notices") : STR_NONE,
                                    .alone = true};
    return (struct notice_said){.sentence = post_sentence(arena, language, notice),
                                .title = notice->title,
                                .path = notice->title.len ? post_path(arena, notice) : STR_NONE};
}
