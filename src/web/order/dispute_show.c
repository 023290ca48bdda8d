/* The pages of a dispute that is being described. */
#include "web/order/dispute_show.h"

#include "base/check.h"
#include "core/order/arrival.h"
#include "pages.h"
#include "text/advice/speech.h"
#include "text/clock/when.h"
#include "web/kit/show.h"
#include "web/order/dispute_words.h"
#include "web/order/show.h"

struct url dispute_url(struct call *call, const struct order *order, struct str page)
{
    return url_printf(call, "/orders/%.*s/dispute%s%.*s", STR_ARG(encoded(call, order->head.ref)),
                      page.len ? "/" : "", STR_ARG(page));
}

struct str dispute_line_name(struct call *call, size_t line)
{
    return arena_printf(arena_of(call), "line%zu", line + 1);
}

/* What the ids of reasons speak of; one that says nothing of it is of its family. */
static enum advice_problem problem_by_reason(const struct reason *reason)
{
    static const struct {
        const char *word;
        enum advice_problem problem;
    } rows[] = {
        {"damage", PROBLEM_DAMAGED},
        {"empty", PROBLEM_EMPTY},
        {"counterfeit", PROBLEM_COUNTERFEIT},
    };
    struct str id = str_from(reason->id);
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (str_find(id, str_from(rows[i].word)) < id.len)
            return rows[i].problem;
    return reason->family == FAMILY_NOT_RECEIVED ? PROBLEM_NOT_RECEIVED : PROBLEM_NOT_AS_DESCRIBED;
}

static struct str asks_of(struct call *call, const struct dispute_case *dispute)
{
    const struct dispute_draft *draft = &dispute->draft;
    int remedy = names_find(&remedy_names, draft->remedy);
    if (remedy == REMEDY_REFUND_PARTIAL && draft->amount_minor)
        return call_fill(
            call, "I ask for a refund of {amount}.",
            PLACES(PLACE("amount", money_text(call, draft->amount_minor, dispute->order->state.currency))));
    if (remedy == REMEDY_RETURN_REFUND)
        return call_say(call, "I ask to send the goods back for a full refund.");
    return remedy == REMEDY_REPLACEMENT ? call_say(call, "I ask for a replacement.") : STR_NONE;
}

enum err dispute_plan(struct call *call, const struct dispute_case *dispute, struct advice_plan **plan)
{
    const struct order *order = dispute->order;
    struct parcel_file *parcel = ARENA_NEW(arena_of(call), struct parcel_file);
    int reason = policy_reason(order->policy, dispute->draft.reason);
    enum err err = parcel_read(call->ctx, call->app->tracking, order, parcel);
    if (err)
        return err;
    struct advice_case situation = order_case(order, parcel, call->ctx->now);
    if (reason >= 0)
        situation.problem = problem_by_reason(&order->policy->reasons[reason]);
    situation.asks = asks_of(call, dispute);
    advice_speak(arena_of(call), call_reading(call), &situation);
    *plan = ARENA_NEW(arena_of(call), struct advice_plan);
    advise(&situation, *plan);
    return OK;
}

/* ---- what they share ---- */

/* "Question 2 of 5" */
static struct str kicker_of(struct call *call, const struct dispute_case *dispute,
                            enum dispute_question question)
{
    int number = 0, count = 0;
    for (enum dispute_question q = QUESTION_LINES; q < QUESTION_COUNT; q++) {
        count += dispute_asks(dispute, q);
        number += q <= question && dispute_asks(dispute, q);
    }
    return call_fill(call, "Question {number} of {count}",
                     PLACES(PLACE_INT("number", number), PLACE_INT("count", count)));
}

/* The page before: the question before, or the first page. */
static struct url back_of(struct call *call, const struct dispute_case *dispute,
                          enum dispute_question question)
{
    struct str page = STR_NONE;
    for (enum dispute_question q = QUESTION_LINES; q < question; q++)
        if (dispute_asks(dispute, q))
            page = dispute_page_name(q);
    return dispute_url(call, dispute->order, page);
}

