#include "base/check.h"
#include "support/kit/suite.h"

#include "text/kit/html.h"

#include <string.h>

static void the_five_special_characters_are_escaped(void **state)
{
    (void)state;
    struct buf out;
    buf_init(&out, 1000);
    struct html h = {&out};
    html_put(&h, STR("<a title=\"x\" & 'y'>"));
    assert_str(buf_str(&out), "&lt;a title=&quot;x&quot; &amp; &#39;y&#39;&gt;");
    buf_free(&out);
}

/* A text of x in which that byte stands so often at that place. */
static void assert_escaped(int byte, size_t place, size_t times)
{
    static const char special[] = "&<>\"'";
    static const char *const entities[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
    char text[20], one[2] = {(char)byte, 0};
    const char *found = strchr(special, byte);
    struct buf out, should;
    buf_init(&out, 1000);
    buf_init(&should, 1000);
    memset(text, 'x', sizeof text);
    memset(text + place, byte, times);
    html_put(&(struct html){&out}, ((struct str){text, sizeof text}));
    for (size_t i = 0; i < sizeof text; i++) {
        bool there = i >= place && i < place + times;
        buf_put(&should, str_from(!there ? "x" : found ? entities[found - special] : one));
    }
    assert_true(str_eq(buf_str(&out), buf_str(&should)));
    buf_free(&out);
    buf_free(&should);
}

/* Each byte there is, at each place, alone and beside its like: what is looked at together hides none. */
static void no_byte_hides_from_its_escape(void **state)
{
    (void)state;
    for (int byte = 1; byte < 256; byte++)
        for (size_t place = 0; place < 18; place++)
            for (size_t times = 1; times <= 2; times++)
                assert_escaped(byte, place, times);
}

static void the_type_decides_the_escaping(void **state)
{
    (void)state;
    struct buf out;
    buf_init(&out, 1000);
    struct html h = {&out};
    const int64_t large = INT64_MIN;
    html_put(&h, STR("<"));
    html_put(&h, url_own(STR("/?a=1&b=2")));
    html_put(&h, ((struct safe_html){STR("<b>")}));
    html_put(&h, -1);
    html_put(&h, large);
    html_put(&h, sizeof(char));
    assert_str(buf_str(&out), "&lt;/?a=1&amp;b=2<b>-1-92233720368547758081");
    buf_clear(&out);
    html_show(&h, 12345);
    html_show(&h, ID(12345));
    html_put(&h, ID(12345));
    html_put(&h, 12345);
    html_show(&h, SAY_N(" {n} parcel", " {n} parcels", 12345));
    assert_str(buf_str(&out), "12,345123451234512345 12,345 parcels");
    buf_free(&out);
}

static void what_passes_the_limit_is_noted(void **state)
{
    (void)state;
    struct buf out;
    buf_init(&out, 4);
    struct html h = {&out};
    html_put(&h, STR("<<"));
    assert_true(out.overflow);
    assert_str(buf_str(&out), "&lt;");
    buf_free(&out);
}

static void an_address_of_the_web_or_of_the_site_passes(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "/",
        "/questions/1/where-is-my-parcel?sort=votes#answers",
        "http://example.org",
        "https://example.org/a?b=c#d",
        "HTTPS://EXAMPLE.ORG/",
        "https://example.org:8080/@user",
        "https://example.org/a//b",
        "https://[2001:db8::1]/",
        "https://b\xC3\xBC"
        "cher.example/\xE2\x9C\x93",
        "mailto:help@example.org",
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_str(url_checked(str_from(rows[i])).text, rows[i]);
}

static void any_other_address_leads_nowhere(void **state)
{
    (void)state;
    static const struct str rows[] = {
        STR_INIT(""),
        STR_INIT("javascript:alert(1)"),
        STR_INIT("JaVaScRiPt:alert(1)"),
        STR_INIT("java\tscript:alert(1)"),
        STR_INIT("java\nscript:alert(1)"),
        STR_INIT("java\rscript:alert(1)"),
        STR_INIT(" javascript:alert(1)"),
        STR_INIT("\x01javascript:alert(1)"),
        STR_INIT("&#106;avascript:alert(1)"),
        STR_INIT("&#x6A;avascript&colon;alert(1)"),
        STR_INIT("javascript&#58;alert(1)"),
        STR_INIT("%6Aavascript:alert(1)"),
        STR_INIT("vbscript:msgbox(1)"),
        STR_INIT("data:text/html,<script>alert(1)</script>"),
        STR_INIT("data:text/html;base64,PHNjcmlwdD4="),
        STR_INIT("blob:https://example.org/1"),
        STR_INIT("file:///etc/passwd"),
        STR_INIT("ftp://example.org/"),
        STR_INIT("view-source:https://example.org/"),
        STR_INIT("//evil.example"),
        STR_INIT("///evil.example"),
        STR_INIT("\\\\evil.example"),
        STR_INIT("/\\evil.example"),
        STR_INIT("\\/evil.example"),
        STR_INIT("/\t/evil.example"),
        STR_INIT("/a\nb"),
        STR_INIT("/a b"),
        STR_INIT("/a\0b"),
        STR_INIT("/a\x7F"),
        STR_INIT("/a\xC2\x85"),
        STR_INIT("http:evil.example"),
        STR_INIT("http:/evil.example"),
        STR_INIT("http://"),
        STR_INIT("http:///evil.example"),
        STR_INIT("http://?x"),
        STR_INIT("http://:80/"),
        STR_INIT("https:\\\\evil.example"),
        STR_INIT("https://bank.example@evil.example/"),
        STR_INIT("https://user:word@evil.example/"),
        STR_INIT("http"),
        STR_INIT("mailto:"),
        STR_INIT("relative/path"),
        STR_INIT("../up"),
        STR_INIT("?query"),
        STR_INIT(":"),
        STR_INIT("\xEF\xBC\x8F/evil.example"), /* a full-width slash */
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_str(url_checked(rows[i]).text, "#");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_five_special_characters_are_escaped),
        cmocka_unit_test(no_byte_hides_from_its_escape),
        cmocka_unit_test(the_type_decides_the_escaping),
        cmocka_unit_test(what_passes_the_limit_is_noted),
        cmocka_unit_test(an_address_of_the_web_or_of_the_site_passes),
        cmocka_unit_test(any_other_address_leads_nowhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
