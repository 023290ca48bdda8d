#include "support/door/languages.h"
#include "support/door/sample.h"
#include "support/kit/suite.h"

#include "base/check.h"
#include "sample_pages.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static void a_page_prints_what_its_file_says(void **state)
{
    (void)state;
    struct buf out;
    buf_init(&out, 10000);
    struct html h = {&out};
    const struct sample sample = {
        .title = STR("<T>"),
        .link = url_own(STR("/a?b&c")),
        .body = {STR("<b>x</b>")},
        .count = 7,
        .chosen = true,
    };
    page_sample(&h, &sample);
    assert_str(buf_str(&out), "<!doctype html>\n"
                              "<title>&lt;T&gt;</title>\n"
                              "<p title='&lt;T&gt;'>7 of }}</p>\n"
                              "<a href=\"/a?b&amp;c\">\"\\back\"</a>\n"
                              "<option value=\"1\"\nselected\n>1</option>\n"
                              "<option value=\"2\"\nselected\n>2</option>\n"
                              "<pre>\n    kept <b>x</b>\n</pre>\n"
                              "<i>&lt;T&gt;</i>\n");
    buf_free(&out);
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    check(file != NULL);
    fputs(text, file);
    check(fclose(file) == 0);
}

static void read_file(const char *path, char *text, size_t room)
{
    FILE *file = fopen(path, "rb");
    check(file != NULL);
    text[fread(text, 1, room - 1, file)] = 0;
    fclose(file);
}

/* Compiles page.html with this text below folder; true when the tool accepts it. Its complaint goes to said.
 */
static bool accepts(const char *folder, const char *page, char said[1000])
{
    char tool[] = "pack_pages", header[200], code[200], source[200], error[200];
    snprintf(header, sizeof header, "%s/pages.h", folder);
    snprintf(code, sizeof code, "%s/pages.c", folder);
    snprintf(source, sizeof source, "%s/page.html", folder);
    snprintf(error, sizeof error, "%s/error", folder);
    write_file(source, page);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, error, O_CREAT | O_TRUNC | O_WRONLY, 0600);
    pid_t pid;
    char *arguments[] = {tool, header, code, source, NULL};
    check(posix_spawn(&pid, getenv("RECOURSE_PACK_PAGES"), &actions, NULL, arguments, environ) == 0);
    posix_spawn_file_actions_destroy(&actions);
    int status;
    check(waitpid(pid, &status, 0) == pid);
    read_file(error, said, 1000);
    const char *const made[] = {header, code, source, error};
    for (size_t i = 0; i < COUNT_OF(made); i++)
        unlink(made[i]);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

struct page_row {
    const char *text; /* behind the argument line */
    const char *said; /* where and why it is refused */
};

static void assert_refused(const struct page_row *rows, size_t count)
{
    char folder[] = "/tmp/test_pages_XXXXXX", page[2000], said[1000];
    check(mkdtemp(folder) != NULL);
    for (size_t i = 0; i < count; i++) {
        snprintf(page, sizeof page, "<!-- argument: const struct x *v -->\n%s", rows[i].text);
        bool accepted = accepts(folder, page, said);
        if (accepted || !strstr(said, rows[i].said))
            print_error("page %zu: %s\nsaid: %s\n", i, page, said);
        assert_false(accepted);
        assert_non_null(strstr(said, rows[i].said));
    }
    rmdir(folder);
}

