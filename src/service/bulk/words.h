#ifndef SERVICE_BULK_WORDS_H
#define SERVICE_BULK_WORDS_H
/*
 * The words of many questions, gathered and written in their own order: a tree on disk that is filled from
 * left to right costs a fraction of one that is filled here and there.
 */
#include "service/unit/work.h"
#include "text/desk/words.h"

struct bulk_words;

struct bulk_words *bulk_words_new(void);
void bulk_words_free(struct bulk_words *words);
/* Writes what is gathered when enough is. */
enum err bulk_words_add(struct bulk_words *words, struct ctx *ctx, int64_t question_id,
                        const struct words *of_question) MUST_USE;
enum err bulk_words_write(struct bulk_words *words, struct ctx *ctx) MUST_USE;

#endif
