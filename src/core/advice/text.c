/* Sentences with dates in them, and the text to paste. */
#include "base/check.h"
#include "base/words.h"
#include "core/advice/evening.h"
#include "core/advice/rows.h"
#include "core/order/deadlines.h"
#include "core/policy/source.h"

#include <stdio.h>
#include <string.h>

/* Appends to memory of a fixed size; what does not fit is left out whole. */
struct sentence {
    const struct advice_case *order; /* whose reader it is for */
    char *at;
    size_t len, room;
};

static void put(struct sentence *sentence, struct str text)
{
    if (text.len > sentence->room - sentence->len)
        return;
    if (text.len)
        memcpy(sentence->at + sentence->len, text.at, text.len);
    sentence->len += text.len;
}

/* The same for what stands at a place of a sentence. */
static void put_place(struct sentence *sentence, struct str text)
{
    struct str begin = STR(APART_BEGIN), end = STR(APART_END);
    bool apart = stands_apart(sentence->order->speech.language, text);
    if (!apart) {
        put(sentence, text);
    } else if (begin.len + text.len + end.len <= sentence->room - sentence->len) {
        put(sentence, begin);
        put(sentence, text);
        put(sentence, end);
    }
}

/* "Sunday 19 June 2016, 00:00 UTC", or without the time. */
static struct str date_text(struct instant at, bool with_time, char into[ADVICE_DATE])
{
    static const char *const weekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                           "Friday", "Saturday", "Sunday"};
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    struct civil civil = civil_from_instant(at, 0);
    int32_t weekday = weekday_of_days(civil_days(civil.year, civil.month, civil.day));
    int length = snprintf(into, ADVICE_DATE, "%s %d %s %d", weekdays[weekday], civil.day,
                          months[civil.month - 1], civil.year);
    if (with_time)
        length += snprintf(into + length, ADVICE_DATE - (size_t)length, ", %02d:%02d UTC", civil.hour,
                           civil.minute);
    return (struct str){into, (size_t)length};
}

struct str advice_day(struct instant at, char into[ADVICE_DATE])
{
    return date_text(at, at.ms % SPAN_DAYS(1).ms != 0, into);
}

static struct str said(const struct advice_case *order, struct str english)
{
    return say(order->speech.language, english);
}

/* The date as it stands in sentences; it lives in `into` or where the speech keeps it. */
static struct str date_of(const struct advice_case *order, struct instant at, bool with_time,
                          char into[ADVICE_DATE])
{
    if (at.ms <= 0 || at.ms >= CLOCK_LAST.ms)
        return said(order, STR(N_("the day that the marketplace shows")));
    with_time = with_time && (order->law.known || at.ms % SPAN_DAYS(1).ms != 0);
    return order->speech.date ? order->speech.date(order->speech.with, at, with_time)
                              : date_text(at, with_time, into);
}

/* A limit with its time of day, even where it is a day that was told: its evening is over there. */
static struct str moment_of(const struct advice_case *order, struct instant at, char into[ADVICE_DATE])
{
    bool dated = at.ms > 0 && at.ms < CLOCK_LAST.ms;
    return dated && order->speech.date ? order->speech.date(order->speech.with, at, true)
                                       : date_of(order, at, true, into);
}

/* Whole sentences stand with a blank between them. */
static void put_sentence(struct sentence *out, struct str english, struct word_places places)
{
    struct str sentence = said(out->order, english);
    size_t begin = out->len + (out->len > 0);
    size_t room = begin < out->room ? out->room - begin : 0;
    size_t len = words_fill(NULL, 0, out->order->speech.language, sentence, places);
    if (len > room)
        return;
    if (out->len)
        out->at[out->len] = ' ';
    words_fill(out->at + begin, len, out->order->speech.language, sentence, places);
    out->len = begin + len;
}

/* "3 days": what is left to act. */
static struct str left_of(const struct advice_facts *facts, char into[ADVICE_DATE])
{
    static const struct str day_forms[2] = FORMS_("{n} day", "{n} days"),
                            hour_forms[2] = FORMS_("{n} hour", "{n} hours");
    const struct advice_case *order = facts->order;
    int64_t hour = SPAN_HOURS(1).ms, left = facts->at[TIME_ACT_UNTIL].ms - order->now.ms;
    int64_t days = left / (24 * hour), hours = left / hour;
    if (left <= 0 || facts->at[TIME_ACT_UNTIL].ms == CLOCK_NEVER.ms)
        return said(order, STR(N_("some time")));
    if (hours <= 1)
        return said(order, STR(N_("less than two hours")));
    bool in_days = hours == 24 || days > 1;
    const struct str *forms = in_days ? day_forms : hour_forms;
    int64_t count = in_days ? days : hours;
    size_t len =
        words_fill(into, ADVICE_DATE, order->speech.language,
                   say_n(order->speech.language, forms[0], forms[1], count), PLACES(PLACE_INT("n", count)));
    check(len <= ADVICE_DATE);
    return (struct str){into, len};
}

