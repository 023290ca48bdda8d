#include "core/order/refusal.h"

#include "base/check.h"
#include "base/words.h"

static const struct refusal_row rows[] = {
    [REFUSAL_NONE] = {STR_INIT("none"), 200, STR_INIT(N_("It may be done."))},
    [REFUSAL_UNKNOWN_ACT] = {STR_INIT("unknown_act"), 422, STR_INIT(N_("There is no such act."))},
    [REFUSAL_STALE] = {STR_INIT("stale"), 409,
                       STR_INIT(N_(
                           "Something has happened in the meantime. Look at the order again, then decide."))},
    [REFUSAL_NOT_YOURS] = {STR_INIT("not_yours"), 403,
                           STR_INIT(N_("This is for another party of the order to do."))},
    [REFUSAL_IN_FUTURE] = {STR_INIT("in_future"), 422, STR_INIT(N_("That instant has not come yet."))},
    [REFUSAL_OUT_OF_ORDER] = {STR_INIT("out_of_order"), 422,
                              STR_INIT(
                                  N_("That is before the order was placed, or before what happened last."))},
    [REFUSAL_DEADLINE_FIRST] =
        {STR_INIT("late"), 409,
         STR_INIT(N_("A deadline has passed; what it does comes first. Look at the order again."))},
    [REFUSAL_WRONG_STATE] = {STR_INIT("wrong_state"), 409,
                             STR_INIT(N_("This cannot be done at this point of the order."))},
    [REFUSAL_NOT_DUE] = {STR_INIT("not_due"), 409,
                         STR_INIT(N_("That deadline is not the next one, or has not come."))},
    [REFUSAL_CHARGEBACK] = {STR_INIT("chargeback"), 409,
                            STR_INIT(
                                N_("The payment is disputed at the bank; wait for the bank's decision."))},
    [REFUSAL_REASON] = {STR_INIT("reason"), 422,
                        STR_INIT(N_("Choose one of the reasons of this marketplace that fits."))},
    [REFUSAL_SAY_CAME] =
        {STR_INIT("say_came"), 422,
         STR_INIT(
             N_("Nothing says yet that the parcel has come. Say that it is with you; if it is not, choose "
                "a reason for goods that have not come."))},
    [REFUSAL_SAY_MISSING] =
        {STR_INIT("say_missing"), 422,
         STR_INIT(N_("The parcel is noted as delivered. Say that it is not with you; if it is, choose what "
                     "is wrong with the goods."))},
    [REFUSAL_CONTACT_FIRST] = {STR_INIT("contact_first"), 409,
                               STR_INIT(N_("Write to the seller first, and wait a little."))},
    [REFUSAL_IN_TRANSIT] = {STR_INIT("in_transit"), 409,
                            STR_INIT(N_("The parcel is on its way and the promised time has not run out."))},
    [REFUSAL_TOO_EARLY] = {STR_INIT("too_early"), 409, STR_INIT(N_("It is too early for this."))},
    [REFUSAL_TOO_LATE] = {STR_INIT("too_late"), 409, STR_INIT(N_("The time for this is over."))},
    [REFUSAL_LINES] = {STR_INIT("lines"), 422,
                       STR_INIT(N_("Choose lines that this order has, as the marketplace allows."))},
    [REFUSAL_SETTLED] = {STR_INIT("settled"), 409,
                         STR_INIT(N_("One of these lines has already had its outcome."))},
    [REFUSAL_REMEDY] = {STR_INIT("remedy"), 422, STR_INIT(N_("That cannot be asked for here."))},
    [REFUSAL_CURRENCY] = {STR_INIT("currency"), 422,
                          STR_INIT(N_("The amount is not in the currency of the order."))},
    [REFUSAL_AMOUNT] = {STR_INIT("amount"), 422,
                        STR_INIT(N_("The amount does not fit what was paid for these lines."))},
    [REFUSAL_DAYS] = {STR_INIT("days"), 422, STR_INIT(N_("So many days are not allowed."))},
    [REFUSAL_USED_UP] = {STR_INIT("used_up"), 409,
                         STR_INIT(N_("This has been done as often as the rules allow."))},
    [REFUSAL_UNREFUSABLE] = {STR_INIT("unrefusable"), 409,
                             STR_INIT(N_("This claim cannot be refused: accept it, or it is carried out when "
                                         "your time to answer is over."))},
    [REFUSAL_GOT_ALL] = {STR_INIT("got_all"), 409,
                         STR_INIT(N_(
                             "The decision gave you what you asked for; only the other side may appeal."))},
    [REFUSAL_NO_PROPOSAL] = {STR_INIT("no_proposal"), 409,
                             STR_INIT(N_("There is no proposal of the other side."))},
    [REFUSAL_EVIDENCE] = {STR_INIT("evidence"), 422,
                          STR_INIT(N_("New evidence is needed, within the limits for files."))},
    [REFUSAL_CODE] = {STR_INIT("code"), 422, STR_INIT(N_("Choose one of the grounds of decision."))},
};
_Static_assert(COUNT_OF(rows) == REFUSAL_COUNT, "a refusal has no row");

const struct refusal_row *order_refusal_row(enum order_refusal refusal)
{
    check(refusal >= REFUSAL_NONE && refusal < REFUSAL_COUNT);
    return &rows[refusal];
}
