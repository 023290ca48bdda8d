#include "support/order/court.h"

#include "service/order/evidence.h"
#include "store/people/person.h"
#include "support/door/sample_pictures.h"

#include <stdio.h>

static const int64_t hour_ms = INT64_C(3600) * 1000;
const char *const court_peers[PEERS] = {"petronella", "paulinus", "piacenza", "pavelsky"};

static enum err add_person(struct ctx *ctx, const char *name, int64_t *id)
{
    struct person person = {.handle = str_from(name), .role = ROLE_MEMBER, .created_at = {1}};
    enum err err = person_insert(ctx->db, &person, person.handle);
    *id = person.id;
    return err;
}

static enum err arrange_people(struct ctx *ctx, void *arg)
{
    struct court *court = arg;
    enum err err = add_person(ctx, "beatrice", &court->buyer_id);
    if (!err)
        err = add_person(ctx, "svenning", &court->seller_id);
    if (!err)
        err = add_person(ctx, "stan", &court->staff_id);
    if (!err)
        err = add_person(ctx, "stella", &court->staff2_id);
    for (size_t i = 0; !err && i < PEERS; i++)
        err = add_person(ctx, court_peers[i], &court->peers[i]);
    struct viewer viewer = {.role = ROLE_MEMBER};
    for (size_t i = 0; !err && i < PEERS; i++) {
        viewer.person_id = court->peers[i];
        err = panel_set_willing(ctx, &viewer, true);
    }
    court->market = (struct market){.slug = STR("bazaar"),
                                    .name = STR("Bazaar"),
                                    .policy = court->policy,
                                    .currency = STR("EUR"),
                                    .created_at = {1}};
    if (!err)
        err = market_insert(ctx->db, &court->market);
    if (!err)
        err = market_set_member(ctx->db, court->market.id, court->staff_id, DUTY_STAFF, ctx->now);
    return err ? err : market_set_member(ctx->db, court->market.id, court->staff2_id, DUTY_STAFF, ctx->now);
}

static enum err place(struct ctx *ctx, struct court *court)
{
    struct str ref;
    struct order_placement placement = {
        .viewer = {.market_id = court->market.id},
        .market = &court->market,
        .buyer_id = court->buyer_id,
        .seller_id = court->seller_id,
        .lines = {.at = {{STR("Blue winter coat"), 1, 5000}}, .count = 1},
        .paid = true,
    };
    assert_true(currency_from(STR("EUR"), &placement.currency));
    enum err err = order_place(ctx, &court->site.app.policies, &placement, &ref);
    if (!err)
        snprintf(court->ref_text, sizeof court->ref_text, "%.*s", STR_ARG(ref));
    court->ref = str_from(court->ref_text);
    return err;
}

static enum err act(struct ctx *ctx, struct court *court)
{
    enum order_refusal refusal;
    struct viewer viewer = {.person_id = court->actor, .role = ROLE_MEMBER};
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    enum err err = order_read(ctx, &court->site.app.policies, &viewer, court->ref, order);
    if (err)
        return err;
    struct order_act act = {.viewer = viewer, .ref = court->ref, .words = STR("It never <came>.")};
    act.command.wish = court->wish;
    act.command.wish.lines = 1;
    act.command.wish.currency = order->state.currency;
    act.command.version = order->state.version;
    return order_act(ctx, &court->site.app.policies, &act, &refusal);
}

/* A picture under its owner's own name. */
static enum err give(struct ctx *ctx, struct court *court)
{
    struct viewer viewer = {.person_id = court->buyer_id, .role = ROLE_MEMBER};
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    enum err err = order_read(ctx, &court->site.app.policies, &viewer, court->ref, order);
    struct evidence_gift gift = {.viewer = viewer,
                                 .ref = court->ref,
                                 .version = order->state.version,
                                 .by = PARTY_BUYER,
                                 .kind = EVIDENCE_PHOTO,
                                 .words = STR("The empty letter box."),
                                 .file = {STR("beatrice.png"), MIME_PNG, 8, 8, sample_png(ctx->arena, 8, 8)}};
    return err ? err : evidence_give(ctx, &court->site.app.policies, &gift, &gift.version);
}

static enum err step(struct ctx *ctx, void *arg)
{
    struct court *court = arg;
    ctx->now = (struct instant){court->begun.ms + court->passed_hours * hour_ms};
    if (court->placing)
        return place(ctx, court);
    return court->wish.kind == EVENT_EVIDENCE_GIVEN ? give(ctx, court) : act(ctx, court);
}

