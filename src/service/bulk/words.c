#include "service/bulk/words.h"

#include "base/memory.h"
#include "store/bulk/bulk.h"

#include <stdlib.h>

enum { PAIRS_MAX = 1 << 20, WORD_BYTES_MAX = 512 << 20 };

struct pair {
    struct str word;
    int64_t question_id;
};

struct bulk_words {
    struct arena arena; /* the words */
    struct pair *pairs;
    size_t count;
};

struct bulk_words *bulk_words_new(void)
{
    struct bulk_words *words = memory_new(sizeof *words);
    arena_init(&words->arena, WORD_BYTES_MAX);
    words->pairs = memory_new(PAIRS_MAX * sizeof *words->pairs);
    return words;
}

void bulk_words_free(struct bulk_words *words)
{
    if (!words)
        return;
    arena_free(&words->arena);
    free(words->pairs);
    free(words);
}

static int by_word(const void *a, const void *b)
{
    const struct pair *left = a, *right = b;
    int order = str_compare(left->word, right->word);
    if (order)
        return order;
    return (left->question_id > right->question_id) - (left->question_id < right->question_id);
}

enum err bulk_words_add(struct bulk_words *words, struct ctx *ctx, int64_t question_id,
                        const struct words *of_question)
{
    enum err err = OK;
    if (words->count + of_question->count > PAIRS_MAX)
        err = bulk_words_write(words, ctx);
    for (size_t i = 0; !err && i < of_question->count; i++)
        words->pairs[words->count++] =
            (struct pair){arena_copy(&words->arena, of_question->at[i]), question_id};
    return err;
}

enum err bulk_words_write(struct bulk_words *words, struct ctx *ctx)
{
    enum err err = OK;
    qsort(words->pairs, words->count, sizeof *words->pairs, by_word);
    for (size_t i = 0; !err && i < words->count; i++)
        err = bulk_term_insert(ctx->db, words->pairs[i].word, words->pairs[i].question_id);
    words->count = 0;
    arena_reset(&words->arena);
    return err;
}
