/* The last day to fetch a parcel, from the lines of carriers. */
#include "base/check.h"
#include "support/kit/suite.h"
#include "text/tracking/fetch_day.h"

static const struct civil seen = {.year = 2026, .month = 11, .day = 28};

static void last_days_are_read_in_the_forms_in_which_carriers_name_them(void **state)
{
    (void)state;
    static const struct {
        struct str line;
        int year, month, day;
    } rows[] = {
        {STR_INIT("Ready for collection until 4 December 2026"), 2026, 12, 4},
        {STR_INIT("Please collect by December 4"), 2026, 12, 4},
        {STR_INIT("Available for pickup until Dec 4, 2026, 18:00"), 2026, 12, 4},
        {STR_INIT("Abholbereit bis 04.12.2026, Postfiliale 511"), 2026, 12, 4},
        {STR_INIT("Ihr Paket liegt bis zum 4. Dezember bereit"), 2026, 12, 4},
        {STR_INIT("Seit 30.11. zur Abholung bereit, bis 7.12."), 2026, 12, 7},
        {STR_INIT("Votre colis vous attend jusqu'au 14/12"), 2026, 12, 14},
        {STR_INIT("Disponible hasta el 4 de diciembre de 2026"), 2026, 12, 4},
        {STR_INIT("Dispon\u00EDvel para levantamento at\u00E9 14/12/2026"), 2026, 12, 14},
        {STR_INIT("Pronto per il ritiro fino al 4 dicembre"), 2026, 12, 4},
        {STR_INIT("Czeka na odbi\u00F3r do 4 grudnia"), 2026, 12, 4},
        {STR_INIT("Ligt klaar tot 4 december"), 2026, 12, 4},
        {STR_INIT("\u041E\u0436\u0438\u0434\u0430\u0435\u0442 \u0434\u043E 4 "
                  "\u0434\u0435\u043A\u0430\u0431\u0440\u044F"),
         2026, 12, 4},
        {STR_INIT("4 Aral\u0131k'a kadar \u015Fubede"), 2026, 12, 4},
        {STR_INIT("\u8BF7\u4E8E12\u67084\u65E5\u524D\u53D6\u4EF6"), 2026, 12, 4},
        {STR_INIT("2026\u5E7412\u67084\u65E5\u307E\u3067\u304A\u9810\u304B\u308A"), 2026, 12, 4},
        {STR_INIT("Ready until 2026-12-04"), 2026, 12, 4},
        {STR_INIT("Ready until 5 January"), 2027, 1, 5},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct civil day = {0};
        if (!fetch_day_read(rows[i].line, seen, &day) || day.month != rows[i].month || day.day != rows[i].day)
            print_error("%.*s: %d-%d-%d\n", STR_ARG(rows[i].line), (int)day.year, (int)day.month,
                        (int)day.day);
        assert_int_equal(day.year, rows[i].year);
        assert_int_equal(day.month, rows[i].month);
        assert_int_equal(day.day, rows[i].day);
    }
}

static void no_last_day_is_made_up(void **state)
{
    (void)state;
    static const struct str lines[] = {
        STR_INIT(""),
        STR_INIT("Ready for collection"),
        STR_INIT("Ready for collection since 1 December"),    /* not until */
        STR_INIT("Ready for collection until 18:00"),         /* a time */
        STR_INIT("Kept until the end of the week"),           /* no date */
        STR_INIT("Ready until 4 March 2027"),                 /* too far for a parcel that waits */
        STR_INIT("Ready until 4 November 2026"),              /* before the event */
        STR_INIT("Ready until 31.11.2026"),                   /* no such day */
        STR_INIT("Collect by 01/12/2026 or 12/01/2027 \xff"), /* no text */
        STR_INIT("Pick up before 12/01 at 12 Main Street 4"), /* 12 January or 1 December */
    };
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        struct civil day = {0};
        if (fetch_day_read(lines[i], seen, &day))
            print_error("%.*s: %d-%d-%d\n", STR_ARG(lines[i]), (int)day.year, (int)day.month, (int)day.day);
        assert_false(fetch_day_read(lines[i], seen, &day));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(last_days_are_read_in_the_forms_in_which_carriers_name_them),
        cmocka_unit_test(no_last_day_is_made_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
