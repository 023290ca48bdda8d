/* What the manual says: the examples of doc/api.md as they stand there, and the paths and tests that guides name. */
#include "base/check.h"
#include "support/door/http_fixture.h"
#include "support/kit/ran.h"
#include "support/kit/source.h"
#include "web/door/routes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct str read_file(struct arena *arena, struct str name)
{
    return source_read(arena, arena_cstr(arena, name));
}

/* "tests/http/door/test_doc.c:name": a test that stands there. */
static void look_for_test(struct arena *arena, struct str path, struct str name)
{
    struct str text = read_file(arena, path),
               entry = arena_printf(arena, "cmocka_unit_test(%.*s)", STR_ARG(name)),
               with_setup = arena_printf(arena, "(%.*s,", STR_ARG(name)),
               python = arena_printf(arena, "@test\ndef %.*s():", STR_ARG(name));
    bool there = str_find(text, entry) < text.len || str_find(text, with_setup) < text.len ||
                 str_find(text, python) < text.len;
    if (!there)
        print_error("%.*s has no test %.*s\n", STR_ARG(path), STR_ARG(name));
    assert_true(there);
}

static bool names(struct arena *arena, struct str path, struct str text)
{
    struct str whole = read_file(arena, path);
    return str_find(whole, text) < whole.len;
}

/* What proves something is run: by the suite of its folder, which ./test knows. */
static void look_for_suite(struct arena *arena, struct str path)
{
    struct str rest = path, script = path, ending = STR_NONE;
    str_cut(&rest, '/');
    struct str suite = str_cut(&rest, '/');
    for (; rest.len; str_cut(&rest, '/'))
        script = rest;
    struct str stem = str_cut(&script, '.');
    ending = script;
    bool run = names(arena, STR("test"), arena_printf(arena, " %.*s", STR_ARG(suite)));
    if (str_eq(ending, STR("c")))
        run = run && names(arena, STR("tests/meson.build"), arena_printf(arena, "'%.*s'", STR_ARG(suite)));
    else if (str_eq(ending, STR("py")))
        run = run && names(arena, arena_printf(arena, "tests/%.*s/run", STR_ARG(suite)),
                           arena_printf(arena, "import %.*s ", STR_ARG(stem)));
    else if (str_eq(ending, STR("mjs")))
        run = run && names(arena, path, STR("export default ")) &&
              names(arena, arena_printf(arena, "tests/%.*s/main.mjs", STR_ARG(suite)), STR("checksOf("));
    else
        run = run && names(arena, STR("test"), path);
    if (!run)
        print_error("no suite runs %.*s\n", STR_ARG(path));
    assert_true(run);
}

static bool is_program(struct str path)
{
    static const char *const folders[] = {"tests/data/", "tests/support/", "tests/tidy/"};
    for (size_t i = 0; i < COUNT_OF(folders); i++)
        if (str_starts(path, str_from(folders[i])))
            return false;
    return str_starts(path, STR("tests/")) && path.at[path.len - 1] != '/';
}

/* Every `path/of/the/tree` in a text is there. A path with capitals stands for many. */
static size_t look_for_paths(struct arena *arena, struct str doc)
{
    static const char *const folders[] = {"src/", "tests/", "tools/", "doc/", "packaging/"};
    size_t count = 0;
    for (str_cut(&doc, '`'); doc.len; str_cut(&doc, '`')) {
        struct str path = str_cut(&doc, '`');
        bool is_path = false,
             many = str_find(path, STR("FLOOR")) < path.len || str_find(path, STR("TAG")) < path.len;
        for (size_t i = 0; i < COUNT_OF(folders); i++)
            is_path = is_path || str_starts(path, str_from(folders[i]));
        if (!is_path || many || str_find_char(path, ' ') < path.len)
            continue;
        struct str test = path;
        path = str_cut(&test, ':');
        if (test.len)
            look_for_test(arena, path, test);
        struct str full = source_path(arena, arena_cstr(arena, path));
        if (access(full.at, R_OK) != 0)
            print_error("there is no %.*s\n", STR_ARG(path));
        assert_int_equal(access(full.at, R_OK), 0);
        count++;
    }
    return count;
}

static struct str read_doc(struct arena *arena, const char *name)
{
    return read_file(arena, arena_printf(arena, "doc/%s", name));
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
    FOR_EACH_VISIT(visit, program)
    {
        browser_become(program, "shop", ROLE_EXPERT);
        struct str doc = read_doc(&program->arena, "api.md");
        assert_int_equal(run_examples(program, doc, STR("POST ")), 5);
        /* A tag that the reading example names. */
        browser_send(
            program, METHOD_POST, "/api/v1/questions", "application/json",
            STR("{\"title\":\"Held by customs for weeks\",\"category\":\"internet\",\"tags\":\"customs\"}"));
        assert_int_equal(run_examples(program, doc, STR("GET ")), 11);
    }
}

