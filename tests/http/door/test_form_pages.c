/*
 * What the page files say of forms, read themselves. Enter in a field presses the first button of its form, seen or not. Where a form has several, that one must be what whoever
 * types there means, or nothing: no approval by the words of a refusal.
 */
#include "base/buf.h"
#include "support/kit/source.h"
#include "support/kit/suite.h"

#include <ftw.h>
#include <stdio.h>
#include <string.h>

/* First buttons that are seen, and why Enter may press them. */
static const struct {
    const char *page, *button, *why;
} allowed[] = {
    {"desk/edit.html", "value=\"save\"", "what the form is for"},
    {"kit/credentials.html", "value=\"send\"", "what the form is for"},
    {"order/order_act.html", "{{v->button}}", "what the form is for; the other takes a ready answer"},
    {"panel/ballot_form.html", "{{v->button}}", "what the form is for; the other takes a ready answer"},
    {"panel/commission_case.html", "{{v->button}}", "the ballot's form, which stands in it"},
    {"order/noted_table.html", "value=\"look\"", "shows what would be done, and does nothing"},
    {"staff/take_orders.html", "value=\"look\"", "shows what would be done, and does nothing"},
    {"staff/admin_tag.html", "value=\"rename\"", "what the field is for; a name that is taken is refused"},
    {"staff/market.html", "Keep it", "what the form is for"},
    {"staff/set_up.html", "value=\"try\"", "a mail to the address that was typed"},
};
static bool used[sizeof allowed / sizeof allowed[0]];

struct pages {
    char path[256][128]; /* below src/web/pages */
    size_t count;
};
static struct pages pages;

static int note_page(const char *path, const struct stat *stat, int type, struct FTW *at)
{
    const char *below = strstr(path, "src/web/pages/");
    (void)stat;
    (void)at;
    if (type == FTW_F && below && str_ends(str_from(path), STR(".html"))) {
        assert_true(pages.count < sizeof pages.path / sizeof pages.path[0]);
        snprintf(pages.path[pages.count++], sizeof pages.path[0], "%s", below + strlen("src/web/pages/"));
    }
    return 0;
}

/* The file of "% page_picture_form(h, ...": empty when the line calls no page. */
static struct str called_page(struct arena *arena, struct str line)
{
    struct str rest = str_trim(line);
    if (!str_starts(rest, STR("%")))
        return STR_NONE;
    rest = str_trim(str_slice(rest, 1, rest.len));
    if (!str_starts(rest, STR("page_")))
        return STR_NONE;
    struct str name = str_cut(&rest, '(');
    name = str_slice(name, STR("page_").len, name.len);
    for (size_t i = 0; i < pages.count; i++) {
        const char *file = strrchr(pages.path[i], '/') + 1;
        if (str_eq(str_from(file), arena_printf(arena, "%.*s.html", STR_ARG(name))))
            return arena_printf(arena, "src/web/pages/%s", pages.path[i]);
    }
    return STR_NONE;
}

/* A page with the pages that it calls in their places. */
static void put_page(struct arena *arena, struct buf *out, const char *file, int depth)
{
    struct str text = source_read(arena, file);
    while (text.len) {
        struct str line = str_cut(&text, '\n'), called = called_page(arena, line);
        if (called.len && depth > 0)
            put_page(arena, out, called.at, depth - 1);
        buf_printf(out, "%.*s\n", STR_ARG(line));
    }
}

/* Enter works from whatever is no text area: fields, boxes, circles. */
static bool has_field(struct str form)
{
    static const char *const no_field[] = {"type=\"hidden\"", "type=\"file\"", "type=\"submit\""};
    size_t at;
    while ((at = str_find(form, STR("<input"))) < form.len) {
        form = str_slice(form, at + 1, form.len);
        struct str tag = str_slice(form, 0, str_find_char(form, '>'));
        bool field = true;
        for (size_t i = 0; i < sizeof no_field / sizeof no_field[0]; i++)
            field &= str_find(tag, str_from(no_field[i])) == tag.len;
        if (field)
            return true;
    }
    return false;
}

/* A button, or an input that is one: for Enter alone it has no words. */
static size_t next_button(struct str form)
{
    size_t button = str_find(form, STR("<button")), input = str_find(form, STR("<input class=\"only-read\""));
    return button < input ? button : input;
}

static size_t count_buttons(struct str form, struct str *first)
{
    size_t count = 0, at;
    *first = STR_NONE;
    while ((at = next_button(form)) < form.len) {
        form = str_slice(form, at + 1, form.len);
        bool input = str_starts(form, STR("input"));
        struct str tag = str_slice(form, 0, str_find_char(form, '>'));
        if (str_find(tag, STR("type=\"button\"")) < tag.len)
            continue; /* Enter presses none that sends nothing */
        if (count++ == 0)
            *first = str_slice(form, 0, input ? str_find_char(form, '>') : str_find(form, STR("</button")));
    }
    return count;
}

