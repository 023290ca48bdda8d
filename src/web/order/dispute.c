/* Opening a dispute, one question a page: is it the moment, the answers, the check, and the reference. */
#include "http/door/ordered.h"
#include "http/door/wish.h"
#include "web/order/dispute_show.h"
#include "web/order/dispute_words.h"
#include "web/order/handlers.h"
#include "web/order/show.h"

static enum err hold_case(struct call *call, struct dispute_case **dispute)
{
    *dispute = ARENA_NEW(arena_of(call), struct dispute_case);
    return dispute_case_read_held(call->ctx, &call->app->policies, &call->viewer, call->parameters[0],
                                  *dispute);
}

static enum err go(struct call *call, const struct order *order, struct str page)
{
    call_redirect(call, 303, dispute_url(call, order, page).text);
    return OK;
}

enum err dispute_show(struct call *call)
{
    struct dispute_case *dispute;
    enum err err = call_dispute(call, &dispute);
    return err ? err : dispute_start_page(call, dispute);
}

enum err dispute_redirect(struct call *call)
{
    struct dispute_case *dispute;
    enum err err = call_dispute(call, &dispute);
    return err ? err : go(call, dispute->order, STR_NONE);
}

/* ---- reading a page ---- */

static bool is_open(const struct order_state *state)
{
    return state->dispute != DISPUTE_NONE && state->dispute != DISPUTE_CLOSED;
}

/* A page is shown when what comes before it is answered; else the first that is not. */
static enum err show_in_order(struct call *call, const struct dispute_case *dispute, struct str page)
{
    enum dispute_question gap = dispute_gap(dispute, call->ctx->now), asked = dispute_page_find(page);
    bool last = str_eq(page, STR("check"));
    if (!last && asked == QUESTION_COUNT)
        return fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no such page.");
    if (!dispute->opening.may_open)
        return go(call, dispute->order, STR_NONE);
    if (last && gap == QUESTION_COUNT)
        return dispute_check_page(call, dispute, 200);
    if (!last && asked <= gap && dispute_asks(dispute, asked))
        return dispute_question_page(call, dispute, asked, 200);
    return go(call, dispute->order, gap == QUESTION_COUNT ? STR("check") : dispute_page_name(gap));
}

enum err dispute_step_show(struct call *call)
{
    struct dispute_case *dispute;
    struct str page = call->parameters[1];
    enum err err = call_dispute(call, &dispute);
    if (err)
        return err;
    forget_errors(call);
    if (!str_eq(page, STR("done")))
        return show_in_order(call, dispute, page);
    if (is_open(&dispute->order->state))
        return dispute_done_page(call, dispute->order);
    return go(call, dispute->order, STR_NONE);
}

/* ---- saving an answer ---- */

uint64_t line_boxes(struct call *call, size_t lines)
{
    uint64_t mask = 0;
    for (size_t i = 0; i < lines; i++)
        if (form_has(&call->form, dispute_line_name(call, i)))
            mask |= line_bit(i);
    return mask;
}

static void say_wrong(struct call *call, enum dispute_question question)
{
    call_error(call, dispute_field(question), say(call->language, dispute_questions[question].wrong));
}

static int64_t answered_pieces(struct call *call, struct dispute_case *dispute)
{
    int64_t pieces = 0, most = dispute_pieces_most(dispute);
    if (!str_to_int(call_value(call, dispute_field(QUESTION_PIECES)), &pieces) || pieces < 1 ||
        pieces > most) {
        call_error(call, dispute_field(QUESTION_PIECES),
                   call_fill(call, "Write a number from 1 to {most}.", PLACES(PLACE_INT("most", most))));
        return 0;
    }
    return pieces;
}

static int64_t answered_amount(struct call *call, const struct dispute_case *dispute)
{
    const struct order_state *state = &dispute->order->state;
    int64_t minor = 0, whole = dispute_whole(dispute);
    enum money_fault fault =
        money_read(call_value(call, dispute_field(QUESTION_AMOUNT)), state->currency, &minor);
    struct str wrong = fault ? say(call->language, money_fault_text(fault)) : STR_NONE;
    if (!fault && (minor <= 0 || minor >= whole))
        wrong = call_fill(call, "it has to be above 0 and below {amount}",
                          PLACES(PLACE("amount", money_text(call, whole, state->currency))));
    if (wrong.len)
        call_error(call, dispute_field(QUESTION_AMOUNT),
                   call_fill(call, "Write the amount as 12.50: {fault}.", PLACES(PLACE("fault", wrong))));
    return minor;
}

static struct instant answered_day(struct call *call, const struct dispute_case *dispute)
{
    struct instant day = day_of(call, dispute_field(QUESTION_AT));
    if (call->has_errors)
        return day;
    if (day.ms == 0)
        say_wrong(call, QUESTION_AT);
    else if (instant_before(call->ctx->now, day))
        call_error(call, dispute_field(QUESTION_AT), call_say(call, "This day has not come yet."));
    else if (day.ms + SPAN_DAYS(1).ms <= dispute->order->state.ordered.ms)
        call_error(call, dispute_field(QUESTION_AT),
                   call_say(call, "This day is before the order was made."));
    return day;
}

