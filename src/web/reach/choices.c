/* What somebody chooses to hear of, and how. */
#include "base/check.h"
#include "pages.h"
#include "service/reach/notices.h"
#include "service/reach/push.h"
#include "service/reach/quiet.h"
#include "web/reach/handlers.h"
#include "web/reach/view.h"

/* As core/reach/kind.c names them. */
const struct input notice_choice_inputs[NOTICE_CHOICE_INPUTS] = {
    {STR_INIT("page_answers"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("push_answers"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("mail_answers"), STR_INIT(N_("Enter how often it is mailed.")), INPUT_LINE, 1, 10},
    {STR_INIT("page_comments"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("push_comments"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("mail_comments"), STR_INIT(N_("Enter how often it is mailed.")), INPUT_LINE, 1, 10},
    {STR_INIT("page_mentions"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("push_mentions"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("mail_mentions"), STR_INIT(N_("Enter how often it is mailed.")), INPUT_LINE, 1, 10},
    {STR_INIT("page_accepted"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("push_accepted"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("mail_accepted"), STR_INIT(N_("Enter how often it is mailed.")), INPUT_LINE, 1, 10},
    {STR_INIT("page_votes"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("push_votes"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("mail_votes"), STR_INIT(N_("Enter how often it is mailed.")), INPUT_LINE, 1, 10},
    {STR_INIT("page_closing"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("push_closing"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("mail_closing"), STR_INIT(N_("Enter how often it is mailed.")), INPUT_LINE, 1, 10},
    {STR_INIT("page_verdicts"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("push_verdicts"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("mail_verdicts"), STR_INIT(N_("Enter how often it is mailed.")), INPUT_LINE, 1, 10},
    {STR_INIT("page_edits"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("push_edits"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("mail_edits"), STR_INIT(N_("Enter how often it is mailed.")), INPUT_LINE, 1, 10},
    {STR_INIT("page_suggestions"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("push_suggestions"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("mail_suggestions"), STR_INIT(N_("Enter how often it is mailed.")), INPUT_LINE, 1, 10},
    {STR_INIT("page_reports"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("push_reports"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("mail_reports"), STR_INIT(N_("Enter how often it is mailed.")), INPUT_LINE, 1, 10},
    {STR_INIT("page_follows"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("push_follows"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("mail_follows"), STR_INIT(N_("Enter how often it is mailed.")), INPUT_LINE, 1, 10},
    {STR_INIT("page_searches"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("push_searches"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("mail_searches"), STR_INIT(N_("Enter how often it is mailed.")), INPUT_LINE, 1, 10},
    {STR_INIT("push_orders"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("mail_orders"), STR_INIT(N_("Enter how often it is mailed.")), INPUT_LINE, 1, 10},
};

const struct input quiet_inputs[QUIET_INPUTS] = {
    {STR_INIT("quiet_from"), MAY_MISS, INPUT_LINE, 0, 5},
    {STR_INIT("quiet_until"), MAY_MISS, INPUT_LINE, 0, 5},
};

static struct str input_name(struct call *call, const char *what, enum notice_choice choice)
{
    return arena_printf(arena_of(call), "%s_%.*s", what, STR_ARG(notice_choice_rows[choice].name));
}

static struct choice_row row_of(struct call *call, enum notice_choice choice,
                                const struct notice_choice_made *made)
{
    const struct notice_choice_row *fixed = &notice_choice_rows[choice];
    struct str label = say(call->language, fixed->label);
    struct choice_row row = {
        .label = label,
        .page_name = fixed->always_here ? STR_NONE : input_name(call, "page", choice),
        .on_page = made->on_page,
        .push_name = input_name(call, "push", choice),
        .push = made->push,
        .mail_name = input_name(call, "mail", choice),
        .mail_label = call_fill(call, "By mail: {what}", PLACES(PLACE("what", label))),
        .mails = ARENA_ARRAY(arena_of(call), struct choice_view, NOTICE_MAIL_COUNT),
        .mail_count = NOTICE_MAIL_COUNT,
    };
    for (size_t i = 0; i < NOTICE_MAIL_COUNT; i++)
        row.mails[i] = (struct choice_view){notice_mails[i].name, say(call->language, notice_mails[i].label),
                                            str_eq(made->mail, notice_mails[i].name), false};
    return row;
}

/* ---- quiet hours ---- */

static struct input_view hour_input(struct call *call, const char *name, const char *label, int64_t minute)
{
    struct input_view view = {
        .name = str_from(name), .label = str_from(label), .type = STR("time"), .max = 5, .optional = true};
    if (minute >= 0)
        view.field.value =
            arena_printf(arena_of(call), "%02lld:%02lld", (long long)minute / 60, (long long)minute % 60);
    return view;
}

static enum err quiet_of(struct call *call, struct choices_page *page)
{
    bool set;
    struct quiet_hours hours;
    enum err err = quiet_read(call->ctx, call->viewer.person_id, &hours, &set);
    if (err)
        return err;
    page->quiet_from = hour_input(call, "quiet_from", N_("From"), set ? hours.from : -1);
    page->quiet_until = hour_input(call, "quiet_until", N_("Until"), set ? hours.until : -1);
    page->zone = call->zone.len ? call->zone : STR("UTC");
    return OK;
}

enum err quiet_post(struct call *call)
{
    enum err err = quiet_choose(call->ctx, call->viewer.person_id, call_value(call, STR("quiet_from")),
                                call_value(call, STR("quiet_until")));
    if (err)
        return form_again(call, err, choices_show_again);
    call_redirect(call, 303, STR("/account/notices?said=saved"));
    return OK;
}

/* ---- the page ---- */

/* The inputs of the form that was refused come back as they were sent. */
static void take_refused(struct call *call, struct choices_page *page)
{
    struct input_view *views[] = {&page->topic, &page->key, &page->auth, &page->quiet_from,
                                  &page->quiet_until};
    for (size_t i = 0; i < COUNT_OF(views); i++)
        for (size_t k = 0; k < call->route->input_count; k++)
            if (str_eq(call->route->inputs[k].name, views[i]->name))
                views[i]->field = field_of(call, views[i]->name);
    page->problem = problem_of(call);
}

/* As the form of all choices has them. */
static void take_choices(struct call *call, struct notice_choice_made made[NOTICE_CHOICE_COUNT])
{
    for (size_t i = 0; i < NOTICE_CHOICE_COUNT; i++) {
        struct str box = input_name(call, "page", (enum notice_choice)i);
        bool boxed = !notice_choice_rows[i].always_here;
        made[i] = (struct notice_choice_made){
            .on_page = boxed && form_get(&call->form, box).len > 0,
            .push = form_get(&call->form, input_name(call, "push", (enum notice_choice)i)).len > 0,
            .mail = form_get(&call->form, input_name(call, "mail", (enum notice_choice)i)),
        };
    }
}

enum err choices_show_again(struct call *call, int status)
{
    struct notice_choice_made made[NOTICE_CHOICE_COUNT];
    bool sent = is_sent_back(call) && form_has(&call->form, input_name(call, "mail", (enum notice_choice)0));
    enum err err = sent ? OK : notice_choices_read(call->ctx, call->viewer.person_id, made);
    if (err)
        return err;
    if (sent)
        take_choices(call, made);
    struct choices_page page = {
        .layout = narrow_layout_of(call, STR(N_("What you hear of"))),
        .rows = ARENA_ARRAY(arena_of(call), struct choice_row, NOTICE_CHOICE_COUNT),
        .count = NOTICE_CHOICE_COUNT,
    };
    err = devices_of(call, &page);
    if (!err)
        err = quiet_of(call, &page);
    if (err)
        return err;
    for (size_t i = 0; i < NOTICE_CHOICE_COUNT; i++)
        page.rows[i] = row_of(call, (enum notice_choice)i, &made[i]);
    page.topic = (struct input_view){.name = STR("topic"),
                                     .label = STR(N_("Address")),
                                     .hint = STR(N_("Such as https://ntfy.sh/a-name-that-nobody-guesses.")),
                                     .type = STR("url"),
                                     .max = PUSH_URL_MAX};
    page.key = (struct input_view){.name = STR("key"),
                                   .label = STR(N_("Public key (UnifiedPush)")),
                                   .hint = STR(N_("As the app shows it; empty for ntfy.")),
                                   .type = STR("text"),
                                   .max = 100};
    page.auth = (struct input_view){.name = STR("auth"),
                                    .label = STR(N_("Authentication secret (UnifiedPush)")),
                                    .type = STR("text"),
                                    .max = 100};
    page.layout.notice = said(call);
    if (status >= 400)
        take_refused(call, &page);
    struct html h = html_of(call);
    page_notice_choices(&h, &page);
    return send_page(call, status);
}

enum err choices_show(struct call *call)
{
    return choices_show_again(call, 200);
}

enum err choices_post(struct call *call)
{
    struct notice_choice_made made[NOTICE_CHOICE_COUNT];
    take_choices(call, made);
    enum err err = notice_choices_write(call->ctx, call->viewer.person_id, made);
    if (!err)
        call_redirect(call, 303, STR("/account/notices?said=saved"));
    return form_again(call, err, choices_show_again);
}
