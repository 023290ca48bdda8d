/* Papers that do something by themselves are not taken, however they hide it. */
#include "base/buf.h"
#include "base/check.h"
#include "support/kit/source.h"
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
    {"a place that it opens at", PDF("<</OpenAction [3 0 R /FitH null] /URI (https://a.example)>>"),
     PDF_HARMLESS},
    {"an action that shows a place", PDF("<</OpenAction 6 0 R>> 6 0 obj <</S/GoTo/D[3 0 R /Fit]>> endobj"),
     PDF_HARMLESS},
    {"an address that it opens", PDF("<</OpenAction <</S /URI /URI (https://a.example)>> >>"), PDF_ACTS},
    {"an address that it opens from afar",
     PDF("<</OpenAction 6 0 R>> 6 0 obj <</S/URI/URI(//a.example)>> endobj"), PDF_ACTS},
    {"an address behind a place",
     PDF("<</OpenAction<</S/GoTo/D[3 0 R]/Next<</S/U#52I/URI(//a.example)>> >> >>"), PDF_ACTS},
    {"an address that it opens, and a place", PDF("<</OpenAction[3 0 R]/OpenAction 6 0 R/URI(//a.example)>>"),
     PDF_ACTS},
    {"a printer that it starts", PDF("<</OpenAction<</S/Named/N/Print>> >>"), PDF_ACTS},
    {"another paper", PDF("<</A<</S/GoToR/F(b.pdf)/D[0/Fit]>> >>"), PDF_ACTS},
    {"a file within that is not called one", PDF("<</Type/Filespec/F(a.exe)/EF<</F 5 0 R>> >>"), PDF_ACTS},
    {"what is fetched from elsewhere", PDF("<</Length 0/F<</FS/URL/F(https://a.example)>> >>"), PDF_ACTS},
    {"a lock", PDF("<</Encrypt 5 0 R>>"), PDF_LOCKED},
    {"such letters in a packed picture", PDF("<<>>\nstream\nab/JS cd/AA \nendstream"), PDF_HARMLESS},
    {"a script behind a picture", PDF("<<>>\nstream\nab\nendstream\n<</S/JavaScript>>"), PDF_ACTS},
    {"a script behind a word that begins no stream", PDF("(streams) <</S/JavaScript>>"), PDF_ACTS},
    {"a script behind what a comment calls a stream", PDF("<< %stream\n /S/JavaScript %endstream\n >>"),
     PDF_ACTS},
    {"a script behind what a text calls a stream", PDF("<</A(>>\nstream\n)/S/JavaScript/B(endstream)>>"),
     PDF_ACTS},
    {"a script behind the second end of a stream",
     PDF("<<>>\nstream\na endstream\nendstream\n<</S/JavaScript>>"), PDF_ACTS},
    {"objects in the bytes of a stream", PDF("<<>>\nstream\n6 0 obj<</S/JavaScript>>endobj\nendstream"),
     PDF_UNKNOWN},
    {"packed objects under another name", PDF("<</N 1/First 4>>\nstream\nraw\nendstream"), PDF_UNKNOWN},
    {"such a name ended with its object", PDF("<</N 1/First 4>>\nendobj\n<<>>stream\nraw\nendstream"),
     PDF_HARMLESS},
    {"its end in a text", PDF("<</N 1/First 4/A( endobj )>>stream\nraw\nendstream"), PDF_UNKNOWN},
    {"its end in a comment", PDF("<</N 1/First 4% endobj\n>>stream\nraw\nendstream"), PDF_UNKNOWN},
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

/* As other programs write them: with and without streams of objects, for the web, for archives. */
static void papers_of_other_programs_are_told_apart(void **state)
{
    (void)state;
    static const char *const names[] = {
        "acts-address",     "acts-address-mu",    "acts-address-packed", "acts-file-within",
        "acts-form-packed", "acts-import-packed", "acts-other-paper",    "acts-script-packed",
        "taken-archive",    "taken-cairo",        "taken-link",          "taken-link-packed",
    };
    struct arena arena;
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct str paper = source_read(&arena, arena_printf(&arena, "tests/data/papers/%s.pdf", names[i]).at);
        assert_true(pdf_is(paper));
        enum pdf_finding finding = pdf_look(paper);
        bool taken = str_starts(str_from(names[i]), STR("taken-"));
        if (finding != (taken ? PDF_HARMLESS : PDF_ACTS))
            print_error("%s: %d\n", names[i], (int)finding);
        assert_int_equal(finding, taken ? PDF_HARMLESS : PDF_ACTS);
    }
    arena_free(&arena);
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
        cmocka_unit_test(papers_of_other_programs_are_told_apart),
        cmocka_unit_test(what_only_begins_like_a_paper_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
