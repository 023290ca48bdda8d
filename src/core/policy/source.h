#ifndef CORE_POLICY_SOURCE_H
#define CORE_POLICY_SOURCE_H
/* Where the values of a policy come from, and how old that is. */
#include "core/policy/policy.h"

/* That of a field's path ("protection.length", "reasons.damaged.open_until"): the nearest that names it, a section or reason of it, or "*"; NULL: nothing says. */
const struct policy_source *policy_source_of(const struct policy *policy, struct str path);
/* The path of the field that stands there in struct policy; empty when none does. */
struct str policy_path_at(size_t offset, char into[POLICY_WHERE]);

/* A step should not rest on it alone: nobody's word, or a guide's. */
bool policy_source_is_weak(const struct policy_source *source);

enum source_age {
    SOURCE_FRESH,
    SOURCE_OLD,        /* seen and checked longer ago than so many months */
    SOURCE_UNDATED,    /* nobody wrote down when it was seen or checked */
    SOURCE_UNVERIFIED, /* it never was */
    SOURCE_OVER,       /* it held until a day that has passed */
    SOURCE_AGE_COUNT
};
/* today in days since 1970-01-01. The worst of what is so. */
enum source_age policy_source_age(const struct policy_source *source, int32_t today, int32_t months);

enum { POLICY_DAY_TEXT = 16 };
/* "2026-06-23", "2026-11"; empty for a day that is not known. */
struct str policy_day_write(struct policy_day day, char into[POLICY_DAY_TEXT]);

#endif
