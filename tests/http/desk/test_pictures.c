/* Pictures with questions, answers and comments: made harmless, held for those who are new, and taken away for good. */
#include "support/door/http_fixture.h"
#include "support/door/multipart_form.h"
#include "support/door/sample_pictures.h"

#include "store/site/setting.h"
#include "text/order/picture.h"

/* A post with its pictures, each with its words. */
struct sent {
    const char *path, *title, *body, *name;
    struct {
        struct str bytes;
        const char *words;
    } pictures[6];
};

static int send_post(struct browser *browser, int64_t category_id, const struct sent *sent)
{
    struct multipart_form form;
    static const char *const files[] = {"picture1", "picture2", "picture3",
                                        "picture4", "picture5", "picture1"};
    static const char *const words[] = {"words1", "words2", "words3", "words4", "words5", "words6"};
    browser_get(browser, "/ask"); /* for the code */
    multipart_form_open(&form);
    multipart_form_field(&form, "csrf", browser->csrf);
    if (sent->title) {
        multipart_form_field(&form, "title", str_from(sent->title));
        multipart_form_field(&form, "category",
                             arena_printf(&browser->arena, "%lld", (long long)category_id));
    }
    multipart_form_field(&form, "body", str_from(sent->body));
    if (sent->name)
        multipart_form_field(&form, "name", str_from(sent->name));
    for (size_t i = 0; i < 6; i++) {
        if (sent->pictures[i].words)
            multipart_form_field(&form, words[i], str_from(sent->pictures[i].words));
        if (sent->pictures[i].bytes.len)
            multipart_form_file(&form, files[i], "IMG 1.jpg", sent->pictures[i].bytes);
    }
    int status =
        browser_send(browser, METHOD_POST, sent->path, MULTIPART_FORM_TYPE, multipart_form_end(&form));
    multipart_form_close(&form);
    return status;
}

static struct sent a_question(struct arena *arena)
{
    return (struct sent){.path = "/ask",
                         .title = "My parcel came like this, what now?",
                         .body = "It is wet.",
                         .pictures = {{sample_jpeg_with_notes(arena, 6), "A wet <box>"}}};
}

static int64_t files_kept(struct http_site *site)
{
    return http_count(site, SQL_file_count, NULL, 0);
}

static void a_picture_stands_with_its_question_upright_and_without_its_place(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, reader)
    {
        struct browser ann = visit_another(&visit);
        browser_become(&ann, "ann", ROLE_EXPERT);
        struct sent question = a_question(&ann.arena);
        assert_int_equal(send_post(&ann, visit.site.category_id, &question), 303);
        assert_int_equal(browser_get(reader, "/questions/1/my-parcel-came-like-this-what-now"), 200);
        assert_sees(reader, "width=\"8\" height=\"16\" alt=\"A wet &lt;box&gt;\" loading=\"lazy\"");
        assert_sees(reader, "<img src=\"/pictures/1/small\"");
        assert_not_sees(reader, "Take the picture away");
        assert_int_equal(browser_get(reader, "/pictures/1"), 200);
        assert_int_equal(picture_sniff(reader->body), MIME_JPEG);
        assert_not_sees(reader, "SECRET");
        assert_str(browser_header(reader, "X-Content-Type-Options"), "nosniff");
        assert_true(str_ends(browser_header(reader, "Content-Security-Policy"), STR("; sandbox")));
        assert_int_equal(browser_get(reader, "/pictures/1/small"), 200);
        assert_int_equal(browser_get(reader, "/pictures/2"), 404);
        assert_int_equal(browser_get(reader, "/api/v1/questions/1"), 200);
        assert_sees(reader,
                    "\"pictures\":[{\"id\":1,\"url\":\"/pictures/1\",\"small_url\":\"/pictures/1/small\"");
        assert_int_equal(browser_get(reader, "/feeds/questions"), 200);
        assert_not_sees(reader, "/pictures/");
        browser_close(&ann);
    }
}

