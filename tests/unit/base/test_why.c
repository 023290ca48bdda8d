#include "base/check.h"
#include "base/err.h"
#include "base/why.h"
#include "support/kit/suite.h"

#include <errno.h>

static void what_the_system_refused_is_said_in_the_language_of_the_reader(void **state)
{
    static const struct {
        const char *tag;
        int code;
        const char *said;
    } rows[] = {
        {"en", ENOENT, "cannot read a.csv: no such file or folder"},
        {"de", ENOENT, "a.csv lässt sich nicht lesen: keine solche Datei und kein solcher Ordner"},
        {"de", EACCES, "a.csv lässt sich nicht lesen: die Rechte daran erlauben es nicht"},
        {"de", ENOSPC, "a.csv lässt sich nicht lesen: auf dem Datenträger ist kein Platz mehr"},
        {"de", ENOEXEC, "a.csv lässt sich nicht lesen: Exec format error"}, /* in the system's own words */
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        bool known;
        struct failure failure = {
            .language = language_find(&catalogue_recourse, str_from(rows[i].tag), false, &known)};
        enum err err = fail_field(&failure, ERR_IO, "file", "cannot read {path}: {why}",
                                  PLACE("path", STR("a.csv")), PLACE_ERRNO("why", rows[i].code));
        assert_int_equal(err, ERR_IO);
        assert_string_equal(failure.text, rows[i].said);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_system_refused_is_said_in_the_language_of_the_reader),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
