/* The bank of the buyer, as an actor of its own: what it does is done, whether or not anybody here hears of it in time. */
#include "core/order/bounds.h"
#include "support/order/order_world.h"

static bool once_in(struct order_world *world, uint32_t times)
{
    return random_below(&world->random, times) == 0;
}

static int64_t paid_minor(const struct order_world *world)
{
    return world->state.paid_minor;
}

static void do_fact(struct order_world *world, enum order_event_kind kind, int64_t amount_minor)
{
    struct bank *bank = &world->bank;
    bank->facts[bank->count++] = (struct order_event){.kind = kind,
                                                      .by = PARTY_PROVIDER,
                                                      .until = world->now,
                                                      .amount_minor = amount_minor,
                                                      .currency = world->state.currency};
}

/* A part, all of it, or nothing that is named. */
static int64_t any_amount(struct order_world *world, int64_t most)
{
    if (once_in(world, 3))
        return 0;
    return once_in(world, 2) ? most : 1 + (int64_t)random_below(&world->random, (uint32_t)most);
}

static void open_case(struct order_world *world, enum order_event_kind kind, enum bank_stage stage)
{
    struct bank *bank = &world->bank;
    bank->asked = any_amount(world, paid_minor(world) - bank->taken);
    bank->open = true;
    bank->stage = stage;
    do_fact(world, kind, bank->asked);
}

static void open_first(struct order_world *world)
{
    if (once_in(world, 3))
        open_case(world, EVENT_BANK_INQUIRY, BANK_INQUIRY);
    else
        open_case(world, EVENT_CHARGEBACK_OPENED, BANK_CHARGEBACK);
}

/* It gives the buyer what it says in that moment, from whoever has been paid. */
static void decide_case(struct order_world *world)
{
    struct bank *bank = &world->bank;
    int64_t most = paid_minor(world) - bank->taken,
            amount = bank->asked && once_in(world, 2) ? bank->asked : 0;
    bool for_buyer = once_in(world, 2);
    if (amount == 0)
        amount = once_in(world, 2) ? most : 1 + (int64_t)random_below(&world->random, (uint32_t)most);
    do_fact(world, EVENT_CHARGEBACK_ENDED, for_buyer ? amount : 0);
    bank->facts[bank->count - 1].favour = for_buyer ? FAVOUR_BUYER : FAVOUR_SELLER;
    bank->open = false;
    bank->refused = !for_buyer;
    if (!for_buyer)
        return;
    bank->taken += amount;
    world->buyer += amount;
    world->market -= amount;
}

static void return_some(struct order_world *world)
{
    struct bank *bank = &world->bank;
    int64_t amount =
        once_in(world, 2) ? bank->taken : 1 + (int64_t)random_below(&world->random, (uint32_t)bank->taken);
    bank->taken -= amount;
    world->buyer -= amount;
    world->market += amount;
    do_fact(world, EVENT_CHARGEBACK_REVERSED, amount);
}

static void go_on(struct order_world *world)
{
    struct bank *bank = &world->bank;
    uint32_t how = random_below(&world->random, 6);
    if (how == 0 && bank->stage == BANK_INQUIRY)
        open_case(world, EVENT_CHARGEBACK_OPENED, BANK_CHARGEBACK);
    else if (how == 1 && bank->stage != BANK_REPRESENTMENT) {
        do_fact(world, EVENT_CHARGEBACK_ANSWERED, 0);
        bank->stage = BANK_REPRESENTMENT;
    } else if (how == 2 && (bank->stage == BANK_CHARGEBACK || bank->stage == BANK_REPRESENTMENT)) {
        do_fact(world, EVENT_PRE_ARBITRATION, 0);
        bank->stage = BANK_PRE_ARBITRATION;
    } else if (how > 2)
        decide_case(world);
}

/* Of what is not heard the first is told, again and again. */
static void tell(struct order_world *world)
{
    struct bank *bank = &world->bank;
    if (bank->heard == bank->count || once_in(world, 2))
        return;
    world_send(world,
               (struct letter){.to = TO_MARKET, .wish = bank->facts[bank->heard], .fact = bank->heard + 1});
}

static void do_next(struct order_world *world)
{
    struct bank *bank = &world->bank;
    bool room = bank->count < FACTS_MAX - 2 && paid_minor(world);
    int64_t most = paid_minor(world) - bank->taken;
    if (room && bank->open && once_in(world, 3))
        go_on(world);
    else if (room && !bank->open && bank->taken && once_in(world, 12))
        return_some(world);
    else if (room && !bank->open && bank->refused && most && once_in(world, 12))
        open_case(world, EVENT_PRE_ARBITRATION, BANK_PRE_ARBITRATION);
    else if (room && !bank->open && most && once_in(world, 60))
        open_first(world);
}

/* Of one moment there is sometimes more than one piece of news: their dates are equal. */
void world_bank_step(struct order_world *world)
{
    int32_t before = world->bank.count;
    do_next(world);
    for (int i = 0; i < 3 && world->bank.count != before && once_in(world, 2); i++)
        do_next(world);
    tell(world);
}

void world_bank_heard(struct order_world *world, const struct letter *letter)
{
    struct order_command command = {letter->wish, letter->wish.by, world->state.version};
    if (letter->fact == world->bank.heard + 1)
        world->bank.heard += world_decide(world, &command);
    else if (order_bank_told_late(&world->state, &letter->wish)) /* heard before: it is old now */
        (void)!world_decide(world, &command);
}

void world_bank_end(struct order_world *world)
{
    struct bank *bank = &world->bank;
    if (bank->open)
        decide_case(world);
    while (bank->heard < bank->count && !world->wrong) {
        world_strike_all(world); /* what waited for the bank may be over at once */
        struct order_event fact = bank->facts[bank->heard];
        struct order_command command = {fact, fact.by, world->state.version};
        if (!world_decide(world, &command))
            world_say(world, "what the bank has done is refused");
        bank->heard++;
    }
}
