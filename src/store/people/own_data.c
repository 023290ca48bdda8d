#include "store/people/own_data.h"

#include "row_readers.h"

static enum statement posts_of(enum post_kind kind)
{
    return kind == POST_QUESTION ? SQL_own_questions
           : kind == POST_ANSWER ? SQL_own_answers
                                 : SQL_own_comments;
}

enum err own_posts_next(struct db *db, struct arena *arena, enum post_kind kind, struct own_from *from,
                        struct own_posts *posts)
{
    QUERY q;
    posts->count = 0;
    db_query(&q, db, posts_of(kind), INT(from->person_id), INT(from->at.ms), INT(from->after), INT(OWN_PAGE));
    while (posts->count < OWN_PAGE && query_next(&q))
        row_own_post(&q, arena, &posts->at[posts->count++]);
    if (posts->count) {
        const struct own_post *last = &posts->at[posts->count - 1];
        *from = (struct own_from){from->person_id, last->id, last->created_at};
    }
    return query_end(&q);
}

enum err own_pictures_behind(struct db *db, struct arena *arena, struct own_from from,
                             struct own_pictures *pictures)
{
    QUERY q;
    pictures->count = 0;
    db_query(&q, db, SQL_own_pictures, INT(from.after), INT(from.person_id), INT(OWN_PAGE));
    while (pictures->count < OWN_PAGE && query_next(&q))
        row_own_picture(&q, arena, &pictures->at[pictures->count++]);
    return query_end(&q);
}

static void begin(struct query *q, struct db *db, enum own_marks which, struct own_from from)
{
    int64_t type = which == OWN_QUESTION_VOTES ? POST_QUESTION : POST_ANSWER;
    if (which == OWN_FOLLOWS)
        db_query(q, db, SQL_own_follows, INT(from.person_id), INT(OWN_FOLLOWS_MAX));
    else if (which == OWN_FAVOURITES)
        db_query(q, db, SQL_own_favourites, INT(from.person_id), INT(from.after), INT(OWN_PAGE));
    else
        db_query(q, db, SQL_own_votes, INT(from.person_id), INT(type), INT(from.after), INT(OWN_PAGE));
}

enum err own_marks_behind(struct db *db, struct arena *arena, enum own_marks which, struct own_from from,
                          struct own_marks_page *page)
{
    QUERY q;
    size_t most = which == OWN_FOLLOWS ? OWN_FOLLOWS_MAX : OWN_PAGE;
    *page = (struct own_marks_page){.at = ARENA_ARRAY(arena, struct own_mark, most)};
    begin(&q, db, which, from);
    while (page->count < most && query_next(&q))
        row_own_mark(&q, arena, &page->at[page->count++]);
    return query_end(&q);
}

/* How the pages of a list follow each other. */
enum own_way {
    OWN_BY_COUNT, /* so many are passed over: nobody has more than some pages */
    OWN_BY_ID,
    OWN_BY_KEY
};

static void begin_entries(struct query *q, struct db *db, enum own_entries which,
                          const struct own_place *place)
{
    static const struct {
        enum statement statement;
        enum own_way way;
    } lists[OWN_ENTRIES_COUNT] = {
        [OWN_REPORTS] = {SQL_own_reports, OWN_BY_KEY},
        [OWN_EDITS] = {SQL_own_edits, OWN_BY_KEY},
        [OWN_SOLVED] = {SQL_own_solved, OWN_BY_ID},
        [OWN_INVITATIONS] = {SQL_own_invitations, OWN_BY_ID},
        [OWN_SEATS] = {SQL_own_seats, OWN_BY_ID},
        [OWN_PROPOSALS] = {SQL_own_proposals, OWN_BY_KEY},
        [OWN_WILLING] = {SQL_own_willing, OWN_BY_COUNT},
        [OWN_WORKPLACES] = {SQL_own_workplaces, OWN_BY_COUNT},
        [OWN_VIEWS] = {SQL_own_views, OWN_BY_COUNT},
        [OWN_FREEZES] = {SQL_own_freezes, OWN_BY_ID},
        [OWN_PROVIDERS] = {SQL_own_providers, OWN_BY_COUNT},
        [OWN_SESSIONS] = {SQL_own_sessions, OWN_BY_COUNT},
        [OWN_ACCOUNT_LOG] = {SQL_own_account_log, OWN_BY_ID},
        [OWN_TOKENS] = {SQL_own_tokens, OWN_BY_COUNT},
        [OWN_DEVICES] = {SQL_own_devices, OWN_BY_COUNT},
        [OWN_CHOICES] = {SQL_own_choices, OWN_BY_COUNT},
        [OWN_QUIET_HOURS] = {SQL_own_quiet_hours, OWN_BY_COUNT},
        [OWN_CALENDAR] = {SQL_own_calendar, OWN_BY_COUNT},
    };
    const struct own_key *behind = &place->behind;
    if (lists[which].way == OWN_BY_COUNT)
        db_query(q, db, lists[which].statement, INT(place->person_id), INT(OWN_PAGE), INT(place->passed));
    else if (lists[which].way == OWN_BY_ID)
        db_query(q, db, lists[which].statement, INT(place->person_id), INT(behind->id), INT(OWN_PAGE));
    else
        db_query(q, db, lists[which].statement, INT(place->person_id), INT(behind->kind), INT(behind->id),
                 INT(behind->version), INT(OWN_PAGE));
}

enum err own_entries_next(struct db *db, struct arena *arena, enum own_entries which, struct own_place *place,
                          struct own_entry_page *page)
{
    QUERY q;
    page->count = 0;
    begin_entries(&q, db, which, place);
    while (page->count < OWN_PAGE && query_next(&q))
        row_own_entry(&q, arena, &page->at[page->count++]);
    if (page->count)
        place->behind = page->at[page->count - 1].key;
    place->passed += (int64_t)page->count;
    return query_end(&q);
}
