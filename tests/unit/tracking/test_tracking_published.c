/* Numbers that carriers and collections of number formats publish, valid and wrong. */
#include "base/check.h"
#include "support/kit/suite.h"
#include "support/tracking/tracking_world.h"
#include "text/tracking/tracking.h"

#include <string.h>

static const struct {
    const char *carrier, *number;
} valid_numbers[] = {
    {"s10", "RB123456785GB"},
    {"s10", "RB123456785US"},
    {"s10", "RB123456785CV"},
    {"s10", "RB123456785CF"},
    {"s10", " R B 1 2 3 4 5 6 7 8 5 C F "},
    {"s10", "EE473124829CN"},
    {"s10", "RR410342249SE"},
    {"ups", "1Z5R89390357567127"},
    {"ups", "1Z879E930346834440"},
    {"ups", "1Z410E7W0392751591"},
    {"ups", "1Z8V92A70367203024"},
    {"ups", "1ZXX3150YW44070023"},
    {"ups", "1Z999AA10123456784"},
    {"ups", "K2479825491"},
    {"usps", "0307 1790 0005 2348 3741"},
    {"usps", "7112 3456 7891 2345 6787"},
    {"usps", "4201002334249200190132607600833457"},
    {"usps", "4201028200009261290113185417468510"},
    {"usps", "420 22153 9101026837331000039521"},
    {"usps", "7196 9010 7560 0307 7385"},
    {"usps", "9505 5110 6960 5048 6006 24"},
    {"usps", "9101 1234 5678 9000 0000 13"},
    {"usps", "92748931507708513018050063"},
    {"usps", "9400 1112 0108 0805 4830 16"},
    {"usps", "9361 2898 7870 0317 6337 95"},
    {"usps", "9405803699300124287899"},
    {"usps", "9400111206206406260787"},
    {"fedex", "986578788855"},
    {"fedex", "477179081230"},
    {"fedex", "799531274483"},
    {"fedex", "790535312317"},
    {"fedex", "974367662710"},
    {"fedex", "1001921334250001000300779017972697"},
    {"fedex", "1001921380360001000300639585804382"},
    {"fedex", "1001901781990001000300617767839437"},
    {"fedex", "1002297871540001000300790695517286"},
    {"fedex", "61299998820821171811"},
    {"fedex", "61299998620341515252"},
    {"fedex", "0414 4176 0228 964"},
    {"fedex", "5682 8361 0012 000"},
    {"fedex", "5682 8361 0012 734"},
    {"fedex", "00 0123 4500 0000 0027"},
    {"fedex", "9611020987654312345672"},
    {"fedex", "9622001900000000000000776632517510"},
    {"fedex", "9622001560000000000000794808390594"},
    {"fedex", "9622001560001234567100794808390594"},
    {"fedex", "9632001560123456789900794808390594"},
    {"fedex", "DT771613423732"},
    {"dhl", "3318810025"},
    {"dhl", "73891051146"},
    {"dhl", "8487135506"},
    {"dhl", "1099255990"},
    {"dhl", "3821724944"},
    {"dhl", "3318810036"},
    {"dhl", "3318810014"},
    {"dhl", "JJD0099999999"},
    {"dhl", "JVGL0999999990"},
    {"dhl", "GM2951173225174494"},
    {"dhl", "GM295117494011169042"},
    {"dhl_paket", "00340433836442636597"},
    {"dhl_paket", "201298452277"},
    {"hermes_de", "09133131530724"},
    {"dpd", "008182709980000020033350276C"},
    {"dpd", "0081827099800000200 45 327 276 N"},
    {"dpd", "01015026003653C"},
    {"canada_post", "0073938000549297"},
    {"purolator", "320595463938"},
    {"purolator", "320606146993"},
    {"purolator", "287809468872"},
    {"purolator", "320610804900"},
    {"purolator", "331426749957"},
    {"purolator", "331434972567"},
    {"canpar", "D576002440000001718010"},
    {"canpar", "L576002440000000001004"},
    {"canpar", "S576002440000000025001"},
    {"old_dominion", "07209562763"},
    {"old_dominion", "77767553207"},
    {"old_dominion", "77806528897"},
    {"old_dominion", "80003280379"},
    {"old_dominion", "80993847369"},
    {"ontrac", "C11031500001879"},
    {"ontrac", "C10999911320231"},
    {"ontrac", "C11121552953069"},
    {"ontrac", "D10011354453707"},
    {"ontrac", "D10011345983010"},
    {"ontrac", "D 100 113 459 830 10"},
    {"lasership", "LX17635036"},
    {"lasership", "LX 176 35035"},
    {"lasership", "1LS717793482164"},
    {"lasership", "1LS7119013618127-1"},
    {"lasership", "1LSCX0A1B2C3D4E"},
    {"amazon", "TBA000000000000"},
    {"amazon", "TBA502887274000"},
    {"colissimo", "8L20524752032"},
    {"landmark", "LTN74207623N1"},
    {"landmark", "LTN74224021N1"},
    {"yodel", "JJD0002257639032011"},
    {"yodel", "JD0002242617644732"},
    {"gofo", "GFUS01011884214464"},
    {"speedee", "SP029692510000920746"},
    {"yunexpress", "YT2229521272164446"},
    {"cainiao", "LP00724622449605"},
    {"yamato", "123456789013"},
    {"japan_post", "13112383852"},
    {"deutsche_post", "RP123456785DE110"},
};

