#ifndef HTTP_DOOR_ROWS_H
#define HTTP_DOOR_ROWS_H
/*
 * How the rows of a door's table are written, one line each; for the tables alone.
 *
 *     GET("/tags/{name}", GUEST, CACHE, tag_show)
 *     POST_WITH("/ask", GUEST, 0, ask_prepare, ask_post, ask_inputs)
 *
 * Path, who may at least, flags (enum route_flag without ROUTE_), the part before the unit of work (NULL: none), the
 * function, declared inputs. POST writes; POST_READS does not. Rows are tried from the top: a fixed part stands above a
 * {part} that would take it.
 */
#include "http/door/router.h"

enum {
    CACHE = ROUTE_CACHE,
    PRIVATE = ROUTE_PRIVATE,
    SLOW = ROUTE_SLOW,
    COUNTED = ROUTE_COUNTED,
    TEXT = ROUTE_TEXT,
    RAW = ROUTE_RAW,
    SITE = ROUTE_SITE,
    FILES = ROUTE_FILES,
    TOKEN = ROUTE_TOKEN,
    ANY_HOST = ROUTE_ANY_HOST,
    UNNAMED = ROUTE_UNNAMED,
    ORDER = ROUTE_ORDER
};

#define GET(path, who, flags, answer)                                                                        \
    {                                                                                                        \
        METHOD_GET, STR_INIT(path), ROLE_##who, flags, answer, NULL, NULL, 0                                 \
    }
#define GET_WITH(path, who, flags, answer, inputs)                                                           \
    {                                                                                                        \
        METHOD_GET, STR_INIT(path), ROLE_##who, flags, answer, NULL, ROUTE_INPUTS(inputs)                    \
    }
#define POST(path, who, flags, prepare, answer)                                                              \
    {                                                                                                        \
        METHOD_POST, STR_INIT(path), ROLE_##who, ROUTE_WRITE | (flags), answer, prepare, NULL, 0             \
    }
#define POST_WITH(path, who, flags, prepare, answer, inputs)                                                 \
    {                                                                                                        \
        METHOD_POST, STR_INIT(path), ROLE_##who, ROUTE_WRITE | (flags), answer, prepare,                     \
            ROUTE_INPUTS(inputs)                                                                             \
    }
/* A browser on its way to another site and back, by a GET that slowly asks there. */
#define GET_ROUND(path, who, prepare, answer)                                                                \
    {                                                                                                        \
        METHOD_GET, STR_INIT(path), ROLE_##who, ROUTE_WRITE | ROUTE_ELSEWHERE | PRIVATE, answer, prepare,    \
            NULL, 0                                                                                          \
    }
/* A picture that is drawn when somebody asks for it; `answer` is sent when it could not be. */
#define GET_DRAWN(path, who, prepare, answer)                                                                \
    {                                                                                                        \
        METHOD_GET, STR_INIT(path), ROLE_##who, ROUTE_DRAWN, answer, prepare, NULL, 0                        \
    }
#define POST_READS(path, who, flags, answer)                                                                 \
    {                                                                                                        \
        METHOD_POST, STR_INIT(path), ROLE_##who, flags, answer, NULL, NULL, 0                                \
    }

#define POST_READS_WITH(path, who, flags, answer, inputs)                                                    \
    {                                                                                                        \
        METHOD_POST, STR_INIT(path), ROLE_##who, flags, answer, NULL, ROUTE_INPUTS(inputs)                   \
    }

#endif
