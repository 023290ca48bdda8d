#include "web/dispute_words.h"

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

struct str family_title(enum family family)
{
    static const struct str titles[FAMILY_COUNT] = {
        [FAMILY_NOT_RECEIVED] = STR_INIT("It has not come"),
        [FAMILY_NOT_AS_DESCRIBED] = STR_INIT("It came, but it is not as described"),
        [FAMILY_OTHER] = STR_INIT("Something else"),
    };
    check(family < FAMILY_COUNT);
    return titles[family];
}

struct str remedy_title(enum remedy remedy)
{
    static const struct str titles[REMEDY_COUNT] = {
        [REMEDY_NONE] = STR_INIT("Nothing"),
        [REMEDY_REFUND_FULL] = STR_INIT("All the money back"),
        [REMEDY_REFUND_PARTIAL] = STR_INIT("Part of the money back"),
        [REMEDY_RETURN_REFUND] = STR_INIT("Send the goods back for the money"),
        [REMEDY_REPLACEMENT] = STR_INIT("A replacement"),
    };
    check(remedy < REMEDY_COUNT);
    return titles[remedy];
}

struct str evidence_need_words(enum evidence_kind kind)
{
    static const struct str names[EVIDENCE_KIND_COUNT] = {
        [EVIDENCE_PHOTO] = STR_INIT("a photo"),
        [EVIDENCE_VIDEO] = STR_INIT("a video"),
        [EVIDENCE_PHOTO_WITH_RULER] = STR_INIT("a photo with a ruler in it"),
        [EVIDENCE_PHOTO_OF_LABEL] = STR_INIT("a photo of the label on the parcel"),
        [EVIDENCE_TRACKING_SCREENSHOT] = STR_INIT("a picture of the tracking page"),
        [EVIDENCE_CARRIER_STATEMENT] = STR_INIT("a statement of the carrier"),
        [EVIDENCE_CUSTOMS_DOCUMENT] = STR_INIT("a document of the customs"),
        [EVIDENCE_CORRESPONDENCE] = STR_INIT("what you and the seller wrote"),
        [EVIDENCE_RECEIPT] = STR_INIT("a receipt"),
        [EVIDENCE_INSPECTION_REPORT] = STR_INIT("a report of somebody who examined it"),
        [EVIDENCE_DELIVERY_PROOF] = STR_INIT("a proof of delivery"),
        [EVIDENCE_OTHER] = STR_INIT("whatever else shows it"),
    };
    check(kind < EVIDENCE_KIND_COUNT);
    return names[kind];
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
