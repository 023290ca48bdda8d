#include "support/door/markup_check.h"
#include "support/kit/own_arena.h"
#include "support/kit/suite.h"

#include "base/buf.h"
#include "base/check.h"
#include "text/desk/markup.h"

struct row {
    struct str markdown;
    const char *html;
};

static void expect(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct str html = markup_render(&arena, rows[i].markdown).text;
        assert_str(html, rows[i].html);
        assert_str(markup_wrong_at(html), "");
    }
}

#define REL "\" rel=\"ugc nofollow noopener\">"

static void what_people_type_is_shown_as_they_mean_it(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {STR_INIT(""), ""},
        {STR_INIT("One\ntwo\n\nthree"), "<p>One<br>\ntwo</p><p>three</p>"},
        {STR_INIT("*a* **b** ~~c~~ `d`"), "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>"},
        {STR_INIT("# a\n## b\n###### c"), "<h2>a</h2><h3>b</h3><h4>c</h4>"},
        {STR_INIT("- a\n- b"), "<ul><li>a</li><li>b</li></ul>"},
        {STR_INIT("- [x] a\n- [ ] b\n- [y] c\n- [Seller]: d\n1. [Me]: e"),
         "<ul><li>☑ a</li><li>☐ b</li><li>[y] c</li><li>[Seller]: d</li></ul><ol><li>[Me]: e</li></ol>"},
        {STR_INIT("3. a\n4. b"), "<ol start=\"3\"><li>a</li><li>b</li></ol>"},
        {STR_INIT("> a\n> b"), "<blockquote><p>a<br>\nb</p></blockquote>"},
        {STR_INIT("```sh\na < b\n```"), "<pre tabindex=\"0\"><code>a &lt; b\n</code></pre>"},
        {STR_INIT("***a** b* a_b_c _d_ 2 * 3 * 4 \\*e\\*"),
         "<p><em><strong>a</strong> b</em> a_b_c <em>d</em> 2 * 3 * 4 *e*</p>"},
        {STR_INIT("``a ` b`` `c"), "<p><code>a ` b</code> `c</p>"},
        {STR_INIT("*a [b* c](/d)"), "<p>*a <a href=\"/d\" rel=\"ugc nofollow noopener\">b* c</a></p>"},
        {STR_INIT("- a\n\n  b\n  - c\n- d\n\ne"),
         "<ul><li><p>a</p><p>b</p><ul><li>c</li></ul></li><li><p>d</p></li></ul><p>e</p>"},
        {STR_INIT("1. a\n2. b\n- c\nd\n> e\nf"),
         "<ol><li>a</li><li>b</li></ol><ul><li>c<br>\nd</li></ul><blockquote><p>e<br>\nf</p></blockquote>"},
        {STR_INIT("a in\n2016. That\n    year\n---"), "<h3>a in<br>\n2016. That<br>\nyear</h3>"},
        {STR_INIT("~~~\n  # a\n\n> b\n"), "<pre tabindex=\"0\"><code>  # a\n\n&gt; b\n</code></pre>"},
        {STR_INIT("> ```\n> a\nb"),
         "<blockquote><pre tabindex=\"0\"><code>a\n</code></pre></blockquote><p>b</p>"},
        {STR_INIT("x\n|a|\n|---|"), "<p>x<br>\n|a|<br>\n|---|</p>"},
        {STR_INIT("a | b\n--- | ---\n1 \\| 2\n\nc"),
         "<table><thead><tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr></thead><tbody><tr><td>1 | "
         "2</td><td></td></tr></tbody></table><p>c</p>"},
        {STR_INIT("a\n\n---\n"), "<p>a</p><hr>"},
        {STR_INIT("|a|b|\n|---|---|\n|1|2|"),
         "<table><thead><tr><th scope=\"col\">a</th><th "
         "scope=\"col\">b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"},
        {STR_INIT("|a|b|c|\n|:--|:-:|--:|\n|1|2|3|"),
         "<table><thead><tr><th scope=\"col\">a</th><th class=\"centred\" scope=\"col\">b</th><th "
         "class=\"number\" "
         "scope=\"col\">c</th></tr></thead><tbody><tr><td>1</td><td class=\"centred\">2</td><td "
         "class=\"number\">3</td></tr></tbody></table>"},
        {STR_INIT("שלום\n\nHello.\n\n- א"),
         "<p dir=\"auto\">שלום</p><p dir=\"auto\">Hello.</p><ul><li dir=\"auto\">א</li></ul>"},
        {STR_INIT("|א.|b|\n|:-:|---|\n|ג!|d|"),
         "<table><thead><tr><th class=\"centred\" scope=\"col\" dir=\"auto\">א.</th><th scope=\"col\" "
         "dir=\"auto\">b</th></tr></thead><tbody><tr><td class=\"centred\" dir=\"auto\">ג!</td><td "
         "dir=\"auto\">d</td></tr></tbody></table>"},
        {STR_INIT("5 &lt; 6 &euro; &#8364; &nosuch; AT&T"), "<p>5 &lt; 6 € € &amp;nosuch; AT&amp;T</p>"},
    };
    expect(rows, COUNT_OF(rows));
}

