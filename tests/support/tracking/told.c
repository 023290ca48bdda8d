#include "support/tracking/told.h"

#include "support/kit/suite.h"

void assert_told(const struct told_line *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (parcel_from_text(rows[i].line) != rows[i].event) {
            print_error("%.*s\n", STR_ARG(rows[i].line));
            _fail(__FILE__, __LINE__);
        }
}
