/* What an order's page has for the marketplace's staff: notes that no side sees, and sums that wait for a second person. */
#include "web/order/staff.h"

#include "core/people/duty.h"
#include "core/value/money.h"
#include "pages.h"
#include "service/caseload/note.h"
#include "service/order/caseload.h"
#include "service/order/countersign.h"
#include "web/order/handlers.h"
#include "web/order/words.h"

static void add_notes(struct call *call, const struct staff_notes *notes, struct staff_card *card)
{
    card->notes = ARENA_ARRAY(arena_of(call), struct staff_note_view, notes->count + 1);
    for (size_t i = 0; i < notes->count; i++)
        card->notes[card->note_count++] = (struct staff_note_view){
            notes->at[i].author, notes->at[i].words, time_view_of(call, notes->at[i].written_at)};
}

static enum err add_waiting(struct call *call, const struct order *order, struct staff_card *card)
{
    bool found;
    struct countersign waiting;
    enum err err = countersign_read(call->ctx, order, &waiting, &found);
    if (err || !found)
        return err;
    bool may = (order->rights & RIGHT_BIT(RIGHT_SECOND)) != 0;
    card->waits = true;
    card->amount = money_text(call, waiting.amount_minor, order->state.currency);
    card->asked_act = second_act_words(call->language, waiting.act);
    card->asked_by = waiting.by;
    card->asked_words = waiting.words;
    card->asked_at = time_view_of(call, waiting.at);
    card->may_answer = may && waiting.by_id != call->viewer.person_id;
    return OK;
}

/* Two forms stand there: what was not taken comes back in the one that it was written in. */
static void add_typed(struct call *call, struct staff_card *card)
{
    bool note = str_ends(call->route->pattern, STR("/notes"));
    card->problem =
        (struct problem_view){first_error(call), url_own(note ? STR("#note-words") : STR("#answer-words"))};
    *(note ? &card->note : &card->answer) = field_of(call, STR("words"));
}

enum err staff_card_of(struct call *call, const struct order *order, struct staff_card *card)
{
    struct staff_notes notes;
    struct str ref = encoded(call, order->head.ref);
    *card = (struct staff_card){.shown = order_is(order, PARTY_STAFF) && !order->state.external};
    if (!card->shown)
        return OK;
    card->csrf = call->csrf;
    card->may_note = (order->rights & RIGHT_BIT(RIGHT_NOTE)) != 0;
    card->note_action = url_printf(call, "/orders/%.*s/notes", STR_ARG(ref));
    card->answer_action = url_printf(call, "/orders/%.*s/countersign", STR_ARG(ref));
    if (is_sent_back(call))
        add_typed(call, card);
    enum err err = note_read(call->ctx, order, &notes);
    if (!err)
        add_notes(call, &notes, card);
    if (!err)
        err = caseload_assigned(call->ctx, order, &card->assigned);
    return err ? err : add_waiting(call, order, card);
}

struct freeze_card freeze_card_of(struct call *call, const struct order *order)
{
    struct freeze_card card = {.shown = order->state.frozen};
    struct instant until = order->state.due[DEADLINE_THAW];
    for (size_t i = order->rows.count; card.shown && i-- > 0;)
        if (str_eq(order->rows.at[i].kind, names_at(&order_event_names, EVENT_FROZEN))) {
            card.words = order->rows.at[i].note;
            break;
        }
    if (card.shown && until.ms)
        card.until = until_view_of(call, until);
    return card;
}

/* ---- what is sent ---- */

static enum err go_back(struct call *call, enum err err)
{
    if (!err)
        call_redirect(
            call, 303,
            url_printf(call, "/orders/%.*s?said=saved#staff", STR_ARG(encoded(call, call->parameters[0])))
                .text);
    return form_again(call, err, order_page_again);
}

enum err order_staff_prepare(struct call *call)
{
    if (!call->has_errors)
        return OK;
    enum err err = order_page_again(call, 422);
    return err || call->answered ? err : form_must_fit(call);
}

enum err order_note_post(struct call *call)
{
    struct note_wish wish = {call->viewer, call->parameters[0], call_value(call, STR("words"))};
    return go_back(call, note_write(call->ctx, &wish));
}

enum err order_countersign_post(struct call *call)
{
    struct countersign_verdict verdict = {.viewer = call->viewer,
                                          .ref = call->parameters[0],
                                          .words = call_value(call, STR("words")),
                                          .approves = str_eq(call_value(call, STR("turn")), STR("approve"))};
    return go_back(call, countersign_answer(call->ctx, &call->app->policies, &verdict));
}