/* What nobody means as Markdown: nothing of it goes, and no number becomes another. */
static void dates_sums_chats_and_mails_stay_as_they_are_typed(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {STR_INIT("24. Dezember\n27. Dezember\n2. Januar"),
         "<ol start=\"24\"><li>Dezember<br>\n27. Dezember<br>\n2. Januar</li></ol>"},
        {STR_INIT("3. marraskuuta\n\n5. marraskuuta\n\n9. marraskuuta"),
         "<ol start=\"3\"><li>marraskuuta</li></ol><p>5. marraskuuta</p><ol "
         "start=\"9\"><li>marraskuuta</li></ol>"},
        {STR_INIT("31. prosince\n1. ledna"), "<ol start=\"31\"><li>prosince<br>\n1. ledna</li></ol>"},
        {STR_INIT("1. Januar\n1. Februar"), "<ol><li>Januar<br>\n1. Februar</li></ol>"},
        {STR_INIT("> 3. a\n> 7. b"), "<blockquote><ol start=\"3\"><li>a<br>\n7. b</li></ol></blockquote>"},
        {STR_INIT("1. a\n   1. b\n   2. c\n2. d\n\n   e\n3. f"),
         "<ol><li><p>a</p><ol><li>b</li><li>c</li></ol></li><li><p>d</p><p>e</p></li><li><p>f</p></li></ol>"},
        {STR_INIT("- a\n  1. b\n- c\n  1. d\n\nText\n\n1. e\n2. f"),
         "<ul><li>a<ol><li>b</li></ol></li><li>c<ol><li>d</li></ol></li></ul><p>Text</p><ol><li>e</li><li>f</"
         "li></ol>"},
        {STR_INIT("# A\n1. b\n2. c\n# D\n1. e"),
         "<h2>A</h2><ol><li>b</li><li>c</li></ol><h2>D</h2><ol><li>e</li></ol>"},
        {STR_INIT("快递说3~5天，大约7~10天"), "<p>快递说3~5天，大约7~10天</p>"},
        {STR_INIT("5~7일, 10~14일, ~~weg~~ `a~b~c`"),
         "<p>5~7일, 10~14일, <del>weg</del> <code>a~b~c</code></p>"},
        {STR_INIT("~3 kg~ \\~a\\~"), "<p>~3 kg~ ~a~</p>"},
        {STR_INIT("40*30*20cm, 3*12,50 € + 2*5 €"), "<p>40*30*20cm, 3*12,50 € + 2*5 €</p>"},
        {STR_INIT("*2* **3** w*o*rd"), "<p><em>2</em> <strong>3</strong> w<em>o</em>rd</p>"},
        {STR_INIT("[Buyer]: hello\n[Seller]: https://a.example/1\n[10:04]: /x"),
         "<p>[Buyer]: hello<br>\n[Seller]: <a href=\"https://a.example/1" REL
         "https://a.example/1</a><br>\n[10:04]: /x</p>"},
        {STR_INIT("[[a]: /x\n[[a]"), "<p>[[a]: /x<br>\n[[a]</p>"},
        {STR_INIT("see[^1]\n\n[^1]: foot"), "<p>see[^1]</p><p>[^1]: foot</p>"},
        {STR_INIT("[here]\n\n[here]: https://a.example/~b~/2*3*4"),
         "<p><a href=\"https://a.example/~b~/2*3*4" REL "here</a></p>"},
        {STR_INIT("[a](https://a.example/~b~c) https://a.example/~d~e"),
         "<p><a href=\"https://a.example/~b~c" REL "a</a> <a href=\"https://a.example/~d~e" REL
         "https://a.example/~d~e</a></p>"},
        {STR_INIT("<o:p></o:p> <st1:place w:st=\"on\">x</st1:place>"),
         "<p>&lt;o:p&gt;&lt;/o:p&gt; &lt;st1:place w:st=&quot;on&quot;&gt;x&lt;/st1:place&gt;</p>"},
        {STR_INIT("<w:View>Normal</w:View> <urn:a> </v:shape>"),
         "<p>&lt;w:View&gt;Normal&lt;/w:View&gt; &lt;urn:a&gt; &lt;/v:shape&gt;</p>"},
        {STR_INIT("<https://a.example> <HTTPS://a.example> <mailto:a@b.example>"),
         "<p><a href=\"https://a.example" REL "https://a.example</a> <a href=\"HTTPS://a.example" REL
         "HTTPS://a.example</a> <a href=\"mailto:a@b.example" REL "mailto:a@b.example</a></p>"},
        {STR_INIT("```\n3. a\n7. b~c~d\n[e]: f\n```"),
         "<pre tabindex=\"0\"><code>3. a\n7. b~c~d\n[e]: f\n</code></pre>"},
    };
    expect(rows, COUNT_OF(rows));
}

