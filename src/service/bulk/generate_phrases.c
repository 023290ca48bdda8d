#include "service/bulk/generate_words.h"

#include "base/check.h"

static const char *const titles[] = {
    "My {goods} from {name} has not arrived, what should I do?",
    "The {part} of my {goods} is {fault}: can I get a refund?",
    "Tracking says \"{status}\" since {days} days",
    "Seller refuses the {step} for my {look} {goods}",
    "Parcel stuck in {place}: \"{status}\"",
    "{name} sent the wrong {goods}, who pays for the return?",
    "How long does the {step} take after the {step}?",
    "Is it normal that the {step} takes {days} days?",
    "{look} {goods} arrived, but the {part} is {fault}",
    "The {part} is {fault}, the seller offers {price}: should I take it?",
    "Parcel from {place} shows \"{status}\", but nothing is here",
    "What do I need as evidence when the {part} is {fault}?",
    "Order {number} from {name}: {step} without any answer",
    "Can I open a dispute while the tracking says \"{status}\"?",
    "{goods} from {name}: is the {part} supposed to look like this?",
    "My {step} was refused because of the {step}",
    "No {step} after {days} days, is my money lost?",
    "{name} wants me to close the dispute over the {goods}",
    "Which photos prove that the {part} is {fault}?",
    "Does anybody know the shop {name} in {place}?",
    "Sent back the {goods}, seller says it never came to {place}",
    "Two parcels, one number, and \"{status}\" in {place}",
    "Paid {price} in customs fees for the {goods}, is that right?",
    "Buyer protection ends in {days} days and the {goods} is in {place}",
    "The {look} {goods} is {fault}, the seller calls it normal",
    "Asked {name} for the {step}, got the {step} instead",
    "How do I ask for the {step} without losing the {step}?",
    "Missing {part}: dispute the whole {goods} or only a part of it?",
    "Charged twice for the {goods}, {step} denied",
    "Is the {goods} from {name} a counterfeit?",
    "After {days} days in {place}: lost or only late?",
    "The {step} went to my old address in {place}",
    "Repair or refund when the {part} of the {goods} is {fault}?",
    "Seller in {place} ignores the request for the {step}",
    "What does \"{status}\" mean for a parcel to {place}?",
    "Wrong {part} in the box of the {look} {goods}",
    "Won the dispute over the {goods}, where is the {step}?",
    "{name} asks for {price} more before sending the {goods}",
    "Should I pay for the return of the {goods} to {place}?",
    "Last day for the {step}: counted from the order or the {step}?",
};

static const char *const question_starts[] = {
    "{days} days ago I ordered the {look} {goods} from {name} for {price}.",
    "I bought my {goods} at {name}, order {number}, and paid {price}.",
    "The {goods} came yesterday from {place}, and the {part} is {fault}.",
    "Since {days} days the tracking of my {goods} says \"{status}\".",
    "My {look} {goods} should have been here {days} days ago.",
    "I wanted the {goods} as a present, and now it is in {place}.",
    "The seller {name} promised the {goods} within {days} days.",
    "I have had trouble with the {step} for my {goods} since last week.",
    "In spring I ordered the {goods} with the {look} {part} from {place}.",
    "Somebody at {name} mixed up my {goods} with another order.",
};

static const char *const question_sentences[] = {
    "The page says \"{status}\", last seen in {place}.",
    "The listing showed the {look} {goods}, the photo of mine is quite another thing.",
    "I wrote to {name} {days} days ago and got no answer.",
    "The seller says that the {part} is {fault} because of the carrier.",
    "They offered {price} back if I keep the {goods}.",
    "My protection ends in {days} days.",
    "The {part} is {fault}, and I have not even unpacked the rest.",
    "I have photos of the box, of the label and of the {part}.",
    "The carrier in {place} knows nothing of the {step}.",
    "I have already asked for the {step}, but it was refused.",
    "They want me to send it to {place} at my own cost.",
    "The {step} is mentioned nowhere in the listing.",
    "On the order page I see the {step}, but no button for the {step}.",
    "I paid by card, and the bank speaks of {days} days.",
    "A friend had the same with the {goods} from {name}.",
    "The parcel was weighed in {place}, and the weight does not fit the {goods}.",
    "The invoice names the {look} {goods}, the box holds the {goods}.",
    "Nobody signed for it, and the neighbours have not seen it.",
    "The seller asks me to confirm the receipt before the {step}.",
    "After the {step} the status went back to \"{status}\".",
};

