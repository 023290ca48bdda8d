#include "service/desk/recount.h"

#include "base/check.h"
#include "core/desk/points.h"
#include "service/desk/wording.h"
#include "service/unit/finding.h"
#include "service/unit/site.h"
#include "store/bulk/recount.h"
#include "store/desk/guest.h"
#include "store/desk/question.h"
#include "store/desk/tally.h"

#include <string.h>

static const struct str names[RECOUNT_END] = {
    [RECOUNT_QUESTIONS] = STR_INIT(N_("questions")),
    [RECOUNT_ANSWERS] = STR_INIT(N_("answers")),
    [RECOUNT_COMMENTS] = STR_INIT(N_("comments")),
    [RECOUNT_CATEGORIES] = STR_INIT(N_("categories")),
    [RECOUNT_TAGS] = STR_INIT(N_("tags")),
    [RECOUNT_WORDS] = STR_INIT(N_("texts")),
    [RECOUNT_RELATED] = STR_INIT(N_("related questions")),
    [RECOUNT_TERMS] = STR_INIT(N_("words")),
    [RECOUNT_PEOPLE] = STR_INIT(N_("people")),
};

struct str recount_name(enum recount_kind kind)
{
    check(kind < RECOUNT_END);
    return names[kind];
}

/* What is said of a row; the count's name stands for itself between colons. */
#define QUESTION_DIFFERS N_("question {id}: {count}: stored {stored}, counted {counted}")
#define ANSWER_DIFFERS   N_("answer {id}: {count}: stored {stored}, counted {counted}")
#define PERSON_DIFFERS   N_("person {id}: {count}: stored {stored}, counted {counted}")

/* What one row has, the sentence about it and the names of its counts, to be said. */
struct row_counts {
    const char *sentence;
    int64_t id;
    const int64_t *stored, *counted;
    const struct str *names;
    size_t count;
};

/* Some counts are moments and digests: all are plain digits. */
static void tell_difference(struct ctx *ctx, const struct recount *recount, const struct row_counts *row,
                            size_t at)
{
    const struct language *language = ctx->failure.language;
    struct difference difference = {.stored = row->stored[at], .counted = row->counted[at]};
    difference.said =
        arena_say(ctx->arena, language, str_from(row->sentence),
                  PLACES(PLACE_ID("id", row->id), PLACE("count", say(language, row->names[at])),
                         PLACE_ID("stored", difference.stored), PLACE_ID("counted", difference.counted)));
    recount->differs(recount->arg, &difference);
}

/* Tells every count that differs; true when one does. */
static bool compare(struct ctx *ctx, const struct recount *recount, const struct row_counts *row)
{
    bool differs = false;
    for (size_t i = 0; i < row->count; i++) {
        if (row->stored[i] == row->counted[i])
            continue;
        differs = true;
        if (recount->differs)
            tell_difference(ctx, recount, row, i);
    }
    return differs;
}

/* Behind the last row of a full page comes another page, else the next kind. */
static void move(struct recount_cursor *place, size_t count, int64_t last)
{
    if (count == RECOUNT_PAGE)
        place->after = last;
    else
        *place = (struct recount_cursor){.kind = place->kind + 1};
}

/* ---- questions and answers ---- */

/* What follows from the counts. */
static void complete(struct question_counts *row)
{
    int64_t *counted = row->counted;
    bool answered_later = instant_before(row->created_at, row->newest_answer);
    counted[QUESTION_VOTES] = counted[QUESTION_UP] - counted[QUESTION_DOWN];
    counted[QUESTION_ACTIVE] = answered_later ? row->newest_answer.ms : row->created_at.ms;
    counted[QUESTION_HOTNESS] = hotness(row->created_at, row->newest_answer, counted[QUESTION_ANSWERS],
                                        counted[QUESTION_VOTES], row->views);
}

