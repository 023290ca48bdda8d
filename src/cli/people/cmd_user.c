/* recourse user: people's accounts, for whoever operates the site. */
#include "base/check.h"
#include "base/secret.h"
#include "base/why.h"
#include "cli/kit/commands.h"
#include "cli/kit/tongue.h"
#include "cli/kit/unit.h"
#include "service/order/leaving.h"
#include "service/order/list.h"
#include "service/people/second.h"
#include "service/people/staff.h"
#include "service/unit/block.h"
#include "text/clock/when.h"
#include "text/kit/json_write.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

enum {
    OPTION_ROLE,
    OPTION_TITLE,
    OPTION_DAYS,
    OPTION_REASON,
    OPTION_STDIN,
    OPTION_JSON,
    OPTION_YES,
    OPTION_COUNT
};

static const struct option options[OPTION_COUNT] = {
    [OPTION_ROLE] = {STR_INIT("role"), false},  [OPTION_TITLE] = {STR_INIT("title"), false},
    [OPTION_DAYS] = {STR_INIT("days"), false},  [OPTION_REASON] = {STR_INIT("reason"), false},
    [OPTION_STDIN] = {STR_INIT("stdin"), true}, [OPTION_JSON] = {STR_INIT("json"), true},
    [OPTION_YES] = {STR_INIT("yes"), true},
};

enum {
    PASSWORD_ROOM = 4096,
    PASSWORD_MADE = 20,
    BLOCK_DAYS = 30,
    JSON_MAX = 4 << 20,
    OWN_DATA_BYTES = 256 << 20
};

/* What a subcommand is called with. */
struct user_words {
    struct str name, second;
    const struct str *options;
    struct run *run;
    char password[PASSWORD_ROOM];
    bool made; /* the password is ours and must be shown */
};

/* ---- passwords ---- */

/* The first line of standard input, or a new one, which is printed when all has gone well. */
static enum err take_password(struct run *run, struct user_words *words)
{
    if (words->options[OPTION_STDIN].len == 0) {
        words->made = true;
        snprintf(words->password, sizeof words->password, "%.*s", PASSWORD_MADE, token_new().text);
        return OK;
    }
    char line[PASSWORD_ROOM];
    if (!fgets(line, sizeof line, stdin))
        return fail(&run->failure, ERR_INPUT, "standard input has no line with a password");
    struct str rest = str_from(line), password = str_cut(&rest, '\n');
    snprintf(words->password, sizeof words->password, "%.*s", STR_ARG(password));
    if (!str_is_utf8(password))
        return fail(&run->failure, ERR_INPUT, "the password is not UTF-8");
    return OK;
}

static void say_password(struct run *run, const struct user_words *words)
{
    if (words->made)
        tell(&run->arena, STR(N_("password (shown once): {password}")),
             PLACES(PLACE("password", str_from(words->password))));
}

/* ---- units ---- */

static enum err read_role(struct ctx *ctx, struct str text, enum role *role)
{
    if (role_from(text, role) && *role != ROLE_GUEST)
        return OK;
    return fail(&ctx->failure, ERR_INPUT, "a role is member, expert, moderator or operator, not \"{text}\"",
                PLACE("text", text));
}

static enum err add(struct ctx *ctx, void *arg)
{
    const struct user_words *words = arg;
    struct str role = words->options[OPTION_ROLE];
    struct hired hired = {
        .handle = words->name, .title = words->options[OPTION_TITLE], .password = str_from(words->password)};
    enum err err = read_role(ctx, role.len ? role : STR("member"), &hired.role);
    return err ? err : staff_add(ctx, &hired);
}

static enum err set_role(struct ctx *ctx, void *arg)
{
    const struct user_words *words = arg;
    enum role role;
    enum err err = read_role(ctx, words->second, &role);
    return err ? err : staff_set_role(ctx, words->name, role);
}

static enum err set_password(struct ctx *ctx, void *arg)
{
    const struct user_words *words = arg;
    return staff_set_password(ctx, words->name, str_from(words->password));
}

static enum err end_second(struct ctx *ctx, void *arg)
{
    const struct user_words *words = arg;
    return staff_end_second(ctx, words->name);
}

