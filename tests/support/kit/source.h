#ifndef SUPPORT_KIT_SOURCE_H
#define SUPPORT_KIT_SOURCE_H
/* Files of the source that a test reads: its root is RECOURSE_SOURCE, or where the test runs. */
#include "base/arena.h"

/* Where "tests/data/x.tsv" is. */
struct str source_path(struct arena *arena, const char *name);
/* What is in it; ends the running test when it is not there. */
struct str source_read(struct arena *arena, const char *name);

#endif