static struct str reason_title(const struct advice_facts *facts)
{
    if (facts->reason < 0)
        return STR(N_("Item not received"));
    return str_from(facts->order->policy->reasons[facts->reason].title);
}

static struct str chargeback_text(const struct advice_facts *facts)
{
    return facts->order->policy->dispute.chargeback == CHARGEBACK_CLOSES
               ? STR(N_(
                     "The marketplace closes its own case when a bank takes it up. Do one after the other."))
               : STR(N_(
                     "The marketplace freezes the order when a bank takes it up. Do one after the other."));
}

static struct str unanswered_text(const struct policy *policy)
{
    static const struct str texts[BUYER_SILENCE_COUNT] = {
        [BUYER_SILENCE_CLOSE] = STR_INIT(N_("An offer that stays unanswered closes the dispute.")),
        [BUYER_SILENCE_KEEP] = STR_INIT(N_("Unanswered, the offer leaves the dispute open. It is decided "
                                           "only when somebody goes on with it.")),
        [BUYER_SILENCE_ESCALATE] =
            STR_INIT(N_("Unanswered, the case is passed on to be decided, offer or not.")),
    };
    return texts[policy->talk.on_buyer_silence];
}

static struct str last_minute_text(const struct policy *policy)
{
    return policy->extension.min_left_after_refusal.count
               ? STR(N_("These rules always leave some days for a dispute after a refusal."))
               : STR(N_("A refusal in the last two days leaves too little time for a dispute."));
}

static struct str after_end_text(const struct policy *policy)
{
    static const struct str texts[HOLDING_COUNT] = {
        [HOLDING_NONE] = STR_INIT(N_("Nobody holds the money: after the end this way is closed.")),
        [HOLDING_ESCROW] = STR_INIT(N_("After the end the payment goes to the seller.")),
        [HOLDING_CLAWBACK] = STR_INIT(N_("After the end a refund is much harder to get.")),
        [HOLDING_PROVIDER] = STR_INIT(N_("After the end nobody holds the payment back any more.")),
    };
    return texts[policy->protection.holds_money];
}

/* What the end of protection brings where it is one of the dates. */
static struct str end_passed_text(const struct policy *policy)
{
    return advice_has_grace(policy)
               ? STR(N_("Without a dispute the payment may go to the seller. For a short time after it a "
                        "dispute is still taken."))
               : after_end_text(policy);
}

/* Business days of rules that name no holidays: the day may come later than it was counted. */
static struct str holidays_text(const struct policy *policy)
{
    const struct calendar *calendar = &policy->calendar;
    bool counted = calendar->holidays_of || calendar->holiday_count;
    return policy->talk.answer_seller.unit == DURATION_BUSINESS_DAYS && !counted
               ? STR(N_(
                     "A public holiday can make it later. If the page refuses it, try again the next day."))
               : STR_NONE;
}

static struct str bank_count_text(const struct advice_case *order)
{
    return order->promised.ms
               ? STR(N_("Card networks usually take complaints for 120 days after the promised day."))
               : STR(N_("Card networks usually take complaints for 120 days. To be safe, count from the "
                        "order."));
}

/* What to do with a parcel that waits: by the day that the carrier named, or else find out which it is. */
static struct str fetch_text(const struct advice_case *order)
{
    if (!order->fetch_by.ms)
        return STR(N_("Look at the carrier's page: where does it wait, and until when? Then fetch it."));
    return order->now.ms < order->fetch_by.ms + SPAN_DAYS(1).ms
               ? STR(N_(
                     "Fetch it by {fetch_by}: the carrier names that day. Take the notice and a proof of who "
                     "you are."))
               : STR(N_(
                     "The carrier named {fetch_by} as the last day to fetch it. Ask the carrier today where "
                     "it is."));
}

/* The first of what contradicts itself. */
static struct str doubt_text(const struct advice_facts *facts)
{
    unsigned doubts = facts->order->parcel.doubts;
    return doubts ? parcel_doubt_text((enum parcel_doubt)(doubts & -doubts)) : STR_NONE;
}

