#ifndef SERVICE_BULK_IMPORT_H
#define SERVICE_BULK_IMPORT_H
/*
 * A whole help desk from JSON-lines files, one a kind of row: users, categories, questions, answers, comments,
 * votes (.jsonl, each perhaps with .gz). The fields are listed in import.c and in doc/import.md. All or
 * nothing: a unit of work that fails leaves the database as it was, and says the file, the line and the field.
 */
#include "base/packed.h"
#include "service/bulk/progress.h"
#include "service/unit/work.h"

struct import {
    struct str folder;                  /* of files; or, when it is empty: */
    const struct packed_folder *packed; /* files inside the binary */
    bool lenient;                       /* fields that are not known are passed over */
    const struct progress *progress;    /* or NULL */
    int64_t rows;                       /* receives how many were imported */
};

/* The file of each kind, by enum bulk_kind: "users.jsonl". */
struct str import_file(int kind);
/* Field names, by their order in the files: what import reads is what export writes. */
enum err import_run(struct ctx *ctx, struct import *import) MUST_USE;

#endif
