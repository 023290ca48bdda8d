#ifndef TEXT_POLICY_FILE_H
#define TEXT_POLICY_FILE_H
/*
 * Policy files: JSON read by the table of fields (core/policy_fields.h) into a struct policy. doc/policies.md lists
 * the fields. Every field is written, null where a rule does not exist; a member named "note" says where values
 * come from and is not read.
 */
#include "base/arena.h"
#include "base/err.h"
#include "base/packed.h"
#include "core/policy_check.h"

/* All policies that the binary carries; frozen. */
struct policy_set {
    const struct policy *const *at;
    size_t count;
};

/*
 * Reads one file and checks it (policy_check). What is wrong is in the problems, by the path of the field.
 * ERR_INPUT when there are errors; warnings alone are fine.
 */
enum err policy_file_read(struct arena *arena, struct str json, struct policy *policy,
                          struct policy_problems *problems) MUST_USE;

/* Reads every file of the folder; the failure names the first file and field that is wrong. */
enum err policy_set_load(struct arena *arena, const struct packed_folder *folder, struct policy_set *set,
                         struct failure *failure) MUST_USE;

#endif
