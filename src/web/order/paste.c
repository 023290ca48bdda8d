/* A pasted mail or order page becomes the form of an order to watch, filled in. */
#include "web/order/paste.h"

#include "base/check.h"
#include "service/order/order.h"
#include "text/advice/input.h"
#include "web/kit/last_day.h"
#include "web/order/handlers.h"

/* What a fact is called in the form of an order. */
static const struct {
    struct str fact, input;
} inputs[] = {
    {STR_INIT("marketplace"), STR_INIT("policy")},
    {STR_INIT("ordered"), STR_INIT("ordered")},
    {STR_INIT("shipped"), STR_INIT("shipped")},
    {STR_INIT("promised"), STR_INIT("promised")},
    {STR_INIT("protection_ends"), STR_INIT("protection_ends")},
    {STR_INIT("tracking"), STR_INIT("tracking")},
    {STR_INIT("price"), STR_INIT("price")},
    {STR_INIT("currency"), STR_INIT("currency")},
    {STR_INIT("order_number"), STR_INIT("number")},
    {STR_INIT("paid"), STR_INIT("paid_by")},
};

static void put_fact(struct call *call, const struct policy *policy, const struct advice_fact *fact,
                     struct buf *buf)
{
    struct instant at;
    struct str value = fact->value;
    if (str_eq(fact->field, STR("protection_ends")) && advice_read_now(value, &at))
        value = last_day_text(call, policy, at); /* the order's form has days */
    for (size_t i = 0; i < COUNT_OF(inputs); i++)
        if (str_eq(fact->field, inputs[i].fact))
            form_put(buf, inputs[i].input, value);
    if (str_eq(fact->field, STR("order_number")))
        form_put(buf, STR("title"), call_fill(call, "Order {number}", PLACES(PLACE("number", value))));
}

struct url order_facts_url(struct call *call, const struct advice_fact *facts, size_t count)
{
    struct buf buf;
    const struct policy *policy = NULL;
    for (size_t i = 0; i < count; i++)
        if (str_eq(facts[i].field, STR("marketplace")))
            policy = order_policy(&call->app->policies, facts[i].value);
    buf_init(&buf, 4096);
    buf_put(&buf, STR("/orders/new?pasted=1"));
    for (size_t i = 0; i < count; i++)
        put_fact(call, policy, &facts[i], &buf);
    struct str text = arena_copy(arena_of(call), buf_str(&buf));
    buf_free(&buf);
    return url_own(text);
}

enum err order_paste(struct call *call)
{
    struct advice_fact facts[ADVICE_FACTS_MAX];
    struct advice_sources sources = {call->app->policies.at, call->app->policies.count, call->app->tracking};
    struct field text = field_of(call, STR("text"));
    enum err err = call_look_limit(call, LIMIT_SEARCH); /* a long text takes a while */
    if (err)
        return err;
    size_t count =
        call->has_errors ? 0 : advice_find_facts(arena_of(call), &sources, text.value, call->ctx->now, facts);
    call_redirect(call, 303, order_facts_url(call, facts, count).text);
    return OK;
}
