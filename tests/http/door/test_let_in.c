/*
 * Characters that nobody sees, that turn directions or that break feeds and calendars: the same rule at every door by which
 * texts of others come in (text/kit/storable.h).
 */
#include "base/check.h"
#include "service/bulk/import.h"
#include "service/staff/settings.h"
#include "service/staff/site_file.h"
#include "store/desk/question.h"
#include "store/people/person.h"
#include "support/bulk/bulk_fixture.h"
#include "support/order/notebook.h"
#include "support/policy/rules.h"
#include "text/kit/multipart.h"
#include "text/people/handle.h"
#include "text/reach/arrived.h"

/* One text in the ways in which it is sent: U+0001, U+202E, U+200B and U+FFFE between letters. */
#define TYPED   "a%01b%E2%80%AEc%E2%80%8Bd%EF%BF%BEe"
#define IN_JSON "a\\u0001b\\u202ec\\u200bd\\ufffee"
#define HOSTILE                                                                                              \
    "a\x01"                                                                                                  \
    "b\xE2\x80\xAE"                                                                                          \
    "c\xE2\x80\x8B"                                                                                          \
    "d\xEF\xBF\xBE"                                                                                          \
    "e"
/* What is kept of it: as one line, and as a text of several. */
#define KEPT_LINE "abcde"
#define KEPT                                                                                                 \
    "ab\xE2\x80\xAE"                                                                                         \
    "c\xE2\x80\x8B"                                                                                          \
    "de"

static void assert_clean(struct browser *b)
{
    static const char *const none[] = {"\x01", "\xE2\x80\xAE", "\xE2\x80\x8B", "\xEF\xBF\xBE"};
    for (size_t i = 0; i < COUNT_OF(none); i++)
        assert_not_sees(b, none[i]);
}

/* ---- pages and programs ---- */

static void forms_and_programs_leave_them_outside(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        const char *form =
            arena_printf(&b->arena, "category=%lld&title=Form+%s+is+late&name=Bo+%s&tags=t%s&body=Short",
                         (long long)visit.site.category_id, TYPED, TYPED, TYPED)
                .at;
        static const char json[] = "{\"title\":\"Json " IN_JSON " is late\",\"name\":\"Cy " IN_JSON
                                   "\",\"category\":\"internet\",\"body\":\"Short\"}";
        assert_int_equal(browser_post(b, "/ask", form), 303);
        assert_int_equal(
            browser_send(b, METHOD_POST, "/api/v1/questions", "application/json", str_from(json)), 201);
        static const char *const shown[] = {"/questions", "/feeds/questions", "/api/v1/questions"};
        for (size_t i = 0; i < COUNT_OF(shown); i++) {
            browser_get(b, shown[i]);
            assert_sees(b, "Form " KEPT_LINE " is late");
            assert_sees(b, "Json " KEPT_LINE " is late");
            assert_sees(b, "Cy " KEPT_LINE);
            assert_clean(b);
        }
    }
}

/* ---- orders ---- */

static void what_is_told_of_a_parcel_is_one_line(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct browser *b = &desk.buyer;
        struct str order = notebook_note(b, "RA123456785CN", "Coats+" TYPED);
        const char *form = arena_printf(&b->arena, "what=event&date=%.*s&words=Seen+%s&place=Ulm+%s",
                                        STR_ARG(notebook_day(b, -5)), TYPED, TYPED)
                               .at;
        assert_int_equal(browser_post(b, arena_printf(&b->arena, "%.*s/parcel", STR_ARG(order)).at, form),
                         303);
        browser_get(b, order.at);
        assert_sees(b, "Coats " KEPT_LINE);
        assert_sees(b, "Seen " KEPT_LINE);
        assert_clean(b);
        notebook_close(&desk);
    }
}

/* ---- files of operators ---- */

static enum err apply_site(struct ctx *ctx, void *arg)
{
    static const char json[] = "{\"settings\":{\"site_name\":\"Site " IN_JSON
                               "\"},\"categories\":[{\"name\":\"Trains " IN_JSON "\"}]}";
    struct site_file file = {.json = str_from(json)};
    return site_file_apply(ctx, &viewer_system, &file, arg);
}