static void an_expression_is_refused_where_escaping_cannot_save_it(void **state)
{
    (void)state;
    static const struct page_row rows[] = {
        {"<p>\n<script>{{ v->x }}</script>\n", "page.html:3: an expression cannot stand in script"},
        {"<style>{{ v->x }}</style>\n", "page.html:2: an expression cannot stand in script"},
        {"<!-- {{ v->x }} -->\n", "cannot stand in a comment"},
        {"<!--\n{{ v->x }}\n-->\n", "page.html:3: an expression cannot stand in a"},
        {"<p onclick=\"{{ v->x }}\">\n", "no on... attributes"},
        {"<p ONCLICK = \"{{ v->x }}\">\n", "no on... attributes"},
        {"<p style=\"{{ v->x }}\">\n", "forbids inline styles"},
        {"<p title={{ v->x }}>\n", "put the value of this attribute in quotes"},
        {"<p title=a{{ v->x }}>\n", "put the value of this attribute in quotes"},
        {"<p {{ v->x }}>\n", "cannot be the name of a tag or an attribute"},
        {"<p data-{{ v->x }}=\"1\">\n", "cannot be the name of a tag or an attribute"},
        {"<h{{ v->x }}>\n", "cannot be the name of a tag or an attribute"},
        {"<{{ v->x }}>\n", "begins no tag"},
        {"<a href=\"javascript:{{ v->x }}\">\n", "nothing may stand before it"},
        {"<a href=\"/users/{{ v->x }}\">\n", "nothing may stand before it"},
        {"<a href=\"{{ v->x }}{{ v->y }}\">\n", "nothing may stand before it"},
        {"<form action=\"{{ v->x }}\n", "ends inside a tag"},
        {"<p srcdoc=\"{{ v->x }}\">\n", "srcdoc is not allowed"},
        {"<iframe src=\"{{ v->x }}\">\n", "this element is not allowed"},
        {"<p>{{ v->x\n}}\n", "page.html:2: {{ without }}"},
        {"<p>{{ }}\n", "without an expression"},
        {"<p>{{ v->x ? STR(\"Two words\") : STR(\"\") }}\n", "page.html:2: a person reads this"},
        {"<p title=\"{{ v->x ? STR(\"on\") : STR(\"\") }}\">\n", "a person reads this"},
        {"<p>A sentence with {braces}</p>\n", "has no { or }"},
        {"<p>&eacute;t&eacute;</p>\n", "this entity is not known"},
    };
    assert_refused(rows, COUNT_OF(rows));
}

static void html_of_which_the_place_is_not_sure_is_refused(void **state)
{
    (void)state;
    static const struct page_row rows[] = {
        {"<p title=\"a\n% if (v->x) {\nb\n% }\n\">\n", "page.html:3: a line of C may stand"},
        {"<p title=\n% f(v);\n\"x\">\n", "a line of C may stand"},
        {"% if (v->x) {\n<p\n% }\n>\n", "page.html:4: the block ends at another"},
        {"<p\n% if (v->x) {\n>\n% }\n", "page.html:5: the block ends at another"},
        {"<p\n% if (v->x) {\n><p\n% }\n>\n", "the block ends at another place"},
        {"% if (v->x) {\n<p\n% } else {\n<b\n% }\n", "page.html:4: the block ends at another"},
        {"% if (v->x) {\n<pre>\n% }\n", "the block ends at another place"},
        {"% for (;;) {\n<p\n% if (v->x) { break; }\n>\n%}\n", "the program may leave here"},
        {"<p\n% if (v->x) { return; }\n>\n", "the program may leave here"},
        {"% switch (v->x) {\n% case 1:\n<p\n% case 2:\n>\n% }\n", "a case begins at another place"},
        {"% if (v->x)\n<p>\n", "a line of C ends in one of"},
        {"% if (v->x) // {\n<p>\n% }\n", "a line of C ends in one of"},
        {"% f(v,\n<p>\n", "the line of C before is not finished"},
        {"% goto end;\n", "no goto"},
        {"% #if 1;\n", "no preprocessor lines"},
        {"% f(\"x);\n", "does not end on its line"},
        {"% }\n", "closes nothing"},
        {"% if (v->x) {\n", "a { is not closed"},
        {"<!--\n% f();\n-->\n", "a line of C cannot stand in a comment"},
        {"<!-- open\n", "ends in a comment"},
        {"<script>alert(1)</script>\n", "forbids inline script"},
        {"<script src=\"/x.js\">\n", "the page ends inside"},
        {"<textarea>\n", "the page ends inside"},
        {"<p\n", "the page ends inside"},
        {"a < b\n", "write &lt;"},
        {"<//b>\n", "write &lt;"},
        {"<!x>\n", "only <!doctype>"},
        {"<p =x>\n", "cannot begin like this"},
        {"<p a=>\n", "a value is missing"},
        {"<p a\"b>\n", "cannot stand in the name"},
    };
    assert_refused(rows, COUNT_OF(rows));
}

