#include "web/order/dispute_words.h"

#include "base/check.h"

static const struct {
    struct str page, heading, fact;
} questions[] = {
    [QUESTION_LINES] = {STR_INIT("lines"), STR_INIT("Which parts of the order is it about?"),
                        STR_INIT("About")},
    [QUESTION_REASON] = {STR_INIT("reason"), STR_INIT("What is the matter?"), STR_INIT("Reason")},
    [QUESTION_REMEDY] = {STR_INIT("remedy"), STR_INIT("What do you ask for?"), STR_INIT("Asked for")},
    [QUESTION_AMOUNT] = {STR_INIT("amount"), STR_INIT("How much do you ask for?"), STR_INIT("Amount")},
    [QUESTION_OPENED] = {STR_INIT("opened"), STR_INIT("When did you open it there?"), STR_INIT("Opened on")},
    [QUESTION_STORY] = {STR_INIT("story"), STR_INIT("What happened?"), STR_INIT("What happened")},
};

struct str dispute_page_name(enum dispute_question question)
{
    check(question < QUESTION_COUNT);
    return questions[question].page;
}

enum dispute_question dispute_page_find(struct str name)
{
    enum dispute_question question = QUESTION_LINES;
    while (question < QUESTION_COUNT && !str_eq(questions[question].page, name))
        question++;
    return question;
}

struct str dispute_heading(enum dispute_question question)
{
    check(question < QUESTION_COUNT);
    return questions[question].heading;
}

struct str dispute_fact_label(enum dispute_question question)
{
    check(question < QUESTION_COUNT);
    return questions[question].fact;
}

struct str opening_heading(enum opening_verdict verdict)
{
    static const struct str headings[OPENING_COUNT] = {
        [OPENING_POSSIBLE] = STR_INIT("You can open a dispute now"),
        [OPENING_CANCELLED] = STR_INIT("The order is cancelled"),
        [OPENING_AT_BANK] = STR_INIT("The bank decides about this payment"),
        [OPENING_OPEN_ALREADY] = STR_INIT("A dispute is open already"),
        [OPENING_NOT_SENT] = STR_INIT("Not yet: the parcel has not been sent"),
        [OPENING_NOT_PROTECTED] = STR_INIT("Not yet: your protection has not begun"),
        [OPENING_ENDED] = STR_INIT("Your protection has ended"),
        [OPENING_SETTLED] = STR_INIT("Everything in this order is settled"),
        [OPENING_CONTACT_FIRST] = STR_INIT("First write to the seller"),
        [OPENING_IN_TRANSIT] = STR_INIT("Not yet: the parcel is on its way"),
        [OPENING_TOO_EARLY] = STR_INIT("It is too early for a dispute"),
        [OPENING_TOO_LATE] = STR_INIT("The time for a dispute is over"),
    };
    check(verdict < OPENING_COUNT);
    return headings[verdict];
}

struct str opening_sentence(enum opening_verdict verdict)
{
    static const struct str sentences[OPENING_COUNT] = {
        [OPENING_CANCELLED] = STR_INIT("What was paid is given back; there is nothing left to dispute."),
        [OPENING_AT_BANK] =
            STR_INIT("While the bank looks at it, the marketplace does not. Wait for the bank's decision."),
        [OPENING_OPEN_ALREADY] = STR_INIT("Go on with it on the order's page; one is open at a time."),
        [OPENING_NOT_SENT] =
            STR_INIT("Until it is sent you can ask for the order to be cancelled, on the order's page."),
        [OPENING_NOT_PROTECTED] = STR_INIT("The order's page says when protection begins."),
        [OPENING_ENDED] = STR_INIT("What is still possible after that, such as your bank's chargeback, is in "
                                   "the plan for this order."),
        [OPENING_SETTLED] = STR_INIT("Each part of an order has one outcome."),
        [OPENING_CONTACT_FIRST] = STR_INIT(
            "These rules ask you to write to the seller first and to wait a little. Note here when you did."),
    };
    check(verdict < OPENING_COUNT);
    return sentences[verdict];
}
