/*
 * Case files from mutilated cases, signed anew so that the reader is reached behind the signature. Deterministic: a seed
 * (the first argument, 1 when there is none) and a bounded number of cases (the second, 4000). Starts from the lines of
 * tests/fuzz/corpus/case.txt, in which @RULES@ stands for the text of recourse-default.
 */
#include "base/check.h"
#include "base/packed.h"
#include "base/secret.h"
#include "service/order/case_file.h"
#include "support/kit/fuzz.h"
#include "text/kit/json_canonical.h"

#include <stdio.h>
#include <stdlib.h>

enum { CASES = 4000 };

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

int main(int argc, char **argv)
{
    struct arena arena;
    struct fuzz fuzz;
    struct failure failure = {0};
    secret_init();
    arena_init(&arena, (size_t)1 << 28);
    fuzz_open(&fuzz, "tests/fuzz/corpus/case.txt", argc > 1 ? strtoul(argv[1], NULL, 10) : 1);
    if (!is_proved(&arena, fuzz.lines[0], &failure)) {
        fprintf(stderr, "the first line of the corpus is a true case, but: %s\n", failure.text);
        return 1;
    }
    unsigned long cases = argc > 2 ? strtoul(argv[2], NULL, 10) : CASES, proved = 0;
    for (unsigned long i = 0; i < cases; i++) {
        proved += is_proved(&arena, fuzz_next(&fuzz), &failure);
        arena_reset(&arena);
    }
    printf("%lu cases, %lu of them as good as true\n", cases, proved);
    arena_free(&arena);
    fuzz_close(&fuzz);
    return 0;
}