static void code_and_markup_that_agree_are_accepted(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "",
        "% if (v->x) {\n<p>\n% } else if (v->y) {\n<b>\n% } else {\n<i>\n% }\n",
        "% for (;;) {\n<p>\n% if (v->x) { break; }\n</p>\n% }\n",
        "% switch (v->x) {\n% case 1:\n<p>\n% break;\n% case 2: {\n<p>\n% break; }\n% }\n",
        "<input type=checkbox\n% if (v->x) {\nchecked\n% }\n>\n",
        "<script src=\"{{ v->u }}\" defer></script>\n",
        "<script type=\"application/ld+json\">\n% html_safe(h, v->facts);\n</script>\n",
        "<a href=\"{{ v->u }}#answers\">x</a>\n",
        "% f(v, '}', \"{\", /* } */ 1);\n% g(v,\n%   2);\n",
        "<br/><textarea>{{ v->x }}\n  y</textarea>\n",
    };
    char folder[] = "/tmp/test_pages_XXXXXX", page[2000], said[1000];
    check(mkdtemp(folder) != NULL);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        snprintf(page, sizeof page, "<!-- argument: const struct x *v -->\n%s", rows[i]);
        bool accepted = accepts(folder, page, said);
        assert_string_equal(said, "");
        assert_true(accepted);
    }
    rmdir(folder);
}

static void a_page_begins_with_its_argument(void **state)
{
    (void)state;
    static const char *const rows[] = {"", "<p>\n", "<!-- argument: -->\n", "<!-- argument: int -->\n"};
    char folder[] = "/tmp/test_pages_XXXXXX", said[1000];
    check(mkdtemp(folder) != NULL);
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_false(accepts(folder, rows[i], said));
    assert_true(accepts(folder, "<!-- argument: none -->\n<p>\n", said));
    rmdir(folder);
}

/* What --sentences finds in a page, one msgid a line, is `expected`. */
static void assert_sentences(const char *page, const char *expected)
{
    char folder[] = "/tmp/test_pages_XXXXXX", source[200], command[600], line[1000], found[2000] = "";
    check(mkdtemp(folder) != NULL);
    snprintf(source, sizeof source, "%s/page.html", folder);
    write_file(source, page);
    snprintf(command, sizeof command, "%s --sentences %s", getenv("RECOURSE_PACK_PAGES"), source);
    FILE *out = popen(command, "r");
    check(out != NULL);
    while (fgets(line, sizeof line, out))
        if (strncmp(line, "SAY(\"", 5) == 0)
            snprintf(found + strlen(found), sizeof found - strlen(found), "%.*s\n", (int)strlen(line) - 9,
                     line + 5);
    assert_int_equal(pclose(out), 0);
    unlink(source);
    rmdir(folder);
    assert_string_equal(found, expected);
}