static enum err count_questions(struct ctx *ctx, const struct recount *recount, struct recount_cursor *place)
{
    static const struct str counts[QUESTION_COUNTS] = {
        STR_INIT(N_("up votes")),   STR_INIT(N_("down votes")), STR_INIT(N_("votes")),
        STR_INIT(N_("answers")),    STR_INIT(N_("comments")),   STR_INIT(N_("flags")),
        STR_INIT(N_("favourites")), STR_INIT(N_("activity")),   STR_INIT(N_("hotness")),
    };
    size_t count = RECOUNT_PAGE;
    struct question_counts *rows = ARENA_ARRAY(ctx->arena, struct question_counts, count);
    enum err err = recount_questions(ctx->db, place->after, rows, &count);
    for (size_t i = 0; !err && i < count; i++) {
        complete(&rows[i]);
        struct row_counts row = {QUESTION_DIFFERS, rows[i].id, rows[i].stored,
                                 rows[i].counted,  counts,     QUESTION_COUNTS};
        if (compare(ctx, recount, &row) && recount->repair)
            err = recount_question_set(ctx->db, &rows[i]);
    }
    move(place, count, count ? rows[count - 1].id : 0);
    return err;
}

static enum err count_answers(struct ctx *ctx, const struct recount *recount, struct recount_cursor *place)
{
    static const struct str counts[ANSWER_COUNTS] = {
        STR_INIT(N_("up votes")), STR_INIT(N_("down votes")), STR_INIT(N_("votes")),
        STR_INIT(N_("comments")), STR_INIT(N_("flags")),      STR_INIT(N_("solved")),
    };
    size_t count = RECOUNT_PAGE;
    struct answer_counts *rows = ARENA_ARRAY(ctx->arena, struct answer_counts, count);
    enum err err = recount_answers(ctx->db, place->after, rows, &count);
    for (size_t i = 0; !err && i < count; i++) {
        rows[i].counted[ANSWER_VOTES] = rows[i].counted[ANSWER_UP] - rows[i].counted[ANSWER_DOWN];
        struct row_counts row = {ANSWER_DIFFERS,  rows[i].id, rows[i].stored,
                                 rows[i].counted, counts,     ANSWER_COUNTS};
        if (compare(ctx, recount, &row) && recount->repair)
            err = recount_answer_set(ctx->db, &rows[i]);
    }
    move(place, count, count ? rows[count - 1].id : 0);
    return err;
}

/* ---- tables with one count ---- */

/* which, what is said of a row, what is counted */
static const struct {
    enum one_count which;
    const char *sentence;
    struct str count;
} ones[RECOUNT_END] = {
    [RECOUNT_COMMENTS] = {COUNT_COMMENT_FLAGS,
                          N_("comment {id}: {count}: stored {stored}, counted {counted}"),
                          STR_INIT(N_("flags"))},
    [RECOUNT_CATEGORIES] = {COUNT_CATEGORY_QUESTIONS,
                            N_("category {id}: {count}: stored {stored}, counted {counted}"),
                            STR_INIT(N_("questions"))},
    [RECOUNT_TAGS] = {COUNT_TAG_QUESTIONS, N_("tag {id}: {count}: stored {stored}, counted {counted}"),
                      STR_INIT(N_("questions"))},
    [RECOUNT_RELATED] = {COUNT_RELATED, QUESTION_DIFFERS, STR_INIT(N_("related questions"))},
};

static enum err count_one(struct ctx *ctx, const struct recount *recount, struct recount_cursor *place)
{
    size_t count = RECOUNT_PAGE;
    enum one_count which = ones[place->kind].which;
    struct row_count *rows = ARENA_ARRAY(ctx->arena, struct row_count, count);
    enum err err = recount_one(ctx->db, which, place->after, rows, &count);
    for (size_t i = 0; !err && i < count; i++) {
        struct row_counts row = {ones[place->kind].sentence, rows[i].id, &rows[i].stored, &rows[i].counted,
                                 &ones[place->kind].count,   1};
        if (compare(ctx, recount, &row) && recount->repair)
            err = recount_one_set(ctx->db, which, &rows[i]);
    }
    move(place, count, count ? rows[count - 1].id : 0);
    return err;
}

/* ---- the words of questions ---- */

