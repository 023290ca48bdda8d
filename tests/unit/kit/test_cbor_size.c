/* What CBOR claims of its own sizes. */
#include "base/check.h"
#include "support/kit/suite.h"

#include "text/kit/cbor_size.h"

#include <string.h>

/* Of RFC 8949, appendix A: arrays and maps in each other, of no given length, tags, strings in pieces. */
static void the_examples_of_the_standard_fit(void **state)
{
    (void)state;
    static const struct str examples[] = {
        STR_INIT("\x00"),
        STR_INIT("\x80"),
        STR_INIT("\x83\x01\x02\x03"),
        STR_INIT("\x83\x01\x82\x02\x03\x82\x04\x05"),
        STR_INIT("\xa0"),
        STR_INIT("\xa2\x01\x02\x03\x04"),
        STR_INIT("\xa2\x61\x61\x01\x61\x62\x82\x02\x03"),
        STR_INIT("\x9f\xff"),
        STR_INIT("\x9f\x01\x82\x02\x03\x9f\x04\x05\xff\xff"),
        STR_INIT("\xbf\x61\x61\x01\x61\x62\x9f\x02\x03\xff\xff"),
        STR_INIT("\x5f\x42\x01\x02\x43\x03\x04\x05\xff"),
        STR_INIT("\xc1\x1a\x51\x4b\x67\xb0"),
        STR_INIT("\x7f\x65\x73\x74\x72\x65\x61\x64\x6d\x69\x6e\x67\xff"),
        STR_INIT(""),
    };
    for (size_t i = 0; i < COUNT_OF(examples); i++)
        assert_true(cbor_size_fits(examples[i]));
}

static void what_claims_more_than_there_is_does_not_fit(void **state)
{
    (void)state;
    static const struct str examples[] = {
        STR_INIT("\x82\x01"),
        STR_INIT("\xa1\x01"),
        STR_INIT("\xa2\x01\x02\x03"),
        STR_INIT("\xbb\xff\xff\xff\xff\xff\xff\xff\xff"),
        STR_INIT("\xbb\x80\x00\x00\x00\x00\x00\x00\x01\x01\x02"),
        STR_INIT("\x9b\x00\x00\x00\x0c\x4c\x07\x70\xe0\x01"),
        STR_INIT("\x82\x9a\x00\x01\x00\x00\x01"),
        STR_INIT("\x84\x84\x01\x02\x03"),
    };
    for (size_t i = 0; i < COUNT_OF(examples); i++)
        assert_false(cbor_size_fits(examples[i]));
}

static void assert_depth(char opener)
{
    char nested[CBOR_CONTAINERS_MAX + 2];
    memset(nested, opener, sizeof nested);
    nested[CBOR_CONTAINERS_MAX] = 1;
    assert_true(cbor_size_fits((struct str){nested, CBOR_CONTAINERS_MAX + 1}));
    nested[CBOR_CONTAINERS_MAX] = opener;
    nested[CBOR_CONTAINERS_MAX + 1] = 1;
    assert_false(cbor_size_fits((struct str){nested, sizeof nested}));
}

static void too_much_in_each_other_does_not_fit(void **state)
{
    (void)state;
    static const char openers[] = {'\x81', '\xc1', '\x9f', '\xbf'};
    for (size_t i = 0; i < COUNT_OF(openers); i++)
        assert_depth(openers[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_examples_of_the_standard_fit),
        cmocka_unit_test(what_claims_more_than_there_is_does_not_fit),
        cmocka_unit_test(too_much_in_each_other_does_not_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
