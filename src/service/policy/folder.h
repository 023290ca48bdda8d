#ifndef SERVICE_POLICY_FOLDER_H
#define SERVICE_POLICY_FOLDER_H
/* The policies of the program together with those of an operator's folder. */
#include "text/policy/file.h"

/*
 * The packed ones, then every *.json of the folder (empty: none) by name. ERR_IO when the folder or a file cannot be
 * read; else as policy_set_add says. For new orders the highest version of an id counts; the others stay for the
 * orders that were placed under them.
 */
enum err policy_folder_load(struct arena *arena, struct str folder, struct policy_set *set,
                            struct failure *failure) MUST_USE;
/*
 * The same for who goes on with what there is: a file that cannot be taken is left out, and *refused, empty at first, says which
 * and why. NULL: the first of them is a failure.
 */
enum err policy_folder_take(struct arena *arena, struct str folder, struct policy_set *set,
                            struct str *refused, struct failure *failure) MUST_USE;

#endif
