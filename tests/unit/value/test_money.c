#include "support/kit/suite.h"

#include "base/check.h"
#include "core/value/money.h"

static struct currency the(const char *code)
{
    struct currency currency;
    assert_true(currency_from(str_from(code), &currency));
    return currency;
}

static void the_list_of_currencies_is_sorted_and_each_is_found(void **state)
{
    (void)state;
    size_t count = 0;
    for (; currency_at(count).len; count++) {
        struct currency currency;
        assert_true(currency_from(currency_at(count), &currency));
        assert_true(str_eq(currency_code(&currency), currency_at(count)));
        if (count > 0)
            assert_true(str_compare(currency_at(count - 1), currency_at(count)) < 0);
    }
    assert_true(count > 150);
}

static void each_currency_has_its_exponent(void **state)
{
    (void)state;
    static const struct {
        const char *codes;
        int exponent;
    } rows[] = {
        {"BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF", 0},
        {"BHD IQD JOD KWD LYD OMR TND", 3},
        {"CLF UYW", 4},
        {"EUR USD RUB CNY BRL HUF IDR", 2},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        for (struct str rest = str_from(rows[i].codes); rest.len;) {
            struct currency currency;
            assert_true(currency_from(str_cut(&rest, ' '), &currency));
            assert_int_equal(currency_exponent(currency), rows[i].exponent);
        }
    struct currency unknown;
    assert_false(currency_from(STR("XYZ"), &unknown));
    assert_false(currency_from(STR("EURO"), &unknown));
    assert_int_equal(currency_exponent((struct currency){"ABC"}), -1);
}

static void an_amount_is_read_exactly_or_refused_by_name(void **state)
{
    (void)state;
    static const struct {
        const char *text, *code;
        enum money_fault fault;
        int64_t minor;
    } rows[] = {
        {"12.50", "EUR", MONEY_OK, 1250},
        {"12,5", "EUR", MONEY_OK, 1250},
        {" 7 ", "EUR", MONEY_OK, 700},
        {"0.01", "USD", MONEY_OK, 1},
        {"1500", "JPY", MONEY_OK, 1500},
        {"1.234", "KWD", MONEY_OK, 1234},
        {"1,000", "EUR", MONEY_TOO_MANY_DECIMALS, 0},
        {"1.5", "JPY", MONEY_TOO_MANY_DECIMALS, 0},
        {"-3", "EUR", MONEY_NEGATIVE, 0},
        {"-x", "EUR", MONEY_NOT_A_NUMBER, 0},
        {"", "EUR", MONEY_EMPTY, 0},
        {"  ", "EUR", MONEY_EMPTY, 0},
        {".5", "EUR", MONEY_NOT_A_NUMBER, 0},
        {"5.", "EUR", MONEY_NOT_A_NUMBER, 0},
        {"1.000,50", "EUR", MONEY_NOT_A_NUMBER, 0},
        {"1e3", "EUR", MONEY_NOT_A_NUMBER, 0},
        {"10000000000000.00", "EUR", MONEY_OK, MONEY_MAX},
        {"10000000000000.01", "EUR", MONEY_TOO_LARGE, 0},
        {"99999999999999999999999", "EUR", MONEY_TOO_LARGE, 0},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int64_t minor = 0;
        assert_int_equal(money_read(str_from(rows[i].text), the(rows[i].code), &minor), rows[i].fault);
        assert_int_equal(minor, rows[i].minor);
    }
    int64_t minor;
    assert_int_equal(money_read(STR("x"), (struct currency){"XXY"}, &minor), MONEY_UNKNOWN_CURRENCY);
}

static void what_is_written_reads_back(void **state)
{
    (void)state;
    static const int64_t amounts[] = {0, 1, 9, 10, 99, 100, 101, 1234, 99999, MONEY_MAX};
    static const char *const codes[] = {"JPY", "EUR", "KWD", "CLF"};
    for (size_t i = 0; i < COUNT_OF(amounts); i++)
        for (size_t j = 0; j < COUNT_OF(codes); j++) {
            char text[MONEY_TEXT];
            int64_t minor = -1;
            struct str written = money_write(amounts[i], the(codes[j]), text);
            assert_int_equal(money_read(written, the(codes[j]), &minor), MONEY_OK);
            assert_int_equal(minor, amounts[i]);
        }
    char text[MONEY_TEXT];
    assert_str(money_write(-5, the("EUR"), text), "-0.05");
    assert_str(money_write(125, the("KWD"), text), "0.125");
    assert_str(money_write(7, the("JPY"), text), "7");
}

static void a_percentage_is_read_in_hundredths_and_written_back(void **state)
{
    (void)state;
    static const struct {
        const char *text, *written;
        int64_t basis_points;
    } rows[] = {{"0", "0.00", 0}, {"2.5", "2.50", 250}, {" 12,75 ", "12.75", 1275}, {"100", "100.00", 10000}};
    static const char *const wrong[] = {"", "100.01", "-1", "2.555", "5%", "99999999999999999999999"};
    char text[MONEY_TEXT];
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int64_t basis_points = -1;
        assert_true(percent_read(str_from(rows[i].text), &basis_points));
        assert_int_equal(basis_points, rows[i].basis_points);
        assert_str(percent_write(basis_points, text), rows[i].written);
    }
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        int64_t kept = 7;
        assert_false(percent_read(str_from(wrong[i]), &kept));
        assert_int_equal(kept, 7);
    }
}