static const struct {
    const char *name;
    enum advice_time time;
} times[] = {
#define TIME_NAME(name) {#name, TIME_##name},
    TIME_LIST(TIME_NAME)
#undef TIME_NAME
};

/* A time until which something can be done: the evening before a day that was told, or of the one that is the last. */
static void put_until(struct sentence *sentence, const struct advice_case *order, struct instant at)
{
    enum { EVENING = 2 * ADVICE_DATE };
    char text[ADVICE_DATE], evening[EVENING];
    struct instant day;
    if (!advice_is_evening(order, at, &day)) {
        put_place(sentence, moment_of(order, at, text));
        return;
    }
    struct str date = date_of(order, day, false, text);
    size_t len = words_fill(evening, sizeof evening, order->speech.language,
                            said(order, STR(N_("the evening of {day}"))), PLACES(PLACE("day", date)));
    put_place(sentence, (struct str){evening, len < sizeof evening ? len : 0});
}

static bool is_limit(enum advice_time time)
{
    return time == TIME_OPEN_UNTIL || time == TIME_ACT_UNTIL || time == TIME_MORE_TIME_UNTIL ||
           time == TIME_ESCALATE_UNTIL;
}

static bool put_time(struct sentence *sentence, struct str name, const struct advice_facts *facts)
{
    char text[ADVICE_DATE];
    for (size_t i = 0; i < COUNT_OF(times); i++) {
        struct instant at = facts->at[times[i].time];
        if (!str_eq_nocase(name, str_from(times[i].name)))
            continue;
        if (is_limit(times[i].time))
            put_until(sentence, facts->order, at);
        else
            put_place(sentence, date_of(facts->order, at, times[i].time != TIME_FETCH_BY, text));
        return true;
    }
    return false;
}

/* Names and dates stand as they are; the rest are sentences and parts that the catalogues know. */
static void put_name(struct sentence *sentence, struct str name, const struct advice_facts *facts)
{
    static const char anywhere[4] = "";
    char text[ADVICE_DATE], wait[DURATION_TEXT], length[DURATION_TEXT], seen[POLICY_DAY_TEXT];
    const struct advice_case *order = facts->order;
    const struct policy *policy = order->policy;
    const struct {
        struct str name, text;
    } words[] = {
        {STR("policy"), order->marketplace.len ? order->marketplace : said(order, str_from(policy->title))},
        {STR("reason"), said(order, reason_title(facts))},
        {STR("number"), order->number.len ? order->number : said(order, STR(N_("the parcel")))},
        {STR("event"), said(order, parcel_event_text(order->parcel.event))},
        {STR("silence"),
         said(order, order->parcel.unread ? STR(N_("Something happened that could not be read."))
                                          : silence_text(facts->silence.silence))},
        {STR("change"), said(order, facts->silence.change)},
        {STR("doubt"), said(order, doubt_text(facts))},
        {STR("contact_wait"), duration_words(order->speech.language, policy->dispute.contact_first, wait)},
        {STR("chargeback"), said(order, chargeback_text(facts))},
        {STR("length"), duration_words(order->speech.language, policy_length(policy, anywhere), length)},
        {STR("unanswered"), said(order, unanswered_text(policy))},
        {STR("no_answer"), said(order, order_extension_advice(policy))},
        {STR("last_minute"), said(order, last_minute_text(policy))},
        {STR("after_end"), said(order, after_end_text(policy))},
        {STR("end_passed"), said(order, end_passed_text(policy))},
        {STR("bank_count"), said(order, bank_count_text(order))},
        {STR("holidays"), said(order, holidays_text(policy))},
        {STR("left"), left_of(facts, text)},
        {STR("seen"), facts->source ? policy_day_write(facts->source->seen, seen) : STR_NONE},
    };
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_eq(name, words[i].name)) {
            put_place(sentence, words[i].text);
            return;
        }
    check(put_time(sentence, name, facts)); /* a name that no row may have */
}

void advice_fill(struct advice_text *text, struct str sentence, const struct advice_facts *facts)
{
    struct sentence filled = {facts->order, text->at, 0, sizeof text->at};
    if (str_eq(sentence, STR("{fetch}")))
        sentence = fetch_text(facts->order);
    sentence = said(facts->order, sentence);
    while (sentence.len) {
        put(&filled, str_cut(&sentence, '{'));
        if (sentence.len)
            put_name(&filled, str_cut(&sentence, '}'), facts);
    }
    while (filled.len &&
           filled.at[filled.len - 1] == ' ') /* behind it stood what there is nothing to say of */
        filled.len--;
    text->len = filled.len;
}

