/* recourse import: a help desk from files of several kinds, or one made up */
#include "base/buf.h"
#include "base/check.h"
#include "cli/kit/commands.h"
#include "cli/kit/progress_bar.h"
#include "cli/kit/tongue.h"
#include "cli/kit/unit.h"
#include "http/site/zones.h"
#include "service/bulk/apache_answer.h"
#include "service/bulk/discourse.h"
#include "service/bulk/generate.h"
#include "service/bulk/import.h"
#include "service/bulk/phpbb.h"
#include "service/bulk/q2a.h"
#include "service/bulk/stack_exchange.h"
#include "service/bulk/whole.h"
#include "service/order/csv_orders.h"
#include "service/order/listed_orders.h"
#include "service/people/profile.h"
#include "text/clock/locale.h"

#include <stdio.h>

enum {
    OPTION_LENIENT,
    OPTION_SCALE,
    OPTION_SEED,
    OPTION_PREFIX,
    OPTION_FORUMS,
    OPTION_DRY_RUN,
    OPTION_MARKET,
    OPTION_SELLER,
    OPTION_MAKE_BUYERS,
    OPTION_BUYER,
    OPTION_COUNT
};
enum { TABLE_BYTES_MAX = 256 << 20, LISTED_BYTES_MAX = 1 << 20 };

static const char usage[] =
    "recourse import jsonl DIR [--lenient], answer DUMP.sql [--prefix P], q2a DUMP.sql [--prefix P], phpbb "
    "DUMP.sql --forums NUMBERS|all "
    "[--prefix P], stackexchange DIR, "
    "discourse FILE.json, whole DIR, "
    "orders FILE.csv "
    "--market SLUG "
    "--seller NAME [--make-buyers], or listed FILE.txt --buyer NAME, each with [--dry-run], or recourse "
    "import generate --scale N [--seed S]";

struct importing {
    struct run *run;
    struct str from; /* a file or folder */
    struct progress_bar bar;
    const struct import_way *way;
    bool rehearsed; /* all went well, and nothing was kept */
    int64_t rows;
    struct import_report report;
    struct csv_orders orders;
    struct listed_orders listed;
};

struct import_way {
    struct str name;
    bool reads; /* the files that it names */
    enum err (*work)(struct ctx *ctx, struct importing *importing);
    void (*report)(const struct importing *importing); /* NULL: how many rows there were is all */
};

/* ---- ways ---- */

static enum err import_jsonl(struct ctx *ctx, struct importing *importing)
{
    struct import import = {.folder = importing->from,
                            .lenient = importing->run->given.options[OPTION_LENIENT].len > 0,
                            .progress = &importing->bar.progress};
    enum err err = import_run(ctx, &import);
    importing->rows = import.rows;
    return err;
}

static enum err import_made_up(struct ctx *ctx, struct importing *importing)
{
    struct generate generate = {.seed = 1, .progress = &importing->bar.progress};
    const struct str *options = importing->run->given.options;
    if (!str_to_int(options[OPTION_SCALE], &generate.scale) || generate.scale < 1 ||
        generate.scale > GENERATE_SCALE_MAX)
        return fail(&ctx->failure, ERR_INPUT, "--scale takes a number of questions from 1 to {most}",
                    PLACE_INT("most", GENERATE_SCALE_MAX));
    if (options[OPTION_SEED].len && !str_to_int(options[OPTION_SEED], &generate.seed))
        return fail(&ctx->failure, ERR_INPUT, "--seed takes a whole number");
    enum err err = generate_run(ctx, &generate);
    importing->rows = generate.rows;
    return err;
}

static enum err import_dump(struct ctx *ctx, struct importing *importing,
                            enum err (*take)(struct ctx *ctx, struct import_dump *import))
{
    const struct str *options = importing->run->given.options;
    struct import_dump import = {.file = importing->from,
                                 .prefix = options[OPTION_PREFIX],
                                 .forums = options[OPTION_FORUMS],
                                 .progress = &importing->bar.progress};
    enum err err = take(ctx, &import);
    importing->report = import.report;
    return err;
}

static enum err import_questions(struct ctx *ctx, struct importing *importing)
{
    return import_dump(ctx, importing, import_q2a);
}

