#include "support/bulk/bulk_fixture.h"

#include "store/desk/question.h"
#include "store/engine/rows.h"
#include "support/kit/ran.h"
#include "support/kit/source.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <zlib.h>

void desk_open(struct desk *desk, struct str database)
{
    *desk = (struct desk){.db = fixture_open(database, DB_WRITE)};
    arena_init(&desk->arena, 256 << 20);
    assert_ok(site_load(desk->db, &desk->site, &desk->failure), &desk->failure);
}

void desk_close(struct desk *desk)
{
    site_drop(desk->site);
    db_close(desk->db);
    arena_free(&desk->arena);
}

enum err desk_do(struct desk *desk, enum err (*work)(struct ctx *ctx, void *arg), void *arg)
{
    struct unit unit = {.run = work, .arg = arg, .arena = &desk->arena};
    desk->failure = (struct failure){0};
    return unit_run(desk->db, desk->site, &unit, &desk->failure);
}

static enum err import_unit(struct ctx *ctx, void *arg)
{
    return import_run(ctx, arg);
}

enum err desk_import(struct desk *desk, struct str folder, bool lenient)
{
    struct import import = {.folder = folder, .lenient = lenient};
    return desk_do(desk, import_unit, &import);
}

void desk_import_demo(struct desk *desk)
{
    struct import import = {.packed = &packed_demo};
    assert_ok(desk_do(desk, import_unit, &import), &desk->failure);
}

static enum err export_unit(struct ctx *ctx, void *arg)
{
    return export_run(ctx, arg);
}

enum err desk_export(struct desk *desk, struct str folder)
{
    struct export export = {.folder = folder};
    struct unit unit = {.run = export_unit, .arg = &export, .arena = &desk->arena};
    desk->failure = (struct failure){0};
    return unit_read(desk->db, desk->site, &unit, &desk->failure);
}

struct counting {
    struct recount recount;
    struct recount_cursor place;
    int64_t differences;
};

static void count_difference(void *arg, const struct difference *difference)
{
    struct counting *counting = arg;
    assert_true(difference->stored != difference->counted);
    print_message("%.*s\n", STR_ARG(difference->said));
    counting->differences++;
}

static enum err count_page(struct ctx *ctx, void *arg)
{
    struct counting *counting = arg;
    return recount_page(ctx, &counting->recount, &counting->place);
}

int64_t desk_differences(struct desk *desk, bool repair)
{
    struct counting counting = {.recount = {.repair = repair, .differs = count_difference}};
    counting.recount.arg = &counting;
    while (counting.place.kind != RECOUNT_END)
        assert_ok(desk_do(desk, count_page, &counting), &desk->failure);
    return counting.differences;
}

int64_t desk_number(struct desk *desk, enum statement statement, const struct value *values, size_t count)
{
    QUERY q;
    int64_t number = 0;
    query_start(&q, desk->db, statement, values, count);
    assert_int_equal(query_end_number(&q, &number), OK);
    return number;
}

struct question desk_question(struct desk *desk, int64_t id)
{
    struct question question;
    assert_int_equal(question_load(desk->db, &desk->arena, id, &question), OK);
    return question;
}

/* ---- folders ---- */

struct str folder_new(void)
{
    struct str folder = fixture_path("folder");
    assert_int_equal(mkdir(folder.at, 0777), 0);
    return folder;
}

static void path_of(char path[512], struct str folder, const char *name, const char *ending)
{
    snprintf(path, 512, "%.*s/%s%s", STR_ARG(folder), name, ending);
}

void folder_put(struct str folder, const char *name, const char *text)
{
    char path[512];
    path_of(path, folder, name, "");
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    fclose(file);
}

void folder_put_zipped(struct str folder, const char *name, const char *text)
{
    char path[512];
    path_of(path, folder, name, ".gz");
    gzFile file = gzopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(gzwrite(file, text, (unsigned)strlen(text)), strlen(text));
    gzclose(file);
}

struct str folder_read(struct desk *desk, struct str folder, const char *name)
{
    char path[512];
    enum { FILE_MAX = 4 << 20 };
    path_of(path, folder, name, "");
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *bytes = arena_take(&desk->arena, FILE_MAX);
    size_t len = fread(bytes, 1, FILE_MAX, file);
    fclose(file);
    assert_true(len < FILE_MAX);
    return (struct str){bytes, len};
}

struct str folder_of_small_world(void)
{
    struct str folder = folder_new();
    folder_put(folder, "users.jsonl",
               "{\"id\": 7, \"handle\": \"Ryan\", \"title\": \"Expert\", \"created_at\": 1425286800, "
               "\"points\": 8630}\n");
    folder_put(folder, "categories.jsonl",
               "{\"id\": 3, \"parent_id\": null, \"slug\": \"internet\", \"name\": \"Internet\"}\n");
    folder_put(folder, "questions.jsonl",
               "{\"id\": 40, \"user_id\": null, \"name\": \"a guest\", \"category_id\": 3, \"title\": "
               "\"Where is my parcel?\", \"body\": \"It is late.\", \"tags\": [\"late\", \"parcel\"], "
               "\"created_at\": \"2016-06-16T12:00:00Z\", \"selected_answer_id\": 90}\n");
    folder_put(folder, "answers.jsonl",
               "{\"id\": 90, \"question_id\": 40, \"user_id\": 7, \"body\": \"Look up the tracking.\", "
               "\"created_at\": \"2016-06-16T17:00:00.250+02:00\"}\n");
    folder_put(folder, "comments.jsonl",
               "{\"id\": 5, \"parent_type\": \"answer\", \"parent_id\": 90, \"user_id\": null, \"body\": "
               "\"Thank you.\", \"created_at\": 1466100000}\n");
    return folder;
}

enum err desk_take_dump(struct desk *desk, struct dump_taker *taker, const char *text)
{
    struct str folder = folder_new();
    folder_put(folder, "dump.sql", text);
    taker->dump.file = arena_printf(&desk->arena, "%.*s/dump.sql", STR_ARG(folder));
    taker->dump.report = (struct import_report){0};
    return desk_do(desk, taker->work, &taker->dump);
}

void assert_cut_anywhere(struct dump_taker *taker, const char *file, size_t step)
{
    struct fixture_database databases[FIXTURE_ENGINES_MAX];
    struct desk desk;
    assert_true(fixture_databases(databases) > 0);
    desk_open(&desk, databases[0].url);
    struct str whole = source_read(&desk.arena, file);
    for (size_t len = 0; len < whole.len; len += step) {
        enum err err = desk_take_dump(&desk, taker, arena_cstr(&desk.arena, str_slice(whole, 0, len)));
        assert_true(err == OK || err == ERR_INPUT);
    }
    assert_int_equal(desk_differences(&desk, false), 0);
    desk_close(&desk);
}

void assert_same_export(struct str one, struct str other)
{
    struct ran ran;
    struct str first = fixture_path("one"), second = fixture_path("other");
    assert_shell(
        &ran, 0, "", "rm -rf %.*s %.*s; recourse export --db '%.*s' %.*s && recourse export --db '%.*s' %.*s",
        STR_ARG(first), STR_ARG(second), STR_ARG(one), STR_ARG(first), STR_ARG(other), STR_ARG(second));
    assert_shell(&ran, 0, "", "diff -r %.*s %.*s && ls %.*s | grep -q users", STR_ARG(first), STR_ARG(second),
                 STR_ARG(first));
}
