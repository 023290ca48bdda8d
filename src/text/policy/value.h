#ifndef TEXT_POLICY_VALUE_H
#define TEXT_POLICY_VALUE_H
/* One value of a policy file into its place; what text/policy/file.c reads with. */
#include "core/policy/check.h"
#include "core/policy/fields.h"
#include "text/kit/json_read.h"

/* Where we are, and who is told what is wrong. */
struct policy_place {
    const char *path;
    struct policy_problems *problems;
};

/* Reads a value that is not null into base + field->offset. */
void policy_value_read(const struct policy_field *field, const struct json_value *value, char *base,
                       const struct policy_place *place);

#endif
