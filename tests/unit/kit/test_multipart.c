#include "base/check.h"
#include "support/kit/own_arena.h"
#include "support/kit/suite.h"
#include "text/kit/multipart.h"

static enum err parse(const char *body, struct form *form, struct sent_files *files)
{
    return multipart_parse(&arena, str_from(body), STR("XX"), form, files);
}

static void fields_and_files_come_apart(void **state)
{
    (void)state;
    struct form form;
    struct sent_files files;
    const char *body =
        "--XX\r\nContent-Disposition: form-data; name=\"words\"\r\n\r\nIt is\r\nbroken\r\n"
        "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\\\my;photos\\\\a;b.png\"\r\n"
        "Content-Type: image/png\r\n\r\n\x01--XX\x02\r\n\r\n"
        "--XX\r\nContent-Disposition: form-data; name=\"other\"; filename=\"\"\r\n\r\n\r\n--XX--\r\n";
    assert_int_equal(parse(body, &form, &files), OK);
    assert_int_equal(form.count, 1);
    assert_str(form_get(&form, STR("words")), "It is\nbroken");
    assert_int_equal(files.count, 1); /* where nothing was chosen, there is no file */
    assert_str(files.at[0].field, "file");
    assert_str(files.at[0].name, "a;b.png");
    assert_str(files.at[0].bytes, "\x01--XX\x02\r\n");
}

static void what_is_cut_off_or_misshapen_is_refused(void **state)
{
    (void)state;
    static const char *const bodies[] = {
        "",
        "--XX",
        "--YY\r\n",
        "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb",
        "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--XX",
        "--XX\r\nContent-Disposition: form-data\r\n\r\nb\r\n--XX--",
        "--XX\r\nContent-Disposition: form-data; name=\"\"\r\n\r\nb\r\n--XX--",
        "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\xff\r\n--XX--",
        "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--XX\r\nContent-Disposition: "
        "form-data; "
        "name=\"a\"\r\n\r\n2\r\n--XX--",
    };
    for (size_t i = 0; i < COUNT_OF(bodies); i++) {
        struct form form;
        struct sent_files files;
        assert_int_equal(parse(bodies[i], &form, &files), ERR_INPUT);
    }
}

static void the_boundary_stands_in_the_type(void **state)
{
    (void)state;
    assert_str(multipart_boundary(STR("multipart/form-data; boundary=----abc")), "----abc");
    assert_str(multipart_boundary(STR("Multipart/Form-Data; charset=x; boundary=\"a b\"")), "a b");
    assert_str(multipart_boundary(STR("multipart/mixed; boundary=a")), "");
    assert_str(multipart_boundary(STR("multipart/form-data")), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_and_files_come_apart),
        cmocka_unit_test(what_is_cut_off_or_misshapen_is_refused),
        cmocka_unit_test(the_boundary_stands_in_the_type),
    };
    return cmocka_run_group_tests(tests, arena_begin, arena_end);
}
