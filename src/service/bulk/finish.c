/* What follows from imported rows. */
#include "base/check.h"
#include "service/bulk/bulk.h"
#include "service/bulk/texts.h"
#include "service/bulk/words.h"
#include "service/desk/recount.h"
#include "service/desk/wording.h"
#include "service/unit/site.h"
#include "store/desk/find.h"
#include "store/desk/tally.h"

static enum err say_later(struct bulk *bulk, enum bulk_kind kind, const struct bulk_later *later,
                          struct str what)
{
    bulk->where = (struct bulk_where){kind, later->line};
    return fail_row(&bulk->ctx->failure, ERR_INPUT, NULL, what, PLACE_ID("id", later->to));
}

/* ---- parents, selected answers, duplicates ---- */

/* Going up from a category ends at the top, and not in a circle. */
static bool ends_at_top(const struct bulk *bulk, int64_t id)
{
    for (size_t steps = 0; id && steps <= bulk->categories.count; steps++)
        if (!map_find_id(&bulk->categories, id, &id))
            return true;
    return id == 0;
}

static enum err set_parents(struct bulk *bulk)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < bulk->parents.count; i++) {
        const struct bulk_later *later = &bulk->parents.at[i];
        if (!map_find_id(&bulk->categories, later->to, NULL))
            return say_later(bulk, BULK_CATEGORIES, later,
                             STR(N_("the field \"parent_id\" names no category ({id})")));
        if (!ends_at_top(bulk, later->id))
            return say_later(bulk, BULK_CATEGORIES, later,
                             STR(N_("the field \"parent_id\" names a category below this one ({id})")));
        err = bulk_category_set_parent(bulk->ctx->db, later->id, later->to);
    }
    return err;
}

static enum err set_selections(struct bulk *bulk)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < bulk->selections.count; i++) {
        const struct bulk_later *later = &bulk->selections.at[i];
        int64_t question_id = 0;
        bool there = map_find_id(&bulk->answers, later->to, &question_id) && question_id == later->id;
        bulk->forgiven += !there;
        if (!there && !bulk->forgiving)
            return say_later(
                bulk, BULK_QUESTIONS, later,
                STR(N_("the field \"selected_answer_id\" names no answer to this question ({id})")));
        if (there)
            err = bulk_select(bulk->ctx->db, later->id, later->to);
    }
    return err;
}

static enum err set_duplicates(struct bulk *bulk)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < bulk->duplicates.count; i++) {
        const struct bulk_later *later = &bulk->duplicates.at[i];
        bool there = later->id != later->to && map_find_id(&bulk->questions, later->to, NULL);
        bulk->forgiven += !there;
        if (!there && !bulk->forgiving)
            return say_later(bulk, BULK_QUESTIONS, later,
                             STR(N_("the field \"closed\" names no other question ({id})")));
        if (there)
            err = bulk_set_duplicate(bulk->ctx->db, later->id, later->to);
    }
    return err;
}

/* ---- search, counts, points ---- */

/* What a person's posts and votes do not explain of the points to be shown. */
static enum err set_bonus(struct ctx *ctx, const struct bulk_later *total)
{
    struct point_rules rules = ctx->site->points;
    struct point_counts counts;
    rules.floor = 0;
    enum err err = person_count(ctx->db, &rules, total->id, &counts);
    return err ? err : bulk_set_bonus(ctx->db, total->id, total->to - points_total(&rules, &counts));
}

static enum err set_bonuses(struct bulk *bulk)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < bulk->totals.count; i++)
        err = set_bonus(bulk->ctx, &bulk->totals.at[i]);
    return err;
}

/* Rows of a kind, for the bar. */
static int64_t total_of(const struct bulk *bulk, enum recount_kind kind)
{
    switch (kind) {
    case RECOUNT_QUESTIONS:
    case RECOUNT_WORDS:
        return (int64_t)bulk->questions.count;
    case RECOUNT_ANSWERS:
        return (int64_t)bulk->answers.count;
    case RECOUNT_COMMENTS:
        return (int64_t)bulk->comments.count;
    case RECOUNT_PEOPLE:
        return (int64_t)bulk->people.count;
    case RECOUNT_CATEGORIES:
    case RECOUNT_TAGS:
    case RECOUNT_RELATED:
    case RECOUNT_TERMS:
    case RECOUNT_END:
        break;
    }
    return 0;
}

/* Those that the import has touched. */
static enum err count_texts(struct bulk *bulk, const struct recount *recount, struct recount_cursor *place)
{
    int64_t after = bulk->first_question ? bulk->first_question - 1 : INT64_MAX;
    *place = (struct recount_cursor){.kind = place->kind + 1};
    return bulk_texts_count(bulk->ctx, recount, after, total_of(bulk, RECOUNT_WORDS), bulk->progress);
}

static enum err recount_all(struct bulk *bulk)
{
    struct ctx ctx = *bulk->ctx;
    struct recount recount = {.repair = true, .related_stand = true};
    struct recount_cursor place = {0};
    enum err err = OK;
    ctx.arena = &bulk->row;
    for (int64_t pages = 0; !err && place.kind != RECOUNT_END; pages++) {
        enum recount_kind kind = place.kind;
        arena_reset(&bulk->row);
        progress_tell(bulk->progress, recount_name(kind), pages * RECOUNT_PAGE, total_of(bulk, kind));
        err = kind == RECOUNT_WORDS ? count_texts(bulk, &recount, &place)
                                    : recount_page(&ctx, &recount, &place);
        if (place.kind != kind)
            pages = -1;
        if (!err && place.kind == RECOUNT_PEOPLE && kind != RECOUNT_PEOPLE)
            err = set_bonuses(bulk);
    }
    return err;
}

enum err bulk_finish(struct bulk *bulk)
{
    enum err err = bulk_turn_to(bulk, BULK_KINDS);
    if (!err)
        err = set_parents(bulk);
    if (!err)
        err = set_selections(bulk);
    if (!err)
        err = set_duplicates(bulk);
    if (!err)
        err = bulk_words_write(bulk->words, bulk->ctx);
    if (!err)
        err = related_forget_all(bulk->ctx->db);
    if (!err)
        err = db_settle(bulk->ctx->db);
    if (!err)
        err = recount_all(bulk);
    return err ? err : bulk_ids_behind(bulk->ctx->db);
}