static void links_say_that_a_visitor_wrote_them(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {STR_INIT("[a](https://b.example/?c=d&e)"),
         "<p><a href=\"https://b.example/?c=d&amp;e" REL "a</a></p>"},
        {STR_INIT("at https://b.example/c."),
         "<p>at <a href=\"https://b.example/c" REL "https://b.example/c</a>.</p>"},
        {STR_INIT("链接：https://b.example/c。后面"),
         "<p>链接：<a href=\"https://b.example/c" REL "https://b.example/c</a>。后面</p>"},
        {STR_INIT("https://b.example، نعم"),
         "<p dir=\"auto\"><a href=\"https://b.example" REL "https://b.example</a>، نعم</p>"},
        {STR_INIT("देखें https://b.example/c।"),
         "<p>देखें <a href=\"https://b.example/c" REL "https://b.example/c</a>।</p>"},
        {STR_INIT("看https://b.example/c（这里）"),
         "<p>看<a href=\"https://b.example/c" REL "https://b.example/c</a>（这里）</p>"},
        {STR_INIT("`在：https://b.example`"), "<p><code>在：https://b.example</code></p>"},
        {STR_INIT("www.b.example"), "<p><a href=\"http://www.b.example" REL "www.b.example</a></p>"},
        {STR_INIT("<a@b.example> c@d.example"),
         "<p><a href=\"mailto:a@b.example" REL "a@b.example</a> c@d.example</p>"},
        {STR_INIT("(see https://b.example/c_(d))!"),
         "<p>(see <a href=\"https://b.example/c_(d)" REL "https://b.example/c_(d)</a>)!</p>"},
        {STR_INIT("[a][1], [B], [c]\n\n[1]: https://d.example 'e'\n[b]: <https://f.example>"),
         "<p><a href=\"https://d.example" REL "a</a>, <a href=\"https://f.example" REL "B</a>, [c]</p>"},
        {STR_INIT("[*a* `b`](</c d> \"e\") [f](/g"), "<p><em>a</em> <code>b</code> [f](/g</p>"},
        {STR_INIT("[rules](/rules)"), "<p><a href=\"/rules" REL "rules</a></p>"},
        {STR_INIT("![receipt](https://b.example/c.png)"),
         "<p><a href=\"https://b.example/c.png" REL "receipt</a></p>"},
        {STR_INIT("![](https://b.example/c.png)"),
         "<p><a href=\"https://b.example/c.png" REL "https://b.example/c.png</a></p>"},
        {STR_INIT("[![a](https://b.example)](https://c.example)"),
         "<p><a href=\"https://c.example" REL "a</a></p>"},
    };
    expect(rows, COUNT_OF(rows));
}