static void do_step(struct court *court, int64_t hours, int64_t actor, struct order_event wish)
{
    court->passed_hours = hours;
    court->actor = actor;
    court->wish = wish;
    http_arrange(&court->site, step, court);
}

static enum err tick(struct ctx *ctx, void *arg)
{
    struct court *court = arg;
    size_t done;
    enum err err = order_tick(ctx, &court->site.app.policies, 100, &done);
    return err ? err : panel_tick(ctx, &court->site.app.policies, 100, &done);
}

void court_browse_as(struct court *court, struct browser *browser, int64_t person_id)
{
    browser_open(browser, &court->site);
    browser_sign_in(browser, person_id);
}

void court_open(struct court *court, struct str database, const char *policy, struct instant begun)
{
    *court = (struct court){.policy = str_from(policy), .begun = begun};
    http_open(&court->site, database);
    http_arrange(&court->site, arrange_people, court);
    court->placing = true;
    do_step(court, 0, 0, (struct order_event){0});
    court->placing = false;
    do_step(court, 48, court->seller_id, (struct order_event){.kind = EVENT_SHIPPED, .by = PARTY_SELLER});
    const struct policy *rules = order_policy(&court->site.app.policies, court->policy);
    int32_t reason = policy_reason(rules, STR("inr_no_tracking"));
    do_step(court, 24 * 13, court->buyer_id,
            (struct order_event){.kind = EVENT_DISPUTE_OPENED,
                                 .by = PARTY_BUYER,
                                 .reason = reason < 0 ? 0 : reason,
                                 .remedy = REMEDY_REFUND_FULL,
                                 .amount_minor = 5000});
    do_step(court, 24 * 13 + 1, court->seller_id,
            (struct order_event){.kind = EVENT_PROPOSED,
                                 .by = PARTY_SELLER,
                                 .remedy = REMEDY_REFUND_PARTIAL,
                                 .amount_minor = 1000});
    do_step(court, 24 * 17, court->buyer_id,
            (struct order_event){.kind = EVENT_ESCALATED, .by = PARTY_BUYER});
    do_step(court, 24 * 17 + 1, court->buyer_id, (struct order_event){.kind = EVENT_EVIDENCE_GIVEN});
    http_arrange(&court->site, tick, court);
    court_browse_as(court, &court->buyer, court->buyer_id);
    court_browse_as(court, &court->seller, court->seller_id);
    court_browse_as(court, &court->staff, court->staff_id);
    court_browse_as(court, &court->staff2, court->staff2_id);
    browser_open(&court->stranger, &court->site);
    browser_become(&court->stranger, "bob", ROLE_MEMBER);
    for (size_t i = 0; i < PEERS; i++)
        court_browse_as(court, &court->members[i], court->peers[i]);
}

void court_close(struct court *court)
{
    struct browser *const all[] = {&court->buyer, &court->seller, &court->staff, &court->staff2,
                                   &court->stranger};
    for (size_t i = 0; i < COUNT_OF(all); i++)
        browser_close(all[i]);
    for (size_t i = 0; i < PEERS; i++)
        browser_close(&court->members[i]);
    http_close(&court->site);
}

/* So long before now that the evidence's five days and the answers' two are over by a quarter of an hour. */
struct instant court_for_peers(void)
{
    return (struct instant){instant_now().ms - (24 * 24 * hour_ms + hour_ms / 4)};
}

const char *court_path(struct court *court, const char *rest)
{
    return arena_printf(&court->buyer.arena, "/commission/%.*s%s", STR_ARG(court->ref), rest).at;
}

const char *court_order(struct court *court)
{
    return arena_printf(&court->buyer.arena, "/orders/%.*s", STR_ARG(court->ref)).at;
}

void court_all_decline(struct court *court)
{
    const char *path = court_path(court, "");
    for (size_t i = 0; i < COUNT_OF(court->members); i++)
        for (size_t k = 0; k < COUNT_OF(court->members); k++)
            browser_post(&court->members[k], path, "turn=decline");
}

size_t court_drawn(struct court *court, struct browser *drawn[PEERS])
{
    size_t count = 0;
    for (size_t i = 0; i < PEERS; i++)
        if (browser_get(&court->members[i], court_path(court, "")) == 200)
            drawn[count++] = &court->members[i];
    return count;
}
