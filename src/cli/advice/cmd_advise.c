/* recourse advise --marketplace M --ordered DATE ...: what to do now, without a server and without a database. */
#include "base/check.h"
#include "base/why.h"
#include "cli/kit/commands.h"
#include "cli/kit/config.h"
#include "cli/kit/tongue.h"
#include "http/site/zones.h"
#include "service/policy/folder.h"
#include "text/advice/input.h"
#include "text/advice/print.h"
#include "text/advice/speech.h"
#include "text/kit/nearest.h"
#include "text/policy/file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { TABLE_BYTES = 64 * 1024 * 1024, REPLY_BYTES = 1024 * 1024 };

/* The options, by the names of the form's fields; the last four are not of the form. */
static const struct str options[] = {
    STR_INIT("marketplace"), STR_INIT("paid"),      STR_INIT("ordered"),
    STR_INIT("shipped"),     STR_INIT("promised"),  STR_INIT("protection-ends"),
    STR_INIT("problem"),     STR_INIT("received"),  STR_INIT("tracking"),
    STR_INIT("event"),       STR_INIT("contacted"), STR_INIT("extension"),
    STR_INIT("dispute"),     STR_INIT("now"),       STR_INIT("format"),
    STR_INIT("zone"),        STR_INIT("policies"),
};

enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_CALENDAR };

struct advising {
    struct arena arena;
    struct failure failure;
    struct form form;
    struct str now, format, policies;
    const struct zone *zone; /* of whoever reads */
};

static enum err unknown_option(struct advising *advising, struct str name)
{
    struct str near = nearest_name(name, options, COUNT_OF(options));
    if (near.len)
        return fail(&advising->failure, ERR_INPUT, "there is no option --{option}; did you mean --{near}?",
                    PLACE("option", name), PLACE("near", near));
    return fail(&advising->failure, ERR_INPUT, "there is no option --{option}; see recourse help",
                PLACE("option", name));
}

/* The field of the form: "protection-ends" is "protection_ends". */
static struct str field_name(struct arena *arena, struct str option)
{
    struct str copy = arena_copy(arena, option);
    for (char *c = (char *)copy.at; *c; c++)
        if (*c == '-')
            *c = '_';
    return copy;
}

static enum err find_zone(struct advising *advising, struct str name)
{
    const struct zones *zones = zones_load(&advising->arena);
    advising->zone = zones_find(zones, zones_named(zones, name));
    if (advising->zone)
        return OK;
    return fail(&advising->failure, ERR_INPUT, "--zone takes the name of a time zone, such as Europe/Berlin");
}

static enum err keep(struct advising *advising, struct str option, struct str value)
{
    if (!str_is_utf8(value))
        return fail(&advising->failure, ERR_INPUT, "--{option} has bytes that are no text",
                    PLACE("option", option));
    if (str_eq(option, STR("now")))
        advising->now = value;
    else if (str_eq(option, STR("format")))
        advising->format = value;
    else if (str_eq(option, STR("zone")))
        return find_zone(advising, value);
    else if (str_eq(option, STR("policies")))
        advising->policies = value;
    else if (advising->form.count == FORM_FIELDS_MAX)
        return fail(&advising->failure, ERR_INPUT, "there are more options than make sense");
    else
        advising->form.fields[advising->form.count++] =
            (struct form_field){field_name(&advising->arena, option), value};
    return OK;
}

static enum err read_words(struct advising *advising, int argc, char **argv)
{
    for (int i = 0; i < argc; i++) {
        struct str word = str_from(argv[i]);
        if (!str_starts(word, STR("--")))
            return fail(&advising->failure, ERR_INPUT, "\"{word}\" stands alone; options begin with --",
                        PLACE("word", word));
        struct str value = str_slice(word, 2, word.len), name = str_cut(&value, '=');
        bool known = false;
        for (size_t j = 0; j < COUNT_OF(options); j++)
            known |= str_eq(options[j], name);
        if (!known)
            return unknown_option(advising, name);
        if (name.len + 2 == word.len) {
            if (++i == argc)
                return fail(&advising->failure, ERR_INPUT, "--{option} needs a value", PLACE("option", name));
            value = str_from(argv[i]);
        }
        enum err err = keep(advising, name, value);
        if (err)
            return err;
    }
    if (!form_get(&advising->form, STR("marketplace")).len || !form_get(&advising->form, STR("ordered")).len)
        return fail(&advising->failure, ERR_INPUT, "--marketplace and --ordered are needed");
    return OK;
}

