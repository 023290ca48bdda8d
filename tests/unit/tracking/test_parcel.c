/* What events mean, what contradicts, and what silence says. */
#include "base/check.h"
#include "core/tracking/silence.h"
#include "support/kit/suite.h"

#define DAY(n) ((struct instant){(INT64_C(20000) + (n)) * 24 * 60 * 60 * 1000})

static void lines_of_carriers_pages_are_understood(void **state)
{
    (void)state;
    static const struct {
        struct str line;
        enum parcel_event event;
    } rows[] = {
        {STR_INIT("Dispatch from outward office of exchange"), PARCEL_DEPARTED},
        {STR_INIT("departed"), PARCEL_DEPARTED},
        {STR_INIT("Left for destination"), PARCEL_DEPARTED},
        {STR_INIT("Arrival at inward office of exchange"), PARCEL_ARRIVED},
        {STR_INIT("Retention"), PARCEL_HELD},
        {STR_INIT("Presented to import customs"), PARCEL_CUSTOMS},
        {STR_INIT("Out for delivery"), PARCEL_OUT_FOR_DELIVERY},
        {STR_INIT("Unsuccessful delivery"), PARCEL_ATTEMPT_FAILED},
        {STR_INIT("Final delivery"), PARCEL_DELIVERED},
        {STR_INIT("Delivered, left with neighbour"), PARCEL_DELIVERED},
        {STR_INIT("Not delivered: addressee absent"), PARCEL_ATTEMPT_FAILED},
        {STR_INIT("Shipment information received"), PARCEL_NOT_HANDED_OVER},
        {STR_INIT("Label created"), PARCEL_NOT_HANDED_OVER},
        {STR_INIT("Accepted by carrier"), PARCEL_ACCEPTED},
        {STR_INIT("Posting/Collection"), PARCEL_ACCEPTED},
        {STR_INIT("Arrived at sorting centre"), PARCEL_IN_TRANSIT},
        {STR_INIT("Returned to sender"), PARCEL_RETURNED},
        {STR_INIT("Return to sender started"), PARCEL_RETURNING},
        {STR_INIT("waiting_for_pickup"), PARCEL_WAITING},
        {STR_INIT("hello"), PARCEL_UNKNOWN},
        {STR_INIT(""), PARCEL_UNKNOWN},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_int_equal(parcel_from_text(rows[i].line), rows[i].event);
}

static void feeds_codes_are_mapped_and_unknown_ones_move_nothing(void **state)
{
    (void)state;
    assert_int_equal(parcel_from_code(FEED_AFTERSHIP, STR("Exception_010")), PARCEL_RETURNING);
    assert_int_equal(parcel_from_code(FEED_AFTERSHIP, STR("Exception_011")), PARCEL_RETURNED);
    assert_int_equal(parcel_from_code(FEED_AFTERSHIP, STR("Exception_001")), PARCEL_UNKNOWN);
    assert_int_equal(parcel_from_code(FEED_AFTERSHIP, STR("Exception_002")), PARCEL_ATTEMPT_FAILED);
    assert_int_equal(parcel_from_code(FEED_AFTERSHIP, STR("Exception_017")), PARCEL_IN_TRANSIT);
    assert_int_equal(parcel_from_code(FEED_17TRACK, STR("Exception_Rejected")), PARCEL_ATTEMPT_FAILED);
    assert_int_equal(parcel_from_code(FEED_17TRACK, STR("Exception_Cancel")), PARCEL_UNKNOWN);
    assert_int_equal(parcel_from_code(FEED_EASYPOST, STR("weather_delay")), PARCEL_IN_TRANSIT);
    assert_int_equal(parcel_from_code(FEED_SHIPPO, STR("package_undeliverable")), PARCEL_ATTEMPT_FAILED);
    assert_int_equal(parcel_from_code(FEED_17TRACK, STR("InTransit_CustomsRequiringInformation")),
                     PARCEL_HELD);
    assert_int_equal(parcel_from_code(FEED_17TRACK, STR("InTransit_TransportArrived")), PARCEL_UNKNOWN);
    assert_int_equal(parcel_from_code(FEED_EASYPOST, STR("pre_transit")), PARCEL_NOT_HANDED_OVER);
    assert_int_equal(parcel_from_code(FEED_SHIPPO, STR("package_lost")), PARCEL_LOST);
    assert_int_equal(parcel_from_code(FEED_EMSEVT, STR("emc")), PARCEL_DEPARTED);
    assert_int_equal(parcel_from_code(FEED_EMSEVT, STR("EMI")), PARCEL_DELIVERED);
}

static void events_in_any_order_fold_to_the_latest(void **state)
{
    (void)state;
    const struct parcel_report reports[] = {
        {PARCEL_ARRIVED, PARCEL_CARRIER_SCANNED, DAY(9), "DE"},
        {PARCEL_ACCEPTED, PARCEL_CARRIER_SCANNED, DAY(2), "CN"},
        {PARCEL_UNKNOWN, PARCEL_CARRIER_SCANNED, DAY(11), ""},
        {PARCEL_DEPARTED, PARCEL_CARRIER_SCANNED, DAY(5), "CN"},
    };
    struct parcel_history history = {.reports = reports, .count = COUNT_OF(reports), .ordered = DAY(0)};
    struct parcel_state parcel = parcel_fold(&history, DAY(12));
    assert_int_equal(parcel.event, PARCEL_ARRIVED);
    assert_int_equal(parcel.at.ms, DAY(9).ms);
    assert_int_equal(parcel.last.ms, DAY(11).ms);
    assert_true(parcel.departed);
    assert_int_equal(parcel.doubts, 0);
}

static unsigned doubts(const struct parcel_report *reports, size_t count)
{
    struct parcel_history history = {.reports = reports, .count = count, .ordered = DAY(0), .to = "DE"};
    return parcel_fold(&history, DAY(30)).doubts;
}

static void contradictions_are_found(void **state)
{
    (void)state;
    const struct parcel_report early = {PARCEL_ACCEPTED, PARCEL_CARRIER_SCANNED, DAY(-20), "CN"};
    assert_int_equal(doubts(&early, 1), DOUBT_BEFORE_ORDER);
    const struct parcel_report old = {PARCEL_DELIVERED, PARCEL_CARRIER_SCANNED, DAY(-400), "DE"};
    assert_int_equal(doubts(&old, 1), DOUBT_BEFORE_ORDER | DOUBT_OLD_NUMBER);
    const struct parcel_report elsewhere = {PARCEL_DELIVERED, PARCEL_CARRIER_SCANNED, DAY(9), "FR"};
    assert_int_equal(doubts(&elsewhere, 1), DOUBT_ELSEWHERE);
    const struct parcel_report word = {PARCEL_DELIVERED, PARCEL_SELLER_SAYS, DAY(9), ""};
    assert_int_equal(doubts(&word, 1), DOUBT_ONLY_SELLER);
    const struct parcel_report future = {PARCEL_ARRIVED, PARCEL_CARRIER_SCANNED, DAY(60), ""};
    assert_int_equal(doubts(&future, 1), DOUBT_FUTURE);
    struct parcel_report pair[] = {{PARCEL_IN_TRANSIT, PARCEL_CARRIER_SCANNED, DAY(5), "CN"},
                                   {PARCEL_ARRIVED, PARCEL_CARRIER_SCANNED, DAY(5), "DE"}};
    assert_int_equal(doubts(pair, 2), DOUBT_SPEED);
    pair[0] = (struct parcel_report){PARCEL_DELIVERED, PARCEL_CARRIER_SCANNED, DAY(5), ""};
    pair[1] = (struct parcel_report){PARCEL_OUT_FOR_DELIVERY, PARCEL_CARRIER_SCANNED, DAY(6), ""};
    assert_int_equal(doubts(pair, 2), DOUBT_AFTER_DELIVERY);
    struct parcel_history shared = {.on_other_order = true};
    assert_int_equal(parcel_fold(&shared, DAY(0)).doubts, DOUBT_SHARED);
    for (int i = 0; i < DOUBT_COUNT; i++)
        assert_true(parcel_doubt_text((enum parcel_doubt)(1 << i)).len > 20);
}

static enum silence judged(enum parcel_class class, enum parcel_event event, int days)
{
    struct silence_case silent = {class, ROUTE_ABROAD, event, event == PARCEL_DEPARTED, DAY(0)};
    return silence_judge(&silent, DAY(days)).silence;
}

static void silence_is_judged_by_class_and_stage(void **state)
{
    (void)state;
    /* An untracked letter goes dark after export and is not lost, however long that lasts. */
    assert_int_equal(judged(CLASS_UNTRACKED, PARCEL_DEPARTED, 40), SILENCE_DARK);
    assert_int_equal(judged(CLASS_UNTRACKED, PARCEL_DEPARTED, 300), SILENCE_SLOW);
    assert_int_equal(judged(CLASS_REGISTERED, PARCEL_DEPARTED, 20), SILENCE_NORMAL);
    assert_int_equal(judged(CLASS_REGISTERED, PARCEL_DEPARTED, 40), SILENCE_SLOW);
    assert_int_equal(judged(CLASS_REGISTERED, PARCEL_DEPARTED, 60), SILENCE_LOST);
    assert_int_equal(judged(CLASS_EXPRESS, PARCEL_DEPARTED, 20), SILENCE_SLOW);
    /* A label without acceptance is not sent. */
    assert_int_equal(judged(CLASS_PARCEL, PARCEL_NOT_HANDED_OVER, 3), SILENCE_NORMAL);
    assert_int_equal(judged(CLASS_PARCEL, PARCEL_NOT_HANDED_OVER, 7), SILENCE_NOT_SENT);
    /* That nobody has looked says nothing of the parcel. */
    assert_int_equal(judged(CLASS_PARCEL, PARCEL_UNKNOWN, 3), SILENCE_NORMAL);
    assert_int_equal(judged(CLASS_PARCEL, PARCEL_UNKNOWN, 40), SILENCE_UNSEEN);
    assert_int_equal(judged(CLASS_PARCEL, PARCEL_DELIVERED, 70), SILENCE_OVER);
    assert_int_equal(judged(CLASS_UNKNOWN, PARCEL_CUSTOMS, 200), SILENCE_SLOW);
}

/* One of all the cases there are. */
static struct silence_case numbered(int number)
{
    return (struct silence_case){(enum parcel_class)(number % CLASS_COUNT),
                                 (enum parcel_route)(number / CLASS_COUNT % ROUTE_COUNT),
                                 (enum parcel_event)(number / CLASS_COUNT / ROUTE_COUNT), false, DAY(0)};
}

static void every_judgement_says_what_would_change_it(void **state)
{
    (void)state;
    for (int i = 0; i < CLASS_COUNT * ROUTE_COUNT * PARCEL_EVENT_COUNT * 100; i++) {
        struct silence_case silent = numbered(i / 100);
        struct silence_verdict verdict = silence_judge(&silent, DAY(i % 100));
        if (verdict.silence == SILENCE_OVER)
            continue;
        assert_true(verdict.change.len > 0);
        assert_int_equal(verdict.source.len > 0,
                         verdict.silence != SILENCE_UNSEEN); /* no figure, no source */
        assert_true(verdict.next.ms == 0 || verdict.next.ms > DAY(i % 100).ms);
    }
}

static void what_could_not_be_read_is_something_that_happened(void **state)
{
    (void)state;
    const struct parcel_report reports[] = {{PARCEL_IN_TRANSIT, PARCEL_CARRIER_SCANNED, DAY(1), ""},
                                            {PARCEL_UNKNOWN, PARCEL_CARRIER_SCANNED, DAY(5), ""}};
    struct parcel_history history = {.reports = reports, .count = 2};
    struct parcel_state state_now = parcel_fold(&history, DAY(6));
    assert_int_equal(state_now.event, PARCEL_IN_TRANSIT);
    assert_true(state_now.unread && state_now.last.ms == DAY(5).ms);
    history.count = 1;
    assert_false(parcel_fold(&history, DAY(6)).unread);
}

static void negations_futures_and_parts_of_words_are_not_taken_for_the_thing_itself(void **state)
{
    (void)state;
    static const struct {
        struct str line;
        enum parcel_event event;
    } rows[] = {
        {STR_INIT("Your package will be delivered tomorrow"), PARCEL_IN_TRANSIT},
        {STR_INIT("Die Sendung wird morgen zugestellt"), PARCEL_IN_TRANSIT},
        {STR_INIT("No damage found"), PARCEL_UNKNOWN},
        {STR_INIT("Your parcel is not lost"), PARCEL_UNKNOWN},
        {STR_INIT("Assigned to courier"), PARCEL_IN_TRANSIT},
        {STR_INIT("Missing customs documents"), PARCEL_HELD},
        {STR_INIT("Designed for you"), PARCEL_UNKNOWN},
        {STR_INIT("\u0422\u0435\u0441\u0442"), PARCEL_UNKNOWN},
        {STR_INIT(""), PARCEL_UNKNOWN},
        {STR_INIT("..."), PARCEL_UNKNOWN},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (parcel_from_text(rows[i].line) != rows[i].event) {
            print_error("%.*s\n", STR_ARG(rows[i].line));
            _fail(__FILE__, __LINE__);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_of_carriers_pages_are_understood),
        cmocka_unit_test(what_could_not_be_read_is_something_that_happened),
        cmocka_unit_test(negations_futures_and_parts_of_words_are_not_taken_for_the_thing_itself),
        cmocka_unit_test(feeds_codes_are_mapped_and_unknown_ones_move_nothing),
        cmocka_unit_test(events_in_any_order_fold_to_the_latest),
        cmocka_unit_test(contradictions_are_found),
        cmocka_unit_test(silence_is_judged_by_class_and_stage),
        cmocka_unit_test(every_judgement_says_what_would_change_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
