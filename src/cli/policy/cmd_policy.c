/*
 * recourse policy check FILE | show NAME|FILE.json | simulate FILE | stale | fields | chart: the rules of a marketplace,
 * checked, or as a person reads them.
 */
#include "cli/kit/tongue.h"
#include "cli/policy/policy_parts.h"
#include "service/policy/folder.h"
#include "text/order/chart.h"
#include "text/policy/guide.h"

#include <stdio.h>
#include <string.h>

enum { POLICY_FILE_BYTES = 1024 * 1024 };

static int print_problems(const struct policy_problems *problems, const char *name)
{
    for (int i = 0; i < problems->count && i < POLICY_PROBLEMS_MAX; i++) {
        const struct policy_problem *problem = &problems->at[i];
        fprintf(stderr, "%s:", name);
        if (problem->line)
            fprintf(stderr, "%d:", problem->line);
        struct str kind = operator_says(problem->warning ? N_("warning") : N_("error"));
        fprintf(stderr, " %.*s: %s%s%s\n", STR_ARG(kind), problem->path, problem->path[0] ? ": " : "",
                problem->text);
    }
    return problems->errors ? EXIT_FOUND : EXIT_DONE;
}

/* The bytes of a file in the arena; false when it cannot be read, which is said. */
static bool read_file(struct arena *arena, const char *path, struct str *text)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        complain("policy", STR(N_("{file} cannot be read")), PLACES(PLACE("file", str_from(path))));
        return false;
    }
    char *bytes = arena_take(arena, POLICY_FILE_BYTES + 1);
    size_t len = fread(bytes, 1, POLICY_FILE_BYTES + 1, file);
    bool failed = ferror(file) != 0;
    fclose(file);
    if (failed || len > POLICY_FILE_BYTES)
        complain("policy", STR(N_("{file} cannot be read, or is larger than a policy can be")),
                 PLACES(PLACE("file", str_from(path))));
    *text = (struct str){bytes, len};
    return !failed && len <= POLICY_FILE_BYTES;
}

int policy_read_path(struct arena *arena, const char *path, struct policy *policy)
{
    struct policy_problems *problems = ARENA_NEW(arena, struct policy_problems);
    problems->language = operator_language();
    struct str text;
    if (!read_file(arena, path, &text))
        return EXIT_WORLD;
    return policy_file_read(arena, text, policy, problems) == OK ? EXIT_DONE : print_problems(problems, path);
}

/* Rules are right for as long as the shop keeps them: what is old, or was never verified, is said with each check. */
static void print_age(struct policy_work *work, const char *path)
{
    struct buf lines;
    buf_init(&lines, 64 * 1024);
    int found = policy_stale_lines(policy_reader(&work->arena), &work->policy, policy_stale_now(), &lines);
    buf_free(&lines);
    if (found)
        tell(&work->arena, STR(N_("{file}: values to look at again: {count} (recourse policy stale {file})")),
             PLACES(PLACE("file", str_from(path)), PLACE_INT("count", found)));
}

/* A server that knows other rules by that name and version does not start with these. */
static int check_known(struct run *run, struct policy_work *work, const char *path)
{
    struct policy_set set;
    struct str others = STR_NONE; /* what is wrong with the other files of the folder is not asked here */
    if (policy_folder_take(&run->arena, run->given.config[CONFIG_POLICIES], &set, &others, &run->failure))
        return EXIT_WORLD;
    const struct policy *known =
        policy_set_find(&set, str_from(work->policy.id), work->policy.version, STR_NONE);
    if (!known || strcmp(known->hash, work->policy.hash) == 0)
        return EXIT_DONE;
    work->problems.count = work->problems.errors = 0;
    policy_error(&work->problems, "version",
                 "there are other rules of that name and version already; raise it");
    return print_problems(&work->problems, path);
}

static int check_file(struct run *run, struct policy_work *work, const char *path)
{
    struct str text;
    if (!read_file(&work->arena, path, &text))
        return EXIT_WORLD;
    enum err err = policy_file_read(&work->arena, text, &work->policy, &work->problems);
    int status = print_problems(&work->problems, path);
    if (err)
        return EXIT_FOUND;
    int warnings = work->problems.count - work->problems.errors, known = check_known(run, work, path);
    tell(&work->arena,
         STR(N_("{file}: {id} version {version}: reasons: {reasons}, decision codes: {codes}, warnings: "
                "{warnings}")),
         PLACES(PLACE("file", str_from(path)), PLACE("id", str_from(work->policy.id)),
                PLACE_ID("version", work->policy.version), PLACE_INT("reasons", work->policy.reason_count),
                PLACE_INT("codes", work->policy.code_count), PLACE_INT("warnings", warnings)));
    print_age(work, path);
    return known ? known : status;
}