static enum err import_answer(struct ctx *ctx, struct importing *importing)
{
    return import_dump(ctx, importing, import_apache_answer);
}

static enum err import_board(struct ctx *ctx, struct importing *importing)
{
    return import_dump(ctx, importing, import_phpbb);
}

static enum err import_exchange(struct ctx *ctx, struct importing *importing)
{
    struct import_stack_exchange import = {.folder = importing->from, .progress = &importing->bar.progress};
    enum err err = import_stack_exchange(ctx, &import);
    importing->report = import.report;
    return err;
}

static enum err import_whole(struct ctx *ctx, struct importing *importing)
{
    struct whole whole = {.folder = importing->from, .progress = &importing->bar.progress};
    enum err err = whole_import(ctx, &whole);
    importing->rows = whole.rows;
    return err;
}

static enum err read_table(struct ctx *ctx, struct str path, struct buf *text)
{
    char chunk[64 * 1024];
    size_t len;
    FILE *file = fopen(arena_cstr(ctx->arena, path), "rb");
    while (file && (len = fread(chunk, 1, sizeof chunk, file)) > 0)
        buf_put_bytes(text, chunk, len);
    bool read = file && !ferror(file) && !text->overflow;
    if (file)
        fclose(file);
    return read ? OK
                : fail(&ctx->failure, ERR_IO, "{path} cannot be read, or is larger than {most} bytes",
                       PLACE("path", path), PLACE_INT("most", (int64_t)text->limit));
}

static enum err import_talk(struct ctx *ctx, struct importing *importing)
{
    struct buf text;
    struct import_discourse import = {.name = importing->from, .progress = &importing->bar.progress};
    buf_init(&text, TABLE_BYTES_MAX);
    enum err err = read_table(ctx, importing->from, &text);
    import.text = buf_str(&text);
    if (!err)
        err = import_discourse(ctx, &import);
    buf_free(&text);
    importing->report = import.report;
    return err;
}

static enum err import_orders(struct ctx *ctx, struct importing *importing)
{
    struct buf text;
    struct policy_set policies;
    struct run *run = importing->run;
    const struct str *options = run->given.options;
    importing->orders = (struct csv_orders){.name = importing->from,
                                            .market = options[OPTION_MARKET],
                                            .seller = options[OPTION_SELLER],
                                            .make_buyers = options[OPTION_MAKE_BUYERS].len > 0};
    buf_init(&text, TABLE_BYTES_MAX);
    enum err err = run_rules(run, run_without_rules(run), &policies, NULL, &ctx->failure);
    if (!err)
        err = read_table(ctx, importing->from, &text);
    importing->orders.text = buf_str(&text);
    if (!err)
        err = csv_orders_take(ctx, &policies, &importing->orders);
    buf_free(&text);
    importing->rows = importing->orders.orders;
    return err;
}

/* What follows from the files that the operator has: the rules, and where parcels are seen. */
static enum err load_sources(struct ctx *ctx, struct run *run, struct policy_set *policies,
                             struct advice_sources *sources)
{
    enum err err = run_rules(run, run_without_rules(run), policies, NULL, &ctx->failure);
    if (!err)
        err = track_load(&run->arena, &packed_carriers, &sources->tracking, &ctx->failure);
    sources->policies = policies->at;
    sources->policy_count = policies->count;
    return err;
}

/* Whose notebook it is, and by which clocks the days of the list are meant. */
static enum err find_buyer(struct ctx *ctx, struct run *run, struct listed_orders *listed)
{
    struct person person;
    const struct zones *zones = zones_load(&run->arena);
    struct str name = run->given.options[OPTION_BUYER];
    if (!name.len)
        return fail(&ctx->failure, ERR_INPUT, "say whose orders they are: --buyer NAME");
    enum err err = profile_read(ctx, name, &person);
    if (err)
        return err;
    listed->viewer = (struct viewer){.person_id = person.id, .role = person.role};
    listed->zone = zones_find(zones, person.zone);
    if (!listed->zone)
        listed->zone = zones_find(zones, STR("UTC"));
    return OK;
}