static void every_path_that_a_guide_names_is_there(void **state)
{
    static const char *const guides[] = {"adding.md",     "walk.md",  "threats.md", "asvs.md",
                                         "acceptance.md", "alike.md", "peers.md",   "glossary.md"};
    struct arena arena;
    (void)state;
    arena_init(&arena, 256 << 20);
    for (size_t i = 0; i < COUNT_OF(guides); i++)
        assert_true(look_for_paths(&arena, read_doc(&arena, guides[i])) > 10);
    arena_free(&arena);
}

static bool is_name(struct str word)
{
    for (size_t i = 0; i < word.len; i++)
        if ((word.at[i] < 'a' || word.at[i] > 'z') && word.at[i] != '_')
            return false;
    return word.len > 0;
}

/* "`name` (`path`)": the function stands in that file. */
static size_t look_for_functions(struct arena *arena, struct str doc)
{
    size_t count = 0;
    for (str_cut(&doc, '`'); doc.len; str_cut(&doc, '`')) {
        struct str name = str_cut(&doc, '`'), rest = doc;
        if (!is_name(name) || !str_starts(rest, STR(" (`src/")))
            continue;
        str_cut(&rest, '`');
        struct str path = str_cut(&rest, '`');
        struct str called = arena_printf(arena, "%.*s(", STR_ARG(name)), text = read_file(arena, path);
        if (str_find(text, called) == text.len)
            print_error("%.*s is not in %.*s\n", STR_ARG(name), STR_ARG(path));
        assert_true(str_find(text, called) < text.len);
        count++;
    }
    return count;
}

static void every_function_that_a_walk_names_stands_in_its_file(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena, 256 << 20);
    assert_true(look_for_functions(&arena, read_doc(&arena, "walk.md")) >= 10);
    assert_true(look_for_functions(&arena, read_doc(&arena, "glossary.md")) >= 3);
    arena_free(&arena);
}

/* A room of the glossary is a folder of some floor: "desk", "web/table", "base". */
static bool is_room(struct arena *arena, struct str room)
{
    static const char *const floors[] = {"",      "core/", "text/", "store/", "service/",
                                         "http/", "web/",  "api/",  "cli/"};
    for (size_t i = 0; i < COUNT_OF(floors); i++) {
        struct str folder = arena_printf(arena, "src/%s%.*s", floors[i], STR_ARG(room));
        if (access(source_path(arena, folder.at).at, R_OK) == 0)
            return true;
    }
    return false;
}

static void every_word_of_the_glossary_lives_in_a_room_that_is_there(void **state)
{
    size_t words = 0;
    struct arena arena;
    (void)state;
    arena_init(&arena, 256 << 20);
    struct str doc = read_doc(&arena, "glossary.md");
    while (doc.len) {
        struct str line = str_cut(&doc, '\n'), rooms = {0};
        if (!str_starts(line, STR("| ")) || str_starts(line, STR("| word ")))
            continue;
        for (struct str rest = str_slice(line, 2, line.len - 2); rest.len;)
            rooms = str_cut(&rest, '|');
        while (rooms.len) {
            struct str part = str_cut(&rooms, ','), room = str_trim(str_cut(&part, '('));
            if (!is_room(&arena, room))
                print_error("%.*s: there is no room %.*s\n", STR_ARG(line), STR_ARG(room));
            assert_true(is_room(&arena, room));
        }
        words++;
    }
    assert_true(words > 30);
    arena_free(&arena);
}

/* ---- what operators may expect ---- */

/* "`recourse site` with `apply FILE.json`": the command's use has that word. */
static bool takes(struct str command, struct str words, struct str commands)
{
    struct str rest = words, word = str_cut(&rest, ' ');
    size_t at = str_find(commands, command);
    struct str use = str_slice(commands, at, commands.len);
    use = str_slice(use, 0, 4 + str_find(str_slice(use, 4, use.len), STR("    {STR_INIT(")));
    return str_find(use, word) < use.len;
}

static bool is_page(struct str path)
{
    for (size_t i = 0; i < web_door.route_count; i++)
        if (str_eq(web_door.routes[i].pattern, path))
            return true;
    return false;
}

static struct str entry_of(struct arena *arena, struct str command)
{
    return arena_printf(arena, "    {STR_INIT(\"%.*s\"), cmd_",
                        STR_ARG(str_slice(command, STR("recourse ").len, command.len)));
}