size_t dispute_needs(struct call *call, const struct order *order, int reason,
                     struct str needs[REASON_NEEDS_MAX + 1])
{
    size_t count = 0;
    if (reason < 0)
        return 0;
    const struct reason *rule = &order->policy->reasons[reason];
    struct guide_reader reader = {arena_of(call), call->language};
    for (int32_t i = 0; i < rule->need_count; i++)
        needs[count++] = evidence_any_words(reader, &rule->needs[i]);
    return count;
}

struct str dispute_window_text(struct call *call, const struct opening_window *window)
{
    struct reading reading = call_reading(call);
    struct arena *arena = arena_of(call);
    bool ends = window->until.ms != CLOCK_NEVER.ms;
    if (window->refusal == REFUSAL_NONE)
        return ends ? call_fill(call, "Possible until {date}.",
                                PLACES(PLACE("date", when_until(arena, reading, window->until))))
                    : call_say(call, "Possible while your protection lasts.");
    struct str why = say(call->language, order_refusal_row(window->refusal)->sentence);
    bool later = window->refusal == REFUSAL_IN_TRANSIT || window->refusal == REFUSAL_TOO_EARLY;
    if (later &&
        window->from.ms != CLOCK_NEVER.ms) /* never: it waits for a delivery of which no day is known */
        return call_fill(call, "{why} Possible from {date}.",
                         PLACES(PLACE("why", why), PLACE("date", when_long(arena, reading, window->from))));
    if (window->refusal == REFUSAL_TOO_LATE)
        return call_fill(call, "{why} It was possible until {date}.",
                         PLACES(PLACE("why", why), PLACE("date", when_until(arena, reading, window->until))));
    if (window->refusal == REFUSAL_REASON)
        return call_say(call, "Not after the receipt was confirmed.");
    return why;
}

/* ---- the questions ---- */

static void add_choice(struct dispute_choices *group, struct dispute_choice_view choice)
{
    check(group->count < DISPUTE_CHOICES_MAX);
    group->at[group->count++] = choice;
}

/* What it cost; of an order in several parcels also whether it is here. */
static struct str line_hint(struct call *call, const struct order *order, int line, struct str price)
{
    struct instant came = order_line_arrived(&order->state, line);
    bool parted = order->state.came && order->state.line_kind[line] == LINE_GOODS;
    if (!parted)
        return price;
    if (!came.ms)
        return call_fill(call, "{price}. It has not come yet.", PLACES(PLACE("price", price)));
    return call_fill(call, "{price}. It came on {day}.",
                     PLACES(PLACE("price", price), PLACE("day", date_text(call, came))));
}

static void fill_lines(struct call *call, const struct dispute_case *dispute, struct dispute_step_page *page)
{
    const struct order *order = dispute->order;
    page->many = true;
    page->hint = call_say(call, "Each part of an order can have its own dispute.");
    page->error_id = dispute_field(QUESTION_LINES);
    for (size_t i = 0; i < order->lines.count; i++) {
        const struct order_line *line = &order->lines.at[i];
        bool open = dispute->opening.lines & line_bit(i);
        struct str price = money_text(call, line->amount_minor, order->state.currency);
        add_choice(&page->groups[0],
                   (struct dispute_choice_view){
                       .value = dispute_line_name(call, i),
                       .label = line->title,
                       .hint = open ? line_hint(call, order, (int)i, price)
                                    : call_fill(call, "{price}. It has had its outcome already.",
                                                PLACES(PLACE("price", price))),
                       .chosen = open && (dispute->draft.lines & line_bit(i)),
                       .closed = !open,
                   });
    }
    page->group_count = 1;
}

/* What holds for all of a group stands below its heading alone. */
static void say_once(struct dispute_choices *group)
{
    for (size_t i = 1; i < group->count; i++)
        if (group->at[i].closed || !str_eq(group->at[i].hint, group->at[0].hint))
            return;
    if (group->count == 0 || group->at[0].closed)
        return;
    group->hint = group->at[0].hint;
    for (size_t i = 0; i < group->count; i++)
        group->at[i].hint = STR_NONE;
}

