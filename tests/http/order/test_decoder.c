/* Strangers' files are decoded by a process of its own: what becomes of one that crashes, hangs or lies. */
#include "base/check.h"
#include "base/time.h"
#include "http/site/decoder.h"
#include "support/door/sample_pictures.h"
#include "support/kit/suite.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SHORT_MS = 300, PROMPT_MS = 5000 };

static struct decoder real(void)
{
    return (struct decoder){getenv("RECOURSE_BINARY"), {DECODER_PATIENCE_MS}};
}

static enum err take(struct decoder decoder, struct str bytes, struct picture *picture,
                     struct failure *failure)
{
    *failure = (struct failure){0};
    return decoder_take(&decoder, PICTURE_OF_EVIDENCE, bytes, picture, failure);
}

static void each_kind_comes_back_as_it_would_without_a_process(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena, 8 << 20);
    const struct str files[] = {sample_png(&arena, 40, 30), sample_jpeg(&arena, 40, 30),
                                sample_webp(&arena, 40, 30, true), sample_heic(&arena, 40, 30, 1),
                                STR("%PDF-1.4\n%%EOF\n")};
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        struct picture here, there;
        struct failure failure;
        assert_int_equal(take(real(), files[i], &there, &failure), OK);
        assert_int_equal(picture_take(PICTURE_OF_EVIDENCE, files[i], &here, &failure), OK);
        assert_int_equal(there.mime, here.mime);
        assert_int_equal(there.width, here.width);
        assert_int_equal(there.height, here.height);
        assert_true(str_eq(there.bytes, here.bytes));
        picture_free(&here);
        picture_free(&there);
    }
    arena_free(&arena);
}

static void a_picture_of_a_post_comes_back_in_both_sizes(void **state)
{
    struct arena arena;
    struct picture picture;
    struct failure failure = {0};
    struct decoder decoder = real();
    (void)state;
    arena_init(&arena, 32 << 20);
    struct str photo = sample_heic(&arena, 1800, 600, 1);
    assert_int_equal(decoder_take(&decoder, PICTURE_OF_POST, photo, &picture, &failure), OK);
    assert_int_equal(picture.mime, MIME_JPEG);
    assert_int_equal(picture.width, PICTURE_LARGE);
    assert_int_equal(picture.small.width, PICTURE_SMALL);
    assert_int_equal(picture.small.height, PICTURE_SMALL / 3);
    picture_free(&picture);
    arena_free(&arena);
}

static void a_refusal_comes_back_with_its_sentence(void **state)
{
    struct picture picture;
    struct failure failure;
    (void)state;
    assert_int_equal(take(real(), STR("no picture"), &picture, &failure), ERR_INPUT);
    assert_non_null(strstr(failure.text, "JPEG, PNG, WebP or PDF"));
    picture_free(&picture);
}

/* A program that does this instead of decoding. */
static const char *program_that(struct arena *arena, const char *does)
{
    static int count;
    const char *folder = getenv("TMPDIR");
    char *path = arena_cstr(
        arena, arena_printf(arena, "%s/decoder-%d-%d", folder ? folder : "/tmp", (int)getpid(), count++));
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0700);
    assert_true(fd >= 0);
    assert_true(dprintf(fd, "#!/bin/sh\n%s\n", does) > 0);
    close(fd);
    return path;
}

static void a_process_that_crashes_hangs_or_lies_is_a_plain_refusal(void **state)
{
    static const char *const acts[] = {
        "exit 0",                                             /* says nothing */
        "kill -SEGV $$",                                      /* crashes at once */
        "cat >/dev/null; kill -SEGV $$",                      /* crashes over the file */
        "exec sleep 60",                                      /* does not read it */
        "cat >/dev/null; exec sleep 60",                      /* hangs over it */
        "cat >/dev/null; exec cat /dev/zero",                 /* never ends to talk */
        "cat >/dev/null; echo no answer of this kind at all", /* lies */
        "exec cat",                                           /* gives the file back */
    };
    struct arena arena;
    (void)state;
    arena_init(&arena, 16 << 20);
    struct str large = {arena_take(&arena, 4 << 20), 4 << 20};
    for (size_t i = 0; i < COUNT_OF(acts); i++) {
        struct picture picture;
        struct failure failure;
        int64_t begin = steady_ms();
        struct decoder decoder = {program_that(&arena, acts[i]), {SHORT_MS}};
        assert_int_equal(take(decoder, large, &picture, &failure), ERR_INPUT);
        assert_non_null(strstr(failure.text, "Save it again, smaller"));
        assert_true(steady_ms() - begin < PROMPT_MS);
        picture_free(&picture);
        unlink(decoder.program);
    }
    arena_free(&arena);
}

static void a_picture_to_share_is_drawn_or_there_is_none(void **state)
{
    static const char *const acts[] = {"exit 0", "cat >/dev/null; exec cat /dev/zero", "exec cat",
                                       "cat >/dev/null; exec sleep 60"};
    struct arena arena;
    struct str png;
    struct decoder decoder = real();
    struct share_picture picture = {{1, 2, 3}, STR("Desk"), STR("Where is it?"), STR("No answer")};
    (void)state;
    arena_init(&arena, 16 << 20);
    assert_true(decoder_draw(&decoder, &arena, &picture, &png));
    assert_int_equal(picture_sniff(png), MIME_PNG);
    for (size_t i = 0; i < COUNT_OF(acts); i++) {
        decoder = (struct decoder){program_that(&arena, acts[i]), {SHORT_MS}};
        assert_false(decoder_draw(&decoder, &arena, &picture, &png));
        unlink(decoder.program);
    }
    arena_free(&arena);
}

static void without_a_program_one_is_told_to_come_again(void **state)
{
    struct picture picture;
    struct failure failure;
    (void)state;
    struct decoder none = {"/no/such/program", {SHORT_MS}};
    assert_int_equal(take(none, STR("x"), &picture, &failure), ERR_BUSY);
    picture_free(&picture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_comes_back_as_it_would_without_a_process),
        cmocka_unit_test(a_picture_of_a_post_comes_back_in_both_sizes),
        cmocka_unit_test(a_refusal_comes_back_with_its_sentence),
        cmocka_unit_test(a_process_that_crashes_hangs_or_lies_is_a_plain_refusal),
        cmocka_unit_test(a_picture_to_share_is_drawn_or_there_is_none),
        cmocka_unit_test(without_a_program_one_is_told_to_come_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
