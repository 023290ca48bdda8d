#ifndef SERVICE_STAFF_SITE_FILE_H
#define SERVICE_STAFF_SITE_FILE_H
/*
 * A site as a file says it, for those who keep their machines by files: {"settings": {"site_name": "...", ...},
 * "categories": [{"name": "...", "below": "...", "position": 1, "retired": false}, ...]}. What the file does not name
 * stays as it is; applied again it changes nothing.
 */
#include "base/buf.h"
#include "service/staff/settings.h"

struct site_file {
    struct str json;
    struct setting_names names;
};

/*
 * As one of the operators, in a unit of work: all of it or nothing. Lines about what was changed are put into `changes`, none
 * of them with a value of a secret. ERR_INPUT names the setting or the category.
 */
enum err site_file_apply(struct ctx *ctx, const struct viewer *viewer, const struct site_file *file,
                         struct buf *changes) MUST_USE;

#endif
