#include "service/bulk/foreign.h"

#include "base/check.h"
#include "store/desk/old_address.h"
#include "text/desk/slug.h"
#include "text/desk/tags.h"
#include "text/desk/words.h"
#include "text/kit/storable.h"
#include "text/people/handle.h"
#include "text/reach/address.h"

#include <stdio.h>

enum { COLUMN_BITS = 28 };
static const int64_t column_max = ((int64_t)1 << COLUMN_BITS) - 1;
static const size_t row_bytes_max = (size_t)2 << 30;

void import_note(struct import_report *report, enum import_note note, struct str example)
{
    int64_t before = report->notes[note]++;
    if (before < IMPORT_EXAMPLES && example.len)
        snprintf(report->examples[note][before], IMPORT_EXAMPLE_BYTES, "%.*s",
                 STR_ARG(str_whole(str_slice(example, 0, IMPORT_EXAMPLE_BYTES - 1))));
}

enum err foreign_begin(struct foreign *foreign, struct ctx *ctx, const struct progress *progress,
                       struct import_report *report)
{
    *foreign = (struct foreign){.report = report};
    *report = (struct import_report){0};
    arena_init(&foreign->row, row_bytes_max);
    enum err err = bulk_begin(&foreign->bulk, ctx, progress);
    const struct map *posts[] = {&foreign->bulk.questions, &foreign->bulk.answers, &foreign->bulk.comments};
    foreign->bulk.forgiving = true;
    foreign->person_base = foreign->bulk.people.greatest;
    foreign->category_base = foreign->bulk.categories.greatest;
    for (size_t i = 0; i < COUNT_OF(posts); i++)
        if (posts[i]->greatest > foreign->post_base)
            foreign->post_base = posts[i]->greatest;
    return err;
}

void foreign_free(struct foreign *foreign)
{
    bulk_free(&foreign->bulk);
    arena_free(&foreign->row);
}

static struct arena *arena_of(struct foreign *foreign)
{
    return &foreign->row;
}

/* Line and column travel as one number through what marks rows that are sent ahead. */
void foreign_at(struct foreign *foreign, int64_t line, int64_t column)
{
    arena_reset(&foreign->row);
    bulk_at_line(&foreign->bulk, line << COLUMN_BITS | (column < column_max ? column : column_max));
}

bool foreign_place(const struct foreign *foreign, int64_t *line, int64_t *column)
{
    int64_t mark = foreign->bulk.where.line;
    *line = mark >> COLUMN_BITS;
    *column = mark & column_max;
    return mark != 0;
}

enum err foreign_say_where(struct foreign *foreign, struct str file, enum err err)
{
    struct failure inner = foreign->bulk.ctx->failure;
    int64_t mark = foreign->bulk.where.line;
    if (mark == 0)
        return err;
    return fail_field(&foreign->bulk.ctx->failure, err, inner.field, "{file}:{line}:{column}: {wrong}",
                      PLACE("file", file), PLACE_ID("line", mark >> COLUMN_BITS),
                      PLACE_ID("column", mark & column_max), PLACE("wrong", str_from(inner.text)));
}

/* ---- people ---- */

/* Words, with one hyphen for whatever stands between them. */
static struct str handle_fit(struct arena *arena, struct str handle)
{
    char *at = arena_cstr(arena, str_char_prefix(handle, HANDLE_MAX));
    size_t count = str_char_prefix(handle, HANDLE_MAX).len, len = 0;
    for (size_t i = 0; i < count; i++) {
        char c = at[i];
        bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                    (unsigned char)c >= 0x80;
        if (word || (len && at[len - 1] != '-'))
            at[len++] = word ? c : '-';
    }
    while (len && at[len - 1] == '-')
        len--;
    return (struct str){at, len};
}

static bool can_be(struct foreign *foreign, struct str handle)
{
    struct arena *arena = arena_of(foreign);
    return handle_wrong(arena, NULL, handle).len == 0 &&
           !map_find_text(&foreign->bulk.handles, handle_key(arena, handle), NULL);
}

/* The name itself, without odd signs, with the number behind it, or the number alone. */
static struct str name_for(struct foreign *foreign, struct str handle, int64_t id)
{
    struct arena *arena = arena_of(foreign);
    struct str plain = handle_fit(arena, handle), begin = str_char_prefix(plain, HANDLE_MAX - 10);
    struct str tries[] = {handle, plain, arena_printf(arena, "%.*s-%lld", STR_ARG(begin), (long long)id),
                          arena_printf(arena, "user-%lld", (long long)id)};
    for (size_t i = 0; i < COUNT_OF(tries); i++)
        if (can_be(foreign, tries[i]))
            return tries[i];
    return arena_printf(arena, "user-%lld-%lld", (long long)id, (long long)foreign->bulk.people.count);
}

