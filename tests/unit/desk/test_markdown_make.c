/* What other help desks keep, made Markdown: it reads as it did, and nothing in it does anything. */
#include "base/buf.h"
#include "base/check.h"
#include "support/kit/suite.h"
#include "text/desk/markdown_make.h"
#include "text/desk/tags.h"

#include <string.h>
#include <time.h>

static const struct {
    const char *html, *markdown;
} pairs[] = {
    {"<p>One</p>\n<p>two <b> bold </b>and <em>not</em></p>", "One\n\ntwo **bold** and *not*"},
    {"a<br>b<br><br>c", "a\\\nb\n\nc"},
    {"1 < 2 &amp; *x* _y_ [z] `c` \\ | ~", "1 \\< 2 \\& \\*x\\* \\_y\\_ \\[z\\] \\`c\\` \\\\ \\| \\~"},
    {"<h1>Big <b>head</b></h1><h3>small<br>one</h3>x", "## Big **head**\n\n### small one\n\nx"},
    {"<ul><li>a<ol><li>b</li><li>c</li></ol></li><li><p>d</p><p>e</p></li></ul><p>f</p>",
     "- a\n\n  1. b\n  2. c\n- d\n\n  e\n\nf"},
    {"<blockquote><p>q</p><blockquote>r</blockquote></blockquote>s", "> q\n>\n> > r\n\ns"},
    {"<pre><code>a\n  b```\n</code></pre>", "````\na\n  b```\n````"},
    {"x <code>a`b</code> y", "x ``a`b`` y"},
    {"<a href='https://a.example/?q=1&amp;r=2'>here</a>", "[here](<https://a.example/?q=1&r=2>)"},
    {"<a href='https://a.example/x'>https://a.example/x</a>", "<https://a.example/x>"},
    {"<a href='/101/old'>that</a>, <a href='//evil.example'>this</a>", "[that](</101/old>), this"},
    {"<a href=' JavaScript:alert(1)'>x</a><a href='data:text/html,x'>y</a>", "xy"},
    {"<a href='https://a.example/)>[x](javascript:y)'>z</a>",
     "[z](<https://a.example/)%3E[x](javascript:y)>)"},
    {"<img src='https://a.example/p.png' alt='a pic'><img src='data:image/png;base64,AA'>",
     "[a pic](<https://a.example/p.png>)"},
    {"<script>alert(1)</script><style>p{}</style><iframe src=x>y</iframe><form>z</form>w", "w"},
    {"<p onclick=\"x()\">t<unknown>u</unknown></p>", "tu"},
    {"<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\\\nc"},
    {"see http://a.example/b_c. And (https://d.example/)",
     "see <http://a.example/b_c>. And (<https://d.example/>)"},
    {"<b></b><i> </i>x<hr>y", "x\n\n---\n\ny"},
    {"<p># no heading</p><p>1. no list</p><p>- nor this</p>",
     "\\# no heading\n\n1\\. no list\n\n\\- nor this"},
    {"&lt;script&gt;alert(1)&lt;/script&gt;", "\\<script\\>alert(1)\\</script\\>"},
    {"", ""},
};

static void html_becomes_markdown(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, 64 << 20);
    for (size_t i = 0; i < COUNT_OF(pairs); i++)
        assert_str(markdown_of_html(&arena, str_from(pairs[i].html)), pairs[i].markdown);
    arena_free(&arena);
}

static void plain_text_stays_as_it_reads(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, 64 << 20);
    assert_str(markdown_of_text(&arena, STR("a\r\nb *c*\n\n<b>d</b> https://e.example/f_g, h\n\n")),
               "a\\\nb \\*c\\*\n\n\\<b\\>d\\</b\\> <https://e.example/f_g>, h");
    arena_free(&arena);
}

/* Nothing is cut and nothing stops, however deep it goes. */
static void html_that_is_nested_without_end_is_shown_as_written(void **state)
{
    (void)state;
    struct arena arena;
    enum { DEPTH = 2000 };
    static char html[DEPTH * 12 + 8];
    static const char *const opens[] = {"<blockquote>", "<ul><li>", "<b>", "<div>", "<pre>"};
    arena_init(&arena, 256 << 20);
    for (size_t k = 0; k < COUNT_OF(opens); k++) {
        size_t len = 0, each = strlen(opens[k]);
        for (int i = 0; i < DEPTH; i++, len += each)
            memcpy(html + len, opens[k], each);
        memcpy(html + len, "word", 5);
        struct str made = markdown_of_html(&arena, str_from(html));
        assert_true(str_find(made, STR("word")) < made.len);
    }
    arena_free(&arena);
}

