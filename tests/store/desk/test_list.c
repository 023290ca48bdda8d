/* Lists page by page. */
#include "support/bulk/bulk_fixture.h"

#include "service/bulk/generate.h"
#include "store/desk/list.h"

enum { QUESTIONS = 120, PAGE = 7 };

static enum err make_questions(struct ctx *ctx, void *arg)
{
    return generate_run(ctx, arg);
}

/* Reads the list in pages; each line stands behind the one before it and comes once. Returns how many came. */
static int64_t read_in_pages(struct desk *desk, struct list_range place)
{
    bool seen[QUESTIONS + 1] = {false};
    int64_t count = 0;
    struct list_cursor last = {INT64_MAX, INT64_MAX};
    struct question_lines lines;
    do {
        assert_int_equal(list_load(desk->db, &desk->arena, &place, PAGE, &lines), OK);
        for (size_t i = 0; i < lines.count; i++) {
            struct list_cursor here = list_cursor_behind(&lines.at[i], place.sort);
            assert_true(here.value < last.value || (here.value == last.value && here.id < last.id));
            assert_false(seen[here.id]);
            seen[here.id] = true;
            last = place.after = here;
            count++;
        }
    } while (lines.count == PAGE);
    return count;
}

static void pages_of_a_list_show_each_question_once_and_in_order(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        desk_open(&desk, database->url);
        struct generate generate = {.scale = QUESTIONS, .seed = 3};
        assert_ok(desk_do(&desk, make_questions, &generate), &desk.failure);
        for (enum list_sort sort = SORT_RECENT; sort < SORT_UNANSWERED; sort++) {
            assert_int_equal(read_in_pages(&desk, (struct list_range){.scope = LIST_ALL, .sort = sort}),
                             QUESTIONS);
            int64_t count = 0;
            for (int64_t id = 1; id <= 12 && list_has(LIST_CATEGORY, sort); id++)
                count += read_in_pages(&desk, (struct list_range){LIST_CATEGORY, id, sort, {0}});
            assert_true(count == QUESTIONS || !list_has(LIST_CATEGORY, sort));
        }
        desk_close(&desk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_of_a_list_show_each_question_once_and_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
