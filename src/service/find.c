#include "service/find.h"

#include "service/site.h"
#include "store/find.h"
#include "text/tags.h"
#include "text/words.h"

#include <math.h>
#include <stdlib.h>

enum {
    WORDS_PER_QUESTION = 24,
    WORDS_ASKED = 6,
    CANDIDATES_PER_WORD = 200,
    CANDIDATES_MAX = WORDS_ASKED * CANDIDATES_PER_WORD
};

/* Tags count as words: they come first, because whoever chose them meant them. */
static struct words words_of_question(struct arena *arena, struct str title, struct str tags)
{
    return words_of(arena, arena_printf(arena, "%.*s %.*s", STR_ARG(tags), STR_ARG(title)),
                    WORDS_PER_QUESTION);
}

static enum err add_words(struct ctx *ctx, const struct question *question)
{
    struct words words = words_of_question(ctx->arena, question->title, question->tags);
    enum err err = OK;
    for (size_t i = 0; !err && i < words.count; i++) {
        err = question_term_insert(ctx->db, words.at[i], question->id);
        if (!err)
            err = term_add(ctx->db, words.at[i], 1);
    }
    return err;
}

static enum err add_tags(struct ctx *ctx, const struct question *question)
{
    struct tags tags = tags_stored(question->tags);
    enum err err = OK;
    for (size_t i = 0; !err && i < tags.count; i++) {
        int64_t tag_id = 0;
        err = tag_add(ctx->db, tags.at[i], 1, &tag_id);
        if (!err)
            err = question_tag_insert(ctx->db, tag_id, question->created_at, question->id);
    }
    return err;
}

enum err find_add_question(struct ctx *ctx, const struct question *question)
{
    struct search_text text = {question->id, question->title, question->tags, question->body, STR_NONE};
    enum err err = add_tags(ctx, question);
    if (!err)
        err = add_words(ctx, question);
    if (!err)
        err = search_text_put(ctx->db, &text);
    return err;
}

static enum err drop_words(struct ctx *ctx, const struct question *question)
{
    struct words words = words_of_question(ctx->arena, question->title, question->tags);
    enum err err = OK;
    for (size_t i = 0; !err && i < words.count; i++)
        err = term_add(ctx->db, words.at[i], -1);
    return err ? err : question_term_delete(ctx->db, question->id);
}

static enum err drop_tags(struct ctx *ctx, const struct question *question)
{
    struct tags tags = tags_stored(question->tags);
    enum err err = OK;
    int64_t tag_id;
    for (size_t i = 0; !err && i < tags.count; i++)
        err = tag_add(ctx->db, tags.at[i], -1, &tag_id);
    return err ? err : question_tag_delete(ctx->db, question->id);
}

enum err find_drop_question(struct ctx *ctx, const struct question *question)
{
    enum err err = drop_tags(ctx, question);
    if (!err)
        err = drop_words(ctx, question);
    if (!err)
        err = search_text_delete(ctx->db, question->id);
    return err;
}

enum err find_list(struct ctx *ctx, const struct list_wanted *wanted, struct list *list)
{
    enum err err = list_load(ctx->db, ctx->arena, wanted->sort, wanted->after, LIST_PAGE + 1, &list->lines);
    list->next = (struct list_cursor){0};
    if (err || list->lines.count <= LIST_PAGE)
        return err;
    list->lines.count = LIST_PAGE;
    list->next = list_cursor_behind(&list->lines.at[LIST_PAGE - 1], wanted->sort);
    return OK;
}

/* ---- related questions ---- */

struct asked_word {
    struct str word;
    int64_t questions; /* that have it */
};

struct candidate {
    int64_t id;
    double score;
};

static int by_rarity(const void *a, const void *b)
{
    const struct asked_word *left = a, *right = b;
    return (left->questions > right->questions) - (left->questions < right->questions);
}

static int by_id(const void *a, const void *b)
{
    const struct candidate *left = a, *right = b;
    return (left->id > right->id) - (left->id < right->id);
}

static int by_score(const void *a, const void *b)
{
    const struct candidate *left = a, *right = b;
    if (left->score != right->score)
        return left->score < right->score ? 1 : -1;
    return left->id < right->id ? 1 : -1;
}

/* The rarest words that some question has, rarest first. */
static enum err rarest_words(struct ctx *ctx, struct words words, struct asked_word *asked, size_t *count)
{
    struct asked_word *known = ARENA_ARRAY(ctx->arena, struct asked_word, words.count + 1);
    size_t known_count = 0;
    for (size_t i = 0; i < words.count; i++) {
        int64_t questions;
        enum err err = term_count(ctx->db, words.at[i], &questions);
        if (err)
            return err;
        if (questions > 0)
            known[known_count++] = (struct asked_word){words.at[i], questions};
    }
    qsort(known, known_count, sizeof *known, by_rarity);
    *count = known_count < WORDS_ASKED ? known_count : WORDS_ASKED;
    for (size_t i = 0; i < *count; i++)
        asked[i] = known[i];
    return OK;
}

/* A word that one question in a million has tells more than one that every second has. */
static double rarity(int64_t questions)
{
    return 1.0 / (1.0 + log2((double)questions));
}

static enum err gather(struct ctx *ctx, const struct asked_word *asked, size_t words,
                       struct candidate *candidates, size_t *count)
{
    int64_t *ids = ARENA_ARRAY(ctx->arena, int64_t, CANDIDATES_PER_WORD);
    *count = 0;
    for (size_t i = 0; i < words; i++) {
        size_t found;
        enum err err = question_term_newest(ctx->db, asked[i].word, ids, CANDIDATES_PER_WORD, &found);
        if (err)
            return err;
        for (size_t k = 0; k < found; k++)
            candidates[(*count)++] = (struct candidate){ids[k], rarity(asked[i].questions)};
    }
    return OK;
}

/* One candidate an id, the scores added; the best first. Answers how many are left. */
static size_t rank(struct candidate *candidates, size_t count, int64_t except)
{
    size_t kept = 0;
    qsort(candidates, count, sizeof *candidates, by_id);
    for (size_t i = 0; i < count; i++) {
        if (candidates[i].id == except)
            continue;
        if (kept && candidates[kept - 1].id == candidates[i].id)
            candidates[kept - 1].score += candidates[i].score;
        else
            candidates[kept++] = candidates[i];
    }
    qsort(candidates, kept, sizeof *candidates, by_score);
    return kept;
}

enum err find_similar(struct ctx *ctx, struct str title, struct str tags, int64_t except,
                      struct question_lines *lines)
{
    struct asked_word asked[WORDS_ASKED];
    size_t words = 0, count = 0;
    *lines = (struct question_lines){.at = ARENA_ARRAY(ctx->arena, struct question_line, RELATED_MAX)};
    enum err err = rarest_words(ctx, words_of_question(ctx->arena, title, tags), asked, &words);
    struct candidate *candidates = ARENA_ARRAY(ctx->arena, struct candidate, CANDIDATES_MAX);
    if (!err)
        err = gather(ctx, asked, words, candidates, &count);
    if (err)
        return err;
    count = rank(candidates, count, except);
    for (size_t i = 0; i < count && lines->count < RELATED_MAX; i++) {
        err = question_line_load(ctx->db, ctx->arena, candidates[i].id, &lines->at[lines->count]);
        if (!err && lines->at[lines->count].state == POST_LIVE)
            lines->count++;
        else if (err && err != ERR_NOT_FOUND)
            return err;
    }
    return OK;
}
