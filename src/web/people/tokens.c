/* Tokens for programs: those of the viewer, and the form that makes one. */
#include "base/check.h"
#include "pages.h"
#include "web/people/handlers.h"
#include "web/people/token_view.h"

#include "text/clock/when.h"

const struct input token_inputs[TOKEN_INPUTS] = {
    {STR_INIT("token_name"), STR_INIT(N_("Enter a name.")), INPUT_LINE, 1, TOKEN_NAME_MAX},
    {STR_INIT("scope_read"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("scope_desk"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("scope_orders"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("scope_effects"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("scope_webhooks"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("scope_moderate"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("scope_site"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("days"), STR_INIT(N_("Enter the days.")), INPUT_NUMBER, 1, 5},
    {STR_INIT("password_now"), MAY_MISS, INPUT_SECRET, 0, PASSWORD_MAX},
};

/* The declared input as it was sent by this form; nothing on a page that shows another. */
static struct str sent(struct call *call, struct str name)
{
    return call->route->method == METHOD_POST ? form_get(&call->form, name) : STR_NONE;
}

static struct select_view days_select(struct call *call)
{
    static const struct choice_view choices[] = {
        {STR_INIT("30"), STR_INIT(N_("30 days")), false},
        {STR_INIT("90"), STR_INIT(N_("90 days")), true},
        {STR_INIT("365"), STR_INIT(N_("A year")), false},
        {STR_INIT("0"), STR_INIT(N_("Until it is revoked")), false},
    };
    struct str chosen = sent(call, STR("days"));
    struct select_view view = {.name = STR("days"),
                               .label = STR(N_("How long is it good?")),
                               .error = call_error_of(call, STR("days")),
                               .choices = ARENA_ARRAY(arena_of(call), struct choice_view, COUNT_OF(choices)),
                               .count = COUNT_OF(choices)};
    for (size_t i = 0; i < view.count; i++) {
        view.choices[i] = choices[i];
        view.choices[i].label = say(call->language, choices[i].label);
        view.choices[i].chosen = chosen.len ? str_eq(chosen, choices[i].value) : choices[i].chosen;
    }
    return view;
}

static struct str scope_input(struct call *call, enum scope scope)
{
    return arena_printf(arena_of(call), "scope_%.*s", STR_ARG(scope_row(scope)->name));
}

static struct str scopes_text(struct call *call, unsigned scopes)
{
    struct str text = STR("");
    for (enum scope scope = SCOPE_READ; scope < SCOPE_COUNT; scope++)
        if (scopes & SCOPE_BIT(scope))
            text = arena_printf(arena_of(call), "%.*s%s%.*s", STR_ARG(text), text.len ? " · " : "",
                                STR_ARG(say(call->language, scope_row(scope)->label)));
    return text;
}

static struct str date_or(struct call *call, struct instant at, const char *never)
{
    return at.ms ? date_text(call, at) : call_say(call, never);
}

static struct token_item item_of(struct call *call, const struct token_row *row, struct str base)
{
    return (struct token_item){
        .name = row->name.len ? row->name : call_say(call, "Key of before"),
        .ending = row->ending,
        .scopes = scopes_text(call, scopes_from(row->scopes)),
        .made = date_text(call, row->made_at),
        .expires = date_or(call, row->expires_at, N_("never")),
        .used = date_or(call, row->used_at, N_("never")),
        .expired = row->expires_at.ms && !instant_before(call->ctx->now, row->expires_at),
        .revoke = url_printf(call, "%.*s/%lld/revoke", STR_ARG(base), (long long)row->id),
    };
}

static void add_scopes(struct call *call, bool market, unsigned held, struct token_list *list)
{
    for (enum scope scope = SCOPE_READ; scope < SCOPE_COUNT; scope++)
        if (held & SCOPE_BIT(scope))
            list->scopes[list->scope_count++] =
                (struct scope_choice){scope_input(call, scope), say(call->language, scope_row(scope)->label),
                                      market || sent(call, scope_input(call, scope)).len > 0};
}

/* Whoever finds a browser open is not to take a token along that lives on when it is closed. */
static enum err add_proof(struct call *call, struct str page, struct token_list *list)
{
    enum err err = proving_way_of(call, &list->proving);
    list->password = proof_input(call, STR("password_now"));
    return err ? err : sign_again_of(call, page, &list->again);
}

enum err token_list_view(struct call *call, int64_t market_id, struct str base, struct str page,
                         struct token_list *list)
{
    struct token_rows rows;
    unsigned held;
    struct token_owner owner = token_owner_of(&call->viewer, market_id);
    enum err err = token_list(call->ctx, &owner, &rows);
    if (!err)
        err = token_scopes(call->ctx, &owner, &held);
    if (err)
        return err;
    *list = (struct token_list){
        .csrf = call->csrf,
        .items = ARENA_ARRAY(arena_of(call), struct token_item, rows.count + 1),
        .count = rows.count,
        .make = url_printf(call, "%.*s", STR_ARG(base)),
        .name = {.name = STR("token_name"),
                 .label = STR(N_("Name of the token")),
                 .hint = STR(N_("What uses it, such as: the till in the harbour.")),
                 .type = STR("text"),
                 .field = {sent(call, STR("token_name")), call_error_of(call, STR("token_name"))},
                 .max = TOKEN_NAME_MAX},
        .scopes_error = call_error_of(call, STR("scope_read")),
        .days = days_select(call)};
    for (size_t i = 0; i < rows.count; i++)
        list->items[i] = item_of(call, &rows.at[i], base);
    add_scopes(call, market_id != 0, held, list);
    return add_proof(call, page, list);
}

struct token_wish token_wish_of(struct call *call, int64_t market_id)
{
    struct token_wish wish = {.owner = token_owner_of(&call->viewer, market_id),
                              .name = call_value(call, STR("token_name")),
                              .days = -1};
    if (!str_to_int(call_value(call, STR("days")), &wish.days))
        wish.days = -1;
    for (enum scope scope = SCOPE_READ; scope < SCOPE_COUNT; scope++)
        if (scope_suits(scope, market_id != 0) && call_value(call, scope_input(call, scope)).len)
            wish.scopes |= SCOPE_BIT(scope);
    return wish;
}

/* ---- one's own ---- */

static enum err show(struct call *call, struct str fresh, int status)
{
    struct tokens_page page = {.layout = narrow_layout_of(call, STR(N_("Tokens for programs")))};
    enum err err = token_list_view(call, 0, STR("/account/tokens"), STR("/account/tokens"), &page.list);
    if (err)
        return err;
    page.list.fresh = fresh;
    page.layout.notice = said(call);
    if (status >= 400)
        page.problem = problem_of(call);
    struct html h = html_of(call);
    page_tokens(&h, &page);
    return send_page(call, status);
}

static enum err show_form(struct call *call, int status)
{
    return show(call, STR_NONE, status);
}

enum err tokens_show(struct call *call)
{
    return show_form(call, 200);
}

enum err tokens_prepare(struct call *call)
{
    return proving_prepare(call, STR("password_now"), show_form);
}

void token_rename_field(struct failure *failure)
{
    struct str field = failure->field ? str_from(failure->field) : STR_NONE;
    if (str_eq(field, STR("name")))
        failure->field = "token_name";
    else if (str_eq(field, STR("scopes")))
        failure->field = "scope_read";
}

enum err tokens_post(struct call *call)
{
    struct token_text text;
    struct token_wish wish = token_wish_of(call, 0);
    bool right = false;
    enum err err = proving_answer(call, &right);
    if (err || !right)
        return err;
    err = token_make(call->ctx, &wish, &text);
    if (!err)
        return show(call, arena_copy(arena_of(call), str_from(text.text)), 200);
    token_rename_field(&call->ctx->failure);
    return form_again(call, err, show_form);
}

enum err token_revoke_post(struct call *call)
{
    int64_t id = 0;
    bool number = str_to_int(call->parameters[0], &id);
    struct token_owner owner = token_owner_of(&call->viewer, 0);
    enum err err = token_revoke(call->ctx, &owner, number ? id : 0);
    if (!err)
        call_redirect(call, 303, STR("/account/tokens?said=saved"));
    return err;
}
