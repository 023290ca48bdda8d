/* Pictures of a post that stands: described, taken away and added in the form that edits it, and sent by programs. */
#include "support/door/http_fixture.h"
#include "support/door/multipart_form.h"
#include "support/door/sample_pictures.h"

static const char *const file_names[] = {"picture1", "picture2", "picture3", "picture4"};
static const char *const words_names[] = {"words1", "words2", "words3", "words4"};

/* What an edit sends beside the text. */
struct sent {
    const char *path, *words, *gone; /* of the picture that stands first; NULL: nothing is said of it */
    size_t pictures;                 /* new ones */
};

static int send_edit(struct browser *b, int64_t category_id, const struct sent *sent)
{
    struct multipart_form form;
    browser_get(b, sent->path);
    struct str version = browser_between(b, "name=\"version\" value=\"", '"');
    struct str standing = browser_between(b, "name=\"standing1\" value=\"", '"');
    multipart_form_open(&form);
    multipart_form_field(&form, "csrf", b->csrf);
    multipart_form_field(&form, "version", version.len ? version : STR("1"));
    multipart_form_field(&form, "title", STR("My parcel came like this, what now?"));
    multipart_form_field(&form, "category", arena_printf(&b->arena, "%lld", (long long)category_id));
    multipart_form_field(&form, "body", STR("It is wet, and late."));
    if (sent->words) {
        multipart_form_field(&form, "standing1", standing);
        multipart_form_field(&form, "standing_words1", str_from(sent->words));
    }
    if (sent->gone)
        multipart_form_field(&form, "standing_gone1", str_from(sent->gone));
    for (size_t i = 0; i < sent->pictures; i++) {
        multipart_form_field(&form, words_names[i], STR("a new one"));
        multipart_form_file(&form, file_names[i], "new.png", sample_png(&b->arena, 20 + (int)i, 10));
    }
    int status = browser_send(b, METHOD_POST, sent->path, MULTIPART_FORM_TYPE, multipart_form_end(&form));
    multipart_form_close(&form);
    return status;
}

static int ask_with_picture(struct browser *b, int64_t category_id, const char *path)
{
    struct multipart_form form;
    bool page = path[1] != 'a' || path[2] != 'p';
    browser_get(b, "/ask");
    multipart_form_open(&form);
    if (page)
        multipart_form_field(&form, "csrf", b->csrf);
    multipart_form_field(&form, "title", STR("My parcel came like this, what now?"));
    multipart_form_field(&form, "body", STR("It is wet."));
    multipart_form_field(&form, "category",
                         page ? arena_printf(&b->arena, "%lld", (long long)category_id) : STR("internet"));
    multipart_form_field(&form, "words1", STR("a box"));
    multipart_form_file(&form, "picture1", "box.jpg", sample_jpeg_with_notes(&b->arena, 1));
    int status = browser_send(b, METHOD_POST, path, MULTIPART_FORM_TYPE, multipart_form_end(&form));
    multipart_form_close(&form);
    return status;
}

static const char page[] = "/questions/1/my-parcel-came-like-this-what-now";
static const char edit[] = "/posts/question/1/edit";

static void an_edit_describes_takes_away_and_adds_pictures(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        int64_t category = visit.site.category_id;
        browser_become(b, "ann", ROLE_EXPERT);
        assert_int_equal(ask_with_picture(b, category, "/ask"), 303);
        browser_get(b, edit);
        assert_sees(b, "name=\"standing_words1\" value=\"a box\"");
        assert_int_equal(send_edit(b, category, &(struct sent){edit, "a <wet> box", NULL, 1}), 303);
        browser_get(b, page);
        assert_sees(b, "alt=\"a &lt;wet&gt; box\"");
        assert_sees(b, "/pictures/2/small");
        assert_int_equal(send_edit(b, category, &(struct sent){edit, "a <wet> box", "1", 3}), 303);
        browser_get(b, page);
        assert_not_sees(b, "/pictures/1/small");
        assert_sees(b, "/pictures/5/small");
        assert_int_equal(browser_get(b, "/pictures/1"), 404);
        /* Four stand there now. */
        assert_int_equal(send_edit(b, category, &(struct sent){edit, "kept", NULL, 1}), 422);
        assert_sees(b, "more pictures than fit");
        assert_sees(b, "name=\"standing_words1\" value=\"kept\"");
    }
}

