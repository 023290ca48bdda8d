#include "cli/order/check_case.h"

#include "base/secret.h"
#include "cli/kit/commands.h"
#include "cli/kit/tongue.h"
#include "service/order/case_file.h"

#include <stdio.h>
#include <stdlib.h>

enum { PAGE_BYTES = 64 * 1024 * 1024 };

/* The file's bytes in memory of its own, or false. */
static bool read_whole(struct run *run, struct str path, struct buf *out)
{
    char chunk[64 * 1024];
    size_t len;
    FILE *file = fopen(arena_cstr(&run->arena, path), "rb");
    buf_init(out, PAGE_BYTES);
    while (file && (len = fread(chunk, 1, sizeof chunk, file)) > 0)
        buf_put_bytes(out, chunk, len);
    bool read = file && !ferror(file) && !out->overflow;
    if (file)
        fclose(file);
    return read;
}

/* A key, as it is or as a file has it. */
static struct str key_of(struct run *run, struct str given)
{
    struct buf text;
    if (given.len == 0 || given.len == TOKEN_TEXT || !read_whole(run, given, &text))
        return given;
    struct str key = arena_copy(&run->arena, str_trim(buf_str(&text)));
    buf_free(&text);
    return key;
}

static void say_proven(struct arena *arena, struct str path, const struct case_report *report, bool given)
{
    static const struct str events[2] = FORMS_("{file}: the case of order {order} is as it was signed: {n} "
                                               "event, the chain, the rules, and the state "
                                               "that they lead to",
                                               "{file}: the case of order {order} is as it was signed: {n} "
                                               "events, their chain, the rules, and the state "
                                               "that they lead to");
    static const struct str with_page[2] = FORMS_("{file}: the case of order {order} is as it was signed: "
                                                  "{n} event, the chain, the rules, the state that "
                                                  "they lead to, and its page",
                                                  "{file}: the case of order {order} is as it was signed: "
                                                  "{n} events, their chain, the rules, the state that "
                                                  "they lead to, and its page");
    tell_n(arena, report->page ? with_page : events, report->events,
           PLACES(PLACE("file", path), PLACE("order", report->ref)));
    tell(arena,
         given ? STR(N_("key {key}"))
               : STR(N_("key {key} (compare it with the one that the site publishes, or give --key)")),
         PLACES(PLACE("key", report->key)));
}

int check_case(struct run *run, struct str path, struct str key)
{
    struct buf file;
    struct arena arena;
    struct case_report report;
    struct failure failure = {.language = operator_language()};
    if (!read_whole(run, path, &file)) {
        buf_free(&file);
        complain("check", STR(N_("{file} cannot be read, or is larger than a case file can be")),
                 PLACES(PLACE("file", path)));
        return run_end(run, EXIT_WORLD);
    }
    arena_init(&arena, (size_t)1 << 30);
    enum err err = case_file_check(&arena, buf_str(&file), key_of(run, key), &report, &failure);
    if (err)
        printf("%.*s: %s\n", STR_ARG(path), failure.text);
    else
        say_proven(&arena, path, &report, key.len > 0);
    arena_free(&arena);
    buf_free(&file);
    return run_end(run, err ? EXIT_FOUND : EXIT_DONE);
}
