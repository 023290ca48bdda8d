/* Forms and queries of any bytes: names and values are text, and what was read is written and read again as it was. */
#include "base/buf.h"
#include "base/check.h"
#include "support/kit/fuzz.h"
#include "text/kit/form.h"

static struct arena arena;
static struct buf written;

static void begin(void)
{
    arena_init(&arena, 16 * 1024 * 1024);
    buf_init(&written, 1024 * 1024);
}

static void end(void)
{
    buf_free(&written);
    arena_free(&arena);
}

static void write_again(const struct form *form)
{
    buf_clear(&written);
    for (size_t i = 0; i < form->count; i++)
        form_put(&written, form->fields[i].name, form->fields[i].value);
    check(!written.overflow);
}

static void try_form(struct str bytes)
{
    struct form form, again;
    struct failure failure = {0};
    arena_reset(&arena);
    enum err err = form_parse(&arena, bytes, &form, &failure);
    check(err == OK || ((err == ERR_INPUT || err == ERR_LIMIT) && failure.text[0]));
    if (err)
        return;
    write_again(&form);
    check(form_parse(&arena, buf_str(&written), &again, &failure) == OK && again.count == form.count);
    for (size_t i = 0; i < form.count; i++) {
        check(str_is_utf8(form.fields[i].name) && str_is_utf8(form.fields[i].value));
        check(str_eq(form.fields[i].name, again.fields[i].name));
        check(str_eq(form.fields[i].value, again.fields[i].value));
    }
}

int main(int argc, char **argv)
{
    static const struct fuzz fuzz = {
        .corpus = "form.txt",
        .begin = begin,
        .end = end,
        .try = try_form,
        .cases = 4000,
        .bytes_max = 16384,
    };
    return fuzz_run(&fuzz, argc, argv);
}