static void who_may_edit_the_text_of_others_adds_no_pictures_and_takes_none_away(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        struct browser other = visit_another(&visit);
        int64_t category = visit.site.category_id;
        browser_become(b, "ann", ROLE_EXPERT);
        browser_become(&other, "eva", ROLE_EXPERT);
        assert_int_equal(ask_with_picture(b, category, "/ask"), 303);
        browser_get(&other, edit);
        assert_sees(&other, "name=\"standing_words1\"");
        assert_not_sees(&other, "name=\"picture1\"");
        assert_not_sees(&other, "name=\"standing_gone1\"");
        assert_int_equal(send_edit(&other, category, &(struct sent){edit, "a box", NULL, 1}), 403);
        assert_int_equal(send_edit(&other, category, &(struct sent){edit, "a box", "1", 0}), 403);
        assert_int_equal(send_edit(&other, category, &(struct sent){edit, "a brown box", NULL, 0}), 303);
        browser_get(b, page);
        assert_sees(b, "alt=\"a brown box\"");
        browser_close(&other);
    }
}

static void a_picture_that_a_new_member_adds_later_is_held_like_one_that_came_first(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        struct browser guest = visit_another(&visit);
        int64_t category = visit.site.category_id;
        browser_become(b, "ann", ROLE_MEMBER);
        const char *form = arena_printf(&b->arena,
                                        "category=%lld&title=My+parcel+came+like+this%%2C+what+now%%3F&body="
                                        "It+is+wet.",
                                        (long long)category)
                               .at;
        assert_int_equal(browser_post(b, "/ask", form), 303);
        assert_int_equal(browser_get(&guest, page), 200);
        assert_int_equal(send_edit(b, category, &(struct sent){edit, NULL, NULL, 1}), 303);
        assert_int_equal(browser_get(&guest, page), 404);
        assert_int_equal(browser_get(&guest, "/pictures/1"), 404);
        browser_close(&guest);
    }
}

static void a_program_sends_pictures_with_a_question_as_a_form(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        browser_become(b, "ann", ROLE_EXPERT);
        struct str json = STR("{\"title\":\"Another one of these, or not?\",\"category\":\"internet\"}");
        assert_int_equal(browser_send(b, METHOD_POST, "/api/v1/questions", "application/json", json), 201);
        /* A page of another site could send a form: a program shows its token. */
        assert_int_equal(ask_with_picture(b, visit.site.category_id, "/api/v1/questions"), 415);
        assert_int_equal(browser_post(b, "/account/tokens", "token_name=A&days=30&scope_read=1&scope_desk=1"),
                         200);
        b->extra[0] = (struct header){
            STR("Authorization"),
            arena_printf(&b->arena, "Bearer %.*s", STR_ARG(browser_between(b, "data-copy=\"", '"')))};
        assert_int_equal(ask_with_picture(b, visit.site.category_id, "/api/v1/questions"), 201);
        browser_get(b, "/api/v1/questions/2");
        assert_sees(b, "\"url\":\"/pictures/1\"");
        assert_sees(b, "a box");
        browser_get(b, "/api/v1/openapi.json");
        assert_sees(b,
                    "\"picture4\":{\"description\":\"a picture\",\"type\":\"string\",\"format\":\"binary\"");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_edit_describes_takes_away_and_adds_pictures),
        cmocka_unit_test(who_may_edit_the_text_of_others_adds_no_pictures_and_takes_none_away),
        cmocka_unit_test(a_picture_that_a_new_member_adds_later_is_held_like_one_that_came_first),
        cmocka_unit_test(a_program_sends_pictures_with_a_question_as_a_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
