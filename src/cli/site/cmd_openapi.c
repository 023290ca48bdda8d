/* recourse openapi: the description of the API, made of its tables; no database is opened. */
#include "api/door/routes.h"
#include "cli/kit/commands.h"
#include "cli/kit/session.h"
#include "text/kit/json_write.h"

#include <stdio.h>

enum { BYTES_MAX = 16 << 20 };

int cmd_openapi(int argc, char **argv)
{
    struct run run;
    struct buf out;
    struct json json;
    int status = run_begin(&run, &(struct command_line){argc, argv, NULL, 0});
    if (status)
        return status;
    if (run.given.operand_count)
        return run_misused(&run);
    buf_init(&out, BYTES_MAX);
    json_begin(&json, &out);
    openapi_put(&run.arena, &json, STR("Help Desk"), STR("http://localhost:8080"));
    struct str text = buf_str(&out);
    fwrite(text.at, 1, text.len, stdout);
    putchar('\n');
    buf_free(&out);
    return run_end(&run, EXIT_DONE);
}