static const char *const question_ends[] = {
    "What should I do first?",
    "Is the {step} still possible?",
    "Should I wait, or open a dispute now?",
    "Who has to pay for the {step}?",
    "Has anybody had this with {name}?",
    "What do I write in the {step}?",
    "Do I lose the {step} if I accept?",
    "Which evidence would you send?",
    "How many days do I have?",
    "Is that even allowed?",
};

static const char *const answer_starts[] = {
    "Don't worry yet, the {step} is still open to you.",
    "First look at the date on which your protection ends.",
    "This is a common case with the {goods}, and it has a good way out.",
    "Short answer: ask for the {step} today, and do it in writing.",
    "I had the same with my {goods} from {place}.",
    "What counts is the listing as you saw it when you ordered the {goods}.",
    "\"{status}\" only says where the parcel was scanned, not that it is lost.",
    "The seller is wrong about the {step}.",
    "Nothing is lost as long as you do not press accept.",
    "It depends on whether the {part} was {fault} on arrival.",
};

static const char *const answer_sentences[] = {
    "Write to {name} through the order page, so that it is on record.",
    "The {step} has its own deadline, which you find in the order's details.",
    "Take photos of the {part} next to the label before you move anything.",
    "A parcel from {place} often shows \"{status}\" for {days} days, and then everything happens at once.",
    "If the {part} is {fault}, the goods are not as described, whatever the listing says about returns.",
    "Do not send the {goods} back without a tracked number.",
    "Ask the carrier for the weight and for the place of the last scan.",
    "An offer of {price} is fair only if you would have bought it at that price.",
    "The {step} comes before the {step}, never the other way round.",
    "Keep the box until the {step} is done.",
    "With a card you may still ask your bank, but only one of the two at a time.",
    "Once the case is closed it cannot be opened again, so close it when the money is there.",
    "Sellers in {place} usually answer within {days} days, and silence has a consequence too.",
    "For the {goods} a short video is better than ten photos.",
    "The day on which you asked for the {step} is the day that counts.",
    "If the form does not let you in, take a screenshot of that as well.",
    "Name the amount you want, and say how you came to it.",
    "They may extend the time, but they cannot shorten it.",
    "Mention the {part} and the date, and leave out everything else.",
    "In my case the {step} was done {days} days later.",
};

static const char *const points[] = {
    "check the tracking and write down the last scan in {place}",
    "ask {name} for the {step}, in writing",
    "photograph the {part} and the label together",
    "note the last day of your protection, minus {days} days",
    "open the dispute, with the reason that the {part} is {fault}",
    "attach the listing of the {look} {goods}",
    "ask the carrier in {place} for a statement",
    "reject any offer below {price}",
    "wait for the answer, at most {days} days",
    "escalate, and repeat the facts in three sentences",
    "keep the receipt of the {step}",
    "do not cancel anything before the {step} has arrived",
};

static const char *const comments[] = {
    "Did you get an answer from {name} in the meantime?",
    "Same here with the {goods}, {days} days and counting.",
    "Thank you, the {step} went through yesterday.",
    "Please add what the tracking says, \"{status}\" or something else.",
    "Careful with the {step}, it was refused in my case.",
    "The {part} of mine was {fault} too, refunded after {days} days.",
    "In {place} the carrier told me something else about the {step}.",
    "That worked, they paid {price} without the {step}.",
    "Is this still true for orders from {place}?",
    "I would not wait that long, the {step} ends before.",
    "Which {goods} was it, the {look} one?",
    "The seller changed the listing of the {goods} meanwhile, so keep your screenshot.",
};

#define LIST(phrases)                                                                                        \
    {                                                                                                        \
        .at = (phrases), .count = COUNT_OF(phrases)                                                          \
    }

const struct word_list phrase_lists[PHRASE_KIND_COUNT] = {
    [PHRASE_TITLE] = LIST(titles),
    [PHRASE_QUESTION_START] = LIST(question_starts),
    [PHRASE_QUESTION] = LIST(question_sentences),
    [PHRASE_QUESTION_END] = LIST(question_ends),
    [PHRASE_ANSWER_START] = LIST(answer_starts),
    [PHRASE_ANSWER] = LIST(answer_sentences),
    [PHRASE_POINT] = LIST(points),
    [PHRASE_COMMENT] = LIST(comments),
};
