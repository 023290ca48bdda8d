/* One question a page, and only those that the answers before it need. */
#include "base/check.h"
#include "pages.h"
#include "web/advice/view.h"
#include "web/kit/show.h"

/* What must hold of the answers so far for a question to matter. */
enum need {
    NEED_NOTHING,
    NEED_PARCEL,
    NEED_GOODS,
    NEED_DIGITAL,
    NEED_CHARGED,
    NEED_OWED,
    NEED_OPEN_SHOP,
    NEED_RULES,
    NEED_PARCEL_RULES,
    NEED_EVENT,
    NEED_ASKED,
    NEED_CLAIM,
    NEED_CLAIM_DAY
};

/* The first that is not answered and matters is asked. */
static const struct advice_question {
    struct str name;
    enum need need;
    bool is_text;           /* else a day, or a choice where advice_choices has one */
    struct str label, hint; /* of days and texts; of a choice, where it needs another than on the form */
} questions[] = {
    {STR_INIT("paid"), NEED_NOTHING, false, STR_INIT(""), STR_INIT("")},
    {STR_INIT("marketplace"), NEED_NOTHING, false, STR_INIT(""), STR_INIT("")},
    {STR_INIT("problem"), NEED_NOTHING, false, STR_INIT(""), STR_INIT("")},
    {STR_INIT("ordered"), NEED_CHARGED, false, STR_INIT(N_("When were you last charged?")), STR_INIT("")},
    {STR_INIT("ordered"), NEED_NOTHING, false, STR_INIT(N_("When did you order?")),
     STR_INIT(N_("Empty: not known."))},
    {STR_INIT("received"), NEED_GOODS, false, STR_INIT(N_("When did it come?")), STR_INIT("")},
    {STR_INIT("received"), NEED_OWED, false, STR_INIT(N_("When did it come?")),
     STR_INIT(N_("Empty: it has not come."))},
    {STR_INIT("promised"), NEED_DIGITAL, false, STR_INIT(N_("For which day was it promised?")),
     STR_INIT(N_("Empty: no day was promised."))},
    {STR_INIT("promised"), NEED_PARCEL, false, STR_INIT(N_("Latest day that delivery was promised for")),
     STR_INIT(N_("Empty: no day was promised."))},
    {STR_INIT("protection_ends"), NEED_RULES, true, STR_INIT(N_("Until when are you protected?")),
     STR_INIT(
         N_("The order's page shows it: a day such as 2026-11-30, or a time such as \"2 days 4 hours\"."))},
    {STR_INIT("tracking"), NEED_PARCEL_RULES, true, STR_INIT(N_("Tracking number")),
     STR_INIT(N_("Empty: there is none."))},
    {STR_INIT("event"), NEED_PARCEL, false, STR_INIT(""), STR_INIT("")},
    {STR_INIT("event_on"), NEED_EVENT, false, STR_INIT(N_("When was that?")), STR_INIT("")},
    {STR_INIT("contacted"), NEED_OWED, false, STR_INIT(N_("When did you cancel it or send it back?")),
     STR_INIT(N_("Empty: not yet."))},
    {STR_INIT("contacted"), NEED_OPEN_SHOP, false, STR_INIT(N_("When did you write to the seller?")),
     STR_INIT(N_("Empty: not yet."))},
    {STR_INIT("extension"), NEED_ASKED, false, STR_INIT(""), STR_INIT("")},
    {STR_INIT("dispute"), NEED_CLAIM, false, STR_INIT(N_("Is there a dispute?")), STR_INIT("")},
    {STR_INIT("dispute_on"), NEED_CLAIM_DAY, false, STR_INIT(N_("Since when does it stand like this?")),
     STR_INIT("")},
};

static bool is_answer(const struct form *form, const char *name, const char *value)
{
    return str_eq(form_get(form, str_from(name)), str_from(value));
}

static bool has_rules(const struct form *form)
{
    static const char *const shops[] = {"eu-shop", "uk-shop", "us-shop", "private-seller",
                                        "recourse-default"};
    for (size_t i = 0; i < COUNT_OF(shops); i++)
        if (is_answer(form, "marketplace", shops[i]))
            return false;
    return true;
}

/* No parcel is waited for, and no goods are wrong. */
static bool is_of_money(const struct form *form)
{
    int problem = names_find(&advice_problem_names, form_get(form, STR("problem")));
    return problem >= 0 && advice_is_money((enum advice_problem)problem);
}

static bool is_needed(enum need need, const struct form *form)
{
    bool fake = is_answer(form, "problem", "fake-shop");
    bool parcel = is_answer(form, "problem", "not-received") || is_answer(form, "problem", "customs");
    switch (need) {
    case NEED_NOTHING:
        return true;
    case NEED_PARCEL:
        return parcel;
    case NEED_GOODS:
        return !parcel && !fake && !is_of_money(form);
    case NEED_DIGITAL:
        return is_answer(form, "problem", "digital");
    case NEED_CHARGED:
        return is_answer(form, "problem", "subscription");
    case NEED_OWED:
        return is_answer(form, "problem", "refund-missing");
    case NEED_OPEN_SHOP:
        return !is_answer(form, "problem", "bankrupt");
    case NEED_RULES:
        return has_rules(form) && !fake;
    case NEED_PARCEL_RULES:
        return parcel && has_rules(form);
    case NEED_EVENT:
        return form_get(form, STR("event")).len > 0;
    case NEED_ASKED:
        return parcel && has_rules(form) && form_get(form, STR("contacted")).len > 0;
    case NEED_CLAIM: /* whoever has not even asked has no dispute */
        return !fake && form_get(form, STR("contacted")).len > 0 &&
               (has_rules(form) || is_answer(form, "paid", "paypal"));
    case NEED_CLAIM_DAY:
        return form_get(form, STR("dispute")).len > 0;
    }
    return true;
}

