#include "store/desk/tag.h"

enum err tag_set_about(struct db *db, int64_t id, struct str about)
{
    return db_run(db, SQL_tag_set_about, NULL, TEXT(about), INT(id));
}

enum err tag_delete(struct db *db, int64_t id)
{
    return db_run(db, SQL_tag_delete, NULL, INT(id));
}

enum err tag_questions(struct db *db, struct arena *arena, const struct tag *tag, size_t most,
                       struct question_ids *ids)
{
    QUERY q;
    struct str pattern = arena_printf(arena, "%% %.*s %%", STR_ARG(tag->name));
    *ids = (struct question_ids){ARENA_ARRAY(arena, int64_t, most), 0};
    db_query(&q, db, SQL_tag_questions, INT(tag->id), TEXT(pattern), INT((int64_t)most));
    return query_end_ids(&q, ids->at, most, &ids->count);
}

enum err question_set_tags(struct db *db, int64_t question_id, struct str tags)
{
    return db_run(db, SQL_question_set_tags, NULL, TEXT(tags), INT(question_id));
}

enum err tag_alias_load(struct db *db, struct arena *arena, struct str name, struct str *became)
{
    QUERY q;
    db_query(&q, db, SQL_tag_alias_of, TEXT(name));
    return query_end_text(&q, arena, became);
}

enum err tag_alias_set(struct db *db, struct str from, struct str to)
{
    if (!to.len)
        return db_run(db, SQL_tag_alias_forget, NULL, TEXT(from), TEXT(from));
    enum err err = db_run(db, SQL_tag_alias_forget, NULL, TEXT(to), TEXT(STR_NONE));
    if (!err)
        err = db_run(db, SQL_tag_alias_move, NULL, TEXT(to), TEXT(from));
    return err ? err : db_run(db, SQL_tag_alias_put, NULL, TEXT(from), TEXT(to));
}
