#ifndef SERVICE_BULK_PHPBB_H
#define SERVICE_BULK_PHPBB_H
/*
 * phpBB (3.0 to 3.3) from its dump by mysqldump: people with their passwords' hashes, forums as categories, topics as
 * questions, their further posts as answers. doc/import.md says what becomes of what.
 *
 * Of the file never more than one row is in memory; of each topic a line is kept until its first post comes. All or nothing,
 * as import_run.
 */
#include "service/bulk/import_dump.h"

enum err import_phpbb(struct ctx *ctx, struct import_dump *import) MUST_USE;

#endif