static enum err import_listed(struct ctx *ctx, struct importing *importing)
{
    struct buf text;
    struct policy_set policies;
    struct advice_sources sources;
    struct listed_orders *listed = &importing->listed;
    buf_init(&text, LISTED_BYTES_MAX);
    enum err err = load_sources(ctx, importing->run, &policies, &sources);
    if (!err)
        err = find_buyer(ctx, importing->run, listed);
    if (!err)
        err = read_table(ctx, importing->from, &text);
    listed->text = buf_str(&text);
    listed->sources = &sources;
    listed->policy = err ? NULL : order_policy(&policies, STR("aliexpress"));
    if (!err && !listed->policy)
        err = fail(&ctx->failure, ERR_NOT_FOUND, "The rules of AliExpress are not here.");
    if (!err && !str_is_utf8(listed->text))
        err = fail(&ctx->failure, ERR_INPUT, "{path} is not UTF-8", PLACE("path", importing->from));
    if (!err)
        err = listed_orders_take(ctx, listed);
    buf_free(&text);
    importing->rows = listed->noted;
    return err;
}

/* ---- the report ---- */

static const char *const note_words[IMPORT_NOTES] = {
    [IMPORT_RENAMED] = N_("people have another name, for theirs cannot be here"),
    [IMPORT_STAFF] =
        N_("people were staff and are members now; `recourse user role NAME ROLE` makes them staff"),
    [IMPORT_BLOCKED] = N_("people were blocked and still are"),
    [IMPORT_NO_PASSWORD] = N_("people have no password; `recourse user password NAME` gives them one"),
    [IMPORT_NO_EMAIL] = N_("people have no email address, for it was never confirmed"),
    [IMPORT_NO_CATEGORY] = N_("questions had no category and are in \"Other\""),
    [IMPORT_TAGS] = N_("tags were changed or left out, to fit here"),
    [IMPORT_TITLES] = N_("titles were too long and are cut"),
    [IMPORT_NO_AUTHOR] = N_("posts are without author, for that person is not in it"),
    [IMPORT_UNSEEN] = N_("posts were hidden or waited for approval, and still are"),
    [IMPORT_NO_PARENT] = N_("answers and comments were left out, for what they are about is not in it"),
    [IMPORT_VOTES] = N_("votes were left out, for their voter or post is not in it"),
    [IMPORT_NOT_SELECTED] = N_("selected answers and duplicates are not in it"),
    [IMPORT_PICTURES] = N_("pictures are not in it; their words stand in their place"),
    [IMPORT_PRIVATE] = N_("messages that only some could read were left out"),
};

static void report_desk(const struct importing *importing)
{
    const struct import_report *report = &importing->report;
    for (int kind = 0; kind < BULK_KINDS; kind++) {
        struct str file = import_file(kind), name = str_cut(&file, '.');
        printf("%8lld  %.*s\n", (long long)report->rows[kind], STR_ARG(name));
    }
    for (int note = 0; note < IMPORT_NOTES; note++) {
        if (!report->notes[note])
            continue;
        printf("%8lld  %.*s\n", (long long)report->notes[note], STR_ARG(operator_says(note_words[note])));
        for (int i = 0; i < IMPORT_EXAMPLES && report->examples[note][i][0]; i++)
            printf("%10s%s\n", "", report->examples[note][i]);
    }
}

