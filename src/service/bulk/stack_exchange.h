#ifndef SERVICE_BULK_STACK_EXCHANGE_H
#define SERVICE_BULK_STACK_EXCHANGE_H
/*
 * A site of Stack Exchange from the folder of its public data: Users.xml, Posts.xml, Comments.xml and Votes.xml, each perhaps
 * with .gz. Nobody's password or address is in it, and no voter's name: doc/import.md says what becomes of what. All or
 * nothing, as import_run; row by row, never more of a file in memory.
 */
#include "service/bulk/progress.h"
#include "service/bulk/report.h"

struct import_stack_exchange {
    struct str folder;
    const struct progress *progress;
    struct import_report report;
};
enum err import_stack_exchange(struct ctx *ctx, struct import_stack_exchange *import) MUST_USE;

#endif