enum err foreign_user(struct foreign *foreign, struct foreign_user *given)
{
    struct bulk_user *user = &given->user;
    struct import_report *report = foreign->report;
    struct str old_handle = user->handle;
    user->handle = name_for(foreign, str_trim(storable_line(arena_of(foreign), user->handle)),
                            user->id + foreign->person_base);
    user->id += foreign->person_base;
    if (!str_eq(old_handle, user->handle))
        import_note(report, IMPORT_RENAMED,
                    arena_printf(arena_of(foreign), "%.*s: %.*s", STR_ARG(str_char_prefix(old_handle, 24)),
                                 STR_ARG(user->handle)));
    if (given->staff)
        import_note(report, IMPORT_STAFF, user->handle);
    if (user->blocked_until.ms)
        import_note(report, IMPORT_BLOCKED, user->handle);
    if (!user->password.len)
        import_note(report, IMPORT_NO_PASSWORD, STR_NONE);
    if (user->email.len && (given->unconfirmed || !email_is_address(user->email)))
        import_note(report, IMPORT_NO_EMAIL, STR_NONE);
    if (given->unconfirmed || !email_is_address(user->email))
        user->email = STR_NONE;
    report->rows[BULK_USERS]++;
    enum err err = bulk_add_user(&foreign->bulk, user);
    if (err || !given->old.len)
        return err;
    return old_address_insert(foreign->bulk.ctx->db, OLD_PERSON, given->old, user->id);
}

void foreign_points(struct foreign *foreign, int64_t id, int64_t points)
{
    if (map_find_id(&foreign->bulk.people, id + foreign->person_base, NULL))
        bulk_add_points(&foreign->bulk, id + foreign->person_base, points);
}

/* Whoever is not there is nobody. */
static int64_t person_for(struct foreign *foreign, int64_t id)
{
    if (id && map_find_id(&foreign->bulk.people, id + foreign->person_base, NULL))
        return id + foreign->person_base;
    if (id)
        import_note(foreign->report, IMPORT_NO_AUTHOR, STR_NONE);
    return 0;
}

/* ---- categories ---- */

enum err foreign_category(struct foreign *foreign, struct category_row *category)
{
    struct arena *arena = arena_of(foreign);
    category->id += foreign->category_base;
    category->parent_id += category->parent_id ? foreign->category_base : 0;
    category->name = str_char_prefix(str_trim(category->name), BULK_NAME_CHARS);
    category->slug = slug_of(arena, category->slug.len ? category->slug : category->name);
    if (map_find_text(&foreign->bulk.slugs, category->slug, NULL))
        category->slug = arena_printf(arena, "%.*s-%lld", STR_ARG(category->slug), (long long)category->id);
    foreign->report->rows[BULK_CATEGORIES]++;
    return bulk_add_category(&foreign->bulk, category);
}

/* Every question has a category here. */
static enum err category_for(struct foreign *foreign, struct bulk_question *question)
{
    if (question->category_id &&
        map_find_id(&foreign->bulk.categories, question->category_id + foreign->category_base, NULL)) {
        question->category_id += foreign->category_base;
        return OK;
    }
    import_note(foreign->report, IMPORT_NO_CATEGORY, STR_NONE);
    enum err err = OK;
    if (!foreign->other_category &&
        !map_find_text(&foreign->bulk.slugs, STR("other"), &foreign->other_category)) {
        struct category_row other = {.id = foreign->bulk.categories.greatest + 1 - foreign->category_base,
                                     .slug = STR("other"),
                                     .name = STR("Other")};
        err = foreign_category(foreign, &other);
        foreign->other_category = other.id;
    }
    question->category_id = foreign->other_category;
    return err;
}

/* ---- posts ---- */

static struct str tags_for(struct foreign *foreign, struct str tags)
{
    struct arena *arena = arena_of(foreign);
    struct tags fit = {0};
    while (tags.len) {
        struct str tag = str_trim(str_cut(&tags, ',')), made = tag_fit(arena, tag);
        bool taken = false;
        for (size_t i = 0; i < fit.count; i++)
            taken |= str_eq(fit.at[i], made);
        if (tag.len && (!str_eq(text_small(arena, tag), made) || taken || fit.count == TAGS_MAX))
            import_note(foreign->report, IMPORT_TAGS, tag);
        if (made.len && !taken && fit.count < TAGS_MAX)
            fit.at[fit.count++] = made;
    }
    return tags_joined(arena, &fit);
}

static void note_state(struct foreign *foreign, enum post_state state)
{
    if (state != POST_LIVE)
        import_note(foreign->report, IMPORT_UNSEEN, STR_NONE);
}