static void attacks_are_text(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {STR_INIT("<script>alert(1)</script>"), "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"},
        {STR_INIT("<img src=x onerror='a()'>"), "<p>&lt;img src=x onerror=&#39;a()&#39;&gt;</p>"},
        {STR_INIT("[a](javascript:alert(1))"), "<p>a</p>"},
        {STR_INIT("a </o:p> b"), "<p>a &lt;/o:p&gt; b</p>"},
        {STR_INIT("[a](JAVASCRIPT&#58;alert(1))"), "<p>a</p>"},
        {STR_INIT("[a](javascript&colon;alert(1))"), "<p>a</p>"},
        {STR_INIT("[a](&#1;javascript:alert(1))"), "<p>a</p>"},
        {STR_INIT("[a](data:text/html,x)"), "<p>a</p>"},
        {STR_INIT("[a](//evil.example)"), "<p>a</p>"},
        {STR_INIT("[a](https://bank.example@evil.example)"), "<p>a</p>"},
        {STR_INIT("<javascript:alert(1)>"), "<p>&lt;javascript:alert(1)&gt;</p>"},
        {STR_INIT("![a](javascript:b)"), "<p>a</p>"},
        {STR_INIT("[a](https://b.example/\"onclick=\"c)"),
         "<p><a href=\"https://b.example/&quot;onclick=&quot;c" REL "a</a></p>"},
        {STR_INIT("[a](https://b.example/&quot;&gt;)"),
         "<p><a href=\"https://b.example/&quot;&gt;" REL "a</a></p>"},
        {STR_INIT("[a](https://b.example \"t\\\" onclick=\\\"c\")"),
         "<p><a href=\"https://b.example" REL "a</a></p>"},
        {STR_INIT("&#60;b&#62; &#0; &#xD800;"), "<p>&lt;b&gt; \xEF\xBF\xBD \xEF\xBF\xBD</p>"},
    };
    expect(rows, COUNT_OF(rows));
}

static struct str repeated(struct str piece, size_t times)
{
    struct buf out;
    buf_init(&out, 16 << 20);
    for (size_t i = 0; i < times; i++)
        buf_put(&out, piece);
    struct str all = arena_copy(&arena, buf_str(&out));
    buf_free(&out);
    return all;
}

static struct str deep(struct str piece)
{
    return arena_printf(&arena, "%.*sa", STR_ARG(repeated(piece, 200)));
}

static size_t count_of(struct str text, struct str piece)
{
    size_t count = 0;
    for (size_t at; (at = str_find(text, piece)) < text.len; count++)
        text = str_slice(text, at + piece.len, text.len);
    return count;
}

static void an_emphasis_that_never_ends_ends_with_its_line(void **state)
{
    (void)state;
    static const struct str texts[] = {
        STR_INIT("- They saiwww.a.example*www.a.example*d `e` was\n   - not me\n   - not my neighbour"),
        STR_INIT("> ![i](https://a.example/_b) ![j](https://a.example/_c)\n> - d"),
    };
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        assert_str(markup_wrong_at(markup_render(&arena, texts[i]).text), "");
}

static void nesting_ends_at_its_limit(void **state)
{
    (void)state;
    struct str html = markup_render(&arena, deep(STR("> "))).text;
    assert_str(markup_wrong_at(html), "");
    assert_int_equal(count_of(html, STR("<blockquote>")), MARKUP_DEPTH_MAX);
    html = markup_render(&arena, deep(STR("- "))).text;
    assert_int_equal(count_of(html, STR("<li>")), MARKUP_DEPTH_MAX);
    struct str stars = repeated(STR("*a **b "), 60);
    html = markup_render(
               &arena, arena_printf(&arena, "%.*s%.*s", STR_ARG(stars), 300, repeated(STR(" c** d*"), 60).at))
               .text;
    assert_str(markup_wrong_at(html), "");
}

