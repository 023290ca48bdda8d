#ifndef SERVICE_BULK_APACHE_ANSWER_H
#define SERVICE_BULK_APACHE_ANSWER_H
/*
 * Apache Answer (1.0 to 1.4 on MySQL) from its dump by mysqldump: people with their passwords' hashes and ranks, questions with
 * their tags, answers, comments and votes. doc/import.md says what becomes of what.
 *
 * Its numbers have 17 digits, more than programs in JavaScript can hold, so posts get others. Of the file never more than one
 * row is in memory; of each question its tags are kept. All or nothing, as import_run.
 */
#include "service/bulk/progress.h"
#include "service/bulk/report.h"

struct import_apache_answer {
    struct str file;
    struct str prefix; /* empty: of the table ...tag_rel, it has none by itself */
    const struct progress *progress;
    struct import_report report;
};
enum err import_apache_answer(struct ctx *ctx, struct import_apache_answer *import) MUST_USE;

#endif