static void a_share_is_rounded_as_the_policy_says(void **state)
{
    (void)state;
    assert_int_equal(money_share(25, 1, 2, ROUNDING_HALF_EVEN), 12);
    assert_int_equal(money_share(27, 1, 2, ROUNDING_HALF_EVEN), 14);
    assert_int_equal(money_share(25, 1, 2, ROUNDING_HALF_UP), 13);
    assert_int_equal(money_share(100, 1, 3, ROUNDING_HALF_UP), 33);
    assert_int_equal(money_share(200, 1, 3, ROUNDING_HALF_EVEN), 67);
    assert_int_equal(money_share(MONEY_MAX, 9999, 10000, ROUNDING_HALF_UP), MONEY_MAX / 10000 * 9999);
}

static void a_split_loses_no_cent(void **state)
{
    (void)state;
    uint64_t seed = 7;
    for (int round = 0; round < 20000; round++) {
        int64_t weights[7], parts[7], sum = 0;
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        int64_t total = (int64_t)(seed >> 40);
        for (size_t i = 0; i < 7; i++)
            weights[i] = (int64_t)(seed >> (8 * i) & (round % 3 ? 0xFF : 0x3));
        money_split(total, weights, 7, parts);
        for (size_t i = 0; i < 7; i++) {
            assert_true(parts[i] >= 0);
            sum += parts[i];
        }
        assert_int_equal(sum, total);
    }
}

static void a_split_gives_the_odd_cents_to_the_largest_remainders(void **state)
{
    (void)state;
    int64_t parts[3];
    money_split(100, (int64_t[]){1, 1, 1}, 3, parts);
    assert_int_equal(parts[0], 34);
    assert_int_equal(parts[2], 33);
    money_split(10, (int64_t[]){15, 15, 70}, 3, parts);
    assert_int_equal(parts[0], 2);
    assert_int_equal(parts[1], 1);
    assert_int_equal(parts[2], 7);
    money_split(5, (int64_t[]){0, 0, 0}, 3, parts);
    assert_int_equal(parts[0], 5);
}

static void the_median_is_the_middle(void **state)
{
    (void)state;
    assert_int_equal(money_median((int64_t[]){900, 0, 500}, 3, ROUNDING_HALF_EVEN), 500);
    assert_int_equal(money_median((int64_t[]){2, 1}, 2, ROUNDING_HALF_EVEN), 2);
    assert_int_equal(money_median((int64_t[]){3, 2}, 2, ROUNDING_HALF_EVEN), 2);
    assert_int_equal(money_median((int64_t[]){3, 2}, 2, ROUNDING_HALF_UP), 3);
    assert_int_equal(money_median((int64_t[]){4}, 1, ROUNDING_HALF_UP), 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_list_of_currencies_is_sorted_and_each_is_found),
        cmocka_unit_test(each_currency_has_its_exponent),
        cmocka_unit_test(an_amount_is_read_exactly_or_refused_by_name),
        cmocka_unit_test(what_is_written_reads_back),
        cmocka_unit_test(a_percentage_is_read_in_hundredths_and_written_back),
        cmocka_unit_test(a_share_is_rounded_as_the_policy_says),
        cmocka_unit_test(a_split_loses_no_cent),
        cmocka_unit_test(a_split_gives_the_odd_cents_to_the_largest_remainders),
        cmocka_unit_test(the_median_is_the_middle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
