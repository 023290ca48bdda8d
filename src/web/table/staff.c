/* What the staff did, what was reported, and what webhooks were told, as tables. */
#include "base/check.h"
#include "service/order/list.h"
#include "service/order/market.h"
#include "service/people/profile.h"
#include "service/reach/hook.h"
#include "service/staff/moderation.h"
#include "service/unit/audit.h"
#include "web/kit/show.h"
#include "web/table/handlers.h"
#include "web/table/table.h"

static struct str name_of(const struct author *author)
{
    return author->handle.len ? author->handle : author->name;
}

/* ---- the audit ---- */

static void put_act(struct call *call, struct table *table, const struct audit_line *line)
{
    struct csv *csv = &table->csv;
    table_put_time(call, table, line->at);
    csv_put_str(csv, name_of(&line->author));
    csv_put_str(csv, line->act);
    csv_put_str(csv, line->subject);
    csv_put_str(csv, line->note);
    table_end_row(table);
}

/* The words that the list was asked with, and where it goes on. */
static struct str audit_next(struct call *call, const struct audit_filter *filter)
{
    struct str by = encoded(call, form_get(&call->query, STR("by")));
    struct str order = encoded(call, form_get(&call->query, STR("order")));
    if (!filter->before)
        return STR_NONE;
    return arena_printf(arena_of(call), "act=%.*s&by=%.*s&%s%.*s%sbefore=%lld",
                        STR_ARG(encoded(call, filter->act)), STR_ARG(by), order.len ? "order=" : "",
                        STR_ARG(order), order.len ? "&" : "", (long long)filter->before);
}

static enum err read_acts(struct call *call, const struct audit_filter *filter, struct audit_found *found)
{
    return filter->market_id ? audit_read_market(call->ctx, filter, found)
                             : audit_read(call->ctx, &call->viewer, filter, found);
}

static enum err send_acts(struct call *call, struct audit_filter *filter)
{
    static const struct str names[] = {STR_INIT("at"), STR_INIT("by"), STR_INIT("act"), STR_INIT("about"),
                                       STR_INIT("note")};
    struct table table;
    struct audit_found found;
    if (!str_to_int(form_get(&call->query, STR("before")), &filter->before) || filter->before < 0)
        filter->before = 0;
    table_begin(call, &table, names, COUNT_OF(names));
    do {
        enum err err = read_acts(call, filter, &found);
        if (err)
            return err;
        for (size_t i = 0; i < found.lines.count; i++)
            put_act(call, &table, &found.lines.at[i]);
        filter->before = found.next;
    } while (found.next && table_takes(&table));
    return table_send(call, &table, "audit", audit_next(call, filter));
}

enum err audit_csv(struct call *call)
{
    struct person person = {0};
    struct str by = str_trim(form_get(&call->query, STR("by")));
    struct audit_filter filter = {.act = form_get(&call->query, STR("act"))};
    enum err err = by.len && !filter.act.len ? profile_read(call->ctx, by, &person) : OK;
    filter.person_id = person.id;
    return err ? err : send_acts(call, &filter);
}

enum err market_audit_csv(struct call *call)
{
    enum { NOBODYS = -1 };
    struct market market;
    struct audit_filter filter = {.act = form_get(&call->query, STR("act"))};
    struct str by = str_trim(form_get(&call->query, STR("by")));
    struct str order = str_trim(form_get(&call->query, STR("order")));
    enum err err = order_market_of_staff(call->ctx, &call->viewer, call->parameters[0], &market);
    if (!err)
        err = market_require(call->ctx, &call->viewer, market.id, RIGHT_LEAD);
    if (!err && by.len)
        err = order_person(call->ctx, by, &filter.person_id);
    if (err)
        return err;
    filter.market_id = market.id;
    if (by.len && !filter.person_id)
        filter.person_id = NOBODYS;
    if (order.len)
        filter.subject = arena_printf(arena_of(call), "order %.*s", STR_ARG(str_char_prefix(order, 60)));
    return send_acts(call, &filter);
}

/* ---- what was reported ---- */

