#include "support/order/order_model.h"

static void say_wrong(struct order_model *model, const char *what)
{
    if (!model->wrong)
        model->wrong = what;
}

/* While the bank looks the marketplace pays nobody, and the bank takes only while it looks. */
static void model_bank(struct order_model *model, const struct order_event *event)
{
    bool pays = event->kind == EVENT_REFUNDED || event->kind == EVENT_RELEASED;
    if (pays && model->bank_looks && !model->external)
        say_wrong(model, "something is paid while the bank decides");
    if (event->kind == EVENT_CHARGED_BACK && !model->bank_decided)
        say_wrong(model, "the bank takes what it was not asked for");
    if (event->kind == EVENT_CHARGED_BACK)
        model->taken += event->amount_minor;
    if (event->kind == EVENT_CHARGE_RETURNED) {
        if (!model->reversed || event->amount_minor > model->taken || event->amount_minor <= 0)
            say_wrong(model, "the bank returns what it has not taken");
        model->taken -= event->amount_minor;
    }
    model->reversed = event->kind == EVENT_CHARGEBACK_REVERSED;
    bool recalls = event->kind == EVENT_REFUND_RECALLED; /* between the decision and the taking */
    model->bank_decided = (event->kind == EVENT_CHARGEBACK_ENDED && event->favour == FAVOUR_BUYER) ||
                          (recalls && model->bank_decided);
    if (event->kind == EVENT_CHARGEBACK_OPENED || event->kind == EVENT_BANK_INQUIRY ||
        event->kind == EVENT_PRE_ARBITRATION)
        model->bank_looks = true;
    if (event->kind == EVENT_CHARGEBACK_ENDED)
        model->bank_looks = false;
}

/* What was granted stands: when the bank returns what it took instead of it, it is given again. */
static void model_granted(struct order_model *model, const struct order_event *event)
{
    if (model->again && (event->kind != EVENT_REFUNDED || event->amount_minor < model->again))
        say_wrong(model, "what was granted is gone with the bank's change of mind");
    if (model->returned && event->kind == EVENT_REFUNDED && event->amount_minor > model->returned)
        say_wrong(model, "more is given again than the bank has returned");
    model->again = 0;
    model->returned = event->kind == EVENT_CHARGE_RETURNED ? event->amount_minor : 0;
    if (event->kind == EVENT_REFUND_RECALLED)
        model->recalled += event->amount_minor;
    if (event->kind == EVENT_CHARGE_RETURNED && model->recalled > model->taken) {
        model->again = model->recalled - model->taken;
        model->recalled = model->taken;
    }
}

static void model_money(struct order_model *model, const struct order_event *event)
{
    int64_t amount = event->amount_minor;
    if (event->kind == EVENT_PAID)
        model->paid = model->held = amount;
    if (event->kind == EVENT_RELEASED) {
        if (amount > model->held || amount <= 0)
            say_wrong(model, "more is released than is held");
        model->held -= amount;
        model->seller += amount;
    }
    if (event->kind == EVENT_CHARGE_RETURNED) {
        model->held += amount;
        model->refunded -= amount;
    }
    if (event->kind == EVENT_REFUND_RECALLED) { /* what the bank takes instead */
        if (amount <= 0 || amount > model->refunded - model->taken || !model->bank_decided)
            say_wrong(model, "more is called off than was given back");
        model->held += amount;
        model->refunded -= amount;
    }
    if (event->kind == EVENT_REFUNDED || event->kind == EVENT_CHARGED_BACK) {
        int64_t from_hold = amount < model->held ? amount : model->held;
        if (amount < 0 || amount > model->paid - model->refunded)
            say_wrong(model, "more is given back than was paid");
        model->held -= from_hold;
        model->seller -= amount - from_hold;
        model->refunded += amount;
    }
}

static void model_outcome(struct order_model *model, const struct order_event *event)
{
    bool outcome =
        event->kind == EVENT_DISMISSED || event->kind == EVENT_REFUNDED || event->kind == EVENT_CHARGED_BACK;
    bool of_all = model->bank; /* what the event before brings gives back what is left of all lines */
    model->bank = event->kind == EVENT_CHARGEBACK_ENDED || event->kind == EVENT_CANCELLED ||
                  event->kind == EVENT_PAID || event->kind == EVENT_CHARGE_RETURNED ||
                  (event->kind == EVENT_REFUND_RECALLED && of_all);
    bool of_no_line = model->gift || event->kind == EVENT_CHARGED_BACK; /* a part of the order's money */
    model->gift = event->kind == EVENT_GOODWILL_REFUND || model->returned;
    if (!outcome)
        return;
    bool came_after_all = model->external && model->seen; /* whatever a shop had decided */
    if ((event->lines & model->settled) && !of_all && !came_after_all)
        say_wrong(model, "a line has two outcomes");
    if (event->lines == 0 && !of_no_line)
        say_wrong(model, "an outcome of no line");
    if (event->pieces == 0) /* else some of the line are left */
        model->settled |= event->lines;
}

/* A decision needs a commission that deliberates; elsewhere no more is seen than that a dispute was opened. */
static void model_commission(struct order_model *model, const struct order_event *event)
{
    if (event->kind == EVENT_DECIDED && model->called != DELIBERATING &&
        !(model->external && model->called != NO_CASE))
        say_wrong(model, "a decision of nobody");
    if (event->kind == EVENT_ESCALATED || event->kind == EVENT_APPEALED ||
        event->kind == EVENT_RETURN_DISPUTED)
        model->called = CALLED;
    else if (event->kind == EVENT_PANEL_CALLED)
        model->called = DELIBERATING;
    else if (event->kind == EVENT_DISPUTE_OPENED)
        model->called = OPENED;
    else if (event->kind == EVENT_DECIDED || event->kind == EVENT_DISMISSED ||
             (event->kind == EVENT_CHARGED_BACK && event->lines) || /* of a part, the dispute goes on */
             (event->kind == EVENT_REFUNDED && !model->external))   /* money may come for other lines, too */
        model->called = NO_CASE;
}

/* Nothing is taken for paid in a notebook that nobody saw. */
static void model_seen(struct order_model *model, const struct order_event *event)
{
    if (model->external && event->kind == EVENT_REFUNDED && !model->seen)
        say_wrong(model, "a notebook counts money that nobody saw");
    model->seen = event->kind == EVENT_REFUND_SEEN || event->kind == EVENT_CHARGEBACK_ENDED ||
                  event->kind == EVENT_CANCELLED;
}

const char *order_model_take(struct order_model *model, const struct order_event *event)
{
    if (instant_before(event->at, model->last))
        say_wrong(model, "time runs backwards");
    model->last = event->at;
    model_bank(model, event);
    model_granted(model, event);
    model_money(model, event);
    model_outcome(model, event);
    model_commission(model, event);
    model_seen(model, event);
    return model->wrong;
}
