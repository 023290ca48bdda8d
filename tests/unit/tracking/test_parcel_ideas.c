/* What lines mean that no phrase has word for word. */
#include "base/check.h"
#include "core/tracking/parcel.h"
#include "core/tracking/parcel_phrase.h"
#include "support/kit/suite.h"
#include "support/tracking/told.h"

static void words_in_any_order_and_inflection_tell_what_no_phrase_says(void **state)
{
    (void)state;
    static const struct told_line rows[] = {
        {STR_INIT("From the sender our man has just collected it"), PARCEL_ACCEPTED},
        {STR_INIT("Importer must pay: the thing sits with customs"), PARCEL_HELD},
        {STR_INIT("At that address, incomplete as it is, we found nothing"), PARCEL_ATTEMPT_FAILED},
        {STR_INIT("Auf dem Weg zu Ihnen ist unser Kurier"), PARCEL_OUT_FOR_DELIVERY},
        {STR_INIT("Re\u00e7u par un voisin, le colis"), PARCEL_DELIVERED},
        {STR_INIT("Pas encore remis \u00e0 La Poste par le vendeur"), PARCEL_NOT_HANDED_OVER},
    };
    assert_told(rows, COUNT_OF(rows));
}

static void articles_between_the_words_of_a_phrase_change_nothing(void **state)
{
    (void)state;
    static const struct told_line rows[] = {
        {STR_INIT("Parcel delivered to the parcelshop"), PARCEL_WAITING},
        {STR_INIT("Parcel delivered to your parcelshop"), PARCEL_WAITING},
        {STR_INIT("Parcel delivered to parcelshop"), PARCEL_WAITING},
    };
    assert_told(rows, COUNT_OF(rows));
}

static void what_tells_of_a_message_or_a_number_tells_nothing_of_the_parcel(void **state)
{
    (void)state;
    static const struct told_line rows[] = {
        {STR_INIT("Se ha enviado un SMS al destinatario"), PARCEL_UNKNOWN},
        {STR_INIT("SMS g\u00f6nderildi"), PARCEL_UNKNOWN},
        {STR_INIT("This tracking number cannot be found"), PARCEL_UNKNOWN},
        {STR_INIT("No signs of damage were reported"), PARCEL_UNKNOWN},
    };
    assert_told(rows, COUNT_OF(rows));
}

static void what_is_asked_or_told_of_another_parcel_tells_nothing_of_this_one(void **state)
{
    (void)state;
    static const struct told_line rows[] = {
        {STR_INIT("Would you like it delivered to a neighbour?"), PARCEL_UNKNOWN},
        {STR_INIT("Zugestellt? Sagen Sie uns, wie es war"), PARCEL_UNKNOWN},
        {STR_INIT("Delivered to the front desk. Was everything all right?"), PARCEL_DELIVERED},
        {STR_INIT("Your previous order was delivered on 3 May"), PARCEL_UNKNOWN},
        {STR_INIT("La livraison de votre commande pr\u00e9c\u00e9dente est effectu\u00e9e"), PARCEL_UNKNOWN},
        {STR_INIT("Return request received"), PARCEL_UNKNOWN},
        {STR_INIT("Do not accept a parcel that is visibly damaged"), PARCEL_UNKNOWN},
        {STR_INIT("No customs charges are due"), PARCEL_UNKNOWN},
    };
    assert_told(rows, COUNT_OF(rows));
}

static void what_came_of_it_counts_and_not_what_was_before(void **state)
{
    (void)state;
    static const struct told_line rows[] = {
        {STR_INIT("After two failed attempts delivered to the recipient"), PARCEL_DELIVERED},
        {STR_INIT("Nach zwei erfolglosen Versuchen dem Empf\u00e4nger zugestellt"), PARCEL_DELIVERED},
        {STR_INIT("Return was called off, parcel goes on to the recipient"), PARCEL_IN_TRANSIT},
        {STR_INIT("Paquete localizado: ya no figura como perdido"), PARCEL_IN_TRANSIT},
        {STR_INIT("Parcel found damaged"), PARCEL_DAMAGED},
        {STR_INIT("Nicht zugestellt, liegt hier zur Abholung bereit"), PARCEL_WAITING},
        {STR_INIT("Livr\u00e9 aujourd'hui, hier personne n'\u00e9tait l\u00e0"), PARCEL_DELIVERED},
        {STR_INIT("Item returned to sender"), PARCEL_RETURNED},
        {STR_INIT("Nobody at home: parcel ready to be collected at the post office"), PARCEL_WAITING},
    };
    assert_told(rows, COUNT_OF(rows));
}