/* A post that is held and that nobody has reported has one row, without a report. */
static void put_report(struct call *call, struct table *table, const struct waiting_post *post, size_t i)
{
    struct csv *csv = &table->csv;
    bool reported = i < post->flags_shown;
    const struct raised_flag none = {.reason = STR_NONE}, *flag = reported ? &post->flags[i] : &none;
    csv_put_str(csv, post_kind_name(post->ref.kind));
    csv_put_int(csv, post->ref.id);
    csv_put_int(csv, post->question_id);
    csv_put_str(csv, post->title);
    csv_put_str(csv, name_of(&post->author));
    csv_put_str(csv, post->held_for);
    csv_put_str(csv, flag->reason);
    csv_put_str(csv, flag->note);
    csv_put_str(csv, flag->author.person_id ? name_of(&flag->author) : flag->network);
    table_put_time(call, table, reported ? flag->created_at : post->created_at);
    table_end_row(table);
}

static void put_waiting(struct call *call, struct table *table, const struct waiting_post *post)
{
    for (size_t i = 0; i < post->flags_shown || i == 0; i++)
        put_report(call, table, post, i);
}

enum err reports_csv(struct call *call)
{
    static const struct str names[] = {STR_INIT("kind"),   STR_INIT("id"),     STR_INIT("question"),
                                       STR_INIT("title"),  STR_INIT("writer"), STR_INIT("held_for"),
                                       STR_INIT("reason"), STR_INIT("note"),   STR_INIT("reporter"),
                                       STR_INIT("at")};
    struct table table;
    struct waiting waiting;
    struct queue_asked asked = {.after = cursor_of(call)};
    table_begin(call, &table, names, COUNT_OF(names));
    do {
        enum err err = moderation_queue(call->ctx, &call->viewer, &asked, &waiting);
        if (err)
            return err;
        for (size_t i = 0; i < waiting.queue.count; i++)
            put_waiting(call, &table, &waiting.queue.at[i]);
        asked.after = waiting.next;
    } while (asked.after.id && table_takes(&table));
    struct str next = STR_NONE;
    if (asked.after.id)
        next = arena_printf(arena_of(call), "after=%lld.%lld", (long long)asked.after.value,
                            (long long)asked.after.id);
    return table_send(call, &table, "reports", next);
}

/* ---- what webhooks were told ---- */

static void put_delivery(struct call *call, struct table *table, const struct hook_delivery *delivery)
{
    struct csv *csv = &table->csv;
    csv_put_int(csv, delivery->id);
    csv_put_str(csv, delivery->payload);
    csv_put_str(csv, delivery->state);
    csv_put_int(csv, delivery->attempts);
    table_put_time(call, table, delivery->made_at);
    table_put_time(call, table, delivery->next_try_at);
    table_put_time(call, table, delivery->done_at);
    csv_put_str(csv, delivery->said);
    table_end_row(table);
}

/* Of the site for operators at /admin, of a marketplace for its staff at /markets/{slug}. */
static enum err open_hook(struct call *call, struct hook_owner *owner, struct hook *hook)
{
    struct market market = {0};
    bool of_market = call->parameters[1].len > 0;
    int64_t id = 0;
    enum err err =
        of_market ? order_market_of_staff(call->ctx, &call->viewer, call->parameters[0], &market) : OK;
    *owner = (struct hook_owner){.viewer = call->viewer, .market_id = market.id};
    if (!str_to_int(call->parameters[of_market ? 1 : 0], &id))
        id = 0;
    return err ? err : hook_open(call->ctx, owner, id, hook);
}

enum err deliveries_csv(struct call *call)
{
    static const struct str names[] = {STR_INIT("id"),       STR_INIT("event"), STR_INIT("state"),
                                       STR_INIT("attempts"), STR_INIT("made"),  STR_INIT("next_try"),
                                       STR_INIT("done"),     STR_INIT("said")};
    struct table table;
    struct hook hook;
    struct hook_owner owner;
    struct hook_deliveries told;
    int64_t before = 0;
    enum err err = open_hook(call, &owner, &hook);
    if (!str_to_int(form_get(&call->query, STR("before")), &before) || before < 0)
        before = 0;
    table_begin(call, &table, names, COUNT_OF(names));
    do {
        if (!err)
            err = hook_told(call->ctx, &owner, &hook, before, &told);
        if (err)
            return err;
        for (size_t i = 0; i < told.count; i++)
            put_delivery(call, &table, &told.at[i]);
        before = told.count == HOOK_PAGE ? told.at[told.count - 1].id : 0;
    } while (before && table_takes(&table));
    return table_send(call, &table, "deliveries",
                      before ? arena_printf(arena_of(call), "before=%lld", (long long)before) : STR_NONE);
}
