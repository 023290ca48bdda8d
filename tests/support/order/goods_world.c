#include "support/order/goods_world.h"

#include "base/check.h"

static void say_wrong(struct goods_world *world, const char *what)
{
    if (!world->wrong)
        world->wrong = what;
}

static void forget_dispute(struct goods_world *world)
{
    world->nothing_came = world->shown = world->buyer_shows = world->decided.stands = false;
    world->claims = PARTY_NONE;
    world->appeals[0] = world->appeals[1] = 0;
}

static void see_goods(struct goods_world *world, const struct order_event *event)
{
    static const struct {
        enum order_event_kind kind;
        enum goods_place place;
    } rows[] = {
        {EVENT_SHIPPED, GOODS_SENT},
        {EVENT_DELIVERED, GOODS_AT_BUYER},
        {EVENT_CAME, GOODS_AT_BUYER},
        {EVENT_RECEIPT_CONFIRMED, GOODS_AT_BUYER},
        {EVENT_RETURN_SHIPPED, GOODS_SENT_BACK},
        {EVENT_RETURN_ARRIVED, GOODS_BACK},
        {EVENT_REPLACEMENT_ARRIVED, GOODS_AT_BUYER},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].kind == event->kind)
            world->place = rows[i].place;
    world->left |= event->kind == EVENT_SHIPPED;
    if (event->kind == EVENT_PART_DELIVERED || event->kind == EVENT_PART_CONFIRMED)
        world->came |= event->lines;
    bool here = world->place == GOODS_AT_BUYER || !(event->lines & world->goods & ~world->came);
    if (event->kind == EVENT_RETURN_ORDERED && world->nothing_came && !here)
        say_wrong(world, "goods that never came are to be sent back");
}

/* Who lost may appeal, as often as the rules let each side. */
static void see_appeal(struct goods_world *world, const struct policy *policy,
                       const struct order_event *event)
{
    int side = event->by == PARTY_SELLER;
    enum remedy all = side ? REMEDY_NONE : REMEDY_REFUND_FULL;
    if (++world->appeals[side] > policy->appeal.max)
        say_wrong(world, "a side appeals more often than the rules say");
    if (!world->decided.stands || world->decided.remedy == all)
        say_wrong(world, "who got all appeals");
}

/* A complaint rests on what is known, or on the buyer's own word; one's words do not contradict each other. */
static void see_word(struct goods_world *world, const struct policy *policy, const struct order_event *event)
{
    bool part = event->kind == EVENT_PART_DELIVERED && event->by == PARTY_BUYER;
    bool says = event->kind == EVENT_CAME || part || event->kind == EVENT_PART_CONFIRMED;
    if (world->unsaid && !says)
        say_wrong(world, "goods that nobody has seen come are complained of");
    world->unsaid = false;
    if (says)
        world->said |= event->lines;
    if (event->kind != EVENT_DISPUTE_OPENED)
        return;
    enum receipt receipt = policy->reasons[event->reason].receipt;
    world->unsaid =
        receipt == RECEIPT_YES && world->place == GOODS_SENT && (event->lines & world->goods & ~world->came);
    bool all = policy->dispute.per == PER_ORDER; /* then it is about all, and one that is missing is enough */
    bool contradicts = all ? !(event->lines & ~world->said) : (event->lines & world->said) != 0;
    if (receipt == RECEIPT_NOT_YET && contradicts)
        say_wrong(world, "what the buyer said to have come never came");
}

static void see_people(struct goods_world *world, const struct policy *policy,
                       const struct order_event *event)
{
    if (event->kind == EVENT_DISPUTE_OPENED) {
        forget_dispute(world);
        world->nothing_came = policy->reasons[event->reason].receipt == RECEIPT_NOT_YET;
    }
    if (event->kind == EVENT_DECIDED) {
        world->decided.remedy = event->remedy;
        world->decided.amount_minor = event->amount_minor;
        world->decided.stands = true;
    }
    if (event->kind == EVENT_CHARGED_BACK && !event->lines && world->decided.amount_minor)
        world->decided.amount_minor -= event->amount_minor; /* what is left of it stands */
    if (event->kind == EVENT_APPEALED)
        see_appeal(world, policy, event);
    if (event->kind == EVENT_RETURN_DISPUTED || event->kind == EVENT_ARRIVAL_CLAIMED)
        world->decided.stands = world->shown = false; /* of goods, nobody has decided yet */
    if (event->kind == EVENT_ARRIVAL_CLAIMED) {
        world->scanned = event->by == PARTY_CARRIER;
        world->buyer_shows &= world->claims != PARTY_NONE; /* of an earlier word */
        world->shown = world->scanned && !world->buyer_shows;
        world->claims = world->scanned ? PARTY_SELLER : event->by;
        world->place = world->scanned ? GOODS_AT_BUYER : world->place;
    }
    if (event->kind == EVENT_RETURN_ARRIVED)
        world->claims = PARTY_NONE;
    world->buyer_shows |= event->kind == EVENT_EVIDENCE_GIVEN && event->by == PARTY_BUYER;
    if (event->kind == EVENT_EVIDENCE_GIVEN && event->by == PARTY_BUYER && world->scanned)
        world->shown = false;
    if (event->kind == EVENT_EVIDENCE_GIVEN && event->by == world->claims)
        world->shown = true;
}

/* A deadline ended it: what was decided, and what was shown, say how. */
static void see_silent_end(struct goods_world *world, bool pays, int64_t amount_minor)
{
    bool on_its_way =
        world->decided.remedy == REMEDY_RETURN_REFUND || world->decided.remedy == REMEDY_REPLACEMENT;
    if (world->decided.stands && !on_its_way &&
        amount_minor != (world->decided.remedy == REMEDY_NONE ? 0 : world->decided.amount_minor))
        say_wrong(world, "silence undoes a decision");
    if (!world->decided.stands && world->place == GOODS_BACK && !pays)
        say_wrong(world, "the seller has the goods back and keeps the money, by silence");
    bool proven = !world->decided.stands && world->shown;
    if (proven && world->claims == PARTY_BUYER && !pays)
        say_wrong(world, "a return that was shown to have come is not paid, by silence");
    if (proven && world->claims == PARTY_SELLER && pays)
        say_wrong(world, "a replacement that was shown to have come is paid as well, by silence");
}

static bool by_law(enum order_event_kind kind)
{
    return kind > EVENT_DEADLINE;
}

const char *goods_world_take(struct goods_world *world, const struct policy *policy,
                             const struct order_event *event)
{
    bool pays = event->kind == EVENT_REFUNDED;
    if (event->kind == EVENT_DEADLINE)
        world->struck = true;
    else if (!by_law(event->kind))
        world->struck = false;
    see_word(world, policy, event);
    see_goods(world, event);
    see_people(world, policy, event);
    if (world->struck && (pays || event->kind == EVENT_DISMISSED))
        see_silent_end(world, pays, event->amount_minor);
    if (pays || event->kind == EVENT_DISMISSED || event->kind == EVENT_WITHDRAWN)
        forget_dispute(world);
    return world->wrong;
}

const char *goods_world_end(const struct goods_world *world, int64_t seller_minor)
{
    return !world->left && seller_minor ? "the seller never sent anything, and is paid" : NULL;
}