static void delivered_today_is_not_out_for_delivery(void **state)
{
    (void)state;
    static const struct told_line rows[] = {
        {STR_INIT("Heute um 11:42 zugestellt"), PARCEL_DELIVERED},
        {STR_INIT("Wird heute zugestellt"), PARCEL_OUT_FOR_DELIVERY},
        {STR_INIT("Livr\u00e9 aujourd'hui \u00e0 11h42"), PARCEL_DELIVERED},
        {STR_INIT("Sera livr\u00e9 aujourd'hui"), PARCEL_OUT_FOR_DELIVERY},
    };
    assert_told(rows, COUNT_OF(rows));
}

static void what_is_told_only_for_a_case_has_not_happened(void **state)
{
    (void)state;
    static const struct told_line rows[] = {
        {STR_INIT("If nobody answers, the parcel goes to the post office"), PARCEL_UNKNOWN},
        {STR_INIT("Falls niemand \u00f6ffnet, wird das Paket beim Nachbarn abgegeben"), PARCEL_UNKNOWN},
        {STR_INIT("Ready for pickup until 9 May. Otherwise it goes back to the sender"), PARCEL_WAITING},
        {STR_INIT("Delivered. If anything is missing, call us"), PARCEL_DELIVERED},
        {STR_INIT("Teslim edildi\u011finde size haber verece\u011fiz"), PARCEL_UNKNOWN},
        {STR_INIT("\u4e0d\u5728\u306e\u5834\u5408\u306f\u5bb6\u65cf\u306b\u304a\u5c4a\u3051"
                  "\u3057\u307e\u3059\u3002\u914d\u9054\u5b8c\u4e86"),
         PARCEL_DELIVERED},
    };
    assert_told(rows, COUNT_OF(rows));
}

static void what_is_asked_for_or_printed_has_not_happened_to_the_parcel(void **state)
{
    (void)state;
    static const struct told_line rows[] = {
        {STR_INIT("The shop has requested another delivery"), PARCEL_UNKNOWN},
        {STR_INIT("Return label was printed"), PARCEL_UNKNOWN},
        {STR_INIT("Refund of 12.00 sent by the seller"), PARCEL_UNKNOWN},
        {STR_INIT("Delivery date is not yet known"), PARCEL_UNKNOWN},
    };
    assert_told(rows, COUNT_OF(rows));
}

static void what_comes_later_or_instead_is_told_apart(void **state)
{
    (void)state;
    static const struct told_line rows[] = {
        {STR_INIT("Parcel won't be delivered today"), PARCEL_IN_TRANSIT},
        {STR_INIT("Soon ready in your parcelshop"), PARCEL_IN_TRANSIT},
        {STR_INIT("You were not at home: delivered to a neighbour"), PARCEL_DELIVERED},
        {STR_INIT("Import duties were paid"), PARCEL_CUSTOMS},
        {STR_INIT("Import duties must be paid"), PARCEL_HELD},
        {STR_INIT("Handed over to partner carrier"), PARCEL_IN_TRANSIT},
    };
    assert_told(rows, COUNT_OF(rows));
}

static void the_files_leave_out_the_articles_that_texts_lose(void **state)
{
    (void)state;
    struct phrase_reader reader = {0};
    struct str name, phrases;
    char room[PHRASE_BYTES], plain[PHRASE_BYTES + 1];
    size_t count = 0, wrong = 0;
    while (phrase_next_line(&reader, &name, &phrases))
        while (phrases.len) {
            struct str phrase = phrase_next(&phrases, room);
            struct str bare = phrase_plain(phrase, plain, sizeof plain);
            if (!str_eq(phrase, bare)) {
                print_error("%.*s: %.*s\n", STR_ARG(phrase), STR_ARG(bare));
                wrong++;
            }
            count++;
        }
    assert_int_equal(wrong, 0);
    assert_true(count > 10000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_in_any_order_and_inflection_tell_what_no_phrase_says),
        cmocka_unit_test(articles_between_the_words_of_a_phrase_change_nothing),
        cmocka_unit_test(what_tells_of_a_message_or_a_number_tells_nothing_of_the_parcel),
        cmocka_unit_test(what_is_asked_or_told_of_another_parcel_tells_nothing_of_this_one),
        cmocka_unit_test(what_came_of_it_counts_and_not_what_was_before),
        cmocka_unit_test(delivered_today_is_not_out_for_delivery),
        cmocka_unit_test(what_is_told_only_for_a_case_has_not_happened),
        cmocka_unit_test(what_is_asked_for_or_printed_has_not_happened_to_the_parcel),
        cmocka_unit_test(what_comes_later_or_instead_is_told_apart),
        cmocka_unit_test(the_files_leave_out_the_articles_that_texts_lose),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