/* A hostile list costs no more than its length: a mail, or a post of a forum that is taken over, holds up nothing. */
static void a_long_list_takes_no_longer_than_its_length(void **state)
{
    enum { ITEMS = 50000 };
    struct arena arena;
    struct buf html;
    struct timespec from, to;
    (void)state;
    arena_init(&arena, (size_t)64 << 20);
    buf_init(&html, (size_t)1 << 20);
    buf_put(&html, STR("<ol>"));
    for (int i = 0; i < ITEMS; i++)
        buf_put(&html, STR("<li>a"));
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    struct str made = markdown_of_html(&arena, buf_str(&html));
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    assert_true(str_starts(made, STR("1. a\n2. a\n")));
    assert_true(str_ends(made, STR("\n50000. a")));
    assert_true(to.tv_sec - from.tv_sec < 10); /* minutes, when each looks at all before it */
    buf_free(&html);
    arena_free(&arena);
}

static void a_tag_of_elsewhere_is_made_to_fit(void **state)
{
    (void)state;
    static const struct {
        const char *tag, *fit;
    } tags[] = {{"Late Parcel", "late-parcel"},
                {"c#", "c"},
                {"C#/.Net", "c-.net"},
                {"--a--b--", "a-b"},
                {"###", ""},
                {"gr\u00f6\u00dfe", "gr\u00f6\u00dfe"},
                {"a_b", "a-b"},
                {"1234567890123456789012345678901234567890123", "1234567890123456789012345678901234567890"}};
    struct arena arena;
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < COUNT_OF(tags); i++) {
        struct tags read;
        struct failure failure = {0};
        struct str fit = tag_fit(&arena, str_from(tags[i].tag));
        assert_str(fit, tags[i].fit);
        assert_int_equal(tags_read(&arena, fit, &read, &failure), OK);
    }
    arena_free(&arena);
}

static void quotes_and_pictures_of_discourse_are_read(void **state)
{
    static const struct {
        const char *raw, *markdown;
        int64_t pictures;
    } talks[] = {
        {"[quote]\na\n\nb\n[/quote]\n\nc", "> a\n>\n> b\n\nc", 0},
        {"x [quote=\"mara, post:1\"]a[/quote] y", "x \n> a\n\n y", 0},
        {"[quote]a\n[quote]b[/quote]\nc[/quote]", "> a\n> > b\n\n> c", 0},
        {"[/quote][/quote]a", "a", 0},
        {"[quote", "[quote", 0},
        {"[quoted](https://a.example) [x]", "[quoted](https://a.example) [x]", 0},
        {"![a cup|690x387, 50%](upload://q1.png) and ![](upload://b.png)", "a cup and", 2},
        {"![a](https://a.example/b.png)", "![a](https://a.example/b.png)", 0},
        {"![a](upload://b", "![a](upload://b", 0},
        {"```\n[quote]![a](upload://b)\n\n\n```\nb", "```\n[quote]![a](upload://b)\n\n\n```\nb", 0},
        {"a\n\n\n\nb", "a\n\nb", 0},
        {"", "", 0},
    };
    struct arena arena;
    (void)state;
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < COUNT_OF(talks); i++) {
        int64_t pictures = 0;
        assert_str(markdown_of_discourse(&arena, str_from(talks[i].raw), &pictures), talks[i].markdown);
        assert_int_equal(pictures, talks[i].pictures);
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(html_becomes_markdown),
        cmocka_unit_test(plain_text_stays_as_it_reads),
        cmocka_unit_test(html_that_is_nested_without_end_is_shown_as_written),
        cmocka_unit_test(a_long_list_takes_no_longer_than_its_length),
        cmocka_unit_test(a_tag_of_elsewhere_is_made_to_fit),
        cmocka_unit_test(quotes_and_pictures_of_discourse_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