void advice_add(struct advice_text *text, struct str sentence, const struct advice_facts *facts)
{
    struct advice_text added;
    advice_fill(&added, sentence, facts);
    if (text->len + added.len + 1 >= sizeof text->at)
        return;
    text->at[text->len++] = ' ';
    memcpy(text->at + text->len, added.at, added.len);
    text->len += added.len;
}

/* ---- the text to paste ---- */

static void put_event(struct sentence *out, const struct advice_case *order)
{
    char text[ADVICE_DATE];
    bool out_of_sight = order->parcel.event == PARCEL_DEPARTED ||
                        (order->parcel.departed && order->parcel.event == PARCEL_IN_TRANSIT);
    struct str event = order->last_event;
    if (!order->parcel.at.ms)
        return;
    if (event.len == 0)
        event = said(order, parcel_event_text(order->parcel.event));
    struct str date = date_of(order, order->parcel.at, false, text);
    struct word_places places =
        PLACES(PLACE("event", event), PLACE("date", date), PLACE("country", said(order, order->issuer)));
    if (order->parcel.unread)
        put_sentence(out, STR(N_("The tracking shows \"{event}\" on {date}.")), places);
    else if (out_of_sight && order->issuer.len)
        put_sentence(out,
                     STR(N_("The last event is \"{event}\" of {date}; no scan outside {country} is shown.")),
                     places);
    else
        put_sentence(out, STR(N_("The last event is \"{event}\" of {date}; nothing newer is shown.")),
                     places);
}

static void put_parcel(struct sentence *out, const struct advice_case *order)
{
    if (order->number.len)
        put_sentence(out, STR(N_("The tracking number is {number}.")),
                     PLACES(PLACE("number", order->number)));
    if (order->number_state == NUMBER_WRONG)
        put_sentence(out, STR(N_("Its check digit does not fit.")), (struct word_places){0});
    put_event(out, order);
}

/* A sentence with a date, and the same where the date is not known; empty: then nothing is said. */
static void put_dated(struct sentence *out, struct str dated, struct str bare, struct instant at)
{
    char text[ADVICE_DATE];
    if (at.ms)
        put_sentence(out, dated, PLACES(PLACE("date", date_of(out->order, at, false, text))));
    else if (bare.len)
        put_sentence(out, bare, (struct word_places){0});
}

static void put_extension(struct sentence *out, const struct advice_case *order)
{
    static const struct {
        struct str dated, bare;
    } rows[MORE_TIME_COUNT] = {
        [MORE_TIME_NONE] = {STR_INIT(""), STR_INIT("")},
        [MORE_TIME_ASKED] = {STR_INIT(
                                 N_("I asked for an extension on {date}; there has been no answer yet.")),
                             STR_INIT(N_("I asked for an extension; there has been no answer yet."))},
        [MORE_TIME_GRANTED] = {STR_INIT(N_("I asked for an extension on {date}; it was granted.")),
                               STR_INIT(N_("I asked for an extension; it was granted."))},
        [MORE_TIME_REFUSED] = {STR_INIT(N_("I asked for an extension on {date}; it was refused.")),
                               STR_INIT(N_("I asked for an extension; it was refused."))},
        [MORE_TIME_IGNORED] = {STR_INIT(N_("I asked for an extension on {date}; it was ignored.")),
                               STR_INIT(N_("I asked for an extension; it was ignored."))},
    };
    struct instant asked = order->extension_asked.ms ? order->extension_asked : order->extension_at;
    if (order->extension != MORE_TIME_NONE)
        put_dated(out, rows[order->extension].dated, rows[order->extension].bare, asked);
}

