#ifndef STORE_ENGINE_TABLE_ENGINE_H
#define STORE_ENGINE_TABLE_ENGINE_H
/* What stands behind table.h: the part of an engine that reads and writes whole tables. For store/engine alone. */
#include "store/engine/table.h"

struct table_engine {
    enum err (*read)(struct db *db, const char *sql, const struct table_reader *reader);
    enum err (*begin)(struct pour *pour);
    enum err (*row)(struct pour *pour, const struct value *values, size_t count);
    enum err (*end)(struct pour *pour, enum err before);
    /* NULL: tables are written parents first, and that is enough. */
    const char *in_any_order;
    bool gives_ids; /* by a sequence, which has to be told */
};

extern const struct table_engine sqlite_tables, postgres_tables;

#endif