static void answers_and_comments_take_pictures_too_and_several_keep_their_words(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, ann)
    {
        struct arena *arena = &ann->arena;
        browser_become(ann, "ann", ROLE_EXPERT);
        struct sent question = a_question(arena);
        assert_int_equal(send_post(ann, visit.site.category_id, &question), 303);
        struct sent answer = {.path = "/questions/1/answers",
                              .body = "Dry it as this one was dried.",
                              .pictures = {{sample_png(arena, 40, 30), "First"},
                                           {STR_NONE, ""},
                                           {sample_heic(arena, 64, 32, 6), ""},
                                           {sample_webp(arena, 20, 20, true), "Third"}}};
        assert_int_equal(send_post(ann, 0, &answer), 303);
        struct sent comment = {.path = "/posts/answer/1/comments",
                               .body = "Mine looks like this one.",
                               .pictures = {{sample_png(arena, 50, 20), "Mine"}}};
        struct sent refused = comment;
        refused.body = ""; /* a form that comes back keeps the words, and says that the picture is lost */
        refused.pictures[0].words = "Mine, wet";
        assert_int_equal(send_post(ann, 0, &refused), 422);
        assert_sees(ann, "value=\"Mine, wet\"");
        assert_sees(ann, "Choose the pictures again before you send");
        assert_int_equal(send_post(ann, 0, &comment), 303);
        browser_get(ann, "/questions/1/my-parcel-came-like-this-what-now");
        assert_sees(ann, "width=\"40\" height=\"30\" alt=\"First\"");
        assert_sees(ann, "width=\"32\" height=\"64\" alt=\"Picture 2, which nobody has described\"");
        assert_sees(ann, "width=\"20\" height=\"20\" alt=\"Third\"");
        assert_sees(ann, "width=\"50\" height=\"20\" alt=\"Mine\"");
        /* Made a comment, the answer keeps them. */
        assert_int_equal(browser_post(ann, "/posts/answer/1/convert", ""), 303);
        browser_get(ann, "/questions/1/my-parcel-came-like-this-what-now");
        assert_sees(ann, "alt=\"Third\"");
    }
}

/* One who is new asks, and the staff look at it. */
static void assert_waits(struct visit *visit, struct browser *asker, struct browser *mod, int number)
{
    struct browser *reader = &visit->browser;
    struct sent question = a_question(&asker->arena);
    const char *large = arena_printf(&asker->arena, "/pictures/%d", number).at;
    const char *small = arena_printf(&asker->arena, "/pictures/%d/small", number).at;
    assert_int_equal(send_post(asker, visit->site.category_id, &question), 303);
    browser_follow(asker);
    assert_sees(asker, "pictures are looked at first");
    assert_int_equal(browser_get(asker, large), 200);
    assert_int_equal(browser_get(reader, large), 404);
    assert_int_equal(browser_get(reader, small), 404);
    browser_get(mod, "/moderation");
    assert_sees(mod, small);
    assert_int_equal(browser_get(mod, large), 200);
    const char *verdict = arena_printf(&asker->arena, "/moderation/posts/question/%d", number).at;
    assert_int_equal(browser_post(mod, verdict, "turn=approve"), 303);
    assert_int_equal(browser_get(reader, large), 200);
}

static void pictures_of_guests_and_new_members_wait_and_only_they_and_the_staff_see_them(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        visit_begin(&visit, database);
        struct browser guest = visit_another(&visit), newt = visit_another(&visit),
                       mod = visit_another(&visit);
        browser_become(&mod, "mod", ROLE_MODERATOR);
        browser_become(&newt, "newt", ROLE_MEMBER);
        assert_waits(&visit, &guest, &mod, 1);
        assert_waits(&visit, &newt, &mod, 2);
        browser_close(&guest);
        browser_close(&newt);
        browser_close(&mod);
        visit_end(&visit);
    }
}

