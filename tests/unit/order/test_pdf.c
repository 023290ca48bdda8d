/* Papers that do something by themselves are not taken, however they hide it. */
#include "base/buf.h"
#include "base/check.h"
#include "support/kit/suite.h"
#include "text/order/pdf.h"

#include <zlib.h>

#define PDF(inner) STR_INIT("%PDF-1.4\n" inner "\ntrailer <<>>\n%%EOF\n")

static const struct {
    const char *what;
    struct str bytes;
    enum pdf_finding finding;
} papers[] = {
    {"words", PDF("1 0 obj <</Type /Page /JSON 1 /JavaScripts 2 /AAA 3>> endobj"), PDF_HARMLESS},
    {"a link", PDF("<</S /URI /URI (https://a.example)>>"), PDF_HARMLESS},
    {"a script", PDF("<</OpenAction <</S /JavaScript /JS (app.alert(1))>> >>"), PDF_ACTS},
    {"a script under an escaped name", PDF("<</S /J#61vaScript>>"), PDF_ACTS},
    {"a short name at the end of a line", PDF("<</JS\n(app.alert(1))>>"), PDF_ACTS},
    {"a program", PDF("<</S/Launch/F(cmd.exe)>>"), PDF_ACTS},
    {"a form that sends itself", PDF("<</S/SubmitForm>>"), PDF_ACTS},
    {"a file within", PDF("<</Names<</EmbeddedFiles 3 0 R>> >>"), PDF_ACTS},
    {"something at each event", PDF("<</AA<</O 4 0 R>> >>"), PDF_ACTS},
    {"a lock", PDF("<</Encrypt 5 0 R>>"), PDF_LOCKED},
    {"such letters in a packed picture", PDF("<<>>\nstream\nab/JS cd/AA \nendstream"), PDF_HARMLESS},
    {"a script behind a picture", PDF("<<>>\nstream\nab\nendstream\n<</S/JavaScript>>"), PDF_ACTS},
    {"a script behind a word that begins no stream", PDF("(streams) <</S/JavaScript>>"), PDF_ACTS},
    {"objects packed in a way of their own", PDF("<</Type/ObjStm>>\nstream\nraw\nendstream"), PDF_UNKNOWN},
};

static void a_paper_that_could_do_something_is_told_from_one_that_could_not(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(papers); i++) {
        assert_true(pdf_is(papers[i].bytes));
        enum pdf_finding finding = pdf_look(papers[i].bytes);
        if (finding != papers[i].finding)
            print_error("%s: %d\n", papers[i].what, (int)finding);
        assert_int_equal(finding, papers[i].finding);
    }
}

/* A paper whose objects are packed into a stream. */
static enum pdf_finding look_packed(struct str objects)
{
    struct buf paper;
    unsigned char packed[512];
    unsigned long len = sizeof packed;
    assert_int_equal(compress(packed, &len, (const unsigned char *)objects.at, objects.len), Z_OK);
    buf_init(&paper, 4096);
    buf_put(&paper, STR("%PDF-1.5\n7 0 obj <</Type /ObjStm /Filter /FlateDecode>>\nstream\r\n"));
    buf_put(&paper, (struct str){(const char *)packed, len});
    buf_put(&paper, STR("\nendstream\n%%EOF\n"));
    enum pdf_finding finding = pdf_look(buf_str(&paper));
    buf_free(&paper);
    return finding;
}

static void objects_packed_together_are_looked_at_too(void **state)
{
    (void)state;
    assert_int_equal(look_packed(STR("1 0 <</Type /Page>>")), PDF_HARMLESS);
    assert_int_equal(look_packed(STR("1 0 <</S /JavaScript /JS (x)>>")), PDF_ACTS);
    assert_int_equal(look_packed(STR("1 0 (stream\n) <</S /Launch>>")), PDF_ACTS);
}

static void what_only_begins_like_a_paper_is_none(void **state)
{
    (void)state;
    assert_false(pdf_is(STR("%PDF-<script>alert(1)</script>%%EOF")));
    assert_false(pdf_is(STR("%PDF-")));
    assert_false(pdf_is(STR("%PDF-1.4 without its end")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_paper_that_could_do_something_is_told_from_one_that_could_not),
        cmocka_unit_test(objects_packed_together_are_looked_at_too),
        cmocka_unit_test(what_only_begins_like_a_paper_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