static void a_file_of_the_site_and_an_import_bring_none(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        struct question question;
        struct person person;
        struct buf said;
        desk_open(&desk, database->url);
        struct str folder = folder_of_small_world();
        folder_put(folder, "users.jsonl",
                   "{\"id\": 7, \"handle\": \"Ryan\", \"title\": \"Expert " IN_JSON
                   "\", \"created_at\": 1425286800}\n");
        folder_put(folder, "categories.jsonl",
                   "{\"id\": 3, \"slug\": \"internet\", \"name\": \"Internet " IN_JSON "\"}\n");
        folder_put(folder, "questions.jsonl",
                   "{\"id\": 40, \"user_id\": null, \"name\": \"guest " IN_JSON
                   "\", \"category_id\": 3, \"title\": \"Where " IN_JSON "\", \"body\": \"Late " IN_JSON
                   "\", \"created_at\": \"2016-06-16T12:00:00Z\"}\n");
        assert_ok(desk_import(&desk, folder, false), &desk.failure);
        assert_int_equal(question_load(desk.db, &desk.arena, 40, &question), OK);
        assert_str(question.title, "Where " KEPT_LINE);
        assert_str(question.author.name, "guest " KEPT_LINE);
        assert_str(question.body, "Late " KEPT);
        assert_int_equal(person_load(desk.db, &desk.arena, 7, &person), OK);
        assert_str(person.title, "Expert " KEPT_LINE);
        buf_init(&said, 4096);
        assert_ok(desk_do(&desk, apply_site, &said), &desk.failure);
        assert_true(str_find(buf_str(&said), STR("Site " KEPT_LINE)) < said.len);
        assert_true(str_find(buf_str(&said), STR("Trains " KEPT_LINE)) < said.len);
        buf_free(&said);
        desk_close(&desk);
        struct http_site site;
        struct browser b;
        http_join(&site, database->url);
        browser_open(&b, &site);
        browser_get(&b, "/categories");
        assert_sees(&b, "Internet " KEPT_LINE);
        assert_sees(&b, "Trains " KEPT_LINE);
        assert_sees(&b, "Site " KEPT_LINE);
        assert_clean(&b);
        browser_close(&b);
        http_close(&site);
    }
}

/* ---- what is read before any database ---- */

static struct str file_name(struct arena *arena)
{
    struct form form;
    struct sent_files files;
    assert_int_equal(
        multipart_parse(arena,
                        STR("--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x/" HOSTILE
                            "\"\r\n\r\nbytes\r\n--XX--\r\n"),
                        STR("XX"), &form, &files),
        OK);
    return files.at[0].name;
}

static struct str nameless_file(struct arena *arena)
{
    struct form form;
    struct sent_files files;
    assert_int_equal(multipart_parse(arena,
                                     STR("--XX\r\nContent-Disposition: form-data; name=\"file\"; "
                                         "filename=\"\xE2\x80\xAE\x01\"\r\n\r\nbytes\r\n--XX--\r\n"),
                                     STR("XX"), &form, &files),
                     OK);
    return files.at[0].name;
}

static struct str mail(struct arena *arena)
{
    struct arrived arrived;
    arrived_read(
        arena,
        STR("From: ann@example.org\r\nTo: reply@example.org\r\nMessage-ID: <1@x>\r\n"
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" HOSTILE
            "\r\n"),
        &arrived);
    return arrived.text;
}

/* Of what a provider of accounts says about somebody, the name becomes theirs (service/people/identity.h). */
static struct str provided_name(struct arena *arena)
{
    return handle_from(arena, STR(HOSTILE), sizeof HOSTILE);
}

/* Whoever writes rules mends them: nothing of a name is left out unsaid. */
static void rules_with_such_a_title_are_refused(void **state)
{
    (void)state;
    struct rules_file *world = rules_file_open();
    struct str bytes = packed_policies.files[0].bytes, before = STR("\"title\": \"");
    size_t at = str_find(bytes, before) + before.len;
    struct str changed = arena_printf(&world->arena, "%.*s" IN_JSON "%.*s", (int)at, bytes.at,
                                      (int)(bytes.len - at), bytes.at + at);
    assert_int_equal(policy_file_read(&world->arena, changed, &world->policy, &world->problems), ERR_INPUT);
    assert_int_equal(world->problems.errors, 1);
    assert_string_equal(world->problems.at[0].path, "title");
    arena_free(&world->arena);
}

static void what_is_read_holds_none(void **state)
{
    (void)state;
    static const struct {
        struct str (*read)(struct arena *arena);
        const char *kept;
    } doors[] = {{file_name, KEPT_LINE}, {nameless_file, "file"}, {mail, KEPT}, {provided_name, KEPT_LINE}};
    for (size_t i = 0; i < COUNT_OF(doors); i++) {
        struct arena arena;
        arena_init(&arena, 64 << 20);
        assert_str(doors[i].read(&arena), doors[i].kept);
        arena_free(&arena);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_and_programs_leave_them_outside),
        cmocka_unit_test(what_is_told_of_a_parcel_is_one_line),
        cmocka_unit_test(a_file_of_the_site_and_an_import_bring_none),
        cmocka_unit_test(rules_with_such_a_title_are_refused),
        cmocka_unit_test(what_is_read_holds_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
