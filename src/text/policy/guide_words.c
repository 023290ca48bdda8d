#include "text/policy/guide_words.h"

#include "base/check.h"

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

struct str party_list_words(struct arena *arena, uint32_t parties)
{
    static const struct str words[PARTY_COUNT] = {
        [PARTY_BUYER] = STR_INIT("the buyer"),        [PARTY_SELLER] = STR_INIT("the seller"),
        [PARTY_STAFF] = STR_INIT("the staff"),        [PARTY_COMMISSIONER] = STR_INIT("the commission"),
        [PARTY_CARRIER] = STR_INIT("the carrier"),    [PARTY_PROVIDER] = STR_INIT("the payment provider"),
        [PARTY_MARKET] = STR_INIT("the marketplace"),
    };
    struct str all = STR("");
    for (int i = 0; i < PARTY_COUNT; i++)
        if ((parties & PARTY_BIT(i)) && words[i].len)
            all = arena_printf(arena, "%.*s%s%.*s", STR_ARG(all), all.len ? ", " : "", STR_ARG(words[i]));
    return all.len ? all : STR("nobody");
}

struct str guide_span(struct arena *arena, struct duration duration)
{
    char text[DURATION_TEXT];
    return arena_copy(arena, duration_words(duration, text));
}

static struct str anchor_words(enum anchor anchor)
{
    static const struct str words[ANCHOR_COUNT] = {
        [ANCHOR_NONE] = STR_INIT("the beginning"),
        [ANCHOR_ORDERED] = STR_INIT("it was ordered"),
        [ANCHOR_PAID] = STR_INIT("it was paid"),
        [ANCHOR_SHIPPED] = STR_INIT("it was sent"),
        [ANCHOR_PROMISED] = STR_INIT("the promised day"),
        [ANCHOR_ARRIVED] = STR_INIT("it arrived"),
        [ANCHOR_PROTECTION_END] = STR_INIT("protection has ended"),
    };
    check(anchor < ANCHOR_COUNT);
    return words[anchor];
}

struct str guide_moment(struct arena *arena, struct moment moment)
{
    static const struct str bare[ANCHOR_COUNT] = {
        [ANCHOR_ORDERED] = STR_INIT("the order"),
        [ANCHOR_PAID] = STR_INIT("the payment"),
        [ANCHOR_SHIPPED] = STR_INIT("the sending"),
        [ANCHOR_PROMISED] = STR_INIT("the promised day"),
        [ANCHOR_ARRIVED] = STR_INIT("the arrival"),
        [ANCHOR_PROTECTION_END] = STR_INIT("the end of protection"),
    };
    if (!duration_is_set(moment.after) || moment.after.count == 0)
        return bare[moment.anchor];
    return arena_printf(arena, "%.*s after %.*s", STR_ARG(guide_span(arena, moment.after)),
                        STR_ARG(anchor_words(moment.anchor)));
}

struct str reason_window(struct arena *arena, const struct reason *reason)
{
    struct str from = STR("from the beginning"), until = STR("without an end");
    if (reason->open_from.anchor != ANCHOR_NONE)
        from = arena_printf(arena, "from %.*s", STR_ARG(guide_moment(arena, reason->open_from)));
    if (reason->open_until.anchor != ANCHOR_NONE)
        until = arena_printf(arena, "until %.*s", STR_ARG(guide_moment(arena, reason->open_until)));
    return arena_printf(arena, "%.*s %.*s%s", STR_ARG(from), STR_ARG(until),
                        reason->blocked_in_transit ? ", and not while it is on its way in time" : "");
}
