#ifndef STORE_DESK_FIND_H
#define STORE_DESK_FIND_H
/* What finding needs: tags, and the words that relate questions. */
#include "store/desk/question.h"
#include "store/engine/rows.h"

/* Some of a list: `most` lines behind the first `skip`. */
struct list_window {
    size_t skip, most;
};
struct id_span {
    int64_t behind, last;
};

/* Counts `count` further questions with the tag (made when new) and answers its id. */
enum err tag_add(struct db *db, struct str name, int64_t count, int64_t *id) MUST_USE;
enum err question_tag_insert(struct db *db, int64_t tag_id, struct instant created_at,
                             int64_t question_id) MUST_USE;

enum err question_tag_delete(struct db *db, int64_t question_id) MUST_USE;
/* With what is kept as related to it. */
enum err question_term_delete(struct db *db, int64_t question_id) MUST_USE;

/* One more (or one fewer) question has the word. */
enum err term_add(struct db *db, struct str word, int64_t count) MUST_USE;
/* How many questions have it; 0 for a word that none has. */
enum err term_count(struct db *db, struct str word, int64_t *count) MUST_USE;
/* A word that some questions have, and how many. */
struct rare_word {
    struct str word;
    int64_t questions;
};
enum { RARE_WORDS = 6 };
struct rare_words {
    struct rare_word at[RARE_WORDS];
    size_t count;
};
/* The rarest of these words that some question has, and the rarest that a live question has: the rarest first. */
enum err terms_rarest(struct db *db, struct arena *arena, const struct str *words, size_t count,
                      struct rare_words *rarest) MUST_USE;
enum err terms_rarest_of(struct db *db, struct arena *arena, int64_t question_id,
                         struct rare_words *rarest) MUST_USE;
/* The newest questions that have each, the newest first, at most `each` of a word; *newest is the newest of all. */
struct found_questions {
    int64_t *at;
    size_t count;
};
struct newest_found {
    struct found_questions of[RARE_WORDS];
    int64_t newest;
};
enum err question_terms_newest(struct db *db, struct arena *arena, const struct rare_words *words,
                               size_t each, struct newest_found *found) MUST_USE;

/* What relates to a question, the best first, as it was when the newest question of all was `newest`. */
enum { RELATED_SHOWN = 8, RELATED_KEPT = 2 * RELATED_SHOWN };
struct related {
    int64_t question_id, newest; /* 0: none was found */
    int64_t ids[RELATED_KEPT];
    size_t count;
};
/* The live ones of those that are kept, at most `most`; none: there are none, or nothing is kept. */
enum err related_load(struct db *db, struct arena *arena, int64_t question_id, size_t most,
                      struct question_lines *lines) MUST_USE;
/* Keeps them, unless a question that was asked since has a word of theirs. */
enum err related_keep(struct db *db, struct arena *arena, const struct related *related) MUST_USE;
/* Nothing is kept any more at all. */
enum err related_forget_all(struct db *db) MUST_USE;
/* Nothing is kept any more for the newest `each` questions with the word. */
enum err related_forget(struct db *db, struct str word, size_t each) MUST_USE;
enum err question_term_insert(struct db *db, struct str word, int64_t question_id) MUST_USE;
/* The newest questions that have the word, at most `most`: *count receives how many were found. */
enum err question_term_newest(struct db *db, struct str word, int64_t *ids, size_t most,
                              size_t *count) MUST_USE;

struct tag {
    int64_t id;
    struct str name, about;
    int64_t question_count;
};
struct tag_list {
    struct tag *at;
    size_t count;
};
/* ERR_NOT_FOUND when no question ever had it. */
enum err tag_load(struct db *db, struct arena *arena, struct str name, struct tag *tag) MUST_USE;
/* Tags of live questions whose names begin so, the most used first, at most `most`. */
enum err tag_list_load(struct db *db, struct arena *arena, struct str prefix, size_t most,
                       struct tag_list *list) MUST_USE;

/* What a sitemap says of a question. */
struct site_page {
    int64_t id;
    struct str slug;
    struct instant active_at;
};
struct site_pages {
    struct site_page *at;
    size_t count;
};
/* Live questions with ids in (behind, last], at most `most`. */
enum err site_pages_load(struct db *db, struct arena *arena, struct id_span span, size_t most,
                         struct site_pages *pages) MUST_USE;
enum err question_last_id(struct db *db, int64_t *id) MUST_USE;

/* The sitemaps that have a live question, for so many ids each: their numbers from 0, in order, and when each last changed. */
struct sitemap_part {
    int64_t number;
    struct instant changed_at;
};
struct sitemap_parts {
    struct sitemap_part *at;
    size_t count;
};
enum err sitemap_parts_load(struct db *db, struct arena *arena, int64_t size,
                            struct sitemap_parts *parts) MUST_USE;

/* Of categories themselves, without those below them: the newest live question, and how many nobody has answered. */
struct category_news {
    int64_t category_id, id;
    struct str title, slug;
    struct instant created_at;
};
struct category_unanswered {
    int64_t category_id, count;
};
struct category_state {
    struct category_news *news;
    struct category_unanswered *unanswered;
    size_t news_count, unanswered_count;
};
/* At most `most` of each. */
enum err category_state_load(struct db *db, struct arena *arena, size_t most,
                             struct category_state *state) MUST_USE;

#endif
