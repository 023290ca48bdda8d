#ifndef SERVICE_UNIT_POINT_SETTINGS_H
#define SERVICE_UNIT_POINT_SETTINGS_H
/* The values of the point rules as settings: each can be set apart from the preset that the others follow. */
#include "base/str.h"
#include "core/desk/points.h"

#include <stddef.h>

enum { POINT_SETTINGS = 16 };

struct point_setting {
    struct str name, label; /* "points_ask", "Asking a question" */
    size_t offset;          /* in struct point_rules */
    bool loss;              /* a value that is not positive */
};

const struct point_setting *point_setting(size_t index);
int64_t *point_value(struct point_rules *rules, size_t index);

#endif
