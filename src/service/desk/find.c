#include "service/desk/find.h"

#include "base/check.h"
#include "service/desk/wording.h"
#include "store/desk/tag.h"
#include "text/desk/tags.h"
#include "text/desk/words.h"

#include <math.h>

enum { CANDIDATES_PER_WORD = 200, FORGOTTEN_PER_WORD = 50 };

/*
 * Those with a rare word of this question are found anew when they are next read. Of a word that many have the newest alone: it
 * says little, and a list of theirs has better ones.
 */
static enum err forget_related(struct ctx *ctx, const struct words *words)
{
    struct rare_words rarest = {0};
    enum err err = words->count ? terms_rarest(ctx->db, ctx->arena, words->at, words->count, &rarest) : OK;
    for (size_t i = 0; !err && i < rarest.count; i++)
        err = related_forget(ctx->db, rarest.at[i].word, FORGOTTEN_PER_WORD);
    return err;
}

static enum err add_words(struct ctx *ctx, const struct question *question)
{
    struct words words = words_of_question(NULL, ctx->arena, question->title, question->tags);
    enum err err = OK;
    for (size_t i = 0; !err && i < words.count; i++) {
        err = question_term_insert(ctx->db, words.at[i], question->id);
        if (!err)
            err = term_add(ctx->db, words.at[i], 1);
    }
    return err ? err : forget_related(ctx, &words);
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
    enum err err = add_tags(ctx, question);
    if (!err)
        err = add_words(ctx, question);
    return err;
}