static enum err put_words(struct ctx *ctx, const struct recount *recount, const struct wording *wording)
{
    int64_t id = wording->text.question_id;
    enum err err = search_text_put(ctx->db, ctx->arena, &wording->text);
    if (err || recount->related_stand)
        return err;
    err = question_term_delete(ctx->db, id);
    for (size_t i = 0; !err && i < wording->words.count; i++)
        err = question_term_insert(ctx->db, wording->words.at[i], id);
    return err;
}

/*
 * Plain words of another version of the text, or of an older way, are no fault: they count as missing and are filled in. Those
 * that are there are looked at where somebody is told.
 */
static enum err count_plain(struct ctx *ctx, const struct recount *recount,
                            const struct search_source *source)
{
    static const struct str count = STR_INIT(N_("digest of its plain text"));
    bool there = source->plain_of == question_plain_of(source->version);
    if (there && !recount->differs)
        return OK;
    struct str plain = question_plain_make(ctx->arena, source->body);
    int64_t stored = (int64_t)(str_hash(source->plain) >> 1), counted = (int64_t)(str_hash(plain) >> 1);
    struct row_counts row = {QUESTION_DIFFERS, source->question_id, &stored, &counted, &count, 1};
    bool differs = there && compare(ctx, recount, &row);
    if (!recount->repair || (there && !differs))
        return OK;
    return question_set_plain(ctx->db, source->question_id, source->version, plain);
}

enum err recount_words(struct ctx *ctx, const struct recount *recount, const struct search_source *source,
                       const struct wording *wording)
{
    static const struct str count = STR_INIT(N_("digest of its words"));
    struct row_counts row = {
        QUESTION_DIFFERS, source->question_id, &source->digest, &wording->text.digest, &count, 1};
    enum err err = OK;
    if (compare(ctx, recount, &row) && recount->repair)
        err = put_words(ctx, recount, wording);
    return err ? err : count_plain(ctx, recount, source);
}

/* What its words take is gone with each question: a page of long ones would be larger than a unit of work may hold. */
static enum err count_words(struct ctx *ctx, const struct recount *recount, struct recount_cursor *place)
{
    struct search_sources sources;
    struct arena scratch;
    struct ctx one = *ctx;
    struct stems *stems = stems_new();
    enum err err = search_sources_load(ctx->db, ctx->arena, place->after, WORDING_PAGE, &sources);
    arena_init(&scratch, SIZE_MAX);
    one.arena = &scratch;
    for (size_t i = 0; !err && i < sources.count; i++) {
        struct wording wording;
        arena_reset(&scratch);
        wording_of(stems, &scratch, &sources.at[i], &wording);
        err = recount_words(&one, recount, &sources.at[i], &wording);
    }
    arena_free(&scratch);
    stems_free(stems);
    if (sources.count == WORDING_PAGE)
        place->after = sources.at[sources.count - 1].question_id;
    else
        *place = (struct recount_cursor){.kind = place->kind + 1};
    return err;
}

static enum err tell_terms(struct ctx *ctx, const struct recount *recount, struct term_range range,
                           size_t *count)
{
    *count = 2 * RECOUNT_TERM_ROWS + 2; /* as many words stand in a page at most */
    struct term_count *rows = ARENA_ARRAY(ctx->arena, struct term_count, *count);
    enum err err = recount_terms(ctx->db, ctx->arena, range, rows, count);
    for (size_t i = 0; !err && i < *count; i++) {
        struct difference difference = {
            finding(ctx, "word \"{word}\": questions: stored {stored}, counted {counted}",
                    PLACE("word", rows[i].word), PLACE_ID("stored", rows[i].stored),
                    PLACE_ID("counted", rows[i].counted)),
            rows[i].stored, rows[i].counted};
        recount->differs(recount->arg, &difference);
    }
    return err;
}

