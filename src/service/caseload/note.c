#include "service/caseload/note.h"

#include "service/caseload/parts.h"
#include "service/order/market.h"
#include "text/desk/words.h"

static enum err check_words(struct ctx *ctx, struct str words)
{
    if (words.len == 0)
        return fail_field(&ctx->failure, ERR_INPUT, "words", "Write the note first.");
    if (str_char_count(words) > NOTE_MAX)
        return fail_field(&ctx->failure, ERR_INPUT, "words", "At most {most} characters fit.",
                          PLACE_INT("most", NOTE_MAX));
    return OK;
}

static enum err check_room(struct ctx *ctx, int64_t order_id)
{
    int64_t count = 0;
    enum err err = note_count(ctx->db, order_id, &count);
    return !err && count >= NOTES_OF_ORDER_MAX
               ? fail(&ctx->failure, ERR_LIMIT, "An order takes at most {most} notes.",
                      PLACE_INT("most", NOTES_OF_ORDER_MAX))
               : err;
}

enum err note_write(struct ctx *ctx, const struct note_wish *wish)
{
    struct order_head head;
    struct str words = str_trim(wish->words);
    enum err err = staff_case_open(ctx, &wish->viewer, wish->ref, RIGHT_NOTE, &head);
    if (!err)
        err = check_words(ctx, words);
    if (!err)
        err = check_room(ctx, head.id);
    if (err)
        return err;
    struct new_note note = {
        head.id, head.market_id, wish->viewer.person_id, words, word_fold(ctx->arena, words), ctx->now};
    err = note_insert(ctx->db, &note);
    return err ? err
               : order_note_work(ctx, &wish->viewer,
                                 &(struct work_done){head.market_id, head.ref, STR("note"), STR_NONE});
}

enum err note_read(struct ctx *ctx, const struct order *order, struct staff_notes *notes)
{
    bool looks =
        order_is(order, PARTY_STAFF) && !order->state.external && (order->rights & RIGHT_BIT(RIGHT_LOOK));
    *notes = (struct staff_notes){0};
    return looks ? note_list(ctx->db, ctx->arena, order->head.id, notes) : OK;
}

enum err note_of_order(struct ctx *ctx, const struct viewer *viewer, struct str ref,
                       struct order_notes *found)
{
    enum err err = staff_case_open(ctx, viewer, ref, RIGHT_LOOK, &found->head);
    return err ? err : note_list(ctx->db, ctx->arena, found->head.id, &found->notes);
}

/* Every sign that means something to LIKE means itself. */
static struct str pattern_of(struct arena *arena, struct str folded)
{
    struct str pattern = STR("%");
    while (folded.len) {
        size_t plain = 0;
        while (plain < folded.len && folded.at[plain] != '%' && folded.at[plain] != '_' &&
               folded.at[plain] != '!')
            plain++;
        bool sign = plain < folded.len;
        pattern =
            arena_printf(arena, "%.*s%.*s%s%.*s", STR_ARG(pattern), STR_ARG(str_slice(folded, 0, plain)),
                         sign ? "!" : "", STR_ARG(str_slice(folded, plain, plain + sign)));
        folded = str_slice(folded, plain + sign, folded.len);
    }
    return arena_printf(arena, "%.*s%%", STR_ARG(pattern));
}

enum err note_search(struct ctx *ctx, const struct viewer *viewer, const struct market *market,
                     const struct note_question *question, struct notes_found *found)
{
    struct str words = str_trim(question->words);
    struct note_search search = {.market_id = market->id,
                                 .before = question->before,
                                 .words = words,
                                 .pattern = pattern_of(ctx->arena, word_fold(ctx->arena, words)),
                                 .most = NOTES_PAGE + 1};
    *found = (struct notes_found){0};
    enum err err = market_require(ctx, viewer, market->id, RIGHT_LOOK);
    if (!err)
        err = note_find(ctx->db, ctx->arena, &search, &found->notes);
    if (err || found->notes.count <= NOTES_PAGE)
        return err;
    found->notes.count = NOTES_PAGE;
    found->next = found->notes.at[NOTES_PAGE - 1].id;
    return OK;
}