static void the_text_of_a_page_is_its_sentences(void **state)
{
    static const struct {
        const char *text, *sentences;
    } rows[] = {
        {"<p>Hello, you</p>\n", "Hello, you\n"},
        {"<p>\n  Two\n  lines\n</p>\n", "Two lines\n"},
        {"<p>By {{v->name}} of {{v->other.name}}</p>\n", "By {name} of {name2}\n"},
        {"<p>Read <a href=\"{{v->rules}}\">the <b>rules</b></a> first.</p>\n",
         "Read <1>the <2>rules</2></1> first.\n"},
        {"<p><b>Whole</b></p>\n", "Whole\n"},
        {"<a href=\"/x\"><svg><use href=\"#i\"/></svg>Orders</a>\n", "Orders\n"},
        {"<p><span>One thing</span> <span>Another</span></p>\n", "One thing\nAnother\n"},
        {"<p>Before\n% if (v->x) {\n between <b>two</b>\n% }\nbehind</p>\n",
         "Before\nbetween <1>two</1>\nbehind\n"},
        {"<p>{{v->title}} - {{v->site}} &middot; 12</p>\n", ""},
        {"<p>a &lt; b &amp; \"c\"</p>\n", "a < b & \\\"c\\\"\n"},
        {"<p translate=\"no\">Not <b>this</b></p><p>But this</p>\n", "But this\n"},
        {"<p>Type <code translate=\"no\">recourse help</code> there</p>\n", "Type <1/> there\n"},
        {"<pre>not this</pre><textarea>nor this</textarea>\n", ""},
        {"<input title=\"A title\" name=\"no sentence\" placeholder=\"{{v->n}} left\">\n",
         "A title\n{n} left\n"},
        {"<meta name=\"description\" content=\"Said\"><meta name=\"robots\" content=\"noindex\">\n",
         "Said\n"},
        {"<p>Line<br>break</p>\n", "Line<1/>break\n"},
        {"<p>It is{{STR(\" \")}}so</p>\n", "It is so\n"},
        {"<p>{{v->rows[i].label}} or {{f(v->x, \"a, b\")}} or</p>\n", "{label} or {x} or\n"},
    };
    (void)state;
    char page[2000];
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        snprintf(page, sizeof page, "<!-- argument: const struct x *v -->\n%s", rows[i].text);
        assert_sentences(page, rows[i].sentences);
    }
}

static void assert_said(const struct language *language, const char *title, const char *expected)
{
    struct buf out;
    buf_init(&out, 10000);
    struct html h = {&out, language};
    const struct sample_said sample = {.title = str_from(title), .count = 7};
    page_sample_said(&h, &sample);
    assert_str(buf_str(&out), expected);
    buf_free(&out);
}

#define UNTRANSLATED "<p title=\"Not translated yet\"></p>\n"

static void a_translation_orders_the_places_of_a_page_anew(void **state)
{
    (void)state;
    assert_said(sample_language("pl"), "<T>",
                "<p><b>7</b> &quot;z&quot; &lt;&lt;T&gt;&gt;</p>\n" UNTRANSLATED
                "<p>By <bdi>&lt;T&gt;</bdi></p>\n");
}

static void what_stands_in_a_sentence_of_a_page_does_not_turn_it_around(void **state)
{
    (void)state;
    assert_said(NULL, "Ann", "<p>Ann of <b>7</b></p>\n" UNTRANSLATED "<p>By <bdi>Ann</bdi></p>\n");
    assert_said(NULL, "عمر",
                "<p>" APART_BEGIN "عمر" APART_END " of <b>7</b></p>\n" UNTRANSLATED
                "<p>By <bdi>عمر</bdi></p>\n");
    assert_said(sample_language("ar"), "Ann",
                "<p>" APART_BEGIN "Ann" APART_END " of <b>" APART_BEGIN "7" APART_END
                "</b></p>\n" UNTRANSLATED "<p>By <bdi>Ann</bdi></p>\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_prints_what_its_file_says),
        cmocka_unit_test(an_expression_is_refused_where_escaping_cannot_save_it),
        cmocka_unit_test(html_of_which_the_place_is_not_sure_is_refused),
        cmocka_unit_test(code_and_markup_that_agree_are_accepted),
        cmocka_unit_test(a_page_begins_with_its_argument),
        cmocka_unit_test(the_text_of_a_page_is_its_sentences),
        cmocka_unit_test(a_translation_orders_the_places_of_a_page_anew),
        cmocka_unit_test(what_stands_in_a_sentence_of_a_page_does_not_turn_it_around),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