static enum err block(struct ctx *ctx, void *arg)
{
    const struct user_words *words = arg;
    struct str days_given = words->options[OPTION_DAYS], reason = words->options[OPTION_REASON];
    int64_t days = BLOCK_DAYS;
    if (days_given.len && (!str_to_int(days_given, &days) || days < 1 || days > BLOCK_DAYS_MAX))
        return fail(&ctx->failure, ERR_INPUT, "--days takes a number from 1 to {most}",
                    PLACE_ID("most", BLOCK_DAYS_MAX)); /* as it is to be typed */
    return staff_block(ctx, words->name, days, reason.len ? reason : STR("blocked by the operator"));
}

static enum err unblock(struct ctx *ctx, void *arg)
{
    const struct user_words *words = arg;
    return staff_block(ctx, words->name, 0, STR_NONE);
}

/* A person of the list, and whether signing in asks for a code. */
struct listed {
    const struct person *person;
    bool second;
};

static void say_person(struct ctx *ctx, const struct listed *listed)
{
    const struct person *person = listed->person;
    bool blocked = instant_before(ctx->now, person->blocked_until);
    printf("%-8lld %-30.*s %-10.*s %8lld points  since %.*s%s%s%s\n", (long long)person->id,
           STR_ARG(person->handle), STR_ARG(role_name(person->role)), (long long)person->points,
           STR_ARG(str_slice(when_iso(ctx->arena, person->created_at), 0, 10)), blocked ? "  blocked" : "",
           person->password.len ? "" : "  no password", listed->second ? "  second step" : "");
}

static void put_person(struct ctx *ctx, struct json *json, const struct listed *listed)
{
    const struct person *person = listed->person;
    json_object_begin(json);
    json_put(json, STR("id"), person->id);
    json_put(json, STR("name"), person->handle);
    json_put(json, STR("role"), role_name(person->role));
    json_put(json, STR("points"), person->points);
    json_put(json, STR("since"), when_iso(ctx->arena, person->created_at));
    json_put(json, STR("blocked"), instant_before(ctx->now, person->blocked_until));
    json_put(json, STR("password"), person->password.len > 0);
    json_put(json, STR("second_step"), listed->second);
    json_object_end(json);
}

static void list_as_json(struct ctx *ctx, const struct listed *people, size_t count)
{
    struct buf out;
    struct json json;
    buf_init(&out, JSON_MAX);
    json_begin(&json, &out);
    json_array_begin(&json);
    for (size_t i = 0; i < count; i++)
        put_person(ctx, &json, &people[i]);
    json_array_end(&json);
    check(json_is_whole(&json));
    printf("%.*s\n", STR_ARG(buf_str(&out)));
    buf_free(&out);
}

static enum err list(struct ctx *ctx, void *arg)
{
    const struct user_words *words = arg;
    struct people_listed people;
    enum err err = staff_list(ctx, &people);
    struct listed *listed = ARENA_ARRAY(ctx->arena, struct listed, people.count + 1);
    for (size_t i = 0; !err && i < people.count; i++) {
        struct second_standing standing;
        err = second_read(ctx, people.at[i].id, &standing);
        listed[i] = (struct listed){&people.at[i], standing.on};
    }
    if (!err && words->options[OPTION_JSON].len) {
        list_as_json(ctx, listed, people.count);
        return OK;
    }
    for (size_t i = 0; !err && i < people.count; i++)
        say_person(ctx, &listed[i]);
    if (!err && people.count == PEOPLE_LISTED_MAX)
        tell(ctx->arena, STR(N_("(the first {n})")), PLACES(PLACE_INT("n", PEOPLE_LISTED_MAX)));
    return err;
}

/* ---- what is theirs ---- */

