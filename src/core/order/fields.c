#include "core/order/fields.h"

#include "base/check.h"
#include "base/words.h"

#include <stddef.h>
#include <string.h>

/* ---- what people read for the members of a closed list ---- */

static const struct str came_titles[CAME_COUNT] = {
    [CAME_NOT_SAID] = STR_INIT(N_("Not said")),
    [CAME_NO] = STR_INIT(N_("The parcel is not with me")),
    [CAME_YES] = STR_INIT(N_("The parcel is with me")),
};
static const struct str remedy_titles[REMEDY_COUNT] = {
    [REMEDY_NONE] = STR_INIT(N_("nothing")),
    [REMEDY_REFUND_FULL] = STR_INIT(N_("all the money back")),
    [REMEDY_REFUND_PARTIAL] = STR_INIT(N_("part of the money back")),
    [REMEDY_RETURN_REFUND] = STR_INIT(N_("send the goods back for the money")),
    [REMEDY_REPLACEMENT] = STR_INIT(N_("a replacement")),
};
static const struct str evidence_titles[EVIDENCE_KIND_COUNT] = {
    [EVIDENCE_PHOTO] = STR_INIT(N_("Photo")),
    [EVIDENCE_VIDEO] = STR_INIT(N_("Pictures from a video")),
    [EVIDENCE_PHOTO_WITH_RULER] = STR_INIT(N_("Photo with a ruler")),
    [EVIDENCE_PHOTO_OF_LABEL] = STR_INIT(N_("Photo of the label")),
    [EVIDENCE_TRACKING_SCREENSHOT] = STR_INIT(N_("Picture of the tracking page")),
    [EVIDENCE_CARRIER_STATEMENT] = STR_INIT(N_("Statement of the carrier")),
    [EVIDENCE_CUSTOMS_DOCUMENT] = STR_INIT(N_("Document of the customs")),
    [EVIDENCE_CORRESPONDENCE] = STR_INIT(N_("Messages")),
    [EVIDENCE_RECEIPT] = STR_INIT(N_("Receipt")),
    [EVIDENCE_INSPECTION_REPORT] = STR_INIT(N_("Report of an examination")),
    [EVIDENCE_DELIVERY_PROOF] = STR_INIT(N_("Proof of delivery")),
    [EVIDENCE_OTHER] = STR_INIT(N_("Something else")),
};
static const struct str favour_titles[FAVOUR_COUNT] = {
    [FAVOUR_BUYER] = STR_INIT(N_("The buyer")),
    [FAVOUR_SELLER] = STR_INIT(N_("The seller")),
};
static const struct str party_titles[PARTY_COUNT]; /* no form asks for it */

/* ---- the rows ---- */

#define LIST_none     NULL, NULL
#define LIST_came     &came_names, came_titles
#define LIST_remedy   &remedy_names, remedy_titles
#define LIST_evidence &evidence_names, evidence_titles
#define LIST_favour   &favour_names, favour_titles
#define LIST_party    &party_names, party_titles
#define WIDTH(member) sizeof(((struct order_event *)NULL)->member)
#define FIELD_ROW(id, name, kind, member, most, chars, type, list, refusal, other, says, label, hint)        \
    [TAKES_##id] = {STR_INIT(name),                                                                          \
                    CARRIES_##kind,                                                                          \
                    offsetof(struct order_event, member),                                                    \
                    WIDTH(member),                                                                           \
                    most,                                                                                    \
                    chars,                                                                                   \
                    type,                                                                                    \
                    LIST_##list,                                                                             \
                    REFUSAL_##refusal,                                                                       \
                    REFUSAL_##other,                                                                         \
                    STR_INIT(says),                                                                          \
                    STR_INIT(label),                                                                         \
                    STR_INIT(hint)},
const struct act_field_row act_fields[ALL_FIELD_COUNT] = {ACT_FIELDS(FIELD_ROW) COMMAND_FIELDS(FIELD_ROW)};
_Static_assert(ALL_FIELD_COUNT <= 32, "a mask has no room for so many fields");

enum act_field act_field_named(struct str name)
{
    enum act_field field = TAKES_LINES;
    while (field < ALL_FIELD_COUNT && !str_eq(act_fields[field].name, name))
        field++;
    return field;
}

const char *act_field_refused(enum order_refusal refusal, uint64_t takes)
{
    for (enum act_field field = TAKES_LINES; refusal && field < ALL_FIELD_COUNT; field++)
        if (act_may(takes, field) &&
            (act_fields[field].refusal == refusal || act_fields[field].other == refusal))
            return act_fields[field].name.at;
    return NULL;
}

void act_field_set(struct order_event *wish, enum act_field field, int64_t value)
{
    const struct act_field_row *row = &act_fields[field];
    char *at = (char *)wish + row->at;
    int32_t narrow = (int32_t)value;
    check(row->kind != CARRIES_TEXT && (row->size == sizeof value || row->size == sizeof narrow));
    check(row->size == sizeof value || narrow == value);
    if (row->size == sizeof value)
        memcpy(at, &value, sizeof value);
    else
        memcpy(at, &narrow, sizeof narrow);
}
