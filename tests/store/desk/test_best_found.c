/* What a search answers is what would be answered if everything were weighed in full. */
#include "base/check.h"
#include "support/bulk/bulk_fixture.h"

#include "service/bulk/generate.h"
#include "store/desk/search.h"
#include "store/engine/asked.h"
#include "text/desk/tags.h"

enum { QUESTIONS = 600, PAGE = 7 };

static const char *const searches[] = {"refund",
                                       "seller refund",
                                       "phone OR lamp",
                                       "\"my money\"",
                                       "refund -seller",
                                       "parcel tracking",
                                       "seller lamp OR watch",
                                       "phone lamp OR jacket",
                                       "\"the seller\" refund"};

static enum err make_questions(struct ctx *ctx, void *arg)
{
    return generate_run(ctx, arg);
}

static void open_desk(struct desk *desk, struct str url)
{
    desk_open(desk, url);
    struct generate generate = {.scale = QUESTIONS, .seed = 5};
    assert_ok(desk_do(desk, make_questions, &generate), &desk->failure);
}

static struct search_wish wish_of(struct desk *desk, const char *typed)
{
    struct search_query query = search_query_read(&desk->arena, str_from(typed));
    struct search_match *match = ARENA_NEW(&desk->arena, struct search_match);
    search_match_of(&desk->arena, &query, match);
    return (struct search_wish){
        match,
        SEARCH_ALL,
        {.least_votes = INT64_MIN, .fewer_votes = INT64_MAX, .window = {0, SEARCH_DEPTH + 1}}};
}

static struct search_hits found_by(struct desk *desk, const struct search_wish *wish)
{
    struct search_hits hits;
    assert_int_equal(search_load(desk->db, &desk->arena, wish, &hits), OK);
    return hits;
}

/* Each page by itself, of which only the best are weighed in full. */
static void assert_pages_are(struct desk *desk, struct search_wish wish, const struct search_hits *all)
{
    for (size_t skip = 0; skip <= all->lines.count; skip += PAGE) {
        wish.filter.window = (struct list_window){skip, PAGE};
        struct search_hits page = found_by(desk, &wish);
        size_t left = all->lines.count - skip;
        assert_int_equal(page.found, all->found);
        assert_int_equal(page.lines.count, left < PAGE ? left : PAGE);
        for (size_t i = 0; i < page.lines.count; i++)
            assert_int_equal(page.lines.at[i].id, all->lines.at[skip + i].id);
    }
}

static void the_best_of_a_search_come_first_however_few_are_wanted(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        open_desk(&desk, database->url);
        for (size_t i = 0; i < COUNT_OF(searches); i++) {
            struct search_wish wish = wish_of(&desk, searches[i]);
            struct search_hits all = found_by(&desk, &wish);
            print_message("# %s: %lld\n", searches[i], (long long)all.found);
            assert_in_range(all.found, PAGE + 1, SEARCH_DEPTH);
            assert_int_equal(all.lines.count, all.found);
            assert_pages_are(&desk, wish, &all);
        }
        desk_close(&desk);
    }
}

static bool passes(const struct question_line *line, const struct search_filter *filter, struct str tag)
{
    struct tags tags = tags_stored(line->tags);
    bool tagged = tag.len == 0;
    for (size_t i = 0; i < tags.count; i++)
        tagged |= str_eq(tags.at[i], tag);
    return tagged && line->votes >= filter->least_votes &&
           (filter->person_id == 0 || line->author.person_id == filter->person_id);
}

/* Who is not narrowed finds the same in the same order, and more between. Answers how many are left. */
static size_t assert_narrowed(struct desk *desk, struct search_wish wish, const struct search_hits *all,
                              struct str tag)
{
    size_t kept = 0;
    struct search_hits hits = found_by(desk, &wish);
    for (size_t i = 0; i < all->lines.count; i++)
        if (passes(&all->lines.at[i], &wish.filter, tag)) {
            assert_true(kept < hits.lines.count);
            assert_int_equal(hits.lines.at[kept++].id, all->lines.at[i].id);
        }
    assert_int_equal(hits.lines.count, kept);
    assert_int_equal(hits.found, kept);
    return kept;
}

static void a_filter_leaves_what_passes_it_in_the_same_order(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        struct tag tag;
        open_desk(&desk, database->url);
        assert_int_equal(tag_load(desk.db, &desk.arena, STR("phone"), &tag), OK);
        size_t of_person = 0, of_tag = 0, of_votes = 0;
        for (size_t i = 0; i < COUNT_OF(searches); i++) {
            struct search_wish all_wish = wish_of(&desk, searches[i]), wish = all_wish;
            struct search_hits all = found_by(&desk, &all_wish);
            wish.filter.person_id = all.lines.at[all.lines.count / 2].author.person_id;
            of_person += assert_narrowed(&desk, wish, &all, STR_NONE);
            wish.filter.least_votes = 1;
            assert_narrowed(&desk, wish, &all, STR_NONE);
            wish.filter.person_id = 0;
            of_votes += assert_narrowed(&desk, wish, &all, STR_NONE);
            wish.filter.least_votes = INT64_MIN;
            wish.filter.tag_id = tag.id;
            of_tag += assert_narrowed(&desk, wish, &all, STR("phone"));
        }
        assert_true(of_person && of_tag && of_votes);
        desk_close(&desk);
    }
}

/* Without words: the newest first, page by page, whether all that have the votes are few or not. */
static void votes_alone_are_looked_for_page_by_page(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        struct search_match none = {0};
        open_desk(&desk, database->url);
        struct search_wish wish = {
            &none,
            SEARCH_ALL,
            {.least_votes = INT64_MIN, .fewer_votes = INT64_MAX, .window = {0, SEARCH_DEPTH}}};
        struct search_hits all = found_by(&desk, &wish);
        struct db_asked before = *db_asked(desk.db);
        wish.filter.least_votes = 1;
        struct search_hits voted = found_by(&desk, &wish);
        size_t kept = 0;
        for (size_t i = 0; i < all.lines.count; i++)
            if (all.lines.at[i].votes >= 1)
                assert_int_equal(voted.lines.at[kept++].id, all.lines.at[i].id);
        assert_in_range(kept, PAGE + 1, all.lines.count - 1);
        assert_true(kept <= voted.lines.count);
        wish.filter.window = (struct list_window){PAGE, PAGE};
        struct search_hits page = found_by(&desk, &wish);
        assert_in_range(page.lines.count, 1, PAGE);
        for (size_t i = 0; i < page.lines.count; i++)
            assert_int_equal(page.lines.at[i].id, voted.lines.at[PAGE + i].id);
        const struct db_asked *after = db_asked(desk.db);
        assert_int_equal(after->of[SQL_search_filter], before.of[SQL_search_filter]);
        assert_int_equal(after->of[SQL_search_filter_of], before.of[SQL_search_filter_of] + 2);
        desk_close(&desk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_best_of_a_search_come_first_however_few_are_wanted),
        cmocka_unit_test(a_filter_leaves_what_passes_it_in_the_same_order),
        cmocka_unit_test(votes_alone_are_looked_for_page_by_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