static void a_picture_that_is_taken_away_is_gone_and_the_history_says_so(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, reader)
    {
        struct browser ann = visit_another(&visit), bob = visit_another(&visit), mod = visit_another(&visit);
        browser_become(&ann, "ann", ROLE_EXPERT);
        browser_become(&bob, "bob", ROLE_MEMBER);
        browser_become(&mod, "mod", ROLE_MODERATOR);
        struct sent question = a_question(&ann.arena);
        question.pictures[1].bytes = question.pictures[0].bytes; /* kept once, shown twice */
        assert_int_equal(send_post(&ann, visit.site.category_id, &question), 303);
        int64_t files = files_kept(&visit.site);
        assert_int_equal(browser_post(&bob, "/pictures/1/remove", ""), 403);
        assert_int_equal(browser_post(reader, "/pictures/1/remove", ""), 403);
        assert_int_equal(browser_post(&ann, "/pictures/1/remove", ""), 303);
        assert_int_equal(browser_get(&ann, "/pictures/1"), 404);
        assert_int_equal(browser_get(reader, "/pictures/2"), 200);
        assert_int_equal(files_kept(&visit.site), files);
        assert_int_equal(browser_post(&mod, "/pictures/2/remove", ""), 303);
        assert_int_equal(files_kept(&visit.site), 0);
        assert_int_equal(browser_post(&mod, "/pictures/2/remove", ""), 404);
        browser_get(reader, "/questions/1/my-parcel-came-like-this-what-now");
        assert_not_sees(reader, "/pictures/");
        assert_not_sees(reader, "A wet");
        assert_sees(reader, "A picture was taken away.");
        assert_int_equal(browser_get(reader, "/posts/question/1/history"), 200);
        assert_sees(reader, "ann took a picture away on");
        assert_sees(reader, "mod took a picture away on");
        browser_get(&mod, "/admin/audit");
        assert_sees(&mod, "remove-picture");
        browser_close(&ann);
        browser_close(&bob);
        browser_close(&mod);
    }
}

static void a_form_that_comes_back_says_what_to_do_and_keeps_the_words(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        struct arena *arena = &guest->arena;
        struct sent question = a_question(arena);
        question.title = "Short";
        assert_int_equal(send_post(guest, visit.site.category_id, &question), 422);
        assert_sees(guest, "Choose the pictures again before you send");
        assert_sees(guest, "value=\"A wet &lt;box&gt;\"");
        question = a_question(arena);
        question.pictures[1].bytes = STR("%PDF-1.4\n%%EOF\n");
        assert_int_equal(send_post(guest, visit.site.category_id, &question), 422);
        assert_sees(guest, "cannot be taken. This is none of the pictures that can be shown");
        question = a_question(arena);
        question.pictures[5].bytes = question.pictures[0].bytes; /* the same place twice */
        assert_int_equal(send_post(guest, visit.site.category_id, &question), 422);
        assert_sees(guest, "more pictures than fit here");
        assert_int_equal(files_kept(&visit.site), 0);
    }
}

/* The setting makes the bucket small. */
static enum err allow_two(struct ctx *ctx, void *arg)
{
    (void)arg;
    return setting_put(ctx->db, STR("limit_picture"), STR("2"));
}

static void nobody_sends_more_pictures_a_day_than_the_limit(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, ann)
    {
        http_arrange(&visit.site, allow_two, NULL);
        http_reopen(&visit.site);
        browser_become(ann, "ann", ROLE_EXPERT);
        struct sent question = a_question(&ann->arena);
        question.pictures[1].bytes = question.pictures[0].bytes;
        assert_int_equal(send_post(ann, visit.site.category_id, &question), 303);
        question.title = "And what is to be done with this one?";
        assert_int_equal(send_post(ann, visit.site.category_id, &question), 429);
        assert_sees(ann, "These are too many pictures at once.");
        assert_sees(ann, "And what is to be done with this one?");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_picture_stands_with_its_question_upright_and_without_its_place),
        cmocka_unit_test(answers_and_comments_take_pictures_too_and_several_keep_their_words),
        cmocka_unit_test(pictures_of_guests_and_new_members_wait_and_only_they_and_the_staff_see_them),
        cmocka_unit_test(a_picture_that_is_taken_away_is_gone_and_the_history_says_so),
        cmocka_unit_test(a_form_that_comes_back_says_what_to_do_and_keeps_the_words),
        cmocka_unit_test(nobody_sends_more_pictures_a_day_than_the_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