static enum err read_format(struct advising *advising, enum format *format)
{
    static const struct str names[] = {STR_INIT("text"), STR_INIT("json"), STR_INIT("ics")};
    *format = FORMAT_TEXT;
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (str_eq(names[i], advising->format)) {
            *format = (enum format)i;
            return OK;
        }
    if (!advising->format.len)
        return OK;
    return fail(&advising->failure, ERR_INPUT, "--format is text, json or ics");
}

/* The rules of the program and of the operator's folder, which a server has by the same setting. */
static enum err read_rules(struct advising *advising, struct policy_set *policies)
{
    struct words_given *given = ARENA_NEW(&advising->arena, struct words_given);
    struct str refused = STR_NONE;
    enum err err = config_read(&advising->arena, &(struct command_line){0}, given, &advising->failure);
    struct str folder = advising->policies.len ? advising->policies : given->config[CONFIG_POLICIES];
    if (!err)
        err = policy_folder_take(&advising->arena, folder, policies, &refused, &advising->failure);
    if (refused.len)
        fprintf(stderr, "recourse advise: %.*s\n", STR_ARG(refused));
    return err;
}

static enum err read_case(struct advising *advising, struct advice_case *order)
{
    struct policy_set policies;
    struct advice_sources sources;
    order->now = instant_now();
    if (advising->now.len && !advice_read_now(advising->now, &order->now))
        return fail(&advising->failure, ERR_INPUT, "--now: \"{text}\" is no date; write it as 2016-06-16",
                    PLACE("text", advising->now));
    enum err err = read_rules(advising, &policies);
    if (!err)
        err = track_load(&advising->arena, &packed_carriers, &sources.tracking, &advising->failure);
    if (err)
        return err;
    sources.policies = policies.at;
    sources.policy_count = policies.count;
    return advice_read(&advising->arena, &sources, &advising->form, order, &advising->failure);
}

/* Programs read English; whoever runs the command their own language, by the clocks of their zone. */
static void speak(struct advising *advising, enum format format, struct advice_case *order)
{
    const struct language *language = format == FORMAT_JSON ? NULL : operator_language();
    if (language)
        advice_speak(&advising->arena, (struct reading){language, advising->zone}, order);
    else
        advice_speak_plainly(&advising->arena, advising->zone, order);
}

static int print(struct advising *advising, struct advice_case *order, enum format format)
{
    struct buf out;
    struct advice_plan *plan = ARENA_NEW(&advising->arena, struct advice_plan);
    speak(advising, format, order);
    advise(order, plan);
    buf_init(&out, REPLY_BYTES);
    switch (format) {
    case FORMAT_TEXT:
        advice_put_text(&advising->arena, order, plan, &out);
        break;
    case FORMAT_JSON:
        advice_put_json(order, plan, &out);
        break;
    case FORMAT_CALENDAR:
        advice_put_calendar(order, plan, &out);
        break;
    }
    check(!out.overflow);
    bool written = fwrite(out.at, 1, out.len, stdout) == out.len && fflush(stdout) == 0;
    buf_free(&out);
    if (written)
        return EXIT_DONE;
    complain("advise", STR(N_("cannot write the standard output: {why}")), PLACES(PLACE_ERRNO("why", errno)));
    return EXIT_WORLD;
}

/* The option that a field of the form was given by, for the message. */
static void say_failure(const struct failure *failure)
{
    fputs("recourse advise: ", stderr);
    if (failure->field) {
        fputs("--", stderr);
        for (const char *c = failure->field; *c; c++)
            fputc(*c == '_' ? '-' : *c, stderr);
        fputs(": ", stderr);
    }
    fprintf(stderr, "%s\n", failure->text);
}

int cmd_advise(int argc, char **argv)
{
    struct advising advising = {.failure = {.language = operator_language()}, .zone = &zone_utc};
    struct advice_case order;
    enum format format;
    arena_init(&advising.arena, TABLE_BYTES);
    enum err err = read_words(&advising, argc, argv);
    if (!err)
        err = read_format(&advising, &format);
    if (!err)
        err = read_case(&advising, &order);
    int status = EXIT_USE;
    if (!err)
        status = print(&advising, &order, format);
    else
        say_failure(&advising.failure);
    if (err && err != ERR_INPUT && err != ERR_LIMIT)
        status = EXIT_WORLD;
    arena_free(&advising.arena);
    return status;
}
