#include "text/policy/guide_words.h"

#include "base/check.h"
#include "text/clock/locale.h"

struct str guide_say(struct guide_reader reader, const char *english)
{
    return say(reader.language, str_from(english));
}

struct str guide_fill(struct guide_reader reader, const char *english, struct word_places places)
{
    return arena_say(reader.arena, reader.language, str_from(english), places);
}

struct str guide_items(struct guide_reader reader, const struct str *items, size_t count)
{
    return locale_list(reader.arena, reader.language, LIST_ITEMS, items, count);
}

struct str family_title(const struct language *language, enum family family)
{
    static const struct str titles[FAMILY_COUNT] = {
        [FAMILY_NOT_RECEIVED] = STR_INIT(N_("It has not come")),
        [FAMILY_NOT_AS_DESCRIBED] = STR_INIT(N_("It came, but it is not as described")),
        [FAMILY_OTHER] = STR_INIT(N_("Something else")),
    };
    check(family < FAMILY_COUNT);
    return say(language, titles[family]);
}

struct str remedy_title(const struct language *language, enum remedy remedy)
{
    static const struct str titles[REMEDY_COUNT] = {
        [REMEDY_NONE] = STR_INIT(N_("Nothing")),
        [REMEDY_REFUND_FULL] = STR_INIT(N_("All the money back")),
        [REMEDY_REFUND_PARTIAL] = STR_INIT(N_("Part of the money back")),
        [REMEDY_RETURN_REFUND] = STR_INIT(N_("Send the goods back for the money")),
        [REMEDY_REPLACEMENT] = STR_INIT(N_("A replacement")),
    };
    check(remedy < REMEDY_COUNT);
    return say(language, titles[remedy]);
}

struct str remedy_titles(struct guide_reader reader, uint32_t remedies)
{
    struct str titles[REMEDY_COUNT];
    size_t count = 0;
    for (int i = 1; i < REMEDY_COUNT; i++)
        if (remedies & (1u << i))
            titles[count++] = remedy_title(reader.language, (enum remedy)i);
    return guide_items(reader, titles, count);
}

static struct str evidence_need_words(const struct language *language, enum evidence_kind kind)
{
    static const struct str names[EVIDENCE_KIND_COUNT] = {
        [EVIDENCE_PHOTO] = STR_INIT(N_("a photo")),
        [EVIDENCE_VIDEO] = STR_INIT(N_("a video")),
        [EVIDENCE_PHOTO_WITH_RULER] = STR_INIT(N_("a photo with a ruler in it")),
        [EVIDENCE_PHOTO_OF_LABEL] = STR_INIT(N_("a photo of the label on the parcel")),
        [EVIDENCE_TRACKING_SCREENSHOT] = STR_INIT(N_("a picture of the tracking page")),
        [EVIDENCE_CARRIER_STATEMENT] = STR_INIT(N_("a statement of the carrier")),
        [EVIDENCE_CUSTOMS_DOCUMENT] = STR_INIT(N_("a document of the customs")),
        [EVIDENCE_CORRESPONDENCE] = STR_INIT(N_("what you and the seller wrote")),
        [EVIDENCE_RECEIPT] = STR_INIT(N_("a receipt")),
        [EVIDENCE_INSPECTION_REPORT] = STR_INIT(N_("a report of somebody who examined it")),
        [EVIDENCE_DELIVERY_PROOF] = STR_INIT(N_("a proof of delivery")),
        [EVIDENCE_OTHER] = STR_INIT(N_("whatever else shows it")),
    };
    check(kind < EVIDENCE_KIND_COUNT);
    return say(language, names[kind]);
}

struct str evidence_any_words(struct guide_reader reader, const struct evidence_need *need)
{
    struct str kinds[EVIDENCE_KIND_COUNT];
    size_t count = 0;
    for (int kind = 0; kind < EVIDENCE_KIND_COUNT; kind++)
        if (need->any_of & (1u << kind))
            kinds[count++] = evidence_need_words(reader.language, (enum evidence_kind)kind);
    struct str any = locale_list(reader.arena, reader.language, LIST_OR, kinds, count);
    return need->optional ? guide_fill(reader, "{evidence} (it helps)", PLACES(PLACE("evidence", any))) : any;
}

struct str party_list_words(struct guide_reader reader, uint32_t parties)
{
    static const struct str words[PARTY_COUNT] = {
        [PARTY_BUYER] = STR_INIT(N_("the buyer")),
        [PARTY_SELLER] = STR_INIT(N_("the seller")),
        [PARTY_STAFF] = STR_INIT(N_("the staff")),
        [PARTY_COMMISSIONER] = STR_INIT(N_("the commission")),
        [PARTY_CARRIER] = STR_INIT(N_("the carrier")),
        [PARTY_PROVIDER] = STR_INIT(N_("the payment provider")),
        [PARTY_MARKET] = STR_INIT(N_("the marketplace")),
    };
    struct str named[PARTY_COUNT];
    size_t count = 0;
    for (int i = 0; i < PARTY_COUNT; i++)
        if ((parties & PARTY_BIT(i)) && words[i].len)
            named[count++] = say(reader.language, words[i]);
    return count ? locale_list(reader.arena, reader.language, LIST_AND, named, count)
                 : guide_say(reader, "nobody");
}

