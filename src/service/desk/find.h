#ifndef SERVICE_DESK_FIND_H
#define SERVICE_DESK_FIND_H
/*
 * Finding: keeping the indexes true, lists, and what is related.
 *
 * Related questions share rare words. The words of a title and its tags are stored folded and stemmed with
 * the number of questions that have each; the rarest few of a question name the candidates (at most
 * CANDIDATES_PER_WORD newest each), and the sum of the shared words' rarity ranks them. The cost depends on
 * these two constants, not on how many questions there are.
 */
#include "service/unit/site.h"
#include "service/unit/work.h"
#include "store/desk/find.h"
#include "store/desk/list.h"
#include "text/desk/tags.h"
#include "text/desk/words.h"

/* Adds a live question to tags and words; takes one away again that stops being live, from search as well. */
enum err find_add_question(struct ctx *ctx, const struct question *question) MUST_USE;
enum err find_drop_question(struct ctx *ctx, const struct question *question) MUST_USE;

enum { LIST_PAGE = 20 };

struct list_wanted {
    const struct category *category; /* with its children; NULL: all */
    int64_t tag_id;                  /* 0: all; counts when category is NULL */
    enum list_sort sort;             /* one that the scope has, see list_has() */
    struct list_cursor after;        /* both 0: the first page */
};

struct list {
    struct question_lines lines; /* at most LIST_PAGE */
    struct list_cursor next;     /* id 0: this was the last page */
};

/* Says that this list will be read, so that what is read before it comes with it. */
void find_list_ahead(struct ctx *ctx, const struct list_wanted *wanted);
/* Live questions in the wanted order. */
enum err find_list(struct ctx *ctx, const struct list_wanted *wanted, struct list *list) MUST_USE;

/* The words of a line's text, PLAIN_CHARS at most, as they are stored, or made of the text where that is newer. */
struct str find_plain(struct ctx *ctx, const struct question_line *line);
/* The same of a question that was loaded. */
struct str find_plain_of(struct ctx *ctx, const struct question *question);

enum { TAGS_SHOWN = 300 };

/* The tag of that name, whatever its case; ERR_NOT_FOUND when no question ever had it. */
enum err tag_load_named(struct ctx *ctx, struct str name, struct tag *tag) MUST_USE;
/* The same, or the tag that it became when it was renamed or merged. */
enum err tag_find(struct ctx *ctx, struct str name, struct tag *tag) MUST_USE;
/* Names that were renamed or merged stand for what they became. */
enum err tags_follow(struct ctx *ctx, struct tags *tags) MUST_USE;
/* Up to TAGS_SHOWN tags that begin so, the most used first. */
enum err tags_named(struct ctx *ctx, struct str prefix, struct tag_list *list) MUST_USE;

/* For sitemaps: live questions with ids in the span, those of `size` ids each that have any, and the highest id there is. */
enum err find_pages(struct ctx *ctx, struct id_span span, size_t most, struct site_pages *pages) MUST_USE;
enum err find_sitemaps(struct ctx *ctx, int64_t size, struct sitemap_parts *parts) MUST_USE;
enum err find_last_id(struct ctx *ctx, int64_t *id) MUST_USE;

/* What is new in each category, and how much of it nobody has answered. */
enum err find_category_state(struct ctx *ctx, struct category_state *state) MUST_USE;

/* Up to RELATED_SHOWN live questions like this text, without their bodies, best first; `except` (an id or 0) is left out. */
enum err find_similar(struct ctx *ctx, struct str title, struct str tags, int64_t except,
                      struct question_lines *lines) MUST_USE;
/*
 * The same for a question that is there: those that are kept, or else by the words that are kept of it, and then *found
 * is for related_keep.
 */
enum err find_related(struct ctx *ctx, const struct question *question, struct question_lines *lines,
                      struct related *found) MUST_USE;
/* Keeps what pages found that were read. */
enum err find_keep_related(struct ctx *ctx, const struct related *related, size_t count) MUST_USE;

#endif
