/* recourse token: what programs show instead of a password, for whoever operates the site. */
#include "base/check.h"
#include "cli/kit/commands.h"
#include "cli/kit/tongue.h"
#include "cli/kit/unit.h"
#include "service/people/staff.h"
#include "text/clock/when.h"
#include "text/kit/json_write.h"

#include <stdio.h>

enum { OPTION_PERSON, OPTION_MARKET, OPTION_NAME, OPTION_SCOPES, OPTION_DAYS, OPTION_JSON, OPTION_COUNT };

static const struct option options[OPTION_COUNT] = {
    [OPTION_PERSON] = {STR_INIT("person"), false}, [OPTION_MARKET] = {STR_INIT("market"), false},
    [OPTION_NAME] = {STR_INIT("name"), false},     [OPTION_SCOPES] = {STR_INIT("scopes"), false},
    [OPTION_DAYS] = {STR_INIT("days"), false},     [OPTION_JSON] = {STR_INIT("json"), true},
};

enum { TOKEN_DAYS = 90, JSON_MAX = 64 * 1024 };

struct token_words {
    const struct str *options;
    struct str id;          /* of the one that is revoked */
    struct token_text text; /* of the new one */
    struct buf *out;        /* what is printed once all is committed */
};

/* ---- lines ---- */

static struct str day_of(struct ctx *ctx, struct instant at)
{
    return at.ms ? str_slice(when_iso(ctx->arena, at), 0, 10) : STR("-");
}

static void say_tokens(struct ctx *ctx, struct buf *out, const struct token_rows *rows)
{
    struct str head =
        operator_says(N_("number  ends with  made        good until  last used   good for, and its name"));
    buf_printf(out, "%.*s\n", STR_ARG(head));
    for (size_t i = 0; i < rows->count; i++) {
        const struct token_row *row = &rows->at[i];
        buf_printf(out, "%-6lld  %-9.*s  %-10.*s  %-10.*s  %-10.*s  %.*s, %.*s\n", (long long)row->id,
                   STR_ARG(row->ending), STR_ARG(day_of(ctx, row->made_at)),
                   STR_ARG(day_of(ctx, row->expires_at)), STR_ARG(day_of(ctx, row->used_at)),
                   STR_ARG(row->scopes), STR_ARG(row->name));
    }
}

static void put_instant(struct ctx *ctx, struct json *json, struct str name, struct instant at)
{
    if (at.ms)
        json_put(json, name, when_iso(ctx->arena, at));
}

static void put_token(struct ctx *ctx, struct json *json, const struct token_row *row)
{
    json_object_begin(json);
    json_put(json, STR("id"), row->id);
    json_put(json, STR("name"), row->name);
    json_put(json, STR("ending"), row->ending);
    json_put(json, STR("scopes"), row->scopes);
    put_instant(ctx, json, STR("made_at"), row->made_at);
    put_instant(ctx, json, STR("expires_at"), row->expires_at);
    put_instant(ctx, json, STR("used_at"), row->used_at);
    json_object_end(json);
}

static void put_tokens(struct ctx *ctx, struct buf *out, const struct token_rows *rows)
{
    struct json json;
    json_begin(&json, out);
    json_array_begin(&json);
    for (size_t i = 0; i < rows->count; i++)
        put_token(ctx, &json, &rows->at[i]);
    json_array_end(&json);
    check(json_is_whole(&json));
    buf_put_char(out, '\n');
}

/* ---- units ---- */

static enum err find_owner(struct ctx *ctx, const struct token_words *words, struct token_owner *owner)
{
    return staff_token_owner(ctx, words->options[OPTION_PERSON], words->options[OPTION_MARKET], owner);
}

static enum err list(struct ctx *ctx, void *arg)
{
    const struct token_words *words = arg;
    struct token_owner owner;
    struct token_rows rows = {0};
    enum err err = find_owner(ctx, words, &owner);
    if (!err)
        err = token_list(ctx, &owner, &rows);
    if (err)
        return err;
    buf_clear(words->out);
    if (words->options[OPTION_JSON].len)
        put_tokens(ctx, words->out, &rows);
    else
        say_tokens(ctx, words->out, &rows);
    return OK;
}

static enum err unknown_scope(struct ctx *ctx, struct str word)
{
    struct str known = STR("");
    for (enum scope scope = SCOPE_READ; scope < SCOPE_COUNT; scope++)
        known = arena_printf(ctx->arena, "%.*s%s%.*s", STR_ARG(known), known.len ? " " : "",
                             STR_ARG(scope_row(scope)->name));
    return fail(&ctx->failure, ERR_INPUT, "--scopes takes some of: {known}; and not \"{word}\"",
                PLACE("known", known), PLACE("word", word));
}

