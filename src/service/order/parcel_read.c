/* Numbers and events of an order's parcel, read back judged. */
#include "core/order/arrival.h"
#include "service/order/parcel_parts.h"
#include "service/order/seen.h"

static struct parcel_report report_of(const struct parcel_row *row)
{
    struct parcel_report report = {.at = row->at};
    int word = names_find(&parcel_word_names, row->word);
    if (!parcel_event_from(row->event, &report.event))
        report.event = PARCEL_UNKNOWN;
    report.word = word < 0 ? PARCEL_BUYER_SAYS : (enum parcel_word)word;
    if (row->country.len == 2)
        for (size_t i = 0; i < 2; i++)
            report.country[i] = row->country.at[i];
    return report;
}

/* Which numbers have come, and whether the order waits for another. */
static void see_come(const struct order *order, struct parcel_file *file)
{
    bool any = false;
    for (size_t i = 0; i < file->numbers.count; i++) {
        file->came[i] = parcel_came(order, &file->rows, file->numbers.at[i].number);
        any |= file->came[i].ms != 0;
    }
    file->partly = order_is_partly(order) || (any && order->state.came && order_missing(&order->state));
}

/* While another is under way, it is the parcel that is judged. */
static bool has_come(const struct parcel_file *file, struct str number)
{
    for (size_t i = 0; file->partly && i < file->numbers.count; i++)
        if (file->came[i].ms && str_eq(file->numbers.at[i].number, number))
            return true;
    return false;
}

static void fold(struct ctx *ctx, const struct order *order, struct parcel_file *file)
{
    size_t count = file->rows.count, told = 0;
    struct parcel_report *reports = ARENA_ARRAY(ctx->arena, struct parcel_report, count + 1);
    struct parcel_history history = {.reports = reports, .ordered = order->head.ordered_at};
    /* The oldest first: of two events at one instant the one told last counts. */
    for (size_t i = count; i > 0; i--)
        if (!has_come(file, file->rows.at[i - 1].number))
            reports[told++] = report_of(&file->rows.at[i - 1]);
    history.count = told;
    for (size_t i = 0; i < file->numbers.count; i++)
        history.on_other_order |= file->numbers.at[i].elsewhere;
    if (order->head.country.len == 2)
        for (size_t i = 0; i < 2; i++)
            history.to[i] = order->head.country.at[i];
    file->state = parcel_fold(&history, ctx->now);
    for (size_t i = 0; i < count; i++)
        if (file->rows.at[i].at.ms == file->state.at.ms &&
            str_eq(file->rows.at[i].event, parcel_event_name(file->state.event))) {
            file->latest = file->rows.at[i].words;
            return;
        }
}

enum err parcel_read(struct ctx *ctx, const struct track_table *tracking, const struct order *order,
                     struct parcel_file *file)
{
    *file = (struct parcel_file){0};
    enum err err = parcel_numbers_load(ctx->db, ctx->arena, order->head.id, &file->numbers);
    if (!err)
        err = parcel_rows_load(ctx->db, ctx->arena, order->head.id, &file->rows);
    if (err)
        return err;
    file->results = ARENA_ARRAY(ctx->arena, struct track_result, file->numbers.count + 1);
    for (size_t i = 0; i < file->numbers.count; i++)
        track_identify(tracking, file->numbers.at[i].number, &file->results[i]);
    file->followings = ARENA_ARRAY(ctx->arena, struct following, file->numbers.count + 1);
    for (size_t i = 0; !err && i < file->numbers.count; i++) {
        err = following_load(ctx->db, ctx->arena, file->numbers.at[i].number, &file->followings[i]);
        if (err == ERR_NOT_FOUND)
            err = OK;
    }
    see_come(order, file);
    fold(ctx, order, file);
    return err;
}