static void a_text_that_explodes_is_shown_as_typed(void **state)
{
    (void)state;
    struct str bars = repeated(STR("|a"), 20), dashes = repeated(STR("|---"), 20),
               rows = repeated(STR("|b\n"), 1000);
    struct str bomb = arena_printf(&arena, "%.*s\n%.*s\n%.*s", STR_ARG(bars), STR_ARG(dashes), STR_ARG(rows));
    struct str html = markup_render(&arena, bomb).text;
    assert_str(markup_wrong_at(html), "");
    assert_true(str_starts(html, STR("<pre")));
    assert_true(html.len < bomb.len + 200);
    struct str references =
        arena_printf(&arena, "[a]: https://b.example/%.*s\n\n%.*s", STR_ARG(repeated(STR("c"), 1000)),
                     STR_ARG(repeated(STR("[a] "), 1000)));
    html = markup_render(&arena, references).text;
    assert_true(str_starts(html, STR("<pre")));
}

static void long_texts_of_one_mark_are_read(void **state)
{
    (void)state;
    static const struct str pieces[] = {
        STR_INIT("["),    STR_INIT("!["),      STR_INIT("[a]("),    STR_INIT("*a "),    STR_INIT("a**"),
        STR_INIT("`"),    STR_INIT("` `` "),   STR_INIT("<"),       STR_INIT("&"),      STR_INIT("> "),
        STR_INIT("- "),   STR_INIT("|"),       STR_INIT("\\"),      STR_INIT("_a_ *b"), STR_INIT("~~a "),
        STR_INIT("[a] "), STR_INIT("http://"), STR_INIT("www.a "),  STR_INIT("[](<"),   STR_INIT("[a]: b\n"),
        STR_INIT("]]"),   STR_INIT("1. a\n"),  STR_INIT("* a\n  "), STR_INIT("a_"),
    };
    for (size_t i = 0; i < COUNT_OF(pieces); i++) {
        struct str html = markup_render(&arena, repeated(pieces[i], 65535 / pieces[i].len)).text;
        assert_str(markup_wrong_at(html), "");
        arena_reset(&arena);
    }
}

static struct str nested(struct str begin, struct str middle, struct str end, size_t count)
{
    struct str parts[] = {repeated(begin, count), repeated(middle, count), repeated(end, count)};
    return arena_printf(&arena, "%.*s%.*s%.*s", STR_ARG(parts[0]), STR_ARG(parts[1]), STR_ARG(parts[2]));
}

static bool is_as_typed(struct str markdown)
{
    return str_starts(markup_render(&arena, markdown).text, STR("<pre tabindex=\"0\"><code>"));
}

static void what_takes_too_long_to_read_is_shown_as_typed(void **state)
{
    (void)state;
    static const struct {
        struct str begin, middle, end;
        size_t bytes;
    } rows[] = {
        {STR_INIT(""), STR_INIT("http://a.b/(("), STR_INIT(""), 13},
        {STR_INIT(""), STR_INIT("www._"), STR_INIT(""), 5},
        {STR_INIT("["), STR_INIT(""), STR_INIT("]"), 2},
        {STR_INIT("[`]`"), STR_INIT(""), STR_INIT("]"), 5},
        {STR_INIT("[\\]"), STR_INIT(""), STR_INIT("]"), 4},
        {STR_INIT("[<a:]>\n"), STR_INIT(""), STR_INIT("]"), 8},
        {STR_INIT("!["), STR_INIT("www._"), STR_INIT("](a)"), 11},
        {STR_INIT("1. "), STR_INIT(""), STR_INIT("\n"), 4},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        for (size_t bytes = 30000; bytes <= 60000; bytes += 30000)
            assert_true(
                is_as_typed(nested(rows[i].begin, rows[i].middle, rows[i].end, bytes / rows[i].bytes)));
        arena_reset(&arena);
    }
    struct str links = repeated(STR("[a]\n\n"), 6000), address = repeated(STR("b"), 30000);
    assert_true(is_as_typed(arena_printf(&arena, "%.*s[a]: /%.*s", STR_ARG(links), STR_ARG(address))));
}