/* It is not seen: it stands there for Enter alone, and is what the form is for, or does nothing. */
static bool is_for_enter(struct str button)
{
    return str_starts(button, STR("input class=\"only-read\" type=\"submit\"")) &&
           str_find(button, STR("aria-hidden=\"true\"")) < button.len &&
           (str_find(button, STR(" disabled")) < button.len ||
            str_find(button, STR("tabindex=\"-1\"")) < button.len);
}

static bool is_allowed(const char *page, struct str button)
{
    for (size_t i = 0; i < sizeof allowed / sizeof allowed[0]; i++)
        if (strcmp(allowed[i].page, page) == 0 && str_find(button, str_from(allowed[i].button)) < button.len)
            return used[i] = true;
    return false;
}

static size_t check_form(const char *page, struct str form)
{
    struct str first;
    if (!has_field(form) || count_buttons(form, &first) < 2 || is_for_enter(first) || is_allowed(page, first))
        return 0;
    print_error(
        "%s: Enter presses the first of several buttons: <%.*s. Put one before it that is not seen, for what "
        "the form is for or disabled, or say in this test why it may\n",
        page, STR_ARG(first));
    return 1;
}

static size_t check_page(const char *page)
{
    char file[200];
    struct arena arena;
    struct buf buf;
    size_t wrong = 0, at;
    arena_init(&arena, 1 << 24);
    buf_init(&buf, 1 << 20);
    snprintf(file, sizeof file, "src/web/pages/%s", page);
    put_page(&arena, &buf, file, 3);
    struct str text = buf_str(&buf);
    while ((at = str_find(text, STR("<form"))) < text.len) {
        text = str_slice(text, at + 1, text.len);
        wrong += check_form(page, str_slice(text, 0, str_find(text, STR("</form>"))));
    }
    buf_free(&buf);
    arena_free(&arena);
    return wrong;
}

static void find_pages(void)
{
    struct arena arena;
    pages.count = 0;
    arena_init(&arena, 1 << 16);
    assert_int_equal(nftw(source_path(&arena, "src/web/pages").at, note_page, 8, FTW_PHYS), 0);
    arena_free(&arena);
    assert_true(pages.count > 100);
}

static void enter_in_a_field_presses_no_button_that_is_not_meant(void **state)
{
    size_t wrong = 0;
    (void)state;
    find_pages();
    for (size_t i = 0; i < pages.count; i++)
        wrong += check_page(pages.path[i]);
    assert_int_equal(wrong, 0);
    for (size_t i = 0; i < sizeof allowed / sizeof allowed[0]; i++)
        if (!used[i]) {
            print_error("%s: no form has the first button %s any more\n", allowed[i].page, allowed[i].button);
            _fail(__FILE__, __LINE__);
        }
}

/* "x" of id="x-error": what is wrong is heard with the field only where the field names it. */
static size_t check_ties(const char *page, struct str text)
{
    size_t wrong = 0, at;
    struct str rest = text;
    while ((at = str_find(rest, STR("-error\""))) < rest.len) {
        struct str before = str_slice(rest, 0, at);
        rest = str_slice(rest, at + STR("-error\"").len, rest.len);
        size_t begins = before.len;
        while (begins > 0 && before.at[begins - 1] != '"')
            begins--;
        if (!str_ends(str_slice(before, 0, begins), STR(" id=\"")))
            continue;
        struct str name = str_slice(before, begins, before.len);
        char tied[2][200];
        snprintf(tied[0], sizeof tied[0], "aria-describedby=\"%.*s-error", STR_ARG(name));
        snprintf(tied[1], sizeof tied[1], " %.*s-error\"", STR_ARG(name));
        if (str_find(text, str_from(tied[0])) < text.len || str_find(text, str_from(tied[1])) < text.len)
            continue;
        print_error("%s: no aria-describedby names %.*s-error\n", page, STR_ARG(name));
        wrong++;
    }
    return wrong;
}

static void what_is_wrong_is_heard_with_its_field(void **state)
{
    size_t wrong = 0;
    (void)state;
    find_pages();
    for (size_t i = 0; i < pages.count; i++) {
        struct arena arena;
        arena_init(&arena, 1 << 22);
        const char *file = arena_printf(&arena, "src/web/pages/%s", pages.path[i]).at;
        wrong += check_ties(pages.path[i], source_read(&arena, file));
        arena_free(&arena);
    }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(enter_in_a_field_presses_no_button_that_is_not_meant),
        cmocka_unit_test(what_is_wrong_is_heard_with_its_field),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
