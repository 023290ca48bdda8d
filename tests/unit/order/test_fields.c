/* A field of an act is one row: whatever else needs to know of it finds it there. */
#include "base/check.h"
#include "core/order/fields.h"
#include "core/order/rows.h"
#include "support/kit/suite.h"

#include <string.h>

#define WRONG(...)                                                                                           \
    do {                                                                                                     \
        print_error(__VA_ARGS__);                                                                            \
        assert_true(false);                                                                                  \
    } while (0)

static void a_field_has_a_name_limits_and_words(void **state)
{
    (void)state;
    for (enum act_field field = TAKES_LINES; field < ALL_FIELD_COUNT; field++) {
        const struct act_field_row *row = &act_fields[field];
        assert_true(row->name.len > 0 && row->says.len > 0 && row->chars > 0 && row->type[0]);
        assert_int_equal(act_field_named(row->name), field);
        assert_true(row->most > 0 || row->kind != CARRIES_NUMBER);
        assert_int_equal(row->kind == CARRIES_CHOICE, row->list != NULL);
        for (int i = 0; row->list && row->label.len && i < row->list->count; i++)
            if (row->titles[i].len == 0)
                WRONG("%s: nobody can read %s\n", row->name.at, names_at(row->list, i).at);
    }
    assert_int_equal(act_field_named(STR("colour")), ALL_FIELD_COUNT);
}

/* Set to 1, everything else stays as it was. */
static void a_field_is_kept_where_its_row_says(void **state)
{
    (void)state;
    for (enum act_field field = TAKES_LINES; field < ACT_FIELD_COUNT; field++) {
        struct order_event wish = {.kind = EVENT_MESSAGE};
        const struct act_field_row *row = &act_fields[field];
        if (row->kind == CARRIES_TEXT)
            continue;
        act_field_set(&wish, field, 1);
        int64_t wide = 0;
        int32_t narrow = 0;
        const char *at = (const char *)&wish + row->at;
        if (row->size == sizeof wide)
            memcpy(&wide, at, sizeof wide);
        else
            memcpy(&narrow, at, sizeof narrow);
        assert_int_equal(wide + narrow, 1);
        act_field_set(&wish, field, 0);
        assert_memory_equal(&wish, &(struct order_event){.kind = EVENT_MESSAGE}, sizeof wish);
    }
    struct order_event wish = {.kind = EVENT_MESSAGE};
    act_field_set(&wish, TAKES_AMOUNT, MONEY_MAX);
    assert_int_equal(wish.amount_minor, MONEY_MAX);
    act_field_set(&wish, TAKES_REMEDY, REMEDY_REPLACEMENT);
    assert_int_equal(wish.remedy, REMEDY_REPLACEMENT);
}

static void a_refusal_names_the_field_that_the_act_takes(void **state)
{
    (void)state;
    static const struct {
        enum order_refusal refusal;
        uint64_t takes;
        const char *field;
    } rows[] = {
        {REFUSAL_DAYS, MUST(TAKES_DAYS) | MAY(TAKES_WORDS), "days"},
        {REFUSAL_DAYS, MAY(TAKES_UNTIL), "until"},
        {REFUSAL_CURRENCY, MAY(TAKES_AMOUNT), "amount"},
        {REFUSAL_OUT_OF_ORDER, MAY(TAKES_AT), "at"},
        {REFUSAL_OUT_OF_ORDER, MAY(TAKES_AMOUNT), NULL},
        {REFUSAL_SAY_MISSING, MAY(TAKES_CAME) | MUST(TAKES_REASON), "came"},
        {REFUSAL_STALE, MAY(TAKES_WORDS) | MAY(TAKES_VERSION), "version"},
        {REFUSAL_NOT_YOURS, MAY(TAKES_BY), "by"},
        {REFUSAL_WRONG_STATE, UINT64_MAX, NULL},
        {REFUSAL_NONE, UINT64_MAX, NULL},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const char *field = act_field_refused(rows[i].refusal, rows[i].takes);
        if (rows[i].field)
            assert_string_equal(field, rows[i].field);
        else
            assert_null(field);
    }
}

/* What is wrong with what was sent stands beside what was sent: each such refusal is about a field of some row. */
static void what_is_wrong_with_a_value_has_a_field(void **state)
{
    (void)state;
    for (enum order_refusal refusal = REFUSAL_NONE + 1; refusal < REFUSAL_COUNT; refusal++)
        if (order_refusal_row(refusal)->status == 422 && refusal != REFUSAL_UNKNOWN_ACT &&
            !act_field_refused(refusal, UINT64_MAX))
            WRONG("%s is about no field\n", order_refusal_row(refusal)->code.at);
}

static void an_act_needs_only_what_it_takes(void **state)
{
    (void)state;
    uint64_t taken = 0;
    for (int i = 0; i < order_act_row_count; i++) {
        uint64_t takes = order_act_rows[i].takes;
        for (enum act_field field = TAKES_LINES; field < ACT_FIELD_COUNT; field++)
            assert_true(act_may(takes, field) || !act_must(takes, field));
        taken |= takes;
    }
    for (enum act_field field = TAKES_LINES; field < ACT_FIELD_COUNT; field++)
        if (!act_may(taken, field))
            WRONG("no act takes %s\n", act_fields[field].name.at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_field_has_a_name_limits_and_words),
        cmocka_unit_test(a_field_is_kept_where_its_row_says),
        cmocka_unit_test(a_refusal_names_the_field_that_the_act_takes),
        cmocka_unit_test(what_is_wrong_with_a_value_has_a_field),
        cmocka_unit_test(an_act_needs_only_what_it_takes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
