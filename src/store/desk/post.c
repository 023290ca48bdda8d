#include "store/desk/post.h"

#include "base/check.h"
#include "row_readers.h"
#include "store/desk/question.h"

/* The statements of each kind; SQL_COUNT where a kind has none. */
static const struct {
    void (*read)(struct query *q, struct arena *arena, struct post *post);
    enum statement load, set_state, add_votes, add_flags;
} statements[] = {
    [POST_QUESTION] = {row_post_of_question, SQL_post_question, SQL_question_set_state,
                       SQL_question_add_votes, SQL_question_add_flags},
    [POST_ANSWER] = {row_post_of_answer, SQL_post_answer, SQL_answer_set_state, SQL_answer_add_votes,
                     SQL_answer_add_flags},
    [POST_COMMENT] = {row_post_of_comment, SQL_post_comment, SQL_comment_set_state, SQL_COUNT,
                      SQL_comment_add_flags},
};

enum err post_load(struct db *db, struct arena *arena, struct post_ref ref, struct post *post)
{
    QUERY q;
    *post = (struct post){.ref = ref};
    db_query(&q, db, statements[ref.kind].load, INT(ref.id));
    bool found = query_next(&q);
    if (found)
        statements[ref.kind].read(&q, arena, post);
    return query_end_one(&q, found);
}

struct post_owner post_owner_of(int64_t person_id, bool nameless)
{
    return nameless ? (struct post_owner){.nameless_id = person_id}
                    : (struct post_owner){.person_id = person_id};
}

enum err post_set_state(struct db *db, struct post_ref ref, enum post_state state, struct str held_for)
{
    return db_run(db, statements[ref.kind].set_state, NULL, INT(state), TEXT(held_for), INT(ref.id));
}

enum err post_add_votes(struct db *db, struct post_ref ref, int64_t up, int64_t down)
{
    check(ref.kind != POST_COMMENT);
    return db_run(db, statements[ref.kind].add_votes, NULL, INT(up), INT(down), INT(ref.id));
}

enum err post_add_flags(struct db *db, struct post_ref ref, int64_t count)
{
    return db_run(db, statements[ref.kind].add_flags, NULL, INT(count), INT(ref.id));
}

enum err post_add_comments(struct db *db, int64_t question_id, int64_t answer_id, int64_t count)
{
    if (answer_id)
        return db_run(db, SQL_answer_add_comments, NULL, INT(count), INT(answer_id));
    return db_run(db, SQL_question_add_comments, NULL, INT(count), INT(question_id));
}

struct edit {
    int64_t id, version;
    const struct post_text *text;
    struct instant now;
};

static enum err edit_question(struct db *db, const struct edit *edit, int64_t *changed)
{
    const struct post_text *text = edit->text;
    struct arena scratch;
    arena_init(&scratch, SIZE_MAX);
    enum err err = db_run(db, SQL_question_edit, changed, TEXT(text->title), TEXT(text->slug),
                          TEXT(text->body), TEXT(text->tags), INT(text->category_id), INT(edit->now.ms),
                          TEXT(question_plain_make(&scratch, text->body)),
                          INT(question_plain_of(edit->version + 1)), INT(edit->id), INT(edit->version));
    arena_free(&scratch);
    return err;
}

enum err post_edit(struct db *db, struct post_ref ref, int64_t version, const struct post_text *text,
                   struct instant now)
{
    int64_t changed = 0;
    enum err err = OK;
    switch (ref.kind) {
    case POST_QUESTION:
        err = edit_question(db, &(struct edit){ref.id, version, text, now}, &changed);
        break;
    case POST_ANSWER:
        err = db_run(db, SQL_answer_edit, &changed, TEXT(text->body), INT(now.ms), INT(ref.id), INT(version));
        break;
    case POST_COMMENT:
        err =
            db_run(db, SQL_comment_edit, &changed, TEXT(text->body), INT(now.ms), INT(ref.id), INT(version));
        break;
    }
    if (err)
        return err;
    return changed ? OK : ERR_CONFLICT;
}

enum err revision_insert(struct db *db, const struct post *post, int64_t person_id, struct instant written_at,
                         struct str note)
{
    bool question = post->ref.kind == POST_QUESTION;
    return db_run(db, SQL_revision_insert, NULL, INT(post->ref.kind), INT(post->ref.id), INT(post->version),
                  TEXT(question ? post->title : STR_NONE), TEXT(post->body), TEXT(post->tags),
                  INT_OR_NIL(question ? post->category_id : 0), INT_OR_NIL(person_id), INT(written_at.ms),
                  TEXT(note));
}

enum err revision_by_another(struct db *db, struct post_ref ref, int64_t person_id, bool *any)
{
    QUERY q;
    int64_t count = 0;
    db_query(&q, db, SQL_revision_by_another, INT(ref.kind), INT(ref.id), INT(person_id));
    enum err err = query_end_number(&q, &count);
    *any = count > 0;
    return err;
}

enum err revisions_erase(struct db *db, struct post_ref ref)
{
    return db_run(db, SQL_revisions_erase, NULL, INT(ref.kind), INT(ref.id));
}

enum err post_wipe(struct db *db, struct post_ref ref, struct str title)
{
    switch (ref.kind) {
    case POST_QUESTION:
        return db_run(db, SQL_question_wipe, NULL, TEXT(title), INT(ref.id));
    case POST_ANSWER:
        return db_run(db, SQL_answer_wipe, NULL, INT(ref.id));
    case POST_COMMENT:
        return db_run(db, SQL_comment_wipe, NULL, INT(ref.id));
    }
    return ERR_INPUT;
}

static void turn_around(struct revisions *revisions)
{
    for (size_t i = 0, last = revisions->count; i + 1 < last; i++) {
        struct revision kept = revisions->at[i];
        revisions->at[i] = revisions->at[--last];
        revisions->at[last] = kept;
    }
}

enum err revision_list(struct db *db, struct arena *arena, struct post_ref ref, struct revisions *revisions)
{
    QUERY q;
    size_t bytes = 0;
    int64_t before = revisions->before;
    *revisions =
        (struct revisions){.at = ARENA_ARRAY(arena, struct revision, REVISIONS_MAX), .before = before};
    db_query(&q, db, SQL_revision_list, INT(ref.kind), INT(ref.id), INT(before ? before : INT64_MAX));
    while (!revisions->older && query_next(&q)) {
        struct revision revision = {0};
        row_revision(&q, arena, &revision);
        revisions->older =
            revisions->count == REVISIONS_MAX || (revisions->count > 1 && bytes > REVISIONS_BYTES);
        if (!revisions->older)
            revisions->at[revisions->count++] = revision;
        bytes += revision.body.len;
    }
    turn_around(revisions);
    return query_end(&q);
}

enum err audit_insert(struct db *db, const struct audit *audit)
{
    return db_run(db, SQL_audit_insert, NULL, INT(audit->at.ms), INT_OR_NIL(audit->person_id),
                  TEXT(audit->act), TEXT(audit->subject), TEXT(audit->note), INT_OR_NIL(audit->market_id));
}

enum err question_duplicate_of(struct db *db, int64_t id, int64_t *other)
{
    QUERY q;
    db_query(&q, db, SQL_question_duplicate_of, INT(id));
    return query_end_id(&q, other);
}

enum err post_has_reaction(struct db *db, struct post_ref ref, bool *has)
{
    *has = false;
    if (ref.kind == POST_COMMENT)
        return OK;
    QUERY q;
    db_query(&q, db, ref.kind == POST_QUESTION ? SQL_question_reaction : SQL_answer_reaction, INT(ref.id));
    return query_end_any(&q, has);
}