/* Puts what was sent into the draft; what does not fit gets a message beside its field. */
static void take_answer(struct call *call, struct dispute_case *dispute, enum dispute_question question)
{
    struct dispute_draft *draft = &dispute->draft;
    struct str value = call_value(call, dispute_field(question));
    switch (question) {
    case QUESTION_LINES:
        draft->lines = line_boxes(call, dispute->order->lines.count);
        draft->pieces = 0;
        break;
    case QUESTION_PIECES:
        draft->pieces = answered_pieces(call, dispute);
        return;
    case QUESTION_REASON:
        draft->reason = value;
        break;
    case QUESTION_REMEDY:
        draft->remedy = value;
        break;
    case QUESTION_AMOUNT:
        draft->amount_minor = answered_amount(call, dispute);
        return;
    case QUESTION_AT:
        draft->opened_at = answered_day(call, dispute);
        return;
    case QUESTION_WORDS: /* more may be added to them first */
        draft->story = str_trim(value);
        return;
    case QUESTION_COUNT:
        return;
    }
    if (!dispute_is_answered(dispute, question, call->ctx->now))
        say_wrong(call, question);
}

static bool button_is(struct call *call, const char *name)
{
    return str_eq(form_get(&call->form, STR("button")), str_from(name));
}

/* The sentences below what is there already. */
static enum err add_sentences(struct call *call, struct dispute_case *dispute)
{
    struct advice_plan *plan;
    enum err err = dispute_plan(call, dispute, &plan);
    if (err)
        return err;
    struct str story = dispute->draft.story, paste = {plan->case_text, plan->case_text_len};
    dispute->draft.story =
        story.len ? arena_printf(arena_of(call), "%.*s\n\n%.*s", STR_ARG(story), STR_ARG(paste)) : paste;
    if (str_char_count(dispute->draft.story) > WORDS_MAX)
        call_error(call, dispute_field(QUESTION_WORDS),
                   call_say(call, "With these sentences it would be too long. Shorten it first."));
    return OK;
}

static enum err take_story(struct call *call, struct dispute_case *dispute)
{
    if (button_is(call, "paste"))
        return add_sentences(call, dispute);
    if (!dispute_is_answered(dispute, QUESTION_WORDS, call->ctx->now))
        say_wrong(call, QUESTION_WORDS);
    return OK;
}

static enum err save_answer(struct call *call, struct dispute_case *dispute, enum dispute_question question)
{
    take_answer(call, dispute, question);
    enum err err = question == QUESTION_WORDS ? take_story(call, dispute) : OK;
    if (err)
        return err;
    if (call->has_errors) {
        enum err shown = dispute_question_page(call, dispute, question, 422);
        return shown ? shown : fail(&call->ctx->failure, ERR_INPUT, "The answer needs a change.");
    }
    err = dispute_draft_save(call->ctx, &call->viewer, dispute);
    if (err)
        return err;
    if (button_is(call, "paste"))
        return go(call, dispute->order, dispute_page_name(QUESTION_WORDS));
    enum dispute_question gap = dispute_gap(dispute, call->ctx->now);
    return go(call, dispute->order, gap == QUESTION_COUNT ? STR("check") : dispute_page_name(gap));
}

static enum err submit(struct call *call, struct dispute_case *dispute)
{
    int64_t version = 0, revision = 0;
    struct order_event said = {.kind = EVENT_DISPUTE_OPENED};
    enum order_refusal refusal;
    str_to_int(call_value(call, STR("version")), &version);
    str_to_int(call_value(call, STR("revision")), &revision);
    struct dispute_opening wish = {.viewer = call->viewer,
                                   .ref = call->parameters[0],
                                   .revision = revision,
                                   .version = (int32_t)version,
                                   .held = dispute};
    enum err err = wish_is_given(call, TAKES_CAME) ? wish_field(call, dispute->order, TAKES_CAME, &said) : OK;
    wish.came = said.came;
    if (!err)
        err = dispute_open(call->ctx, &call->app->policies, &wish, &refusal);
    bool shows = err == ERR_INPUT || err == ERR_REFUSED || err == ERR_CONFLICT;
    if (!err)
        return go(call, dispute->order, STR("done"));
    if (!shows || !dispute->opening.may_open)
        return err;
    enum err shown = dispute_check_page(call, dispute, status_of(call, err));
    return shown ? shown : err;
}

enum err dispute_step_save(struct call *call)
{
    struct dispute_case *dispute;
    struct str page = call->parameters[1];
    enum dispute_question question = dispute_page_find(page);
    enum err err = hold_case(call, &dispute);
    if (err)
        return err;
    if (str_eq(page, STR("check")))
        return submit(call, dispute);
    if (question == QUESTION_COUNT)
        return fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no such page.");
    if (!dispute->opening.may_open)
        return go(call, dispute->order, STR_NONE);
    return save_answer(call, dispute, question);
}

/* What does not even have the form of an answer comes back with what was typed. */
enum err dispute_step_prepare(struct call *call)
{
    struct dispute_case *dispute;
    enum dispute_question question = dispute_page_find(call->parameters[1]);
    if (!call->has_errors || question == QUESTION_COUNT)
        return OK;
    enum err err = call_dispute(call, &dispute);
    return err ? err : dispute_question_page(call, dispute, question, 422);
}
