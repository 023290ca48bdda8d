/* Mails of any bytes: they are read, what comes out is text, and it goes from one process to the other as it is. */
#include "base/check.h"
#include "support/kit/fuzz.h"
#include "text/reach/arrived.h"

static struct arena arena;

static void begin(void)
{
    arena_init(&arena, 256 * 1024 * 1024);
}

static void end(void)
{
    arena_free(&arena);
}

static void try_mail(struct str bytes)
{
    struct arrived arrived, again;
    struct failure failure = {0};
    arena_reset(&arena);
    arrived_read(&arena, bytes, &arrived);
    check(str_is_utf8(arrived.text) && str_is_utf8(arrived.to) && str_is_utf8(arrived.id));
    check(arrived.kind == ARRIVED_LETTER || !arrived.text.len);
    check(arrived_from(&arena, arrived_write(&arena, &arrived), &again, &failure) == OK);
    check(again.kind == arrived.kind && str_eq(again.text, arrived.text) && str_eq(again.to, arrived.to));
}

int main(int argc, char **argv)
{
    static const struct str words[] = {
        STR_INIT("\r\n"), STR_INIT("\r\n\r\n"), STR_INIT("--b"), STR_INIT("=?utf-8?B?"), STR_INIT("charset="),
        STR_INIT("> "),   STR_INIT("wrote:"),   STR_INIT("-- "), STR_INIT("multipart/"), STR_INIT("base64")};
    static const struct fuzz fuzz = {
        .corpus = "mail",
        .begin = begin,
        .end = end,
        .try = try_mail,
        .words = words,
        .word_count = COUNT_OF(words),
        .cases = 1000,
        .bytes_max = 16384,
    };
    return fuzz_run(&fuzz, argc, argv);
}