static void fill_reasons(struct call *call, const struct dispute_case *dispute,
                         struct dispute_step_page *page)
{
    const struct order *order = dispute->order;
    page->hint =
        call_say(call, "Choose what fits best: it decides what can be asked for and which evidence counts.");
    for (enum family family = FAMILY_NOT_RECEIVED; family < FAMILY_COUNT; family++) {
        struct dispute_choices *group = &page->groups[page->group_count];
        group->heading = family_title(call->language, family);
        for (int32_t i = 0; i < order->policy->reason_count; i++) {
            const struct reason *reason = &order->policy->reasons[i];
            if (reason->family != family)
                continue;
            bool open = opening_takes(&order->state, &dispute->opening, i);
            add_choice(group, (struct dispute_choice_view){
                                  .value = str_from(reason->id),
                                  .label = say(call->language, str_from(reason->title)),
                                  .hint = dispute_window_text(call, &dispute->opening.reasons[i]),
                                  .chosen = open && str_eq(dispute->draft.reason, str_from(reason->id)),
                                  .closed = !open,
                              });
        }
        say_once(group);
        page->group_count += group->count > 0;
    }
}

static struct str remedy_hint(struct call *call, const struct dispute_case *dispute, enum remedy remedy)
{
    struct str whole = money_text(call, dispute_whole(dispute), dispute->order->state.currency);
    struct word_places amount = PLACES(PLACE("amount", whole));
    switch (remedy) {
    case REMEDY_REFUND_FULL:
        return call_fill(call, "{amount}. You keep what came, if anything came.", amount);
    case REMEDY_REFUND_PARTIAL:
        return call_fill(call, "Less than {amount}; you keep the goods. You say how much on the next page.",
                         amount);
    case REMEDY_RETURN_REFUND:
        return call_fill(call,
                         "You send the goods back, within the time that the rules give, and get {amount} "
                         "when they arrive. Ask who pays the postage before you agree.",
                         amount);
    case REMEDY_REPLACEMENT:
        return call_say(call, "The seller sends it again. The dispute stays open until it has come.");
    case REMEDY_NONE:
    case REMEDY_COUNT:
        break;
    }
    return STR_NONE;
}

static void fill_remedies(struct call *call, const struct dispute_case *dispute,
                          struct dispute_step_page *page)
{
    uint32_t allowed = dispute_remedies(dispute);
    page->hint = call_say(
        call,
        "What these rules allow for your reason. The seller may offer something else; you need not take it.");
    for (enum remedy remedy = REMEDY_REFUND_FULL; remedy < REMEDY_COUNT; remedy++) {
        struct str name = names_at(&remedy_names, (int)remedy);
        if (allowed & (1u << remedy))
            add_choice(&page->groups[0], (struct dispute_choice_view){
                                             .value = name,
                                             .label = remedy_title(call->language, remedy),
                                             .hint = remedy_hint(call, dispute, remedy),
                                             .chosen = str_eq(name, dispute->draft.remedy),
                                         });
    }
    page->group_count = 1;
}

static void fill_pieces(struct call *call, const struct dispute_case *dispute, struct dispute_step_page *page)
{
    int64_t most = dispute_pieces_most(dispute);
    int64_t pieces = dispute->draft.pieces ? dispute->draft.pieces : most;
    bool typed = call->errors[call_input(call, dispute_field(QUESTION_PIECES))].len > 0;
    page->input = input_view_of(call, dispute_field(QUESTION_PIECES), STR(N_("How many pieces")));
    page->input.hint =
        call_fill(call, "From 1 to {most}. The others stay as they are.", PLACES(PLACE_INT("most", most)));
    page->input.optional = false;
    if (!typed)
        page->input.field.value = arena_printf(arena_of(call), "%lld", (long long)pieces);
}

