#include "support/desk/search_desk.h"

#include "http/site/readers.h"
#include "store/engine/asked.h"
#include "support/kit/suite.h"

void search_desk_open(struct search_desk *desk, struct str database)
{
    http_open(&desk->site, database);
    browser_enter(&desk->ann, &desk->site, "ann", ROLE_EXPERT);
}

void search_desk_find(struct search_desk *desk, const char *words)
{
    struct str target =
        arena_printf(&desk->ann.arena, "/search?q=%.*s", STR_ARG(url_coded(&desk->ann.arena, words)));
    assert_int_equal(browser_get(&desk->ann, target.at), 200);
}

int64_t search_desk_asked(struct search_desk *desk, enum statement statement)
{
    struct reader *reader = reader_borrow(desk->site.app.readers);
    int64_t asked = db_asked(reader->db)->of[statement];
    reader_return(desk->site.app.readers, reader);
    return asked;
}
