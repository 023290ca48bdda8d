#include "service/demo/orders.h"

#include "base/check.h"
#include "service/demo/market.h"
#include "service/demo/past.h"
#include "service/order/parcel.h"

/* Something that happened to an order, so many hours ago. */
struct happening {
    int64_t hours_ago;
    enum order_event_kind kind;
    enum party by;
    int32_t days;
    struct str words;
};
/* What the carrier's page said, so many days ago. */
struct sighting {
    int64_t days_ago;
    struct str words, place;
};
enum { HAPPENINGS_MAX = 3, SIGHTINGS_MAX = 4 };

/* Days count from now; 0 for what is not known. */
static const struct demo_order {
    struct str buyer, policy, title, seller, number, tracking, currency;
    int64_t amount_minor, ordered, shipped, ends;
    int64_t noted_hours_ago;
    struct happening happenings[HAPPENINGS_MAX];
    size_t count;
    struct sighting sightings[SIGHTINGS_MAX];
    size_t sighting_count;
} orders[] = {
    /* The order of the first question: two months old, protection nearly over, the seller silent. */
    {.buyer = STR_INIT("mara"),
     .policy = STR_INIT("aliexpress-2016"),
     .title = STR_INIT("Blue winter coat, my first order"),
     .seller = STR_INIT("Harbour Textiles"),
     .number = STR_INIT("8123-4471"),
     .tracking = STR_INIT("RA123456785CN"),
     .currency = STR_INIT("USD"),
     .amount_minor = 3890,
     .ordered = -60,
     .shipped = -57,
     .ends = 2,
     .noted_hours_ago = 30,
     .happenings = {{20, EVENT_EXTENSION_ASKED, PARTY_BUYER, 10,
                     STR_INIT("The parcel has not come. Please extend.")}},
     .count = 1,
     .sightings = {{56, STR_INIT("Accepted"), STR_INIT("Guangzhou")},
                   {52, STR_INIT("Departed from outward office of exchange"), STR_INIT("Guangzhou")}},
     .sighting_count = 2},
    {.buyer = STR_INIT("mara"),
     .policy = STR_INIT("ebay"),
     .title = STR_INIT("Second-hand camera lens"),
     .seller = STR_INIT("lens-attic"),
     .currency = STR_INIT("EUR"),
     .amount_minor = 12500,
     .ordered = -6,
     .shipped = -4,
     .noted_hours_ago = 90},
    {.buyer = STR_INIT("mara"),
     .policy = STR_INIT("recourse-default"),
     .title = STR_INIT("Four tea bowls"),
     .seller = STR_INIT("Pottery Lane"),
     .number = STR_INIT("T-118"),
     .tracking = STR_INIT("RR123456785JP"),
     .currency = STR_INIT("JPY"),
     .amount_minor = 9800,
     .ordered = -30,
     .shipped = -27,
     .ends = 12,
     .noted_hours_ago = 200,
     .happenings = {{150, EVENT_SELLER_CONTACTED, PARTY_BUYER, 0,
                     STR_INIT("When did you hand it to the post?")}},
     .count = 1,
     .sightings = {{26, STR_INIT("Posting/Collection"), STR_INIT("Kyoto")},
                   {25, STR_INIT("Departure from outward office of exchange"), STR_INIT("Osaka")},
                   {9, STR_INIT("Arrival at inward office of exchange"), STR_INIT("Frankfurt")},
                   {9, STR_INIT("Held by customs"), STR_INIT("Frankfurt")}},
     .sighting_count = 4},
    {.buyer = STR_INIT("Ryan"),
     .policy = STR_INIT("aliexpress"),
     .title = STR_INIT("Desk lamp with a broken arm"),
     .seller = STR_INIT("Brightside"),
     .tracking = STR_INIT("LP123456789CN"),
     .currency = STR_INIT("EUR"),
     .amount_minor = 2199,
     .ordered = -40,
     .shipped = -38,
     .ends = 20,
     .noted_hours_ago = 120,
     .happenings = {{100, EVENT_DELIVERED, PARTY_CARRIER, 0, STR_INIT("")}},
     .count = 1},
};

static struct instant in_days(struct instant now, int64_t days)
{
    return days ? (struct instant){now.ms + days * 24 * DEMO_HOUR_MS} : CLOCK_UNSET;
}

static enum err let_happen(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                           struct str ref, const struct happening *happening)
{
    enum order_refusal refusal;
    struct ctx then = demo_earlier(ctx, happening->hours_ago);
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    struct order_act act = {.viewer = *viewer, .ref = ref, .words = happening->words};
    enum err err = order_read(&then, policies, viewer, ref, order);
    act.command.version = order->state.version;
    act.command.wish.kind = happening->kind;
    act.command.wish.by = happening->by;
    act.command.wish.days = happening->days;
    if (!err)
        err = order_act(&then, policies, &act, &refusal);
    if (err)
        ctx->failure = then.failure;
    return err;
}

static struct order_note note_of(const struct ctx *ctx, const struct policy_set *policies,
                                 const struct demo_order *order)
{
    struct order_note note = {.policy = order_policy(policies, order->policy),
                              .number = order->number,
                              .seller = order->seller,
                              .title = order->title,
                              .tracking = order->tracking,
                              .amount_minor = order->amount_minor,
                              .ordered = in_days(ctx->now, order->ordered),
                              .shipped = in_days(ctx->now, order->shipped),
                              .protection_ends = in_days(ctx->now, order->ends)};
    check(note.policy != NULL && currency_from(order->currency, &note.currency));
    note.marketplace = str_from(note.policy->title);
    return note;
}

/* As the buyer noted it when the order was noted. */
static enum err let_be_seen(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                            struct str ref, const struct demo_order *order)
{
    size_t added;
    struct parcel_entry entries[SIGHTINGS_MAX] = {0};
    struct ctx then = demo_earlier(ctx, order->noted_hours_ago);
    for (size_t i = 0; i < order->sighting_count; i++)
        entries[i] = (struct parcel_entry){.at = in_days(ctx->now, -order->sightings[i].days_ago),
                                           .words = order->sightings[i].words,
                                           .place = order->sightings[i].place};
    struct parcel_telling telling = {*viewer, ref, SOURCE_PERSON, entries, order->sighting_count};
    enum err err = order->sighting_count ? parcel_add_events(&then, policies, &telling, &added) : OK;
    if (err)
        ctx->failure = then.failure;
    return err;
}

static enum err load_order(struct ctx *ctx, const struct policy_set *policies, const struct demo_order *order)
{
    struct str ref;
    struct ctx then = demo_earlier(ctx, order->noted_hours_ago);
    struct order_note note = note_of(ctx, policies, order);
    enum err err = demo_find_person(ctx, order->buyer, &note.viewer.person_id);
    if (err)
        return err;
    err = order_note_external(&then, &note, &ref);
    if (err)
        ctx->failure = then.failure;
    if (!err)
        err = let_be_seen(ctx, policies, &note.viewer, ref, order);
    for (size_t i = 0; !err && i < order->count; i++)
        err = let_happen(ctx, policies, &note.viewer, ref, &order->happenings[i]);
    return err;
}

enum err demo_orders_load(struct ctx *ctx, const struct policy_set *policies)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < COUNT_OF(orders); i++)
        err = load_order(ctx, policies, &orders[i]);
    return err ? err : demo_markets_load(ctx, policies);
}