/* A path of the tree, a page, or a command: whether it is there. Words that are none of these prove nothing. */
static bool proves(struct arena *arena, struct str word, struct str commands)
{
    if (str_starts(word, STR("/")))
        return is_page(word);
    if (str_starts(word, STR("recourse ")))
        return str_find(commands, entry_of(arena, word)) < commands.len;
    return str_find_char(word, '/') < word.len && str_find_char(word, ' ') == word.len;
}

/* "| point | yes | evidence |" */
static void look_at_point(struct arena *arena, struct str line, struct str commands)
{
    size_t proofs = 0, missing = 0;
    struct str rest = str_slice(line, 1, line.len), point = str_trim(str_cut(&rest, '|'));
    struct str state = str_trim(str_cut(&rest, '|')), evidence = rest, command = STR_NONE;
    assert_true(str_eq(state, STR("yes")) || str_eq(state, STR("partly")) || str_eq(state, STR("no")));
    for (struct str before = str_cut(&evidence, '`'); evidence.len; before = str_cut(&evidence, '`')) {
        struct str word = str_cut(&evidence, '`'), path = word;
        if (str_starts(word, STR("recourse ")))
            command = entry_of(arena, word);
        if (command.len && str_eq(before, STR(" with ")))
            missing += !takes(command, word, commands);
        path = str_cut(&path, ':');
        if (is_program(path))
            look_for_suite(arena, path);
        bool named = str_starts(word, STR("/")) || str_starts(word, STR("recourse "));
        bool proved = proves(arena, word, commands);
        proofs += proved;
        missing += named && !proved;
    }
    if (missing || (proofs == 0 && !str_eq(state, STR("no"))))
        print_error("%.*s: what is named there is not there\n", STR_ARG(point));
    assert_int_equal(missing, 0);
    assert_true(proofs > 0 || str_eq(state, STR("no")));
}

static void look_at_points(const char *name, struct str head, size_t at_least)
{
    size_t points = 0;
    struct arena arena;
    arena_init(&arena, 256 << 20);
    struct str doc = read_doc(&arena, name);
    struct str commands = read_file(&arena, STR("src/cli/door/table.c"));
    while (doc.len) {
        struct str line = str_cut(&doc, '\n');
        bool heads = str_starts(line, head) || str_starts(line, STR("|---"));
        if (!str_starts(line, STR("|")) || heads)
            continue;
        look_at_point(&arena, line, commands);
        points++;
    }
    assert_true(points > at_least);
    arena_free(&arena);
}

static void every_point_of_the_acceptance_list_names_what_proves_it(void **state)
{
    (void)state;
    look_at_points("acceptance.md", STR("| expected"), 50);
}

static void every_point_beside_other_help_desks_names_what_proves_it(void **state)
{
    (void)state;
    look_at_points("peers.md", STR("| feature"), 45);
}

/* Not written by hand: of the figures that the bench left, and of what stands around them. */
static void the_page_of_measurements_is_what_the_bench_writes(void **state)
{
    static struct ran ran;
    struct arena arena;
    (void)state;
    arena_init(&arena, 4 << 20);
    const char *page = source_path(&arena, "tests/bench/page_of_figures").at;
    const char *kept = source_path(&arena, "tests/bench/figures.tsv").at;
    assert_shell(&ran, 0, "", "'%s'", page);
    assert_true(str_eq(str_from(ran.text), read_doc(&arena, "measurements.md")));

    /* What is measured anew takes the place of what stood there; what was never measured comes behind. */
    struct str figures = fixture_path("figures");
    assert_shell(&ran, 0, "",
                 "cp '%s' '%.*s' && "
                 "printf 'law: orders proven again\\t12345/s\\t-\\t-\\t-\\nsoap: "
                 "new\\t1.5\\t3\\t0.50\\t-\\n' >'%.*s.table'",
                 kept, STR_ARG(figures), STR_ARG(figures));
    assert_shell(&ran, 0, "| law: orders proven again | 12,345/s |  |  |  | today |\n",
                 "BENCH_FIGURES='%.*s' '%s' '%.*s.table' today", STR_ARG(figures), page, STR_ARG(figures));
    assert_non_null(
        strstr(ran.text, "| soap: new | 1.5 | 3 | 0.50 |  | today |\n\n## What was measured besides"));
    assert_null(strstr(ran.text, "72,727/s |  |  |  |"));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_example_of_the_api_works),
        cmocka_unit_test(every_path_that_a_guide_names_is_there),
        cmocka_unit_test(every_function_that_a_walk_names_stands_in_its_file),
        cmocka_unit_test(every_word_of_the_glossary_lives_in_a_room_that_is_there),
        cmocka_unit_test(every_point_of_the_acceptance_list_names_what_proves_it),
        cmocka_unit_test(every_point_beside_other_help_desks_names_what_proves_it),
        cmocka_unit_test(the_page_of_measurements_is_what_the_bench_writes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
