/* Copies in a bucket of a server that speaks S3: sent by the real binary, signed, a number kept, and restored from there. */
#include "base/check.h"
#include "support/bulk/bulk_fixture.h"
#include "support/door/served.h"
#include "support/kit/child.h"
#include "support/kit/ran.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SECRET "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"

/* A server of buckets, a database that is copied into one, and what the program is told of both. */
struct bucket_world {
    struct child server;
    struct str database;
    char folder[600], shelf[700], url[64], options[900];
};

static void set_secret(const struct bucket_world *world, const char *secret)
{
    struct ran ran;
    char path[700];
    snprintf(path, sizeof path, "%s/secret", world->folder);
    assert_shell(&ran, 0, "", "printf '%s\\n' >%s", secret, path);
    setenv("RECOURSE_BUCKET_SECRET_FILE", path, 1);
    setenv("RECOURSE_BUCKET_KEY", "AKIDEXAMPLE", 1);
}

static void world_open(struct bucket_world *world, struct str database)
{
    struct ran ran;
    struct served served;
    *world = (struct bucket_world){.database = database};
    child_start(&world->server, "bulk/bucket.py", "bucket");
    snprintf(world->folder, sizeof world->folder, "%s", world->server.folder);
    snprintf(world->shelf, sizeof world->shelf, "%s/shelf", world->folder);
    snprintf(world->url, sizeof world->url, "http://127.0.0.1:%.*s",
             STR_ARG(str_trim(str_from(world->server.line))));
    snprintf(world->options, sizeof world->options,
             "--bucket shop-copies/desk --bucket-url %s --bucket-region eu-test-1 --call-inside", world->url);
    assert_shell(&ran, 0, "", "mkdir -p %s", world->shelf);
    set_secret(world, SECRET);
    served_start_with(&served, database, (const char *const[]){"--demo", "--threads", "2", NULL});
    served_stop(&served);
}

static void world_close(struct bucket_world *world)
{
    child_end(&world->server);
    unsetenv("RECOURSE_BUCKET_SECRET_FILE");
    unsetenv("RECOURSE_BUCKET_KEY");
}

static void serve(const struct bucket_world *world, struct served *served)
{
    served_start_with(served, world->database,
                      (const char *const[]){"--copies", world->shelf, "--bucket", "shop-copies/desk",
                                            "--bucket-url", world->url, "--bucket-region", "eu-test-1",
                                            "--bucket-keep", "2", "--call-inside", NULL});
}

static void copies_are_sent_signed_a_number_is_kept_and_the_newest_restores(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct ran ran;
        struct served served;
        struct bucket_world world;
        world_open(&world, database->url);
        assert_shell(&ran, 0, "",
                     "mkdir %s/objects/desk && cd %s/objects/desk && touch recourse-20200101T000000Z.db "
                     "recourse-20200102T000000Z.db recourse-20200103T000000Z.db recourse-mine.db notes.txt",
                     world.folder, world.folder);
        serve(&world, &served);
        assert_metric(&served, "\nrecourse_far_copy_failing 0\n",
                      "\nrecourse_far_copy_timestamp_seconds 0\n");
        served_stop(&served);
        assert_shell(&ran, 0, "", "! grep -v ' 20[0-9] ' %s/log", world.folder);
        assert_shell(&ran, 0, "PUT 200 /shop-copies/desk/recourse-", "grep PUT %s/log", world.folder);
        assert_shell(&ran, 0, "notes.txt\nrecourse-20200103T000000Z.db\nrecourse-202",
                     "cd %s/objects/desk && test $(ls | wc -l) = 4 && ls", world.folder);
        assert_non_null(strstr(ran.text, "recourse-mine.db"));
        assert_shell(&ran, 0, "", "! grep -rl '%s' %s/objects %s", SECRET, world.folder, world.shelf);

        /* The disk is lost: the copies beside the database went with it. */
        assert_shell(&ran, 0, "", "rm -rf %s", world.shelf);
        struct str lost = fixture_path("lost.db");
        assert_shell(&ran, 0, "is whole and is now",
                     "recourse restore --db sqlite:%.*s %s bucket:", STR_ARG(lost), world.options);
        assert_shell(&ran, 0, "every count is right", "recourse check --db sqlite:%.*s", STR_ARG(lost));
        assert_shell(&ran, 0, "", "! ls %.*s.fetched", STR_ARG(lost));
        char url[600];
        snprintf(url, sizeof url, "sqlite:%.*s", STR_ARG(lost));
        assert_same_export(world.database, str_from(url));
        assert_shell(
            &ran, 0, "is whole and is now",
            "recourse restore --db sqlite:%.*s %s bucket:$(cd %s/objects/desk; ls -d recourse-202[6-9]*)",
            STR_ARG(lost), world.options, world.folder);
        assert_shell(&ran, 0, "", "rm -f %.*s*", STR_ARG(lost));
        world_close(&world);
    }
}

