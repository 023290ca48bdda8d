#include "web/order/dispute_words.h"

#include "base/check.h"

static const struct {
    struct str page, heading, fact;
} questions[] = {
    [QUESTION_LINES] = {STR_INIT("lines"), STR_INIT(N_("Which parts of the order is it about?")),
                        STR_INIT(N_("About"))},
    [QUESTION_REASON] = {STR_INIT("reason"), STR_INIT(N_("What is the matter?")), STR_INIT(N_("Reason"))},
    [QUESTION_REMEDY] = {STR_INIT("remedy"), STR_INIT(N_("What do you ask for?")), STR_INIT(N_("Asked for"))},
    [QUESTION_PIECES] = {STR_INIT("pieces"), STR_INIT(N_("How many pieces is it about?")),
                         STR_INIT(N_("Pieces"))},
    [QUESTION_AMOUNT] = {STR_INIT("amount"), STR_INIT(N_("How much do you ask for?")),
                         STR_INIT(N_("Amount"))},
    [QUESTION_AT] = {STR_INIT("opened"), STR_INIT(N_("When did you open it there?")),
                     STR_INIT(N_("Opened on"))},
    [QUESTION_WORDS] = {STR_INIT("story"), STR_INIT(N_("What happened?")), STR_INIT(N_("What happened"))},
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
        [OPENING_POSSIBLE] = STR_INIT(N_("You can open a dispute now")),
        [OPENING_CANCELLED] = STR_INIT(N_("The order is cancelled")),
        [OPENING_AT_BANK] = STR_INIT(N_("The bank decides about this payment")),
        [OPENING_OPEN_ALREADY] = STR_INIT(N_("A dispute is open already")),
        [OPENING_NOT_SENT] = STR_INIT(N_("Not yet: the parcel has not been sent")),
        [OPENING_NOT_PROTECTED] = STR_INIT(N_("Not yet: your protection has not begun")),
        [OPENING_ENDED] = STR_INIT(N_("Your protection has ended")),
        [OPENING_SETTLED] = STR_INIT(N_("Everything in this order is settled")),
        [OPENING_CONTACT_FIRST] = STR_INIT(N_("First write to the seller")),
        [OPENING_IN_TRANSIT] = STR_INIT(N_("Not yet: the parcel is on its way")),
        [OPENING_TOO_EARLY] = STR_INIT(N_("It is too early for a dispute")),
        [OPENING_TOO_LATE] = STR_INIT(N_("The time for a dispute is over")),
    };
    check(verdict < OPENING_COUNT);
    return headings[verdict];
}

struct str opening_sentence(enum opening_verdict verdict)
{
    static const struct str sentences[OPENING_COUNT] = {
        [OPENING_CANCELLED] = STR_INIT(N_("What was paid is given back; there is nothing left to dispute.")),
        [OPENING_AT_BANK] = STR_INIT(
            N_("While the bank looks at it, the marketplace does not. Wait for the bank's decision.")),
        [OPENING_OPEN_ALREADY] = STR_INIT(N_("Go on with it on the order's page; one is open at a time.")),
        [OPENING_NOT_SENT] =
            STR_INIT(N_("Until it is sent you can ask for the order to be cancelled, on the order's page.")),
        [OPENING_NOT_PROTECTED] = STR_INIT(N_("The order's page says when protection begins.")),
        [OPENING_ENDED] =
            STR_INIT(N_("What is still possible after that, such as your bank's chargeback, is in "
                        "the plan for this order.")),
        [OPENING_SETTLED] = STR_INIT(N_("Each part of an order has one outcome.")),
        [OPENING_CONTACT_FIRST] = STR_INIT(N_("These rules ask you to write to the seller first and to wait "
                                              "a little. Note here when you did.")),
    };
    check(verdict < OPENING_COUNT);
    return sentences[verdict];
}
