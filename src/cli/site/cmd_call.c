/* recourse call METHOD PATH [BODY]: one request, one reply, no socket. */
#include "base/check.h"
#include "cli/kit/commands.h"
#include "cli/kit/session.h"
#include "http/door/router.h"

#include <stdio.h>

static enum method method_of(struct str name)
{
    static const struct {
        struct str name;
        enum method method;
    } methods[] = {
        {STR_INIT("GET"), METHOD_GET}, {STR_INIT("HEAD"), METHOD_HEAD},     {STR_INIT("POST"), METHOD_POST},
        {STR_INIT("PUT"), METHOD_PUT}, {STR_INIT("DELETE"), METHOD_DELETE},
    };
    for (size_t i = 0; i < COUNT_OF(methods); i++)
        if (str_eq_nocase(name, methods[i].name))
            return methods[i].method;
    return METHOD_OTHER;
}

static void fill_request(struct request *request, const struct run *run)
{
    struct str target = run->given.operands[1];
    request->method = method_of(run->given.operands[0]);
    request->path = str_cut(&target, '?');
    request->query = target;
    request->body = run->given.operands[2];
    request->address = STR("127.0.0.1");
    request->headers[request->header_count++] = (struct header){STR("Host"), STR("localhost")};
    bool json = request->body.len && request->body.at[0] == '{';
    if (request->body.len)
        request->headers[request->header_count++] = (struct header){
            STR("Content-Type"), json ? STR("application/json") : STR("application/x-www-form-urlencoded")};
}

static void print_reply(const struct reply *reply)
{
    struct str body = reply->shared ? shared_body_bytes(reply->shared) : buf_str(&reply->body);
    fprintf(stderr, "%d\n", reply->status);
    for (size_t i = 0; i < reply->header_count; i++)
        fprintf(stderr, "%.*s: %.*s\n", STR_ARG(reply->headers[i].name), STR_ARG(reply->headers[i].value));
    if (body.len)
        fwrite(body.at, 1, body.len, stdout);
}

int cmd_call(int argc, char **argv)
{
    struct run run;
    struct app app;
    struct exchange exchange;
    int status = run_begin(&run, &(struct command_line){argc, argv, NULL, 0});
    if (status)
        return status;
    if (run.given.operand_count < 2)
        return run_misused(&run);
    if (run_open_app(&run, &app, 1))
        return run_failed(&run);
    exchange_init(&exchange);
    fill_request(&exchange.request, &run);
    router_call(&app, &exchange);
    print_reply(&exchange.reply);
    status = exchange.reply.status < 400 ? EXIT_DONE : exchange.reply.status < 500 ? EXIT_FOUND : EXIT_WORLD;
    exchange_free(&exchange);
    app_close(&app);
    return run_end(&run, status);
}