static enum err count_terms(struct ctx *ctx, const struct recount *recount, struct recount_cursor *place)
{
    struct term_range range = {.after = str_from(place->word)};
    size_t differ = 1;
    enum err err = recount_terms_last(ctx->db, ctx->arena, RECOUNT_TERM_ROWS, &range);
    if (!err && recount->differs)
        err = tell_terms(ctx, recount, range, &differ);
    if (!err && recount->repair && differ)
        err = recount_terms_set(ctx->db, range);
    if (err)
        return err;
    if (range.last.len == 0 || str_eq(range.last, range.after)) {
        *place = (struct recount_cursor){.kind = place->kind + 1};
        return OK;
    }
    *place = (struct recount_cursor){.kind = place->kind};
    _Static_assert((int)RECOUNT_WORD_ROOM >= 4 * (int)WORD_MAX_BYTES,
                   "a stem may be a little longer than its word");
    check(range.last.len < sizeof place->word);
    memcpy(place->word, range.last.at, range.last.len);
    return OK;
}

/* ---- people ---- */

enum { PERSON_POINTS, PERSON_QUESTIONS, PERSON_ANSWERS, PERSON_COUNTS };

/* Points kept while a floor is in force may stand below it: what is shown is the same. */
static int64_t points_as_stored(const struct point_rules *rules, const struct point_counts *counts,
                                int64_t stored)
{
    struct point_rules without_floor = *rules;
    without_floor.floor = 0;
    int64_t bare = points_total(&without_floor, counts);
    return stored == bare ? stored : points_total(rules, counts);
}

static enum err count_person(struct ctx *ctx, const struct recount *recount,
                             const struct person_counts *person, struct point_counts counts)
{
    static const struct str counts_names[PERSON_COUNTS] = {STR_INIT(N_("points")), STR_INIT(N_("questions")),
                                                           STR_INIT(N_("answers"))};
    enum err err = OK;
    counts.bonus = person->bonus;
    int64_t points = points_as_stored(&ctx->site->points, &counts, person->points);
    int64_t stored[PERSON_COUNTS] = {person->points, person->questions, person->answers};
    int64_t counted[PERSON_COUNTS] = {points, counts.questions, counts.answers};
    struct row_counts row = {PERSON_DIFFERS, person->id, stored, counted, counts_names, PERSON_COUNTS};
    if (compare(ctx, recount, &row) && recount->repair)
        err = person_set_counts(ctx->db, person->id, points, &counts);
    return err;
}

static enum err count_people(struct ctx *ctx, const struct recount *recount, struct recount_cursor *place)
{
    size_t count = RECOUNT_PAGE;
    struct person_counts *rows = ARENA_ARRAY(ctx->arena, struct person_counts, count);
    enum err err = recount_people(ctx->db, place->after, rows, &count);
    struct tally *tallies = ARENA_ARRAY(ctx->arena, struct tally, count + 1);
    for (size_t i = 0; i < count; i++)
        tallies[i].person_id = rows[i].id;
    if (!err)
        err = tally_people(ctx->db, &ctx->site->points, tallies, count);
    for (size_t i = 0; !err && i < count; i++)
        err = count_person(ctx, recount, &rows[i], tallies[i].counts);
    move(place, count, count ? rows[count - 1].id : 0);
    return err;
}

static enum err count_page(struct ctx *ctx, const struct recount *recount, struct recount_cursor *place)
{
    switch (place->kind) {
    case RECOUNT_QUESTIONS:
        return count_questions(ctx, recount, place);
    case RECOUNT_ANSWERS:
        return count_answers(ctx, recount, place);
    case RECOUNT_COMMENTS:
    case RECOUNT_CATEGORIES:
    case RECOUNT_TAGS:
    case RECOUNT_RELATED:
        return count_one(ctx, recount, place);
    case RECOUNT_WORDS:
        return count_words(ctx, recount, place);
    case RECOUNT_TERMS:
        return count_terms(ctx, recount, place);
    case RECOUNT_PEOPLE:
        return count_people(ctx, recount, place);
    case RECOUNT_END:
        break;
    }
    return OK;
}

enum err recount_page(struct ctx *ctx, const struct recount *recount, struct recount_cursor *place)
{
    enum err err = count_page(ctx, recount, place);
    return err || !recount->repair ? err : db_settle(ctx->db);
}