static void long_posts_of_many_links_are_rendered(void **state)
{
    (void)state;
    static const struct str lines[] = {
        STR_INIT("- [Shop](https://shop.example/item_1) and https://www.b.example/x_y\n"),
        STR_INIT("1. [Shop](https://shop.example/item_1) and https://www.b.example/x_y\n"),
        STR_INIT("https://shop.example/item_1?x=y&z=1\n"),
        STR_INIT("see https://shop.example/item/1, ok **bold** `code`. "),
        STR_INIT("[12:03] Seller: \"hello *there*\" it is a_b_c\n"),
        STR_INIT("{\"a\":[1,2,{\"b\":[\"http://a.b/c\",\"x_y\"]}],\"c\":[[1],[2]]},\n"),
        STR_INIT("> quoted [a](http://a.b) text https://x.example/y\n>\n> more\n"),
    };
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        assert_false(is_as_typed(repeated(lines[i], 62000 / lines[i].len)));
        arena_reset(&arena);
    }
    static const struct str row = STR_INIT(
        "| [Shop *a*](https://shop.example/1) | https://a.example/b_c_d | ![p](https://b.example) |\n");
    struct str rows = repeated(row, 62000 / row.len);
    struct str table = arena_printf(&arena, "| a | b | c |\n|---|---|---|\n%.*s", STR_ARG(rows));
    assert_true(str_starts(markup_render(&arena, table).text, STR("<table>")));
}

static void an_excerpt_is_words_on_one_line(void **state)
{
    (void)state;
    static const struct {
        struct str markdown;
        size_t chars;
        const char *plain;
    } rows[] = {
        {STR_INIT("# Title\n\n**My** parcel\nis [late](https://a.example)"), 80, "Title My parcel is late"},
        {STR_INIT("- one\n- two &amp; three"), 80, "one two & three"},
        {STR_INIT("My parcel is late"), 17, "My parcel is late"},
        {STR_INIT("My parcel is late"), 16, "My parcel is\xE2\x80\xA6"},
        {STR_INIT("Ungeheuerlichkeiten"), 8, "Ungeheu\xE2\x80\xA6"},
        {STR_INIT("ёжики и ужики"), 6, "ёжики\xE2\x80\xA6"},
        {STR_INIT("<b>x</b>"), 80, "<b>x</b>"},
        {STR_INIT("a"), 0, ""},
        {STR_INIT("ab"), 1, "\xE2\x80\xA6"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        assert_str(markup_plain(&arena, rows[i].markdown, rows[i].chars), rows[i].plain);
        struct str kept = markup_plain(&arena, rows[i].markdown, 6000);
        assert_str(markup_cut(&arena, kept, rows[i].chars), rows[i].plain);
    }
}

static void links_that_can_be_followed_are_counted(void **state)
{
    (void)state;
    assert_int_equal(markup_link_count(STR("no link, a@b.example, /rules, javascript:x")), 0);
    assert_int_equal(
        markup_link_count(STR("https://a.example [b](http://b.example) ![c](https://c.example)")), 3);
    assert_int_equal(markup_link_count(STR("www.a.example [x](javascript:y) `https://c.example`")), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_people_type_is_shown_as_they_mean_it),
        cmocka_unit_test(dates_sums_chats_and_mails_stay_as_they_are_typed),
        cmocka_unit_test(links_say_that_a_visitor_wrote_them),
        cmocka_unit_test(attacks_are_text),
        cmocka_unit_test(an_emphasis_that_never_ends_ends_with_its_line),
        cmocka_unit_test(nesting_ends_at_its_limit),
        cmocka_unit_test(a_text_that_explodes_is_shown_as_typed),
        cmocka_unit_test(long_texts_of_one_mark_are_read),
        cmocka_unit_test(what_takes_too_long_to_read_is_shown_as_typed),
        cmocka_unit_test(long_posts_of_many_links_are_rendered),
        cmocka_unit_test(an_excerpt_is_words_on_one_line),
        cmocka_unit_test(links_that_can_be_followed_are_counted),
    };
    return cmocka_run_group_tests(tests, arena_begin, arena_end);
}
