#ifndef SERVICE_BULK_DISCOURSE_H
#define SERVICE_BULK_DISCOURSE_H
/*
 * Categories of Discourse from the file that its own `export_categories` writes: people, categories, topics with their posts.
 * A topic is a question, a reply to it an answer, and a reply to a reply a comment on that answer. The whole file is in memory.
 * Nobody's password is in it, and no vote: doc/import.md says what becomes of what. All or nothing, as import_run.
 */
#include "service/bulk/progress.h"
#include "service/bulk/report.h"

struct import_discourse {
    struct str name, text; /* of the file, and what is in it */
    const struct progress *progress;
    struct import_report report;
};
/* ERR_INPUT names the place: "export.json: topics[2].posts[0]: ..." */
enum err import_discourse(struct ctx *ctx, struct import_discourse *import) MUST_USE;

#endif
