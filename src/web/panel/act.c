/* What members and staff send from the page of a case: one form after another, each with its turn. */
#include "base/check.h"
#include "core/value/money.h"
#include "pages.h"
#include "service/panel/panel.h"
#include "web/order/show.h"
#include "web/panel/handlers.h"
#include "web/panel/view.h"

static enum err wrong_turn(struct call *call)
{
    return fail(&call->ctx->failure, ERR_INPUT, "The page has no such button: load it again.");
}

static void go_back(struct call *call, const char *said)
{
    call_redirect(
        call, 303,
        url_printf(call, "/commission/%.*s?said=%s", STR_ARG(encoded(call, call->parameters[0])), said).text);
}

/* A form that is not taken comes back as it was typed, with what is wrong beside its field. */
static enum err come_back(struct call *call, enum err err, const char *said)
{
    if (err == OK)
        go_back(call, said);
    return form_again(call, err, panel_case_page);
}

/* ---- the ballot ---- */

/* The whole of the disputed lines, where the remedy leaves no choice. */
static enum err read_ballot(struct call *call, struct ballot *ballot)
{
    struct panel_case *found = ARENA_NEW(arena_of(call), struct panel_case);
    enum err err = panel_read(call->ctx, &call->app->policies, &call->viewer, call->parameters[0], found);
    if (err)
        return err;
    const struct order_state *state = &found->order.state;
    int remedy = names_find(&remedy_names, call_value(call, STR("remedy")));
    bool whole = remedy == REMEDY_REFUND_FULL || remedy == REMEDY_RETURN_REFUND;
    if (remedy < 0)
        return fail_field(&call->ctx->failure, ERR_INPUT, "remedy", "Choose how you decide.");
    if (call_value(call, STR("code")).len == 0)
        return fail_field(&call->ctx->failure, ERR_INPUT, "code",
                          "Choose the ground that carries your decision.");
    *ballot = (struct ballot){.remedy = (enum remedy)remedy,
                              .code = policy_code(found->order.policy, call_value(call, STR("code")))};
    if (whole)
        ballot->amount_minor = state->whole_minor;
    if (remedy == REMEDY_REFUND_PARTIAL)
        ballot->amount_minor = amount_of(call, STR("amount"), state->currency);
    return call->has_errors ? fail(&call->ctx->failure, ERR_INPUT, "Something in the form needs a change.")
                            : OK;
}

static enum err show_receipt(struct call *call, struct str receipt)
{
    struct panel_case *found = ARENA_NEW(arena_of(call), struct panel_case);
    enum err err = panel_read(call->ctx, &call->app->policies, &call->viewer, call->parameters[0], found);
    if (err)
        return err;
    struct panel_receipt_page page = {
        .layout = narrow_layout_of(call, STR(N_("Keep this line"))),
        .action = url_own(call->exchange->request.path),
        .back = url_own(call->exchange->request.path),
        .receipt = receipt,
    };
    const struct panel_state *panel = &found->panel.state;
    const struct policy *policy = found->order.policy;
    struct instant until = panel->phase == PHASE_REVEALING ? panel->due
                           : panel->due.ms
                               ? clock_add(&policy->calendar, panel->due, policy->panel.reveal_for)
                               : CLOCK_UNSET;
    if (until.ms && until.ms != CLOCK_NEVER.ms)
        page.until = until_view_of(call, until);
    struct html h = html_of(call);
    page_commission_receipt(&h, &page);
    return send_page(call, 200);
}

static enum err take_vote(struct call *call)
{
    struct str receipt = STR_NONE;
    struct panel_vote vote = {
        .viewer = call->viewer, .ref = call->parameters[0], .reasons = call_value(call, STR("reasons"))};
    enum err err = read_ballot(call, &vote.ballot);
    if (!err)
        err = panel_commit(call->ctx, &call->app->policies, &vote, &receipt);
    return !err && receipt.len ? show_receipt(call, receipt) : come_back(call, err, "saved");
}

/* Gives the line back as a file. It is in the form alone and is kept nowhere. */
static enum err give_file(struct call *call)
{
    struct reply *reply = &call->exchange->reply;
    struct str receipt = call_value(call, STR("receipt"));
    if (!str_starts(receipt, STR("ballot.")))
        return wrong_turn(call);
    buf_clear(&reply->body);
    buf_printf(&reply->body, "%.*s\n", STR_ARG(receipt));
    check(!reply->body.overflow);
    reply->status = 200;
    reply->type = STR("text/plain; charset=utf-8");
    reply_header(reply, STR("Content-Disposition"), STR("attachment; filename=\"ballot.txt\""));
    call->answered = true;
    return OK;
}

/* ---- the turns ---- */

static enum err take_seat(struct call *call, bool accepts)
{
    enum err err = panel_answer(call->ctx, &call->app->policies, &call->viewer, call->parameters[0], accepts);
    return come_back(call, err, "saved");
}

static enum err accept_seat(struct call *call)
{
    return take_seat(call, true);
}

static enum err decline_seat(struct call *call)
{
    return take_seat(call, false);
}

static enum err open_ballot(struct call *call)
{
    struct panel_reveal reveal = {call->viewer, call->parameters[0], call_value(call, STR("receipt")),
                                  call_value(call, STR("reasons"))};
    return come_back(call, panel_reveal(call->ctx, &call->app->policies, &reveal), "saved");
}

static enum err propose(struct call *call)
{
    struct panel_proposal proposal = {
        .viewer = call->viewer, .ref = call->parameters[0], .reasons = call_value(call, STR("reasons"))};
    enum err err = read_ballot(call, &proposal.ballot);
    if (!err)
        err = panel_propose(call->ctx, &call->app->policies, &proposal);
    return come_back(call, err, "saved");
}

static enum err answer_proposal(struct call *call, bool confirms)
{
    struct panel_verdict verdict = {.viewer = call->viewer,
                                    .ref = call->parameters[0],
                                    .confirms = confirms,
                                    .words = call_value(call, STR("words"))};
    str_to_int(call_value(call, STR("number")), &verdict.number);
    return come_back(call, panel_confirm(call->ctx, &call->app->policies, &verdict), "saved");
}

static enum err confirm(struct call *call)
{
    return answer_proposal(call, true);
}

static enum err send_back(struct call *call)
{
    return answer_proposal(call, false);
}

enum err panel_case_show(struct call *call)
{
    return panel_case_page(call, 200);
}

enum err panel_case_prepare(struct call *call)
{
    if (ready_form_asked(call)) { /* nothing has to be filled in before */
        forget_errors(call);
        return panel_case_page(call, 200);
    }
    return call->has_errors ? panel_case_page(call, 422) : OK;
}

enum err panel_case_post(struct call *call)
{
    static const struct {
        struct str name;
        enum err (*take)(struct call *call);
    } turns[] = {
        {STR_INIT("accept"), accept_seat}, {STR_INIT("decline"), decline_seat},
        {STR_INIT("vote"), take_vote},     {STR_INIT("keep"), give_file},
        {STR_INIT("reveal"), open_ballot}, {STR_INIT("propose"), propose},
        {STR_INIT("confirm"), confirm},    {STR_INIT("send_back"), send_back},
    };
    for (size_t i = 0; i < COUNT_OF(turns); i++)
        if (str_eq(turns[i].name, call_value(call, STR("turn"))))
            return turns[i].take(call);
    return wrong_turn(call);
}