static void put_claim(struct sentence *out, const struct advice_facts *facts)
{
    const struct advice_case *order = facts->order;
    static const struct {
        struct str claim, asks;
    } rows[PROBLEM_COUNT] = {
        [PROBLEM_UNKNOWN] = {STR_INIT(N_("The parcel has not arrived.")),
                             STR_INIT(N_("I ask for a full refund."))},
        [PROBLEM_FAKE_SHOP] = {STR_INIT(N_("I believe that the seller is a fraud.")), STR_INIT("")},
        [PROBLEM_CUSTOMS] = {STR_INIT(N_("I am asked to pay before the parcel is delivered.")),
                             STR_INIT(N_("Please tell me what was already paid for duty and tax."))},
        [PROBLEM_DIGITAL] = {STR_INIT(N_("I have not got what I paid for.")),
                             STR_INIT(N_("I ask for a full refund."))},
        [PROBLEM_SUBSCRIPTION] = {STR_INIT(N_("I cancel this subscription.")),
                                  STR_INIT(N_("Please stop all payments, and pay the last one back."))},
        [PROBLEM_BANKRUPT] = {STR_INIT(N_("The shop is closed, and I have not got what I paid for.")),
                              STR_INIT(N_("I ask for a full refund."))},
        [PROBLEM_REFUND] = {STR_INIT(N_("The refund that I am owed has not come.")),
                            STR_INIT(N_("Please pay it back now."))},
        [PROBLEM_NOT_RECEIVED] = {STR_INIT(N_("The parcel has not arrived.")),
                                  STR_INIT(N_("I ask for a full refund."))},
        [PROBLEM_NOT_AS_DESCRIBED] = {STR_INIT(N_("What I received is not what was described.")),
                                      STR_INIT(N_("I ask for a refund."))},
        [PROBLEM_DAMAGED] = {STR_INIT(N_("It arrived damaged.")), STR_INIT(N_("I ask for a refund."))},
        [PROBLEM_EMPTY] = {STR_INIT(N_("The parcel was empty.")), STR_INIT(N_("I ask for a refund."))},
        [PROBLEM_COUNTERFEIT] = {STR_INIT(N_("What I received is a counterfeit.")),
                                 STR_INIT(N_("I ask for a full refund."))},
        [PROBLEM_WRONG_ITEM] = {STR_INIT(N_("Something else came than I ordered.")),
                                STR_INIT(N_("I ask for a refund."))},
        [PROBLEM_INCOMPLETE] = {STR_INIT(N_("A part of what I ordered is missing.")),
                                STR_INIT(N_("I ask for what is missing, or for its price."))},
    };
    static const struct str some = STR_INIT(N_("A part of it has arrived, the rest has not.")),
                            asks = STR_INIT(N_("I ask for a refund of what has not arrived."));
    struct word_places nothing = {0};
    bool rest = order->part.some && order->problem == PROBLEM_NOT_RECEIVED;
    if (order->problem == PROBLEM_UNKNOWN && order->received.ms)
        return;
    bool fake = order->problem == PROBLEM_FAKE_SHOP;
    struct str wants = facts->asks.len ? facts->asks
                       : rest          ? asks
                       : fake          ? advice_fraud_asks(order)
                                       : rows[order->problem].asks;
    put_sentence(out, rest ? some : rows[order->problem].claim, nothing);
    if (fake && !order->received.ms)
        put_sentence(out, STR(N_("I have received nothing.")), nothing);
    if (order->asks.len)
        put_sentence(out, STR("{asks}"), PLACES(PLACE("asks", order->asks)));
    else if (wants.len)
        put_sentence(out, wants, nothing);
}

void advice_write_case(const struct advice_facts *facts, struct advice_plan *plan)
{
    const struct advice_case *order = facts->order;
    struct sentence out = {order, plan->case_text, 0, sizeof plan->case_text};
    bool trap = order->problem == PROBLEM_SUBSCRIPTION, owed = order->problem == PROBLEM_REFUND;
    put_dated(&out, trap ? STR(N_("I was charged on {date}.")) : STR(N_("I ordered on {date}.")), STR_NONE,
              order->ordered);
    if (order->problem == PROBLEM_FAKE_SHOP && order->shop == SHOP_OTHER && order->shop_unknown)
        put_sentence(&out, STR(N_("The shop calls itself {shop}.")),
                     PLACES(PLACE("shop", order->marketplace)));
    put_dated(&out, STR(N_("It was sent on {date}.")), STR_NONE, order->shipped);
    put_dated(&out, STR(N_("Delivery was promised for {date}.")), STR_NONE, order->promised);
    put_parcel(&out, order);
    put_dated(&out, STR(N_("I received the parcel on {date}.")), STR_NONE, order->received);
    put_dated(&out,
              owed ? STR(N_("I cancelled it or sent it back on {date}."))
                   : STR(N_("I wrote to the seller on {date}.")),
              STR_NONE, order->contacted);
    put_extension(&out, order);
    put_claim(&out, facts);
    plan->case_text_len = out.len;
}
