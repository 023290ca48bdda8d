/* Sentences with dates in them, and the text to paste. */
#include "base/check.h"
#include "core/advice/rows.h"

#include <stdio.h>
#include <string.h>

/* Appends to memory of a fixed size; what does not fit is left out whole. */
struct sentence {
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

struct str advice_date(struct instant at, bool with_time, char into[ADVICE_DATE])
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

static void put_date(struct sentence *sentence, struct instant at, bool with_time)
{
    char text[ADVICE_DATE];
    bool known = at.ms > 0 && at.ms < CLOCK_LAST.ms;
    put(sentence, known ? advice_date(at, with_time, text) : STR("the day that the marketplace shows"));
}

static void put_left(struct sentence *sentence, const struct advice_facts *facts)
{
    int64_t hour = SPAN_HOURS(1).ms, left = facts->at[TIME_ACT_UNTIL].ms - facts->order->now.ms;
    int64_t days = left / (24 * hour), hours = left / hour;
    char text[64];
    if (left <= 0 || facts->at[TIME_ACT_UNTIL].ms == CLOCK_NEVER.ms)
        snprintf(text, sizeof text, "some time is");
    else if (days > 1)
        snprintf(text, sizeof text, "%lld days are", (long long)days);
    else if (days == 1 && hours == 24)
        snprintf(text, sizeof text, "1 day is");
    else if (hours > 1)
        snprintf(text, sizeof text, "%lld hours are", (long long)hours);
    else
        snprintf(text, sizeof text, "less than two hours are");
    put(sentence, str_from(text));
}

static struct str reason_title(const struct advice_facts *facts)
{
    if (facts->reason < 0)
        return STR("Item not received");
    return str_from(facts->order->policy->reasons[facts->reason].title);
}

static struct str chargeback_text(const struct advice_facts *facts)
{
    return advice_holds(facts, FACT(BANK_CLOSES_CASE))
               ? STR("The marketplace closes its own case when a bank takes it up: do one after the other.")
               : STR("The marketplace freezes the order when a bank takes it up: do one after the other.");
}

static struct str unanswered_text(const struct policy *policy)
{
    static const struct str texts[BUYER_SILENCE_COUNT] = {
        [BUYER_SILENCE_CLOSE] = STR_INIT("An offer that stays unanswered closes the dispute."),
        [BUYER_SILENCE_KEEP] =
            STR_INIT("Unanswered, the offer leaves the dispute open: it is decided only when somebody goes "
                     "on with it."),
        [BUYER_SILENCE_ESCALATE] = STR_INIT("Unanswered, the case is passed on to be decided, offer or not."),
    };
    return texts[policy->talk.on_buyer_silence];
}

static struct str no_answer_text(const struct policy *policy)
{
    static const struct str texts[EXTENSION_SILENCE_COUNT] = {
        [EXTENSION_SILENCE_REJECT] = STR_INIT("No answer counts as no: do not wait past that day."),
        [EXTENSION_SILENCE_GRANT] = STR_INIT("No answer grants the days; look whether the end has moved."),
        [EXTENSION_SILENCE_GRANT_MIN] =
            STR_INIT("No answer grants some days, once; look at the new end before you wait for more."),
    };
    return texts[policy->extension.on_silence];
}

static struct str last_minute_text(const struct policy *policy)
{
    return policy->extension.min_left_after_refusal.count
               ? STR("These rules always leave some days for a dispute after a refusal.")
               : STR("A refusal in the last two days leaves too little time for a dispute.");
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

static bool put_time(struct sentence *sentence, struct str name, const struct advice_facts *facts)
{
    for (size_t i = 0; i < COUNT_OF(times); i++)
        if (str_eq(name, str_from(times[i].name))) {
            put_date(sentence, facts->at[times[i].time], true);
            return true;
        }
    return false;
}

static void put_name(struct sentence *sentence, struct str name, const struct advice_facts *facts)
{
    char wait[DURATION_TEXT];
    const struct policy *policy = facts->order->policy;
    struct str marketplace = facts->order->marketplace;
    const struct {
        struct str name, text;
    } words[] = {
        {STR("policy"), marketplace.len ? marketplace : str_from(policy->title)},
        {STR("reason"), reason_title(facts)},
        {STR("number"), facts->order->number.len ? facts->order->number : STR("of the parcel")},
        {STR("event"), parcel_event_text(facts->order->parcel.event)},
        {STR("silence"), silence_text(facts->silence.silence)},
        {STR("change"), facts->silence.change},
        {STR("doubt"), doubt_text(facts)},
        {STR("contact_wait"), duration_words(policy->dispute.contact_first, wait)},
        {STR("chargeback"), chargeback_text(facts)},
        {STR("unanswered"), unanswered_text(policy)},
        {STR("no_answer"), no_answer_text(policy)},
        {STR("last_minute"), last_minute_text(policy)},
    };
    if (str_eq(name, STR("left"))) {
        put_left(sentence, facts);
        return;
    }
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_eq(name, words[i].name)) {
            put(sentence, words[i].text);
            return;
        }
    check(put_time(sentence, name, facts)); /* a name that no row may have */
}

void advice_fill(struct advice_text *text, struct str sentence, const struct advice_facts *facts)
{
    struct sentence filled = {text->at, 0, sizeof text->at};
    while (sentence.len) {
        put(&filled, str_cut(&sentence, '{'));
        if (sentence.len)
            put_name(&filled, str_cut(&sentence, '}'), facts);
    }
    text->len = filled.len;
}

static void put_parcel(struct sentence *out, const struct advice_facts *facts)
{
    const struct advice_case *order = facts->order;
    if (order->number.len) {
        put(out, STR(" The tracking number is "));
        put(out, order->number);
        put(out, STR("."));
    }
    if (order->number_state == NUMBER_WRONG)
        put(out, STR(" Its check digit is wrong, so no carrier knows it."));
    if (!order->parcel.at.ms)
        return;
    put(out, STR(" The last event is \""));
    put(out, order->last_event.len ? order->last_event : parcel_event_text(order->parcel.event));
    put(out, STR("\" of "));
    put_date(out, order->parcel.at, false);
    put(out, STR("; nothing newer is shown"));
    bool out_of_sight = order->parcel.event == PARCEL_DEPARTED || order->parcel.departed;
    if (out_of_sight && order->parcel.event != PARCEL_ARRIVED && order->issuer.len) {
        put(out, STR(", and the number is not visible outside "));
        put(out, order->issuer);
    }
    put(out, STR("."));
}

static void put_dated(struct sentence *out, const char *before, struct instant at)
{
    put(out, str_from(before));
    if (at.ms) {
        put(out, STR(" on "));
        put_date(out, at, false);
    }
}

static void put_extension(struct sentence *out, const struct advice_case *order)
{
    static const char *const endings[MORE_TIME_COUNT] = {
        [MORE_TIME_ASKED] = "; there has been no answer yet.",
        [MORE_TIME_GRANTED] = "; it was granted.",
        [MORE_TIME_REFUSED] = "; it was refused.",
        [MORE_TIME_IGNORED] = "; it was ignored.",
    };
    if (!endings[order->extension])
        return;
    put_dated(out, " I asked for an extension", order->extension_at);
    put(out, str_from(endings[order->extension]));
}

static void put_claim(struct sentence *out, const struct advice_case *order)
{
    static const struct {
        const char *claim, *asks;
    } rows[PROBLEM_COUNT] = {
        [PROBLEM_UNKNOWN] = {" The parcel has not arrived.", "I ask for a full refund."},
        [PROBLEM_NOT_RECEIVED] = {" The parcel has not arrived.", "I ask for a full refund."},
        [PROBLEM_NOT_AS_DESCRIBED] = {" What I received is not what was described; photos are attached.",
                                      "I ask for a refund."},
        [PROBLEM_DAMAGED] = {" It arrived damaged; photos of the goods and the packing are attached.",
                             "I ask for a refund."},
        [PROBLEM_EMPTY] = {" The parcel was empty; photos of the packing and label are attached.",
                           "I ask for a refund."},
        [PROBLEM_COUNTERFEIT] = {" What I received is a counterfeit; photos are attached.",
                                 "I ask for a full refund."},
    };
    if (order->problem == PROBLEM_UNKNOWN && order->received.ms)
        return;
    put(out, str_from(rows[order->problem].claim));
    put(out, STR(" "));
    put(out, order->asks.len ? order->asks : str_from(rows[order->problem].asks));
}

void advice_write_case(const struct advice_facts *facts, struct advice_plan *plan)
{
    const struct advice_case *order = facts->order;
    struct sentence out = {plan->case_text, 0, sizeof plan->case_text};
    put_dated(&out, "I ordered", order->ordered);
    if (order->shipped.ms)
        put_dated(&out, "; the seller says that it was sent", order->shipped);
    if (order->promised.ms)
        put_dated(&out, "; delivery was promised", order->promised);
    put(&out, STR("."));
    put_parcel(&out, facts);
    if (order->received.ms)
        put_dated(&out, " I received the parcel", order->received);
    put(&out, order->received.ms ? STR(".") : STR_NONE);
    if (order->contacted.ms) {
        put_dated(&out, " I wrote to the seller", order->contacted);
        put(&out, STR("."));
    }
    put_extension(&out, order);
    put_claim(&out, order);
    plan->case_text_len = out.len;
}