struct str guide_span(struct guide_reader reader, struct duration duration)
{
    char text[DURATION_TEXT];
    return arena_copy(reader.arena, duration_words(reader.language, duration, text));
}

static struct str one_moment(struct guide_reader reader, enum anchor anchor, struct duration after)
{
    static const struct {
        struct str bare, after;
    } words[ANCHOR_COUNT] = {
        [ANCHOR_NONE] = {STR_INIT(""), STR_INIT(N_("{span} after the beginning"))},
        [ANCHOR_ORDERED] = {STR_INIT(N_("the order")), STR_INIT(N_("{span} after it was ordered"))},
        [ANCHOR_PAID] = {STR_INIT(N_("the payment")), STR_INIT(N_("{span} after it was paid"))},
        [ANCHOR_SHIPPED] = {STR_INIT(N_("the sending")), STR_INIT(N_("{span} after it was sent"))},
        [ANCHOR_PROMISED] = {STR_INIT(N_("the promised day")), STR_INIT(N_("{span} after the promised day"))},
        [ANCHOR_ARRIVED] = {STR_INIT(N_("the arrival")), STR_INIT(N_("{span} after it arrived"))},
        [ANCHOR_PROTECTION_END] = {STR_INIT(N_("the end of protection")),
                                   STR_INIT(N_("{span} after protection has ended"))},
        [ANCHOR_DELIVERED] = {STR_INIT(N_("the day when it is shown as delivered")),
                              STR_INIT(N_("{span} after it is shown as delivered"))},
    };
    check(anchor < ANCHOR_COUNT);
    if (!duration_is_set(after) || after.count == 0)
        return say(reader.language, words[anchor].bare);
    return arena_say(reader.arena, reader.language, words[anchor].after,
                     PLACES(PLACE("span", guide_span(reader, after))));
}

struct str guide_moment(struct guide_reader reader, struct moment moment)
{
    struct str first = one_moment(reader, moment.anchor, moment.after);
    if (moment.join == JOIN_NONE)
        return first;
    struct word_places places =
        PLACES(PLACE("first", first), PLACE("other", one_moment(reader, moment.other, moment.other_after)));
    return moment.join == JOIN_EARLIER
               ? guide_fill(reader, "{first} or {other}, whichever comes first", places)
               : guide_fill(reader, "{first} or {other}, whichever comes last", places);
}

struct str reason_window(struct guide_reader reader, const struct reason *reason)
{
    /* by: is there a beginning, an end, and does the way of the parcel stop it */
    static const struct str sentences[2][2][2] = {
        {{STR_INIT(N_("from the beginning without an end")),
          STR_INIT(N_("from the beginning without an end, and not while it is on its way in time"))},
         {STR_INIT(N_("from the beginning until {until}")),
          STR_INIT(N_("from the beginning until {until}, and not while it is on its way in time"))}},
        {{STR_INIT(N_("from {from} without an end")),
          STR_INIT(N_("from {from} without an end, and not while it is on its way in time"))},
         {STR_INIT(N_("from {from} until {until}")),
          STR_INIT(N_("from {from} until {until}, and not while it is on its way in time"))}},
    };
    bool begins = reason->open_from.anchor != ANCHOR_NONE, ends = reason->open_until.anchor != ANCHOR_NONE;
    struct str window =
        arena_say(reader.arena, reader.language, sentences[begins][ends][reason->blocked_in_transit],
                  PLACES(PLACE("from", begins ? guide_moment(reader, reason->open_from) : STR_NONE),
                         PLACE("until", ends ? guide_moment(reader, reason->open_until) : STR_NONE)));
    if (reason->at_once_if_promised_in.count)
        window = guide_fill(reader, "{window}; at once where delivery was promised in less than {span}",
                            PLACES(PLACE("window", window),
                                   PLACE("span", guide_span(reader, reason->at_once_if_promised_in))));
    if (duration_is_set(reason->answer_seller))
        window = guide_fill(
            reader, "{window}; the seller has {span} to answer",
            PLACES(PLACE("window", window), PLACE("span", guide_span(reader, reason->answer_seller))));
    if (reason->escalate_from.anchor == ANCHOR_NONE)
        return window;
    return guide_fill(
        reader, "{window}; whoever decides can be called {moment} at the earliest",
        PLACES(PLACE("window", window), PLACE("moment", guide_moment(reader, reason->escalate_from))));
}