static void fill_amount(struct call *call, const struct dispute_case *dispute, struct dispute_step_page *page)
{
    const struct order_state *state = &dispute->order->state;
    int64_t whole = dispute_whole(dispute);
    char text[MONEY_TEXT];
    bool typed = call->errors[call_input(call, dispute_field(QUESTION_AMOUNT))].len > 0;
    page->input = input_view_of(call, dispute_field(QUESTION_AMOUNT), STR(N_("Amount")));
    page->input.hint = call_fill(call, "More than 0 and less than {amount}, which is what was paid for it.",
                                 PLACES(PLACE("amount", money_text(call, whole, state->currency))));
    page->input.optional = false;
    if (!typed && dispute->draft.amount_minor)
        page->input.field.value =
            arena_copy(arena_of(call), money_write(dispute->draft.amount_minor, state->currency, text));
}

static struct str day_text(struct call *call, struct instant at)
{
    struct civil civil = zone_civil(call_zone(call), at);
    return arena_printf(arena_of(call), "%04d-%02d-%02d", civil.year, civil.month, civil.day);
}

static void fill_opened(struct call *call, const struct dispute_case *dispute, struct dispute_step_page *page)
{
    bool typed = call->errors[call_input(call, dispute_field(QUESTION_AT))].len > 0;
    struct instant day = dispute->draft.opened_at.ms ? dispute->draft.opened_at : call->ctx->now;
    page->input = input_view_of(call, dispute_field(QUESTION_AT), STR(N_("Day")));
    page->input.type = STR("date");
    page->input.optional = false;
    page->input.hint =
        call_fill(call, "The day on which you opened the dispute at {marketplace}, such as 2026-11-20.",
                  PLACES(PLACE("marketplace", say(call->language, dispute->order->head.marketplace))));
    if (!typed)
        page->input.field.value = day_text(call, day);
}

static enum err show_story(struct call *call, const struct dispute_case *dispute, int status)
{
    const struct order *order = dispute->order;
    size_t field = call_input(call, dispute_field(QUESTION_WORDS));
    struct advice_plan *plan;
    enum err err = dispute_plan(call, dispute, &plan);
    if (err)
        return err;
    struct dispute_story_page page = {
        .layout = narrow_layout_of(call, dispute_heading(QUESTION_WORDS)),
        .back = back_of(call, dispute, QUESTION_WORDS),
        .action = dispute_url(call, order, dispute_page_name(QUESTION_WORDS)),
        .kicker = kicker_of(call, dispute, QUESTION_WORDS),
        .error = call->errors[field],
        .error_at = url_own(STR("#words")),
        .story = status >= 400 ? call->values[field] : dispute->draft.story,
        .paste = {plan->case_text, plan->case_text_len},
        .max = WORDS_MAX,
    };
    page.need_count =
        dispute_needs(call, order, policy_reason(order->policy, dispute->draft.reason), page.needs);
    struct html h = html_of(call);
    page_dispute_story(&h, &page);
    return send_page(call, status);
}

enum err dispute_question_page(struct call *call, const struct dispute_case *dispute,
                               enum dispute_question question, int status)
{
    if (question == QUESTION_WORDS)
        return show_story(call, dispute, status);
    static const struct {
        void (*fill)(struct call *call, const struct dispute_case *dispute, struct dispute_step_page *page);
    } rows[] = {
        [QUESTION_LINES] = {fill_lines},   [QUESTION_REASON] = {fill_reasons},
        [QUESTION_PIECES] = {fill_pieces}, [QUESTION_REMEDY] = {fill_remedies},
        [QUESTION_AMOUNT] = {fill_amount}, [QUESTION_AT] = {fill_opened},
    };
    struct dispute_step_page *page = ARENA_NEW(arena_of(call), struct dispute_step_page);
    page->layout = narrow_layout_of(call, dispute_heading(question));
    page->back = back_of(call, dispute, question);
    page->action = dispute_url(call, dispute->order, dispute_page_name(question));
    page->kicker = kicker_of(call, dispute, question);
    page->heading = say(call->language, dispute_heading(question));
    page->name = page->error_id = dispute_field(question);
    rows[question].fill(call, dispute, page);
    if (status >= 400) {
        page->error = first_error(call);
        page->error_at = first_error_at(call);
    }
    struct html h = html_of(call);
    page_dispute_step(&h, page);
    return send_page(call, status);
}