static enum err drop_words(struct ctx *ctx, const struct question *question)
{
    struct words words = words_of_question(NULL, ctx->arena, question->title, question->tags);
    enum err err = forget_related(ctx, &words);
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

/* ---- lists ---- */

/* Into order at its place; what falls out at the end is not on this page. */
static void insert_line(struct question_lines *lines, const struct question_line *line, enum list_sort sort)
{
    struct list_cursor new = list_cursor_behind(line, sort);
    size_t at = lines->count < LIST_PAGE + 1 ? lines->count++ : LIST_PAGE + 1;
    for (; at > 0; at--) {
        struct list_cursor old = list_cursor_behind(&lines->at[at - 1], sort);
        if (old.value > new.value || (old.value == new.value &&old.id > new.id))
            break;
        if (at <= LIST_PAGE)
            lines->at[at] = lines->at[at - 1];
    }
    if (at <= LIST_PAGE)
        lines->at[at] = *line;
}

/* A category's page is merged from its own list and its children's. */
static enum err load_category(struct ctx *ctx, const struct list_wanted *wanted, struct question_lines *lines)
{
    const struct category *first = wanted->category, *end = ctx->site->categories + first->tree_end;
    *lines = (struct question_lines){.at = ARENA_ARRAY(ctx->arena, struct question_line, LIST_PAGE + 1)};
    for (const struct category *category = first; category < end; category++) {
        struct question_lines own;
        struct list_range place = {LIST_CATEGORY, category->id, wanted->sort, wanted->after};
        enum err err = list_load(ctx->db, ctx->arena, &place, LIST_PAGE + 1, &own);
        if (err)
            return err;
        for (size_t i = 0; i < own.count; i++)
            insert_line(lines, &own.at[i], wanted->sort);
    }
    return OK;
}

static struct list_range place_of(const struct list_wanted *wanted)
{
    return (struct list_range){wanted->tag_id ? LIST_TAG : LIST_ALL, wanted->tag_id, wanted->sort,
                               wanted->after};
}

void find_list_ahead(struct ctx *ctx, const struct list_wanted *wanted)
{
    struct list_range place = place_of(wanted);
    if (!wanted->category)
        list_ahead(ctx->db, &place, LIST_PAGE + 1);
}

struct str find_plain(struct ctx *ctx, const struct question_line *line)
{
    return line->plain_of == question_plain_of(line->version) ? line->plain
                                                              : question_plain_make(ctx->arena, line->body);
}

struct str find_plain_of(struct ctx *ctx, const struct question *question)
{
    return question->plain_of == question_plain_of(question->version)
               ? question->plain
               : question_plain_make(ctx->arena, question->body);
}

enum err find_list(struct ctx *ctx, const struct list_wanted *wanted, struct list *list)
{
    struct list_range place = place_of(wanted);
    enum err err = wanted->category ? load_category(ctx, wanted, &list->lines)
                                    : list_load(ctx->db, ctx->arena, &place, LIST_PAGE + 1, &list->lines);
    list->next = (struct list_cursor){0};
    if (err || list->lines.count <= LIST_PAGE)
        return err;
    list->lines.count = LIST_PAGE;
    list->next = list_cursor_behind(&list->lines.at[LIST_PAGE - 1], wanted->sort);
    return OK;
}

enum err tag_load_named(struct ctx *ctx, struct str name, struct tag *tag)
{
    return tag_load(ctx->db, ctx->arena, text_small(ctx->arena, name), tag);
}

enum err tag_find(struct ctx *ctx, struct str name, struct tag *tag)
{
    struct str became;
    enum err err = tag_load_named(ctx, name, tag);
    if (err != ERR_NOT_FOUND)
        return err;
    err = tag_alias_load(ctx->db, ctx->arena, text_small(ctx->arena, name), &became);
    return err ? err : tag_load(ctx->db, ctx->arena, became, tag);
}

static bool has_tag(const struct tags *tags, struct str name)
{
    for (size_t i = 0; i < tags->count; i++)
        if (str_eq(tags->at[i], name))
            return true;
    return false;
}

enum err tags_follow(struct ctx *ctx, struct tags *tags)
{
    struct tags followed = {.count = 0};
    for (size_t i = 0; i < tags->count; i++) {
        struct str name = tags->at[i];
        enum err err = tag_alias_load(ctx->db, ctx->arena, tags->at[i], &name);
        if (err && err != ERR_NOT_FOUND)
            return err;
        if (!has_tag(&followed, name))
            followed.at[followed.count++] = name;
    }
    *tags = followed;
    return OK;
}

enum err tags_named(struct ctx *ctx, struct str prefix, struct tag_list *list)
{
    return tag_list_load(ctx->db, ctx->arena, text_small(ctx->arena, prefix), TAGS_SHOWN, list);
}

enum err find_pages(struct ctx *ctx, struct id_span span, size_t most, struct site_pages *pages)
{
    return site_pages_load(ctx->db, ctx->arena, span, most, pages);
}

enum err find_sitemaps(struct ctx *ctx, int64_t size, struct sitemap_parts *parts)
{
    return sitemap_parts_load(ctx->db, ctx->arena, size, parts);
}

enum err find_category_state(struct ctx *ctx, struct category_state *state)
{
    return category_state_load(ctx->db, ctx->arena, ctx->site->category_count, state);
}

enum err find_last_id(struct ctx *ctx, int64_t *id)
{
    return question_last_id(ctx->db, id);
}

/* ---- related questions ---- */

struct candidate {
    int64_t id;
    double score;
};

/* A word that one question in a million has tells more than one that every second has. */
static double rarity(int64_t questions)
{
    return 1.0 / (1.0 + log2((double)questions));
}

static bool is_better(const struct candidate *a, const struct candidate *b)
{
    return a->score != b->score ? a->score > b->score : a->id > b->id;
}

/* Those that are shown, and as many again for those that fall out: what is no longer live. */
struct best {
    struct candidate at[RELATED_KEPT];
    size_t count;
};

/* Into order at its place. */
static void insert_candidate(struct best *best, struct candidate candidate)
{
    size_t at = best->count < COUNT_OF(best->at) ? best->count++ : COUNT_OF(best->at);
    for (; at > 0 && is_better(&candidate, &best->at[at - 1]); at--)
        if (at < COUNT_OF(best->at))
            best->at[at] = best->at[at - 1];
    if (at < COUNT_OF(best->at))
        best->at[at] = candidate;
}

static bool next_id(const struct found_questions *found, int64_t *id)
{
    *id = 0;
    for (size_t i = 0; i < RARE_WORDS; i++)
        if (found[i].count && found[i].at[0] > *id)
            *id = found[i].at[0];
    return *id != 0;
}

/* The lists of all words run down together: one candidate an id, with the worth of all words that it has. */
static void rank(const struct rare_words *words, struct found_questions *found, int64_t except,
                 struct best *best)
{
    double worth[RARE_WORDS] = {0};
    struct candidate candidate;
    best->count = 0;
    for (size_t i = 0; i < words->count; i++)
        worth[i] = rarity(words->at[i].questions);
    while (next_id(found, &candidate.id)) {
        candidate.score = 0;
        for (size_t i = 0; i < RARE_WORDS; i++)
            if (found[i].count && found[i].at[0] == candidate.id) {
                candidate.score += worth[i];
                found[i].at++;
                found[i].count--;
            }
        if (candidate.id != except)
            insert_candidate(best, candidate);
    }
}

static enum err load_best(struct ctx *ctx, const struct related *best, struct question_lines *lines)
{
    return best->count == 0
               ? OK
               : question_lines_load(ctx->db, ctx->arena, list_of_ids(ctx->arena, best->ids, best->count),
                                     RELATED_SHOWN, lines);
}

static enum err find_with_words(struct ctx *ctx, const struct rare_words *words, int64_t except,
                                struct related *related)
{
    struct best best;
    struct newest_found found;
    if (words->count == 0)
        return OK;
    enum err err = question_terms_newest(ctx->db, ctx->arena, words, CANDIDATES_PER_WORD, &found);
    if (err)
        return err;
    rank(words, found.of, except, &best);
    for (size_t i = 0; i < best.count; i++)
        related->ids[i] = best.at[i].id;
    related->count = best.count;
    related->newest = found.newest;
    return OK;
}

enum err find_similar(struct ctx *ctx, struct str title, struct str tags, int64_t except,
                      struct question_lines *lines)
{
    struct rare_words rarest = {0};
    struct related found = {0};
    struct words words = words_of_question(NULL, ctx->arena, title, tags);
    *lines = (struct question_lines){0};
    enum err err = words.count ? terms_rarest(ctx->db, ctx->arena, words.at, words.count, &rarest) : OK;
    if (!err)
        err = find_with_words(ctx, &rarest, except, &found);
    return err ? err : load_best(ctx, &found, lines);
}

enum err find_related(struct ctx *ctx, const struct question *question, struct question_lines *lines,
                      struct related *found)
{
    struct rare_words rarest;
    *found = (struct related){0};
    if (question->state != POST_LIVE)
        return find_similar(ctx, question->title, question->tags, question->id, lines);
    enum err err = related_load(ctx->db, ctx->arena, question->id, RELATED_SHOWN, lines);
    if (err || lines->count)
        return err;
    err = terms_rarest_of(ctx->db, ctx->arena, question->id, &rarest);
    if (!err)
        err = find_with_words(ctx, &rarest, question->id, found);
    found->question_id = found->count ? question->id : 0;
    return err ? err : load_best(ctx, found, lines);
}

enum err find_keep_related(struct ctx *ctx, const struct related *related, size_t count)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < count; i++) {
        topic_name(&ctx->touched, TOPIC_QUESTION, related[i].question_id);
        err = related_keep(ctx->db, ctx->arena, &related[i]);
    }
    return err;
}