/* A word that is none is refused: a token that may less than was meant is found out too late. */
static enum err read_scopes(struct ctx *ctx, const struct token_words *words, unsigned *scopes)
{
    struct str rest = words->options[OPTION_SCOPES];
    *scopes = 0;
    while (rest.len) {
        struct str word = str_cut(&rest, ' ');
        unsigned one = scopes_from(word);
        if (word.len && !one)
            return unknown_scope(ctx, word);
        *scopes |= one;
    }
    return OK;
}

/* Those that only a marketplace has use for stay with marketplaces, and those of people with people. */
static enum err check_scopes(struct ctx *ctx, const struct token_owner *owner, unsigned scopes)
{
    for (enum scope scope = SCOPE_READ; scope < SCOPE_COUNT; scope++)
        if ((scopes & SCOPE_BIT(scope)) && !scope_suits(scope, owner->market_id != 0))
            return owner->market_id
                       ? fail(&ctx->failure, ERR_INPUT,
                              "the scope {scope} is for tokens of people alone: without --market",
                              PLACE("scope", scope_row(scope)->name))
                       : fail(&ctx->failure, ERR_INPUT,
                              "the scope {scope} is for keys of marketplaces alone: --market",
                              PLACE("scope", scope_row(scope)->name));
    return OK;
}

static enum err create(struct ctx *ctx, void *arg)
{
    struct token_words *words = arg;
    struct str days = words->options[OPTION_DAYS];
    struct token_wish wish = {.name = words->options[OPTION_NAME], .days = TOKEN_DAYS};
    enum err err = find_owner(ctx, words, &wish.owner);
    if (!err)
        err = read_scopes(ctx, words, &wish.scopes);
    if (!err)
        err = check_scopes(ctx, &wish.owner, wish.scopes);
    if (!err && days.len && (!str_to_int(days, &wish.days) || wish.days < 0 || wish.days > TOKEN_DAYS_MAX))
        err = fail(&ctx->failure, ERR_INPUT, "--days takes a number from 0 (until it is revoked) to {most}",
                   PLACE_INT("most", TOKEN_DAYS_MAX));
    return err ? err : token_make(ctx, &wish, &words->text);
}

static enum err revoke(struct ctx *ctx, void *arg)
{
    const struct token_words *words = arg;
    struct token_owner owner;
    int64_t id = 0;
    enum err err = find_owner(ctx, words, &owner);
    if (!err && !str_to_int(words->id, &id))
        err = fail(&ctx->failure, ERR_INPUT, "recourse token list shows the number of each token");
    return err ? err : token_revoke(ctx, &owner, id);
}

/* ---- the command ---- */

static const struct subcommand {
    struct str name;
    size_t operands;
    enum err (*work)(struct ctx *ctx, void *arg);
} subcommands[] = {
    {STR_INIT("list"), 0, list},
    {STR_INIT("create"), 0, create},
    {STR_INIT("revoke"), 1, revoke},
};

static const struct subcommand *chosen(const struct run *run)
{
    const struct str *given = run->given.options;
    bool one_owner = (given[OPTION_PERSON].len > 0) != (given[OPTION_MARKET].len > 0);
    for (size_t i = 0; one_owner && i < COUNT_OF(subcommands); i++)
        if (run->given.operand_count == subcommands[i].operands + 1 &&
            str_eq(run->given.operands[0], subcommands[i].name))
            return &subcommands[i];
    return NULL;
}

static void say_done(struct run *run, const struct token_words *words)
{
    struct str text = str_from(words->text.text);
    if (buf_str(words->out).len)
        printf("%.*s", STR_ARG(buf_str(words->out)));
    else if (words->id.len)
        tell(&run->arena, STR(N_("token {id} is good for nothing any more")), PLACES(PLACE("id", words->id)));
    else if (text.len && words->options[OPTION_JSON].len)
        printf("{\"token\":\"%.*s\"}\n", STR_ARG(text)); /* letters, digits, '_' and '-' alone */
    else if (text.len)
        tell(&run->arena, STR(N_("token (shown once): {token}")), PLACES(PLACE("token", text)));
}

static enum err do_it(struct run *run, const struct subcommand *subcommand, struct token_words *words)
{
    struct workplace place;
    enum err err = workplace_open(run, &place);
    if (err)
        return err;
    err = workplace_do(run, &place, subcommand->work, words);
    workplace_close(&place);
    if (!err)
        say_done(run, words);
    return err;
}

int cmd_token(int argc, char **argv)
{
    struct run run;
    struct buf out;
    int status = run_begin(&run, &(struct command_line){argc, argv, options, OPTION_COUNT});
    if (status)
        return status;
    const struct subcommand *subcommand = chosen(&run);
    if (!subcommand)
        return run_misused(&run);
    buf_init(&out, JSON_MAX);
    struct token_words words = {.options = run.given.options, .id = run.given.operands[1], .out = &out};
    enum err err = do_it(&run, subcommand, &words);
    buf_free(&out);
    return err ? run_failed(&run) : run_end(&run, EXIT_DONE);
}
