/* Numbers and events of an order's parcel, read back judged. */
#include "service/order/parcel.h"

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

static void fold(struct ctx *ctx, const struct order *order, struct parcel_file *file)
{
    size_t count = file->rows.count;
    struct parcel_report *reports = ARENA_ARRAY(ctx->arena, struct parcel_report, count + 1);
    struct parcel_history history = {.reports = reports, .count = count, .ordered = order->head.ordered_at};
    /* The oldest first: of two events at one instant the one told last counts. */
    for (size_t i = 0; i < count; i++)
        reports[i] = report_of(&file->rows.at[count - 1 - i]);
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
    fold(ctx, order, file);
    return err;
}
