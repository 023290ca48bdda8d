#include "text/kit/json_why.h"

#include "base/check.h"

/* By the library's code; what has none here is not written as JSON is (RFC 8259). */
static const struct {
    enum json_error_code code;
    struct str why;
} reasons[] = {
    {json_error_invalid_utf8, STR_INIT(N_("a character is not UTF-8"))},
    {json_error_premature_end_of_input, STR_INIT(N_("it ends too early"))},
    {json_error_end_of_input_expected, STR_INIT(N_("something stands behind its end"))},
    {json_error_null_character, STR_INIT(N_("a text has a character of value zero"))},
    {json_error_null_byte_in_key, STR_INIT(N_("a text has a character of value zero"))},
    {json_error_duplicate_key, STR_INIT(N_("a name stands twice in one object"))},
    {json_error_numeric_overflow, STR_INIT(N_("a number is too large"))},
    {json_error_stack_overflow, STR_INIT(N_("it has too many levels"))},
};

struct str json_why(const struct language *language, const json_error_t *error)
{
    for (size_t i = 0; i < COUNT_OF(reasons); i++)
        if (reasons[i].code == json_error_code(error))
            return say(language, reasons[i].why);
    return say(language, STR(N_("a sign or a word stands where JSON has none")));
}