/* Told as what it is, in the log and the figures, without a word of the secret. */
static void what_the_bucket_refuses_is_told_and_nothing_is_lost(void **state)
{
    static const struct {
        const char *secret, *bucket, *said;
    } wrong[] = {
        {"another-secret", "shop-copies/desk", "answers 403 SignatureDoesNotMatch"},
        {SECRET, "no-such-bucket", "answers 404 NoSuchBucket"},
    };
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct ran ran;
        struct served served;
        struct bucket_world world;
        world_open(&world, database->url);
        for (size_t i = 0; i < COUNT_OF(wrong); i++) {
            set_secret(&world, wrong[i].secret);
            served_start_with(&served, world.database,
                              (const char *const[]){"--copies", world.shelf, "--bucket", wrong[i].bucket,
                                                    "--bucket-url", world.url, "--bucket-region", "eu-test-1",
                                                    "--call-inside", NULL});
            assert_metric(&served, "\nrecourse_far_copy_failing 1\n", NULL);
            assert_metric(&served, "\nrecourse_copy_failing 0\n", NULL); /* the shelf has it */
            served_stop(&served);
            assert_shell(&ran, 3, wrong[i].said,
                         "recourse restore --db sqlite:%s/new.db --bucket %s --bucket-url %s --bucket-region "
                         "eu-test-1 --call-inside bucket:",
                         world.folder, wrong[i].bucket, world.url);
            assert_null(strstr(ran.text, wrong[i].secret));
            assert_shell(&ran, 0, "", "! ls %s/new.db*", world.folder);
        }
        set_secret(&world, SECRET);
        serve(&world, &served);
        assert_metric(&served, "\nrecourse_far_copy_failing 0\n",
                      "\nrecourse_far_copy_timestamp_seconds 0\n");
        served_stop(&served);
        world_close(&world);
    }
}

static void settings_of_a_bucket_that_cannot_be_are_refused(void **state)
{
    static const struct {
        const char *options, *said;
    } wrong[] = {
        {"--bucket b --bucket-url https://s3.example --bucket-key k --bucket-secret s", "needs --copies"},
        {"--copies . --bucket b --bucket-url http://s3.example --bucket-key k --bucket-secret s", "https://"},
        {"--copies . --bucket b --bucket-key k --bucket-secret s", "https://"},
        {"--copies . --bucket b --bucket-url https://s3.example --bucket-key k", "--bucket-secret"},
        {"--copies . --bucket 'a b' --bucket-url https://s3.example --bucket-key k --bucket-secret s",
         "name of a bucket"},
        {"--copies . --bucket b --bucket-region 'x:y' --bucket-url https://s3.example --bucket-key k "
         "--bucket-secret s",
         "name of a region"},
    };
    struct ran ran;
    (void)state;
    struct str path = fixture_path("never.db");
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        assert_shell(&ran, 2, wrong[i].said, "recourse serve --listen 127.0.0.1:0 --db sqlite:%.*s %s",
                     STR_ARG(path), wrong[i].options);
    assert_shell(&ran, 2, "no bucket is set", "recourse restore --db sqlite:%.*s bucket:", STR_ARG(path));
    assert_shell(&ran, 2, "have names such as",
                 "recourse restore --db sqlite:%.*s --bucket b bucket:../../etc/passwd", STR_ARG(path));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copies_are_sent_signed_a_number_is_kept_and_the_newest_restores),
        cmocka_unit_test(what_the_bucket_refuses_is_told_and_nothing_is_lost),
        cmocka_unit_test(settings_of_a_bucket_that_cannot_be_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