static const char *const wrong_numbers[] = {
    "RB123456786US",
    "RB123456785XX",
    "2Z5R89390357567127",
    "1A5R89390357567127",
    "1Z1111111111111111",
    "4201028200009261290113185417468511",
    "9200000000000000000000",
    "420000000000000000000000000000",
    "420000009200000000000000000000",
    "1001901781990001000300617767839438",
    "000000000000000001",
    "9600000000000000000001",
    "9622001560001234567100794808390595",
    "5682 8361 0012 732",
    "3318810034",
    "008182709980000020033350276A",
    "0081 827 0998 0000 0200 45 000 000 N",
    "0073938000549292",
    "1576002440000002510003",
    "D57600244000000251000",
    "M576002440000002510003",
    "07209562773",
    "79927398713",
    "80003280389",
    "C10000000000000",
    "C11031500001889",
    "D10011345983012",
    "LX1763503N",
    "1LX734505321754",
    "1LS7119013618127-2",
    "TBA50288727400A",
    "TBB000000000000",
    "LSN74209518N2",
    "JD000225440506099",
    "JC0002254405060992",
    "GFUS0101188421446",
    "SX029692510000920746",
    "YT123456789012345",
    "KY009956937",
    "GS295117494011169041",
};

/* Checks of several carriers go for these bare digits, and not all of them hold. */
static bool is_contested(const struct track_result *result)
{
    bool digits = strspn(result->normalized, "0123456789") == result->length;
    return digits && result->verdict == TRACK_UNCHECKABLE && track_some_check_holds(result);
}

static void published_numbers_are_found_with_their_carrier(void **state)
{
    for (size_t i = 0; i < COUNT_OF(valid_numbers); i++) {
        struct track_result result = identified(state, valid_numbers[i].number);
        const struct track_candidate *candidate = candidate_of(&result, valid_numbers[i].carrier);
        if (!candidate || candidate->check == TRACK_CHECK_FAILED ||
            (result.verdict != TRACK_VALID && !is_contested(&result)))
            complain("%s is not found as a valid number of %s\n", valid_numbers[i].number,
                     valid_numbers[i].carrier);
    }
}

static void a_contested_number_is_valid_beside_its_carriers_name(void **state)
{
    static const struct {
        const char *bare, *named, *broken;
    } rows[] = {
        {"986578788855", "FedEx 986578788855", "FedEx 986578788856"},
        {"441132272264", "DHL 441132272264", "DHL 441132272265"},
        {"123456789013", "123456789013 (Yamato)", "123456789014 (Yamato)"},
        {"320595463938", "Purolator: 320595463938", "Purolator: 320595463930"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct track_result result = identified(state, rows[i].bare);
        if (!is_contested(&result))
            complain("%s is not contested\n", rows[i].bare);
        assert_int_equal(identified(state, rows[i].named).verdict, TRACK_VALID);
        if (identified(state, rows[i].broken).verdict == TRACK_VALID)
            complain("%s is said to be valid\n", rows[i].broken);
    }
}

/* The shape with the fewest numbers is the likeliest: 072 is Old Dominion's, whatever DHL's check makes of eleven digits. */
static void a_broken_number_of_a_narrow_shape_is_not_valid_by_a_wide_one(void **state)
{
    struct track_result result = identified(state, "07209562763");
    assert_int_equal(result.verdict, TRACK_VALID);
    result = identified(state, "07209562765"); /* the rest of its first ten digits by 7 is 5 */
    assert_non_null(candidate_of(&result, "dhl"));
    assert_int_equal(candidate_of(&result, "dhl")->check, TRACK_CHECK_HELD);
    assert_int_equal(result.verdict, TRACK_UNCHECKABLE);
}

static void published_wrong_numbers_are_not_valid(void **state)
{
    for (size_t i = 0; i < COUNT_OF(wrong_numbers); i++)
        if (identified(state, wrong_numbers[i]).verdict == TRACK_VALID)
            complain("%s is said to be valid\n", wrong_numbers[i]);
}

static void a_wrong_number_of_one_carrier_can_fit_another(void **state)
{
    static const struct {
        const char *number, *wrong_for;
    } rows[] = {
        {"0307 1790 0005 2348 3742", "usps"},
        {"320595463939", "purolator"},
        {"996578788855", "fedex"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct track_result result = identified(state, rows[i].number);
        const struct track_candidate *wrong = candidate_of(&result, rows[i].wrong_for);
        if (wrong && wrong->check != TRACK_CHECK_FAILED)
            complain("%s is said to be right for %s\n", rows[i].number, rows[i].wrong_for);
        assert_int_equal(result.verdict, TRACK_UNCHECKABLE);
        assert_int_equal(result.candidates[0].check, TRACK_CHECK_HELD);
        assert_true(result.candidates[0].strength < 50);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_numbers_are_found_with_their_carrier),
        cmocka_unit_test(published_wrong_numbers_are_not_valid),
        cmocka_unit_test(a_wrong_number_of_one_carrier_can_fit_another),
        cmocka_unit_test(a_contested_number_is_valid_beside_its_carriers_name),
        cmocka_unit_test(a_broken_number_of_a_narrow_shape_is_not_valid_by_a_wide_one),
    };
    return cmocka_run_group_tests(tests, open_tracking_world, close_tracking_world);
}