/* Left empty, a question is answered with "not known", but for those: what is said of one that was. */
static const struct {
    struct str name, missing;
} required[] = {
    {STR_INIT("marketplace"), STR_INIT(N_("Choose where you bought."))},
    {STR_INIT("event_on"), STR_INIT(N_("Add the day: the tracking shows it beside the line."))},
};

struct str advice_missing(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(required); i++)
        if (str_eq(name, required[i].name))
            return required[i].missing;
    return STR_NONE;
}

static bool is_answered(const struct form *form, struct str name)
{
    return advice_missing(name).len ? form_get(form, name).len > 0 : form_has(form, name);
}

static const struct advice_question *next_question(const struct form *form)
{
    for (size_t i = 0; i < COUNT_OF(questions); i++)
        if (!is_answered(form, questions[i].name) && is_needed(questions[i].need, form))
            return &questions[i];
    return NULL;
}

/* The first `count` answers as an address, and more behind. */
static struct url address_of(struct call *call, const struct form *answers, size_t count, const char *more)
{
    struct buf buf;
    buf_init(&buf, 64 * 1024);
    buf_put(&buf, STR("/advice?"));
    for (size_t i = 0; i < count; i++)
        form_put(&buf, answers->fields[i].name, answers->fields[i].value);
    buf_put(&buf, str_from(more));
    struct str text = arena_copy(arena_of(call), buf_str(&buf));
    buf_free(&buf);
    return url_own(text);
}

/* Back to the question before, on to the one behind, and the whole form with what is known. */
static void fill_ways_on(struct call *call, const struct advice_question *question,
                         struct advice_question_page *page)
{
    struct form *answers = page->answers, *without = ARENA_NEW(arena_of(call), struct form);
    size_t before = answers->count;
    while (before > 0 && str_eq(answers->fields[before - 1].name, STR("zone")))
        before--;
    page->all = before ? address_of(call, answers, answers->count, "&change=1") : url_own(STR("/advice"));
    if (before)
        page->back = address_of(call, answers, before - 1, "&step=1");
    if (!str_eq(question->name, STR("event_on")))
        return;
    without->count = 0;
    for (size_t i = 0; i < answers->count; i++)
        if (!str_eq(answers->fields[i].name, STR("event")))
            without->fields[without->count++] = answers->fields[i];
    page->skip = address_of(call, without, without->count, "&event=&step=1");
}

static enum err show_question(struct call *call, const struct advice_question *question)
{
    struct arena *arena = arena_of(call);
    struct advice_question_page *page = ARENA_NEW(arena, struct advice_question_page);
    struct form *answers = ARENA_NEW(arena, struct form);
    answers->count = 0;
    for (size_t i = 0; i < call->query.count; i++)
        if (!str_eq(call->query.fields[i].name, STR("step")) &&
            !str_eq(call->query.fields[i].name, question->name))
            answers->fields[answers->count++] = call->query.fields[i];
    *page = (struct advice_question_page){
        .layout = narrow_layout_of(call, STR(N_("What should I do?"))),
        .choice = advice_choices(call, question->name, STR_NONE),
        .date = {.name = question->name,
                 .label = question->label,
                 .hint = question->hint,
                 .type = question->is_text ? STR("text") : STR("date")},
        .answers = answers,
    };
    fill_ways_on(call, question, page);
    if (page->choice.count && question->label.len)
        page->choice.label = question->label;
    if (form_has(&call->query, question->name))
        page->choice.error = page->date.field.error = say(call->language, advice_missing(question->name));
    struct html h = html_of(call);
    page_advice_question(&h, page);
    return send_page(call, 200);
}

/* The plan's address has the answers only. */
static void go_to_plan(struct call *call)
{
    struct buf buf;
    buf_init(&buf, 64 * 1024);
    buf_put(&buf, STR("/advice?"));
    for (size_t i = 0; i < call->query.count; i++)
        if (call->query.fields[i].value.len && !str_eq(call->query.fields[i].name, STR("step")))
            form_put(&buf, call->query.fields[i].name, call->query.fields[i].value);
    struct str text = arena_copy(arena_of(call), buf_str(&buf));
    buf_free(&buf);
    call_redirect(call, 303, text);
}

enum err advice_ask_next(struct call *call, bool *asked)
{
    const struct advice_question *question = next_question(&call->query);
    *asked = form_has(&call->query, STR("step"));
    if (!*asked)
        return OK;
    if (question)
        return show_question(call, question);
    go_to_plan(call);
    return OK;
}
