#ifndef SERVICE_BULK_IMPORT_DUMP_H
#define SERVICE_BULK_IMPORT_DUMP_H
/* What the importers of dumps are given, and answer: q2a.h, phpbb.h, apache_answer.h. */
#include "service/bulk/progress.h"
#include "service/bulk/report.h"
#include "text/clock/zone.h"

struct import_dump {
    struct str file;
    struct str prefix;       /* of its tables, such as "qa_"; empty: it is found */
    struct str forums;       /* of phpBB alone: the numbers of those to take, blanks between, or "all" */
    const struct zone *zone; /* by whose clocks times without a zone were written; NULL: UTC */
    const struct progress *progress;
    struct import_report report;
};

#endif
