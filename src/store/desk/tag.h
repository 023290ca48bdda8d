#ifndef STORE_DESK_TAG_H
#define STORE_DESK_TAG_H
/* Changing tags (find.h reads them), and the questions that carry them. */
#include "store/desk/find.h"

enum err tag_set_about(struct db *db, int64_t id, struct str about) MUST_USE;
/* Only a tag that no live question has. */
enum err tag_delete(struct db *db, int64_t id) MUST_USE;
struct question_ids {
    int64_t *at;
    size_t count;
};
/* Questions in any state that have the tag, at most `most`. */
enum err tag_questions(struct db *db, struct arena *arena, const struct tag *tag, size_t most,
                       struct question_ids *ids) MUST_USE;
enum err question_set_tags(struct db *db, int64_t question_id, struct str tags) MUST_USE;

/* What a name that no tag has any more became; ERR_NOT_FOUND (without a sentence) when that is not known. */
enum err tag_alias_load(struct db *db, struct arena *arena, struct str name, struct str *became) MUST_USE;
/* `from` became `to`, and all that had become `from`; `to` empty: it is no more. */
enum err tag_alias_set(struct db *db, struct str from, struct str to) MUST_USE;

#endif
