/* After an upgrade that makes the words of questions in another way: the search goes on, says what it lacks, and is whole again. */
#include "base/check.h"
#include "http/site/rewording.h"
#include "store/desk/question.h"
#include "store/desk/search.h"
#include "support/door/http_fixture.h"
#include "text/desk/words.h"

#include <unistd.h>

enum { QUESTIONS_MOST = 200, BEFORE = 1, WAIT_MS = 60 * 1000, LOOK_MS = 10 };

/* As a program of before has left them. */
static enum err go_back(struct ctx *ctx, void *arg)
{
    enum err err = words_version_set(ctx->db, BEFORE);
    (void)arg;
    for (int64_t id = 1; !err && id <= QUESTIONS_MOST; id++) {
        struct question question;
        struct search_text text = {
            .question_id = id, .language = STR("und"), .digest = 1, .title = STR("before")};
        err = question_load(ctx->db, ctx->arena, id, &question);
        if (err == ERR_NOT_FOUND) {
            err = OK;
            continue;
        }
        if (!err)
            err = search_text_put(ctx->db, ctx->arena, &text);
        if (!err)
            err = question_term_delete(ctx->db, id);
    }
    return err;
}

static void wait_for_words(struct app *app)
{
    for (int waited = 0; app_words_stale(app); waited += LOOK_MS) {
        assert_true(waited < WAIT_MS);
        usleep(LOOK_MS * 1000);
    }
}

static void a_search_says_what_it_lacks_while_words_are_made_again(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct http_site site;
        struct browser guest;
        static const char search[] = "/search?q=package+arrived";
        static const char says[] = "The search is being renewed";
        http_open_demo(&site, database->url);
        browser_enter(&guest, &site, NULL, ROLE_GUEST);
        browser_get(&guest, search);
        assert_sees(&guest, "class=\"question-row\"");
        assert_not_sees(&guest, says);
        http_arrange(&site, go_back, NULL);
        app_set_words_stale(&site.app, true);
        app_renew_site(&site.app);
        browser_get(&guest, search);
        assert_not_sees(&guest, "class=\"question-row\"");
        assert_sees(&guest, says);
        browser_get(&guest, "/api/v1/search?q=package");
        assert_sees(&guest, "\"incomplete\":true");

        struct rewording *rewording = rewording_start(&site.app);
        assert_non_null(rewording);
        wait_for_words(&site.app);
        browser_get(&guest, search);
        assert_sees(&guest, "class=\"question-row\"");
        assert_not_sees(&guest, says);
        browser_get(&guest, "/api/v1/search?q=package");
        assert_not_sees(&guest, "incomplete");
        rewording_stop(rewording);
        assert_null(rewording_start(&site.app)); /* there is nothing left to be made */
        rewording_stop(NULL);
        http_close(&site);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_search_says_what_it_lacks_while_words_are_made_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