enum { COLUMNS = 4 };
static const size_t column_width[COLUMNS] = {31, 16, 33, 33};

/* As many whole words of the text as fit, which leave it; a longer word stands alone. */
static struct str take_line(struct str *text, size_t width)
{
    size_t end = text->len;
    if (str_char_count(*text) > width) {
        size_t fits = str_char_prefix(*text, width + 1).len;
        end = str_find_char(*text, ' ');
        for (size_t i = end; i < fits; i++)
            end = text->at[i] == ' ' ? i : end;
    }
    struct str line = str_slice(*text, 0, end);
    *text = str_slice(*text, end < text->len ? end + 1 : end, text->len);
    return line;
}

static void print_row(struct str cells[COLUMNS])
{
    while (cells[0].len || cells[1].len || cells[2].len || cells[3].len) {
        for (int i = 0; i < COLUMNS; i++) {
            struct str line = take_line(&cells[i], column_width[i]);
            printf("%s%.*s%*s", i ? " " : "", STR_ARG(line),
                   i + 1 < COLUMNS ? (int)(column_width[i] - str_char_count(line)) : 0, "");
        }
        printf("\n");
    }
}

struct guide_reader policy_reader(struct arena *arena)
{
    return (struct guide_reader){arena, operator_language()};
}

static struct guide_reader reader_of(struct policy_work *work)
{
    return policy_reader(&work->arena);
}

/* "2 days after it was paid (not verified)" */
static struct str with_doubt(struct policy_work *work, struct str words, struct str doubt)
{
    return doubt.len ? arena_printf(&work->arena, "%.*s (%.*s)", STR_ARG(words), STR_ARG(doubt)) : words;
}

static void show_steps(struct policy_work *work)
{
    struct policy_step steps[POLICY_STEPS_MAX];
    int count = policy_steps(reader_of(work), &work->policy, steps);
    print_row((struct str[COLUMNS]){operator_says(N_("WHEN")), operator_says(N_("WHO")),
                                    operator_says(N_("UNTIL")), operator_says(N_("ELSE"))});
    for (int i = 0; i < count; i++)
        print_row((struct str[COLUMNS]){steps[i].what, party_list_words(reader_of(work), steps[i].who),
                                        with_doubt(work, steps[i].until, steps[i].doubt),
                                        steps[i].otherwise});
}

static void put_heading(const char *english)
{
    printf("\n%.*s\n", STR_ARG(operator_says(english)));
}

static void show_terms(struct policy_work *work)
{
    struct policy_term terms[POLICY_TERMS_MAX];
    int count = policy_terms(reader_of(work), &work->policy, terms);
    put_heading(N_("Terms"));
    for (int i = 0; i < count; i++)
        printf(terms[i].name.len ? "  %.*s: %.*s\n" : "    %.*s%.*s\n", STR_ARG(terms[i].name),
               STR_ARG(terms[i].words));
}

static void show_reasons(struct policy_work *work)
{
    put_heading(N_("Reasons for a dispute"));
    for (int32_t i = 0; i < work->policy.reason_count; i++) {
        const struct reason *reason = &work->policy.reasons[i];
        printf("  %.*s (%s)\n      %.*s\n", STR_ARG(operator_says(reason->title)), reason->id,
               STR_ARG(with_doubt(work, reason_window(reader_of(work), reason),
                                  reason_doubt(reader_of(work), &work->policy, reason))));
    }
}

static void show_notes(struct policy_work *work, struct str text)
{
    struct policy_term notes[POLICY_NOTES_MAX];
    int count = policy_notes(reader_of(work), text, notes);
    put_heading(N_("Where the values come from"));
    for (int i = 0; i < count; i++)
        printf("  %.*s: %.*s\n", STR_ARG(notes[i].name), STR_ARG(notes[i].words));
    struct policy_source_line sources[POLICY_SOURCES_MAX];
    count = policy_sources(reader_of(work), &work->policy, sources);
    for (int i = 0; i < count; i++)
        printf("  %.*s: %.*s; %.*s\n", STR_ARG(sources[i].of), STR_ARG(sources[i].source),
               STR_ARG(sources[i].words));
}

