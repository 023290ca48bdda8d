#ifndef SUPPORT_DESK_SEARCH_DESK_H
#define SUPPORT_DESK_SEARCH_DESK_H
/* A help desk that an expert searches. */
#include "support/door/http_fixture.h"

struct search_desk {
    struct http_site site;
    struct browser ann;
};

void search_desk_open(struct search_desk *desk, struct str database);
/* Ann's page shows what was found. */
void search_desk_find(struct search_desk *desk, const char *words);
/* How often a statement was run by the reader that is free. */
int64_t search_desk_asked(struct search_desk *desk, enum statement statement);

#endif
