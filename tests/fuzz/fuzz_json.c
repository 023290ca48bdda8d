/* JSON of any bytes: what was read is written in its canonical form, and read again says the same. */
#include "base/buf.h"
#include "base/check.h"
#include "support/kit/fuzz.h"
#include "text/kit/json_canonical.h"

enum { TEXT_BYTES = 1024 * 1024 };

static struct arena arena;
static struct buf written, again;

static void begin(void)
{
    arena_init(&arena, 256 * 1024 * 1024);
    buf_init(&written, TEXT_BYTES);
    buf_init(&again, TEXT_BYTES);
}

static void end(void)
{
    buf_free(&again);
    buf_free(&written);
    arena_free(&arena);
}

static void try_json(struct str bytes)
{
    struct json_value value;
    struct failure failure = {0};
    arena_reset(&arena);
    enum err err = json_read(&arena, bytes, &value, &failure);
    check(err == OK || ((err == ERR_INPUT || err == ERR_LIMIT) && failure.text[0]));
    buf_clear(&written);
    buf_clear(&again);
    if (err || !json_canonical_put(&arena, &value, &written))
        return;
    check(json_read(&arena, buf_str(&written), &value, &failure) == OK);
    check(json_canonical_put(&arena, &value, &again));
    check(str_eq(buf_str(&written), buf_str(&again)));
}

int main(int argc, char **argv)
{
    static const struct fuzz fuzz = {
        .corpus = "json.txt",
        .begin = begin,
        .end = end,
        .try = try_json,
        .cases = 4000,
        .bytes_max = 65536,
    };
    return fuzz_run(&fuzz, argc, argv);
}
