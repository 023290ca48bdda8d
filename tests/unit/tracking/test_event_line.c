/* Lines that people copy from carriers' pages: the day in any form, and what happened. */
#include "base/check.h"
#include "support/kit/suite.h"
#include "text/tracking/event_line.h"

static const struct civil today = {.year = 2026, .month = 11, .day = 28};

static void days_are_read_in_the_forms_in_which_people_copy_them(void **state)
{
    (void)state;
    static const struct {
        struct str line;
        int month, day;
        struct str words;
    } rows[] = {
        {STR_INIT("2026-11-20 Departed"), 11, 20, STR_INIT("Departed")},
        {STR_INIT("2026-11-20, 08:15, Departed"), 11, 20, STR_INIT("Departed")},
        {STR_INIT("2026/11/20 08:15:30 Departed"), 11, 20, STR_INIT("Departed")},
        {STR_INIT("05.11.2026 Departed"), 11, 5, STR_INIT("Departed")},
        {STR_INIT("5.11.26, 14:05 Uhr: Zugestellt"), 11, 5, STR_INIT("Zugestellt")},
        {STR_INIT("20/11/2026 14:05 - Entregado"), 11, 20, STR_INIT("Entregado")},
        {STR_INIT("11/24/2026 8:05 pm Delivered"), 11, 24, STR_INIT("Delivered")},
        {STR_INIT("05/11/2026 Delivered"), 11, 5, STR_INIT("Delivered")},  /* 11 May is further away */
        {STR_INIT("12/11/2026 Delivered"), 11, 12, STR_INIT("Delivered")}, /* 11 December has not been */
        {STR_INIT("Nov 20, 2026 Departed"), 11, 20, STR_INIT("Departed")},
        {STR_INIT("November 20, 2026, 9:00 am, Departed"), 11, 20, STR_INIT("Departed")},
        {STR_INIT("20. November 2026 Versandt"), 11, 20, STR_INIT("Versandt")},
        {STR_INIT("20 nov. 2026 : livr\u00E9"), 11, 20, STR_INIT("livr\u00E9")},
        {STR_INIT("3 \u0430\u0432\u0433\u0443\u0441\u0442\u0430 2026, 10:00, "
                  "\u041F\u0440\u0438\u043D\u044F\u0442\u043E"),
         8, 3, STR_INIT("\u041F\u0440\u0438\u043D\u044F\u0442\u043E")},
        {STR_INIT("14 lipca 2026 nadana"), 7, 14, STR_INIT("nadana")},
        {STR_INIT("2026-02-28"), 2, 28, STR_INIT("")},
        {STR_INIT("2026\u5e7411\u670820\u65e5 12:05 \u5f15\u53d7"), 11, 20, STR_INIT("\u5f15\u53d7")},
        {STR_INIT("2026\ub144 11\uc6d4 20\uc77c \uc811\uc218"), 11, 20, STR_INIT("\uc811\uc218")},
        {STR_INIT("Ng\u00e0y 20 th\u00e1ng 11 n\u0103m 2026: xong"), 11, 20, STR_INIT("xong")},
        {STR_INIT("20/11/2569 14:05 x"), 11, 20, STR_INIT("x")}, /* as Thailand counts the years */
        {STR_INIT("20 Des 2026 tiba"), 12, 20, STR_INIT("tiba")},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct event_line event;
        if (!event_line_read(rows[i].line, today, &event)) {
            print_error("not read: %.*s\n", STR_ARG(rows[i].line));
            _fail(__FILE__, __LINE__);
        }
        if (event.day.year != 2026 || event.day.month != rows[i].month || event.day.day != rows[i].day)
            print_error("%.*s: %d-%d\n", STR_ARG(rows[i].line), (int)event.day.month, (int)event.day.day);
        assert_int_equal(event.day.month, rows[i].month);
        assert_int_equal(event.day.day, rows[i].day);
        assert_true(str_eq(event.words, rows[i].words));
    }
}

static void what_is_no_day_is_not_read(void **state)
{
    (void)state;
    static const struct str lines[] = {STR_INIT(""),
                                       STR_INIT("Departed"),
                                       STR_INIT("2026-02-30 Departed"),
                                       STR_INIT("31.11.2026 x"),
                                       STR_INIT("2026"),
                                       STR_INIT("1234567890 Departed"),
                                       STR_INIT("20 Foo 2026 x"),
                                       STR_INIT("99/99/2026"),
                                       STR_INIT("12:30 Departed"),
                                       STR_INIT("\xFF\xFE 2026")};
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        struct event_line event;
        if (event_line_read(lines[i], today, &event)) {
            print_error("read: %.*s\n", STR_ARG(lines[i]));
            _fail(__FILE__, __LINE__);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_are_read_in_the_forms_in_which_people_copy_them),
        cmocka_unit_test(what_is_no_day_is_not_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
