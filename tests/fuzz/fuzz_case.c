/*
 * Case files of any content, signed anew so that the reader is reached behind the signature. In the corpus @RULES@ stands
 * for the text of recourse-default.
 */
#include "base/check.h"
#include "base/packed.h"
#include "base/secret.h"
#include "service/order/case_file.h"
#include "support/kit/fuzz.h"
#include "text/kit/json_canonical.h"

#include <stdio.h>

/* The line with the rules in their place. */
static struct str with_rules(struct arena *arena, struct str line)
{
    static const struct str mark = STR_INIT("\"@RULES@\"");
    const struct packed_file *rules = packed_find(&packed_policies, STR("recourse-default.json"));
    size_t at = str_find(line, mark);
    struct json_value text = {.kind = JSON_KIND_STR, .text = rules->bytes};
    struct buf out;
    if (at == line.len)
        return line;
    buf_init(&out, CASE_FILE_BYTES);
    buf_put(&out, str_slice(line, 0, at));
    check(json_canonical_put(arena, &text, &out));
    buf_put(&out, str_slice(line, at + mark.len, line.len));
    struct str whole = arena_copy(arena, buf_str(&out));
    buf_free(&out);
    return whole;
}

/* In its canonical form, where it is JSON at all. */
static struct str in_form(struct arena *arena, struct str text)
{
    struct json_value value;
    struct failure failure = {0};
    struct buf out;
    if (json_read(arena, text, &value, &failure))
        return text;
    buf_init(&out, CASE_FILE_BYTES);
    struct str form = json_canonical_put(arena, &value, &out) ? arena_copy(arena, buf_str(&out)) : text;
    buf_free(&out);
    return form;
}

static struct str signed_file(struct arena *arena, struct str text)
{
    struct token secret = {.text = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}, key;
    struct signature signature;
    check(sign_public(str_from(secret.text), &key) && sign_make(str_from(secret.text), text, &signature));
    return arena_printf(arena, "{\"case\":%.*s,\"key\":\"%s\",\"signature\":\"%s\"}", STR_ARG(text), key.text,
                        signature.text);
}

static bool is_proved(struct arena *arena, struct str line, struct failure *failure)
{
    struct case_report report;
    struct str file = signed_file(arena, in_form(arena, with_rules(arena, line)));
    return case_file_check(arena, file, STR_NONE, &report, failure) == OK;
}

static struct arena arena;
static bool any;

static void begin(void)
{
    secret_init();
    arena_init(&arena, (size_t)1 << 28);
}

/* The first of the corpus is a true case: a program that refuses everything looks at nothing. */
static void end(void)
{
    check(any);
    arena_free(&arena);
}

static void try_case(struct str line)
{
    struct failure failure = {0};
    bool proved = is_proved(&arena, line, &failure);
    if (!proved)
        check(failure.text[0]);
    any = any || proved;
    arena_reset(&arena);
}

int main(int argc, char **argv)
{
    static const struct fuzz fuzz = {
        .corpus = "case.txt",
        .begin = begin,
        .end = end,
        .try = try_case,
        .cases = 4000,
        .bytes_max = 65536,
    };
    return fuzz_run(&fuzz, argc, argv);
}
