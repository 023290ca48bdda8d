/* What lines mean that no phrase has word for word. */
#include "base/check.h"
#include "core/tracking/parcel.h"
#include "core/tracking/parcel_phrase.h"
#include "support/kit/suite.h"

struct row {
    struct str line;
    enum parcel_event event;
};

static void expect(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (parcel_from_text(rows[i].line) != rows[i].event) {
            print_error("%.*s\n", STR_ARG(rows[i].line));
            _fail(__FILE__, __LINE__);
        }
}

static void words_in_any_order_and_inflection_tell_what_no_phrase_says(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {STR_INIT("From the sender our man has just collected it"), PARCEL_ACCEPTED},
        {STR_INIT("Importer must pay: the thing sits with customs"), PARCEL_HELD},
        {STR_INIT("At that address, incomplete as it is, we found nothing"), PARCEL_ATTEMPT_FAILED},
        {STR_INIT("Auf dem Weg zu Ihnen ist unser Kurier"), PARCEL_OUT_FOR_DELIVERY},
        {STR_INIT("Le colis, un voisin l'a re\u00e7u"), PARCEL_DELIVERED},
        {STR_INIT("Pas encore remis \u00e0 La Poste par le vendeur"), PARCEL_NOT_HANDED_OVER},
    };
    expect(rows, COUNT_OF(rows));
}

static void articles_between_the_words_of_a_phrase_change_nothing(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {STR_INIT("Parcel delivered to the parcelshop"), PARCEL_WAITING},
        {STR_INIT("Parcel delivered to your parcelshop"), PARCEL_WAITING},
        {STR_INIT("Parcel delivered to parcelshop"), PARCEL_WAITING},
    };
    expect(rows, COUNT_OF(rows));
}

static void what_tells_of_a_message_or_a_number_tells_nothing_of_the_parcel(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {STR_INIT("Se ha enviado un SMS al destinatario"), PARCEL_UNKNOWN},
        {STR_INIT("SMS g\u00f6nderildi"), PARCEL_UNKNOWN},
        {STR_INIT("This tracking number cannot be found"), PARCEL_UNKNOWN},
        {STR_INIT("No signs of damage were reported"), PARCEL_UNKNOWN},
    };
    expect(rows, COUNT_OF(rows));
}

static void the_files_leave_out_the_articles_that_texts_lose(void **state)
{
    (void)state;
    struct phrase_reader reader = {0};
    struct str name, phrases;
    char room[PHRASE_BYTES], plain[PHRASE_BYTES + 1];
    size_t count = 0;
    while (phrase_next_line(&reader, &name, &phrases))
        while (phrases.len) {
            struct str phrase = phrase_next(&phrases, room);
            struct str bare = phrase_plain(phrase, plain, sizeof plain);
            if (!str_eq(phrase, bare))
                print_error("%.*s\n", STR_ARG(phrase));
            assert_true(str_eq(phrase, bare));
            count++;
        }
    assert_true(count > 10000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_in_any_order_and_inflection_tell_what_no_phrase_says),
        cmocka_unit_test(articles_between_the_words_of_a_phrase_change_nothing),
        cmocka_unit_test(what_tells_of_a_message_or_a_number_tells_nothing_of_the_parcel),
        cmocka_unit_test(the_files_leave_out_the_articles_that_texts_lose),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
