#ifndef TEXT_POLICY_FILE_H
#define TEXT_POLICY_FILE_H
/*
 * Policy files: JSON read by the table of fields (core/policy/fields.h) into a struct policy. doc/policies.md lists
 * the fields. A field that is absent has the default that its row declares, and is refused when it declares none; null says
 * that a rule does not exist. A member named "note" says where values come from and is not read.
 */
#include "base/arena.h"
#include "base/err.h"
#include "base/packed.h"
#include "core/policy/check.h"

/* All policies that the binary carries; frozen. */
struct policy_set {
    const struct policy *const *at;
    const struct str *texts; /* the file of each */
    size_t count;
};

/* Those as they were read when the binary was built (tools/pack_policies.c), in the order of their files: a start reads none. */
struct policies_read {
    const struct policy *at;
    size_t count;
};
extern const struct policies_read policies_read;

/*
 * Reads one file and checks it (policy_check). What is wrong is in the problems, by the path of the field.
 * ERR_INPUT when there are errors; warnings alone are fine. The problems' language is the caller's to set; what
 * was in them before is forgotten.
 */
enum err policy_file_read(struct arena *arena, struct str json, struct policy *policy,
                          struct policy_problems *problems) MUST_USE;

/*
 * Reads every file of the folder and adds it to the set, which may be empty; the failure names the first file and
 * field that is wrong, and a file that has the id and version of another but says something else.
 */
enum err policy_set_add(struct arena *arena, const struct packed_folder *folder, struct policy_set *set,
                        struct failure *failure) MUST_USE;
/* The same into an empty set. Of the binary's own folder all were read when it was built. */
enum err policy_set_load(struct arena *arena, const struct packed_folder *folder, struct policy_set *set,
                         struct failure *failure) MUST_USE;
/* The highest version of that id, or NULL. */
const struct policy *policy_set_newest(const struct policy_set *set, struct str id);
/* May it be chosen for something new: the newest of its id, and of these kinds (1u << enum policy_kind)? */
bool policy_set_offers(const struct policy_set *set, const struct policy *policy, uint32_t kinds);
/* As an address names it: of that version, the newest where the text is empty; NULL when there is none. */
const struct policy *policy_set_named(const struct policy_set *set, struct str id, struct str version);
/* The one that an order was placed under; an empty hash is any. NULL when it is not here. */
const struct policy *policy_set_find(const struct policy_set *set, struct str id, int64_t version,
                                     struct str hash);

/* "|ID VERSION HASH|ID VERSION HASH|...": each once more without a hash, for orders from before there were any. */
struct str policy_set_known(struct arena *arena, const struct policy_set *set);
/* The file that a policy of the set was read from; empty for one that is not of it. */
struct str policy_set_text(const struct policy_set *set, const struct policy *policy);

#endif