static void report_orders(const struct importing *importing)
{
    const struct csv_orders *orders = &importing->orders;
    const struct {
        int64_t count;
        const char *words;
    } rows[] = {
        {orders->orders, N_("orders")},
        {orders->lines, N_("lines of them")},
        {orders->buyers, N_("accounts were made for buyers; \"I forgot my password\" lets them in")},
        {orders->known, N_("orders were here already and stay as they are")},
        {orders->ended, N_("orders were left out, for they are cancelled or refunded")},
        {orders->empty, N_("orders were left out, for nothing was to be paid")},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (i == 0 || rows[i].count)
            printf("%8lld  %.*s\n", (long long)rows[i].count, STR_ARG(operator_says(rows[i].words)));
}

static void report_listed(const struct importing *importing)
{
    const struct listed_orders *listed = &importing->listed;
    printf("%8lld  %.*s\n", (long long)listed->noted, STR_ARG(operator_says(N_("orders"))));
    if (listed->known)
        printf("%8lld  %.*s\n", (long long)listed->known,
               STR_ARG(operator_says(N_("orders were here already and stay as they are"))));
}

/* name, whether it reads files, what it does, how it reports */
static const struct import_way ways[] = {
    {STR_INIT("jsonl"), true, import_jsonl, NULL},
    {STR_INIT("q2a"), true, import_questions, report_desk},
    {STR_INIT("answer"), true, import_answer, report_desk},
    {STR_INIT("phpbb"), true, import_board, report_desk},
    {STR_INIT("stackexchange"), true, import_exchange, report_desk},
    {STR_INIT("discourse"), true, import_talk, report_desk},
    {STR_INIT("orders"), true, import_orders, report_orders},
    {STR_INIT("listed"), true, import_listed, report_listed},
    {STR_INIT("whole"), true, import_whole, NULL},
    {STR_INIT("generate"), false, import_made_up, NULL},
};

/* ---- the command ---- */

static enum err import_unit(struct ctx *ctx, void *arg)
{
    struct importing *importing = arg;
    enum err err = importing->way->work(ctx, importing);
    importing->rehearsed = !err && importing->run->given.options[OPTION_DRY_RUN].len > 0;
    return importing->rehearsed ? fail(&ctx->failure, ERR_REFUSED, "a dry run keeps nothing") : err;
}

static enum err import_so(struct importing *importing)
{
    struct workplace place;
    struct run *run = importing->run;
    struct instant began = instant_now();
    enum err err = workplace_open(run, &place);
    if (err)
        return err;
    progress_bar_start(&importing->bar);
    err = workplace_do(run, &place, import_unit, importing);
    progress_bar_end(&importing->bar);
    workplace_close(&place);
    if (err && !importing->rehearsed)
        return err;
    for (int kind = 0; kind < BULK_KINDS; kind++)
        importing->rows += importing->report.rows[kind];
    static const struct str taken[2] =
        FORMS_("{n} row imported in {seconds} s", "{n} rows imported in {seconds} s"),
                            tried[2] = FORMS_("{n} row could be imported; nothing was kept",
                                              "{n} rows could be imported; nothing was kept");
    double seconds = (double)instant_since(instant_now(), began).ms / 1000.0;
    struct str said =
        locale_decimal(&run->arena, operator_language(), arena_printf(&run->arena, "%.1f", seconds));
    tell_n(&run->arena, importing->rehearsed ? tried : taken, importing->rows,
           PLACES(PLACE("seconds", said)));
    if (importing->way->report)
        importing->way->report(importing);
    return OK;
}

int cmd_import(int argc, char **argv)
{
    static const struct option options[OPTION_COUNT] = {
        [OPTION_LENIENT] = {STR_INIT("lenient"), true},
        [OPTION_SCALE] = {STR_INIT("scale"), false},
        [OPTION_SEED] = {STR_INIT("seed"), false},
        [OPTION_PREFIX] = {STR_INIT("prefix"), false},
        [OPTION_FORUMS] = {STR_INIT("forums"), false},
        [OPTION_DRY_RUN] = {STR_INIT("dry-run"), true},
        [OPTION_MARKET] = {STR_INIT("market"), false},
        [OPTION_SELLER] = {STR_INIT("seller"), false},
        [OPTION_MAKE_BUYERS] = {STR_INIT("make-buyers"), true},
        [OPTION_BUYER] = {STR_INIT("buyer"), false},
    };
    struct run run;
    struct importing importing = {.run = &run};
    int status = run_begin(&run, &(struct command_line){argc, argv, options, OPTION_COUNT});
    if (status)
        return status;
    for (size_t i = 0; run.given.operand_count && i < COUNT_OF(ways); i++)
        if (str_eq(run.given.operands[0], ways[i].name) && run.given.operand_count == (ways[i].reads ? 2 : 1))
            importing.way = &ways[i];
    if (!importing.way)
        return run_misused(&run, usage);
    importing.from = importing.way->reads ? run.given.operands[1] : STR_NONE;
    return import_so(&importing) ? run_failed(&run) : run_end(&run, EXIT_DONE);
}