static void show_policy(struct policy_work *work, struct str text)
{
    tell(&work->arena, STR(N_("{id}, version {version}: {title}\nhash {hash}\n")),
         PLACES(PLACE("id", str_from(work->policy.id)), PLACE_ID("version", work->policy.version),
                PLACE("title", say(operator_language(), str_from(work->policy.title))),
                PLACE("hash", str_from(work->policy.hash))));
    show_steps(work);
    show_terms(work);
    show_reasons(work);
    show_notes(work, text);
}

static int read_policy(struct policy_work *work, const char *path, struct str *text)
{
    if (!read_file(&work->arena, path, text))
        return EXIT_WORLD;
    if (policy_file_read(&work->arena, *text, &work->policy, &work->problems) != OK)
        return print_problems(&work->problems, path);
    return EXIT_DONE;
}

int policy_work_file(struct policy_work *work, const char *path)
{
    struct str text;
    return read_policy(work, path, &text);
}

static int show_file(struct policy_work *work, const char *path)
{
    struct str text;
    int status = read_policy(work, path, &text);
    if (!status)
        show_policy(work, text);
    return status;
}

/* The ids of the set, each once. */
static void print_names(const struct policy_set *set)
{
    for (size_t i = 0; i < set->count; i++)
        if (policy_set_newest(set, str_from(set->at[i]->id)) == set->at[i])
            fprintf(stderr, "  %s\n", set->at[i]->id);
}

static int read_named(struct run *run, struct policy_work *work, struct str name, struct str *text)
{
    struct policy_set set;
    if (run_rules(run, true, &set, NULL, &run->failure))
        return EXIT_WORLD;
    const struct policy *newest = policy_set_newest(&set, name);
    if (newest) {
        *text = policy_set_text(&set, newest);
        return policy_file_read(&work->arena, *text, &work->policy, &work->problems) == OK ? EXIT_DONE
                                                                                           : EXIT_FOUND;
    }
    complain(
        "policy",
        STR(N_("there is no policy \"{name}\", nor a file of that name that ends with .json; there are:")),
        PLACES(PLACE("name", name)));
    print_names(&set);
    return EXIT_USE;
}

int policy_work_named(struct run *run, struct policy_work *work, struct str name)
{
    struct str text;
    return read_named(run, work, name, &text);
}

static int show(struct run *run, struct policy_work *work, struct str name)
{
    struct str text;
    int status = read_named(run, work, name, &text);
    if (!status)
        show_policy(work, text);
    return status;
}

static int chart(void)
{
    struct buf out;
    buf_init(&out, 1024 * 1024);
    order_chart_put(&out);
    fwrite(out.at, 1, out.len, stdout);
    buf_free(&out);
    return EXIT_DONE;
}

/* One word behind the first: what is checked or shown. */
static int read_one(int argc, char **argv, bool checks)
{
    struct run run;
    int status = run_begin(&run, &(struct command_line){.argc = argc, .argv = argv});
    if (status)
        return status;
    if (run.given.operand_count != 1)
        return run_misused(&run);
    struct policy_work work = {.problems.language = operator_language()};
    const char *name = arena_cstr(&run.arena, run.given.operands[0]);
    bool file = str_ends(run.given.operands[0], STR(".json"));
    arena_init(&work.arena, 16 * 1024 * 1024);
    status = checks ? check_file(&run, &work, name)
             : file ? show_file(&work, name)
                    : show(&run, &work, run.given.operands[0]);
    arena_free(&work.arena);
    return status == EXIT_WORLD && run.failure.err ? run_failed(&run) : run_end(&run, status);
}

int cmd_policy(int argc, char **argv)
{
    if (argc >= 1 && strcmp(argv[0], "simulate") == 0)
        return policy_simulate(argc - 1, argv + 1);
    if (argc == 1 && strcmp(argv[0], "fields") == 0)
        return policy_fields_print();
    if (argc == 1 && strcmp(argv[0], "chart") == 0)
        return chart();
    if (argc >= 1 && strcmp(argv[0], "stale") == 0)
        return policy_stale(argc - 1, argv + 1);
    if (argc >= 1 && strcmp(argv[0], "check") == 0)
        return read_one(argc - 1, argv + 1, true);
    if (argc >= 1 && strcmp(argv[0], "show") == 0)
        return read_one(argc - 1, argv + 1, false);
    return EXIT_MISUSED;
}