/* A new file that its owner alone reads. */
static enum err write_out(struct ctx *ctx, struct str path, struct str text)
{
    int file = open(arena_cstr(ctx->arena, path), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    FILE *out = file < 0 ? NULL : fdopen(file, "wb");
    bool written = out && fwrite(text.at, 1, text.len, out) == text.len;
    bool closed = out && fclose(out) == 0;
    if (written && closed)
        return OK;
    return fail(&ctx->failure, errno == EEXIST ? ERR_INPUT : ERR_IO, "cannot write {path}: {why}",
                PLACE("path", path), PLACE_ERRNO("why", errno));
}

static enum err export_data(struct ctx *ctx, void *arg)
{
    const struct user_words *words = arg;
    struct buf out;
    buf_init(&out, OWN_DATA_BYTES);
    enum err err = staff_own_data(ctx, words->name, &out);
    if (!err)
        err = write_out(ctx, words->second, buf_str(&out));
    buf_free(&out);
    return err;
}

static enum err erase(struct ctx *ctx, void *arg)
{
    int64_t id = 0;
    struct policy_set policies;
    const struct user_words *words = arg;
    if (words->options[OPTION_YES].len) {
        enum err err = run_rules(words->run, run_without_rules(words->run), &policies, NULL, &ctx->failure);
        if (!err)
            err = order_person(ctx, words->name, &id);
        if (!err)
            err = order_end_unpaid(ctx, &policies, id);
        return err ? err : staff_erase(ctx, words->name);
    }
    return fail(&ctx->failure, ERR_INPUT,
                "the account of {name} would be gone for ever, its posts would stay under \"deleted user\"; "
                "say --yes when that is meant, after recourse user export",
                PLACE("name", words->name));
}

/* ---- the command ---- */

/* name, words behind it, whether it takes a password, the unit, what is said when it is done */
static const struct subcommand {
    struct str name;
    size_t operands;
    bool password;
    enum err (*work)(struct ctx *ctx, void *arg);
    struct str done;
} subcommands[] = {
    {STR_INIT("add"), 1, true, add, STR_INIT(N_("{name} added"))},
    {STR_INIT("list"), 0, false, list, STR_INIT("")},
    {STR_INIT("role"), 2, false, set_role, STR_INIT(N_("{name} has the role now"))},
    {STR_INIT("password"), 1, true, set_password,
     STR_INIT(N_("{name} has a new password, and is signed out everywhere"))},
    {STR_INIT("second-step-off"), 1, false, end_second,
     STR_INIT(N_("{name} signs in with the password alone now"))},
    {STR_INIT("block"), 1, false, block, STR_INIT(N_("{name} may not post"))},
    {STR_INIT("unblock"), 1, false, unblock, STR_INIT(N_("{name} may post again"))},
    {STR_INIT("export"), 2, false, export_data, STR_INIT(N_("everything of {name} is in {file}"))},
    {STR_INIT("erase"), 1, false, erase, STR_INIT(N_("the account of {name} is gone"))},
};

static const struct subcommand *chosen(const struct run *run)
{
    for (size_t i = 0; i < COUNT_OF(subcommands); i++)
        if (run->given.operand_count && str_eq(run->given.operands[0], subcommands[i].name) &&
            run->given.operand_count == subcommands[i].operands + 1)
            return &subcommands[i];
    return NULL;
}

static enum err do_it(struct run *run, const struct subcommand *subcommand)
{
    struct workplace place;
    struct user_words words = {.name = run->given.operands[1],
                               .second = run->given.operands[2],
                               .options = run->given.options,
                               .run = run};
    enum err err = subcommand->password ? take_password(run, &words) : OK;
    if (!err)
        err = workplace_open(run, &place);
    if (err)
        return err;
    err = workplace_do(run, &place, subcommand->work, &words);
    workplace_close(&place);
    if (err || !subcommand->done.len)
        return err;
    tell(&run->arena, subcommand->done, PLACES(PLACE("name", words.name), PLACE("file", words.second)));
    say_password(run, &words);
    return OK;
}

int cmd_user(int argc, char **argv)
{
    struct run run;
    int status = run_begin(&run, &(struct command_line){argc, argv, options, OPTION_COUNT});
    if (status)
        return status;
    const struct subcommand *subcommand = chosen(&run);
    if (!subcommand)
        return run_misused(&run);
    return do_it(&run, subcommand) ? run_failed(&run) : run_end(&run, EXIT_DONE);
}
