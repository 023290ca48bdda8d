/* What the names in a line, its promises and its several statements make of what it tells. */
#include "base/check.h"
#include "core/tracking/parcel.h"
#include "core/tracking/parcel_names.h"
#include "core/tracking/parcel_parts.h"
#include "support/kit/suite.h"
#include "support/tracking/told.h"

static void streets_towns_and_firms_tell_nothing(void **state)
{
    (void)state;
    static const struct told_line rows[] = {
        {STR_INIT("Zollgasse 9, Graz"), PARCEL_UNKNOWN},
        {STR_INIT("Lost River, ID"), PARCEL_UNKNOWN},
        {STR_INIT("Calle de la Aduana 3"), PARCEL_UNKNOWN},
        {STR_INIT("\u0443\u043b. \u0422\u0430\u043c\u043e\u0436\u0435\u043d\u043d\u0430\u044f, 11"),
         PARCEL_UNKNOWN},
        {STR_INIT("\u6d77\u5173\u8def9\u53f7"), PARCEL_UNKNOWN},
        {STR_INIT("Delivered, Hauptstra\u00dfe 3"), PARCEL_DELIVERED},
        {STR_INIT("Held by customs"), PARCEL_HELD},
    };
    assert_told(rows, COUNT_OF(rows));
}

static void only_the_name_is_taken_out_of_a_line(void **state)
{
    char room[200];
    (void)state;
    struct str bare = without_names(STR("Arrived at Lost Springs, WY"), room, sizeof room);
    assert_true(str_find(bare, STR("Arrived at")) == 0);
    assert_true(str_find(bare, STR("Lost")) == bare.len);
    assert_true(str_find(bare, STR("WY")) < bare.len);
    bare = without_names(STR("Out for delivery"), room, sizeof room);
    assert_true(str_eq(bare, STR("Out for delivery")));
    assert_int_equal(without_names(STR(""), room, sizeof room).len, 0);
}

static void a_time_that_a_number_names_is_a_promise_or_the_end_of_a_wait(void **state)
{
    (void)state;
    assert_true(parts_promise(STR(" delivered within 24 48 hours ")));
    assert_true(parts_promise(STR(" zugestellt innerhalb von 2 werktagen ")));
    assert_true(parts_promise(STR(" 3 is gunu icinde teslim ")));
    assert_true(parts_promise(STR(" 24\u5c0f\u65f6\u5185\u9001\u8fbe ")));
    assert_true(parts_promise(STR(" in two days ")));
    assert_false(parts_promise(STR(" delivered on 24 may ")));
    assert_false(parts_promise(STR(" delivered in 2 ")));
    assert_false(parts_promise(STR(" 12 ")));
    assert_true(parts_period(STR(" nach 7 tagen geht es zuruck ")));
    assert_true(parts_period(STR(" apos 20 dias corridos ")));
    assert_false(parts_period(STR(" returned on 7 may ")));
    static const struct told_line rows[] = {
        {STR_INIT("Entregado en 24/48 h"), PARCEL_UNKNOWN},
        {STR_INIT("Delivered within 3 working days"), PARCEL_UNKNOWN},
        {STR_INIT("Nach 12 Tagen geht die Sendung an den Absender zur\u00fcck"), PARCEL_UNKNOWN},
        {STR_INIT("Your parcel is not yet delivered"), PARCEL_UNKNOWN},
    };
    assert_told(rows, COUNT_OF(rows));
}

static void what_is_said_last_counts(void **state)
{
    (void)state;
    static const struct told_line rows[] = {
        {STR_INIT("Held at customs on 12 Nov, released 14 Nov, delivered 20 Nov"), PARCEL_DELIVERED},
        {STR_INIT("Zugestellt, nachdem der erste Versuch erfolglos war"), PARCEL_DELIVERED},
        {STR_INIT("Could not be delivered, now at the post office"), PARCEL_WAITING},
        {STR_INIT("Destinatario ausente: paquete disponible en la oficina"), PARCEL_WAITING},
        {STR_INIT("Zugestellt, aber der Karton ist besch\u00e4digt"), PARCEL_DAMAGED},
        {STR_INIT("Parcel returned to depot for another delivery attempt"), PARCEL_ATTEMPT_FAILED},
    };
    assert_told(rows, COUNT_OF(rows));
    assert_int_equal(parts_together(PARCEL_HELD, PARCEL_CUSTOMS), PARCEL_CUSTOMS);
    assert_int_equal(parts_together(PARCEL_IN_TRANSIT, PARCEL_HELD), PARCEL_HELD);
    assert_int_equal(parts_together(PARCEL_DELIVERED, PARCEL_RETURNING), PARCEL_UNKNOWN);
    assert_int_equal(parts_together(PARCEL_UNKNOWN, PARCEL_LOST), PARCEL_LOST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(streets_towns_and_firms_tell_nothing),
        cmocka_unit_test(only_the_name_is_taken_out_of_a_line),
        cmocka_unit_test(a_time_that_a_number_names_is_a_promise_or_the_end_of_a_wait),
        cmocka_unit_test(what_is_said_last_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
