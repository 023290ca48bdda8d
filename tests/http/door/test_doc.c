/* The examples of doc/api.md, as they stand there. */
#include "support/http_fixture.h"

#include <stdio.h>
#include <stdlib.h>

static struct str read_doc(struct arena *arena)
{
    const char *root = getenv("RECOURSE_SOURCE");
    struct str path = arena_printf(arena, "%s/doc/api.md", root ? root : ".");
    FILE *in = fopen(path.at, "rb");
    if (!in)
        print_error("doc/api.md is not there: set RECOURSE_SOURCE to the root\n");
    assert_non_null(in);
    char *text = arena_take(arena, 64 * 1024);
    size_t len = fread(text, 1, 64 * 1024, in);
    fclose(in);
    return (struct str){text, len};
}

static int run_line(struct browser *program, struct str line, struct str body)
{
    struct str method = str_cut(&line, ' ');
    const char *target = arena_cstr(&program->arena, line);
    if (str_eq(method, STR("GET")))
        return browser_get(program, target);
    bool text = str_starts(body, STR("text/plain: "));
    return browser_send(program, METHOD_POST, target, text ? "text/plain" : "application/json",
                        text ? str_slice(body, 12, body.len) : body);
}

/* Writing comes first, so that what the reading examples name is there. */
static size_t run_examples(struct browser *program, struct str doc, struct str wanted)
{
    size_t count = 0;
    while (doc.len) {
        struct str line = str_cut(&doc, '\n');
        struct str example = str_trim(line);
        if (!str_starts(line, STR("    ")) || !str_starts(example, wanted))
            continue;
        struct str rest = doc, body = str_trim(str_cut(&rest, '\n'));
        int status = run_line(program, example, body);
        if (status != 200 && status != 201)
            print_error("%.*s answers %d\n", STR_ARG(example), status);
        assert_true(status == 200 || status == 201);
        count++;
    }
    return count;
}

static void every_example_of_the_api_works(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *program = visit_begin(&visit, database);
        browser_become(program, "shop", ROLE_EXPERT);
        struct str doc = read_doc(&program->arena);
        assert_int_equal(run_examples(program, doc, STR("POST ")), 4);
        /* A tag that the reading example names. */
        browser_send(
            program, METHOD_POST, "/api/v1/questions", "application/json",
            STR("{\"title\":\"Held by customs for weeks\",\"category\":\"internet\",\"tags\":\"customs\"}"));
        assert_int_equal(run_examples(program, doc, STR("GET ")), 9);
        visit_end(&visit);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_example_of_the_api_works),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
