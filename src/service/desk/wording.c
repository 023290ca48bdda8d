#include "service/desk/wording.h"

#include "base/check.h"
#include "store/desk/answer.h"
#include "store/desk/question.h"
#include "text/desk/search_match.h"
#include "text/desk/tags.h"

enum { WORDS_PER_QUESTION = 24 };

/* Tags come first, because whoever chose them meant them. */
struct words words_of_question(struct stems *stems, struct arena *arena, struct str title, struct str tags)
{
    return words_of(stems, arena, arena_printf(arena, "%.*s %.*s", STR_ARG(tags), STR_ARG(title)),
                    WORDS_PER_QUESTION);
}

/* The tags as words, and the words by which filters find the question. */
static struct str line_of_tags(struct stems *stems, struct arena *arena, const struct search_source *source,
                               const struct post_language *language)
{
    struct str line = words_line(stems, arena, source->tags, language);
    struct tags tags = tags_stored(source->tags);
    for (size_t i = 0; i < tags.count; i++)
        line = arena_printf(arena, "%.*s%s%.*s", STR_ARG(line), line.len ? " " : "",
                            STR_ARG(tag_word(arena, tags.at[i])));
    if (source->person_id)
        line = arena_printf(arena, "%.*s%s%.*s", STR_ARG(line), line.len ? " " : "",
                            STR_ARG(person_word(arena, source->person_id)));
    return line;
}

/* Whatever differs in a stored word differs here, and another version of the words differs in all. */
static int64_t digest_of(const struct wording *wording)
{
    const struct search_text *text = &wording->text;
    const struct str *lines[] = {&text->language, &text->title, &text->tags, &text->body, &text->answers};
    uint64_t digest = WORDS_VERSION;
    for (size_t i = 0; i < COUNT_OF(lines); i++)
        digest = digest * 31 + str_hash(*lines[i]);
    for (size_t i = 0; i < wording->words.count; i++)
        digest = digest * 31 + str_hash(wording->words.at[i]);
    return (int64_t)(digest >> 1) | 1;
}

void wording_of(struct stems *stems, struct arena *arena, const struct search_source *source,
                struct wording *wording)
{
    struct str all = arena_printf(arena, "%.*s\n%.*s", STR_ARG(source->title), STR_ARG(source->body));
    const struct post_language *language = language_of(word_fold(arena, str_char_prefix(all, 1000)));
    const struct post_language *answered =
        language_of(word_fold(arena, str_char_prefix(source->answers, 1000)));
    struct str title = words_line(stems, arena, source->title, language),
               own = title_word(stems, arena, source->title);
    *wording = (struct wording){
        .text = {.question_id = source->question_id,
                 .language = language->code,
                 .title =
                     arena_printf(arena, "%.*s%s%.*s", STR_ARG(title), title.len ? " " : "", STR_ARG(own)),
                 .tags = line_of_tags(stems, arena, source, language),
                 .body = words_line(stems, arena, source->body, language),
                 .answers = words_line(stems, arena, source->answers, answered)},
        .words = words_of_question(stems, arena, source->title, source->tags),
    };
    wording->text.digest = digest_of(wording);
}

/* Of what is live then; what is not has no words. */
static enum err put_words(struct ctx *ctx, int64_t question_id)
{
    enum { ANSWER_TEXT_MAX = 100 * 1000 };
    struct question question;
    struct wording wording;
    struct str texts;
    enum err err = question_load(ctx->db, ctx->arena, question_id, &question);
    if (err == ERR_NOT_FOUND || (!err && question.state != POST_LIVE))
        return OK;
    if (!err)
        err = question_answer_texts(ctx->db, ctx->arena, question_id, ANSWER_TEXT_MAX, &texts);
    if (err)
        return err;
    wording_of(NULL, ctx->arena,
               &(struct search_source){.question_id = question_id,
                                       .title = question.title,
                                       .tags = question.tags,
                                       .body = question.body,
                                       .person_id = question.author.person_id,
                                       .answers = texts},
               &wording);
    return search_text_put(ctx->db, ctx->arena, &wording.text);
}

enum err wording_follow(struct ctx *ctx, int64_t question_id)
{
    return later_ask(ctx, (struct late){put_words, question_id});
}

enum err wording_renew(struct ctx *ctx, struct wording_place *place)
{
    struct recount recount = {.repair = true};
    struct recount_cursor *cursor = &place->cursor;
    int64_t version;
    enum err err = words_version(ctx->db, &version);
    place->more = false;
    /* Beside servers of a newer version, which made them again already, this one leaves them as they are. */
    if (err || version >= WORDS_VERSION)
        return err;
    if (cursor->kind < RECOUNT_WORDS)
        *cursor = (struct recount_cursor){.kind = RECOUNT_WORDS};
    err = recount_page(ctx, &recount, cursor);
    if (cursor->kind == RECOUNT_RELATED)
        *cursor = (struct recount_cursor){.kind = RECOUNT_TERMS};
    place->more = cursor->kind <= RECOUNT_TERMS;
    return err || place->more ? err : words_version_set(ctx->db, WORDS_VERSION);
}
