/* Tags, blocked networks, what does not leave the house, and the notes and large sums of a marketplace's staff, as tables. */
#include "base/check.h"
#include "http/door/look.h"
#include "service/desk/find.h"
#include "service/order/countersign.h"
#include "service/order/list.h"
#include "service/reach/mail.h"
#include "service/reach/outbox.h"
#include "service/unit/block.h"
#include "text/desk/tags.h"
#include "text/reach/address.h"
#include "web/kit/show.h"
#include "web/table/handlers.h"
#include "web/table/table.h"

enum err tags_csv(struct call *call)
{
    static const struct str names[] = {STR_INIT("tag"), STR_INIT("questions"), STR_INIT("about")};
    struct table table;
    struct tag_list tags;
    struct str prefix = str_char_prefix(str_trim(form_get(&call->query, STR("q"))), TAG_CHARS_MAX);
    enum err err = tags_named(call->ctx, prefix, &tags);
    if (err)
        return err;
    table_begin(call, &table, names, COUNT_OF(names));
    for (size_t i = 0; i < tags.count; i++) {
        csv_put_str(&table.csv, tags.at[i].name);
        csv_put_int(&table.csv, tags.at[i].question_count);
        csv_put_str(&table.csv, tags.at[i].about);
        table_end_row(&table);
    }
    return table_send(call, &table, "tags", STR_NONE);
}

enum err networks_csv(struct call *call)
{
    static const struct str names[] = {STR_INIT("network"), STR_INIT("since"), STR_INIT("until"),
                                       STR_INIT("reason")};
    struct table table;
    struct network_blocks blocks;
    enum err err = block_list(call->ctx, &call->viewer, &blocks);
    if (err)
        return err;
    table_begin(call, &table, names, COUNT_OF(names));
    for (size_t i = 0; i < blocks.count; i++) {
        csv_put_str(&table.csv, blocks.at[i].network);
        table_put_time(call, &table, blocks.at[i].created_at);
        table_put_time(call, &table, blocks.at[i].until);
        csv_put_str(&table.csv, blocks.at[i].reason);
        table_end_row(&table);
    }
    return table_send(call, &table, "networks", STR_NONE);
}

/* As on the page: of an address of mail the most is left out. */
enum err outbox_csv(struct call *call)
{
    static const struct str names[] = {STR_INIT("id"),       STR_INIT("kind"),     STR_INIT("to"),
                                       STR_INIT("state"),    STR_INIT("attempts"), STR_INIT("made"),
                                       STR_INIT("next_try"), STR_INIT("said")};
    struct table table;
    struct outgoings stuck;
    enum err err = outbox_stuck(call->ctx, &call->viewer, &stuck);
    if (err)
        return err;
    table_begin(call, &table, names, COUNT_OF(names));
    for (size_t i = 0; i < stuck.count; i++) {
        const struct outgoing *one = &stuck.at[i];
        bool mail = str_eq(one->kind, STR(OUTGOING_MAIL));
        csv_put_int(&table.csv, one->id);
        csv_put_str(&table.csv, one->kind);
        csv_put_str(&table.csv, mail ? email_veiled(arena_of(call), one->destination) : one->destination);
        csv_put_str(&table.csv, one->state_name);
        csv_put_int(&table.csv, one->attempts);
        table_put_time(call, &table, one->made_at);
        table_put_time(call, &table, one->next_try_at);
        csv_put_str(&table.csv, one->said);
        table_end_row(&table);
    }
    return table_send(call, &table, "outbox", STR_NONE);
}

/* ---- of a marketplace's staff ---- */

static void put_note(struct call *call, struct table *table, const struct staff_note *note)
{
    csv_put_str(&table->csv, note->ref);
    csv_put_str(&table->csv, note->number);
    csv_put_str(&table->csv, note->title);
    csv_put_str(&table->csv, note->author);
    table_put_time(call, table, note->written_at);
    csv_put_str(&table->csv, note->words);
    table_end_row(table);
}

enum err notes_csv(struct call *call)
{
    static const struct str names[] = {STR_INIT("order"), STR_INIT("number"), STR_INIT("title"),
                                       STR_INIT("by"),    STR_INIT("at"),     STR_INIT("words")};
    struct table table;
    struct market market;
    struct notes_found found;
    struct note_question question = {str_char_prefix(form_get(&call->query, STR("q")), 100), 0};
    if (!str_to_int(form_get(&call->query, STR("before")), &question.before) || question.before < 0)
        question.before = 0;
    enum err err = order_market_of_staff(call->ctx, &call->viewer, call->parameters[0], &market);
    table_begin(call, &table, names, COUNT_OF(names));
    do {
        if (!err)
            err = note_search(call->ctx, &call->viewer, &market, &question, &found);
        if (!err)
            err = call_note_notes_look(call, market.id, &found.notes);
        if (err)
            return err;
        for (size_t i = 0; i < found.notes.count; i++)
            put_note(call, &table, &found.notes.at[i]);
        question.before = found.next;
    } while (found.next && table_takes(&table));
    struct str next = STR_NONE;
    if (found.next)
        next = arena_printf(arena_of(call), "q=%.*s&before=%lld", STR_ARG(encoded(call, question.words)),
                            (long long)found.next);
    return table_send(call, &table, "notes", next);
}

enum err sums_csv(struct call *call)
{
    static const struct str names[] = {STR_INIT("order"),    STR_INIT("number"), STR_INIT("amount"),
                                       STR_INIT("currency"), STR_INIT("by"),     STR_INIT("at"),
                                       STR_INIT("words"),    STR_INIT("state"),  STR_INIT("second"),
                                       STR_INIT("answered"), STR_INIT("answer"), STR_INIT("act")};
    struct table table;
    struct market market;
    struct countersigns sums;
    enum err err = order_market_of_staff(call->ctx, &call->viewer, call->parameters[0], &market);
    if (!err)
        err = countersign_list_of(call->ctx, &call->viewer, &market, &sums);
    if (err)
        return err;
    table_begin(call, &table, names, COUNT_OF(names));
    for (size_t i = 0; i < sums.count; i++) {
        const struct countersign *sum = &sums.at[i];
        csv_put_str(&table.csv, sum->ref);
        csv_put_str(&table.csv, sum->number);
        table_put_amount(&table, sum->amount_minor, sum->currency);
        csv_put_str(&table.csv, sum->currency);
        csv_put_str(&table.csv, sum->by);
        table_put_time(call, &table, sum->at);
        csv_put_str(&table.csv, sum->words);
        csv_put_str(&table.csv, sum->state);
        csv_put_str(&table.csv, sum->second);
        table_put_time(call, &table, sum->second_at);
        csv_put_str(&table.csv, sum->second_words);
        csv_put_str(&table.csv, sum->act);
        table_end_row(&table);
    }
    return table_send(call, &table, "sums", STR_NONE);
}
