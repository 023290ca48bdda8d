#include "web/routes.h"

#include "web/handlers.h"

/* name, label ("Enter <label>."), kind, characters at least and at most */
static const struct input ask_inputs[] = {
    {STR_INIT("title"),     STR_INIT("your question in one sentence"), INPUT_LINE,   TITLE_MIN, TITLE_MAX        },
    {STR_INIT("body"),      STR_INIT("the details"),                   INPUT_TEXT,   0,         QUESTION_BODY_MAX},
    {STR_INIT("category"),  STR_INIT("a category"),                    INPUT_NUMBER, 1,         18               },
    {STR_INIT("tags"),      STR_INIT("tags"),                          INPUT_LINE,   0,         240              },
    {STR_INIT("name"),      STR_INIT("a name"),                        INPUT_LINE,   0,         NAME_MAX_CHARS   },
    {STR_INIT("opened_at"), STR_INIT("the time"),                      INPUT_NUMBER, 0,         18               },
};

/*
 * method, path, who may at least, flags, the function, its part before the unit of work, declared input.
 * Rows are tried from the top; a fixed part stands above a {part} that would take it.
 */
static const struct route routes[] = {
    {METHOD_GET,                  STR_INIT("/"),                      ROLE_GUEST, ROUTE_CACHE,  questions_show, NULL,        NULL,                     0},
    {METHOD_GET,                  STR_INIT("/questions"),             ROLE_GUEST, ROUTE_CACHE,  questions_show, NULL,        NULL,                     0},
    {METHOD_GET,                  STR_INIT("/questions/{id}"),        ROLE_GUEST, ROUTE_CACHE,  question_show,  NULL,        NULL,                     0},
    {METHOD_GET,                  STR_INIT("/questions/{id}/{slug}"), ROLE_GUEST, ROUTE_CACHE,  question_show,  NULL,        NULL,                     0},
    {METHOD_GET,                  STR_INIT("/ask"),                   ROLE_GUEST, 0,            ask_show,       NULL,        NULL,                     0},
    {METHOD_POST,                 STR_INIT("/ask"),                   ROLE_GUEST, ROUTE_WRITE,  ask_post,       ask_prepare, ROUTE_INPUTS(ask_inputs)},
    {METHOD_GET, STR_INIT("/assets/{name}"),                         ROLE_GUEST,          0,   asset_show,           NULL,        NULL,                        0 },
    {METHOD_GET,       STR_INIT("/healthz"),                         ROLE_GUEST,          0, healthz_show,           NULL,        NULL,                        0},
    {METHOD_GET,        STR_INIT("/readyz"),                         ROLE_GUEST,          0,  readyz_show,           NULL,        NULL,                        0 },
    {METHOD_GET,       STR_INIT("/metrics"),                         ROLE_GUEST,          0, metrics_show,           NULL,        NULL,                        0},
};

const struct door web_door = {STR_INIT("/"), routes, sizeof routes / sizeof routes[0], web_refuse};
