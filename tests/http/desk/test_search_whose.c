/* Search that is narrowed to a person's or a tag's questions. */
#include "base/check.h"
#include "service/desk/tag.h"
#include "service/desk/wording.h"
#include "service/people/guest.h"
#include "store/engine/asked.h"
#include "support/desk/search_desk.h"
#include "text/desk/search_match.h"

static void ask_tagged(struct search_desk *desk, const char *title, const char *rest)
{
    struct arena *arena = &desk->ann.arena;
    struct str form = arena_printf(arena, "category=%lld&title=%.*s&body=It+waits.%s",
                                   (long long)desk->site.category_id, STR_ARG(url_coded(arena, title)), rest);
    assert_int_equal(browser_post(&desk->ann, "/ask", form.at), 303);
}

/* How often the filter's word was looked for with the others. */
static int64_t asked_with_marks(struct search_desk *desk)
{
    return search_desk_asked(desk, SQL_search_newest_marked);
}

static enum err renew_words(struct ctx *ctx, void *arg)
{
    return wording_renew(ctx, arg);
}

static void renew_all_words(struct search_desk *desk)
{
    struct wording_place place = {.more = true};
    while (place.more)
        http_arrange(&desk->site, renew_words, &place);
}

static enum err rename_tag(struct ctx *ctx, void *arg)
{
    int64_t questions;
    struct viewer staff = {.person_id = *(int64_t *)arg, .role = ROLE_OPERATOR};
    struct tag_move move = {.from = STR("customs"), .to = STR("duties")};
    return tag_move(ctx, &staff, &move, &questions);
}

static enum err join(struct ctx *ctx, void *arg)
{
    int64_t posts;
    return guest_join(ctx, 1, *(int64_t *)arg, &posts);
}

static void assert_found(struct search_desk *desk, const char *words, const char *seen, const char *not_seen)
{
    search_desk_find(desk, words);
    assert_sees(&desk->ann, seen);
    assert_not_sees(&desk->ann, not_seen);
}

/* Whether the words of the filters stand in the texts already or have yet to be put there. */
static void assert_filters_hold(struct search_desk *desk)
{
    assert_found(desk, "parcel user:ann", "from Vienna", "from Madrid");
    assert_found(desk, "parcel user:bob", "from Madrid", "from Vienna");
    assert_found(desk, "parcel tag:customs", "from Vienna", "from Madrid");
    assert_found(desk, "parcel tag:postage user:bob", "from Madrid", "from Vienna");
    assert_found(desk, "parcel tag:postage user:ann", "Nothing found", "from Madrid");
    assert_found(desk, "parcel -vienna tag:customs", "Nothing found", "from Vienna");
    assert_found(desk, "\"from madrid\" user:bob", "Madrid</mark> is late", "Vienna");
    assert_found(desk, "parcel user:bob votes:1", "Nothing found", "from Madrid");
}

/* By the words of the texts, so that they must stand there. */
static void assert_exclusions_hold(struct search_desk *desk)
{
    assert_found(desk, "parcel -user:ann", "from Madrid", "from Vienna");
    assert_found(desk, "parcel -tag:customs", "from Madrid", "from Vienna");
    assert_found(desk, "-tag:customs", "from Madrid", "from Vienna");
    assert_found(desk, "-user:bob", "from Vienna", "from Madrid");
    assert_found(desk, "tag:postage -user:bob", "Nothing found", "from Madrid");
    assert_found(desk, "parcel -tag:nowhere", "names nothing that is here", "from Madrid");
}

static void whose_a_question_is_and_its_tags_are_found_with_its_words(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct search_desk desk;
        search_desk_open(&desk, database->url);
        ask_tagged(&desk, "A parcel from Vienna is late", "&tags=customs");
        int64_t bob = browser_become(&desk.ann, "bob", ROLE_EXPERT);
        ask_tagged(&desk, "A parcel from Madrid is late", "&tags=postage");
        assert_filters_hold(&desk);
        assert_int_equal(asked_with_marks(&desk), 0);
        renew_all_words(&desk);
        assert_filters_hold(&desk);
        assert_exclusions_hold(&desk);
        assert_true(asked_with_marks(&desk) > 0);
        ask_tagged(&desk, "A parcel from Lisbon is late", "&tags=customs&nameless=1");
        assert_found(&desk, "parcel tag:customs", "from Lisbon", "from Madrid");
        assert_found(&desk, "parcel user:bob", "from Madrid", "from Lisbon");
        assert_found(&desk, person_word(&desk.ann.arena, bob).at, "from Madrid", "from Lisbon");
        http_arrange(&desk.site, rename_tag, &bob);
        assert_found(&desk, "parcel tag:duties", "from Vienna", "from Madrid");
        http_close(&desk.site);
    }
}

static void a_guests_questions_are_found_by_whom_they_became(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct search_desk desk;
        struct browser guest;
        search_desk_open(&desk, database->url);
        renew_all_words(&desk);
        browser_open(&guest, &desk.site);
        const char *form = arena_printf(&guest.arena,
                                        "category=%lld&name=Zoe&title=A+parcel+from+Oslo+is+late"
                                        "&body=It+waits.",
                                        (long long)desk.site.category_id)
                               .at;
        assert_int_equal(browser_post(&guest, "/ask", form), 303);
        int64_t bob = browser_become(&desk.ann, "bob", ROLE_EXPERT);
        assert_found(&desk, "parcel user:bob", "Nothing found", "from Oslo");
        http_arrange(&desk.site, join, &bob);
        assert_found(&desk, "parcel user:bob", "from Oslo", "Nothing found");
        browser_close(&guest);
        http_close(&desk.site);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whose_a_question_is_and_its_tags_are_found_with_its_words),
        cmocka_unit_test(a_guests_questions_are_found_by_whom_they_became),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