/* A pasted log does not end the whole import. */
static void fit_body(struct foreign *foreign, struct str *body)
{
    static const struct str cut = STR_INIT("\n\n[\u2026]");
    if (str_char_count(*body) <= BULK_BODY_CHARS)
        return;
    struct str kept = str_char_prefix(*body, BULK_BODY_CHARS - str_char_count(cut));
    *body = arena_printf(arena_of(foreign), "%.*s%.*s", STR_ARG(kept), STR_ARG(cut));
    import_note(foreign->report, IMPORT_BODIES, STR_NONE);
}

enum err foreign_question(struct foreign *foreign, struct bulk_question *question, int64_t duplicate_of)
{
    struct arena *arena = arena_of(foreign);
    struct str old = arena_printf(arena, "%lld", (long long)question->id);
    struct str title = str_char_prefix(question->title, BULK_TITLE_CHARS);
    if (title.len < question->title.len)
        import_note(foreign->report, IMPORT_TITLES, old);
    question->title = title;
    question->id += foreign->post_base;
    question->selected_answer_id += question->selected_answer_id ? foreign->post_base : 0;
    question->person_id = person_for(foreign, question->person_id);
    question->tags = tags_for(foreign, question->tags);
    if (duplicate_of) {
        question->closed = true;
        question->close_reason =
            arena_printf(arena, "duplicate of %lld", (long long)duplicate_of + (long long)foreign->post_base);
    }
    note_state(foreign, question->state);
    foreign->report->rows[BULK_QUESTIONS]++;
    fit_body(foreign, &question->body);
    question->name = str_char_prefix(question->name, BULK_NAME_CHARS);
    enum err err = category_for(foreign, question);
    if (!err)
        err = bulk_add_question(&foreign->bulk, question);
    return err ? err : old_address_insert(foreign->bulk.ctx->db, OLD_QUESTION, old, question->id);
}

enum err foreign_answer(struct foreign *foreign, struct bulk_reply *answer)
{
    struct str old = arena_printf(arena_of(foreign), "%lld", (long long)answer->id);
    answer->question_id += foreign->post_base;
    if (!map_find_id(&foreign->bulk.questions, answer->question_id, NULL)) {
        import_note(foreign->report, IMPORT_NO_PARENT, STR_NONE);
        return OK;
    }
    answer->id += foreign->post_base;
    answer->person_id = person_for(foreign, answer->person_id);
    note_state(foreign, answer->state);
    foreign->report->rows[BULK_ANSWERS]++;
    fit_body(foreign, &answer->body);
    answer->name = str_char_prefix(answer->name, BULK_NAME_CHARS);
    enum err err = bulk_add_answer(&foreign->bulk, answer);
    if (err || foreign->numbered_apart)
        return err;
    return old_address_insert(foreign->bulk.ctx->db, OLD_QUESTION, old, answer->question_id);
}

enum err foreign_comment(struct foreign *foreign, struct bulk_reply *comment)
{
    int64_t parent = comment->question_id + foreign->post_base;
    bool of_answer = map_find_id(&foreign->bulk.answers, parent, NULL);
    if (!of_answer && !map_find_id(&foreign->bulk.questions, parent, NULL)) {
        import_note(foreign->report, IMPORT_NO_PARENT, STR_NONE);
        return OK;
    }
    comment->id += foreign->post_base;
    comment->question_id = of_answer ? 0 : parent;
    comment->answer_id = of_answer ? parent : 0;
    comment->person_id = person_for(foreign, comment->person_id);
    note_state(foreign, comment->state);
    foreign->report->rows[BULK_COMMENTS]++;
    fit_body(foreign, &comment->body);
    comment->name = str_char_prefix(comment->name, BULK_NAME_CHARS);
    return bulk_add_comment(&foreign->bulk, comment);
}

enum err foreign_vote(struct foreign *foreign, struct bulk_vote *vote)
{
    vote->ref.id += foreign->post_base;
    vote->person_id += foreign->person_base;
    bool question = map_find_id(&foreign->bulk.questions, vote->ref.id, NULL);
    bool known = map_find_id(&foreign->bulk.people, vote->person_id, NULL) &&
                 (question || map_find_id(&foreign->bulk.answers, vote->ref.id, NULL));
    if (!known) {
        import_note(foreign->report, IMPORT_VOTES, STR_NONE);
        return OK;
    }
    vote->ref.kind = question ? POST_QUESTION : POST_ANSWER;
    foreign->report->rows[BULK_VOTES]++;
    return bulk_add_vote(&foreign->bulk, vote);
}

enum err foreign_finish(struct foreign *foreign)
{
    enum err err = bulk_finish(&foreign->bulk);
    foreign->report->notes[IMPORT_NOT_SELECTED] = foreign->bulk.forgiven;
    return err;
}
