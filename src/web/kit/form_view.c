#include "web/kit/form_view.h"

#include "base/check.h"
#include "base/words.h"

bool input_has_length(const struct input_view *view)
{
    return !str_eq(view->type, STR("date")) && !str_eq(view->type, STR("time"));
}

struct input_view input_view_of(struct call *call, struct str name, struct str label)
{
    const struct input *input = &call->route->inputs[call_input(call, name)];
    bool secret = input->kind == INPUT_SECRET;
    struct field field = field_of(call, name);
    if (secret)
        field.value = STR_NONE;
    return (struct input_view){.name = name,
                               .label = label,
                               .type = secret ? STR("password") : STR("text"),
                               .field = field,
                               .max = input->max_chars,
                               .optional = input->min_chars == 0};
}

void forget_errors(struct call *call)
{
    call->has_errors = false;
    for (size_t i = 0; i < call->route->input_count; i++)
        call->errors[i] = STR_NONE;
}

struct str first_error(struct call *call)
{
    for (size_t i = 0; i < call->route->input_count; i++)
        if (call->errors[i].len)
            return call->errors[i];
    return call->problem.len ? call->problem : arena_copy(arena_of(call), str_from(call->ctx->failure.text));
}

struct url first_error_at(struct call *call)
{
    for (size_t i = 0; i < call->route->input_count; i++)
        if (call->errors[i].len)
            return url_printf(call, "#%.*s", STR_ARG(call->route->inputs[i].name));
    return url_own(STR("#main"));
}

/* What an address may say about what was just done: ?said=saved. */
static const struct {
    struct str code, sentence;
} sayings[] = {
    {STR_INIT("saved"), STR_INIT(N_("It is saved."))},
    {STR_INIT("second"), STR_INIT(N_("So much takes two people: it waits for a second one."))},
    {STR_INIT("yours"), STR_INIT(N_("You look after this order now. Your colleagues see that."))},
    {STR_INIT("none-left"), STR_INIT(N_("Every dispute has somebody who looks after it."))},
    {STR_INIT("begin"),
     STR_INIT(N_("Your account is made. A few short pages follow; you can leave and skip each."))},
    {STR_INIT("skipped"), STR_INIT(N_("Skipped. You find the page again under \"Set-up\"."))},
    {STR_INIT("brackets"), STR_INIT(N_("It is saved. What still has [[double brackets]] is not shown yet."))},
    {STR_INIT("trial"), STR_INIT(N_("A mail is on its way to that address."))},
    {STR_INIT("password"), STR_INIT(N_("The new password is saved. Other browsers are signed out."))},
    {STR_INIT("session-ended"), STR_INIT(N_("That browser is signed out."))},
    {STR_INIT("sessions-ended"), STR_INIT(N_("All other browsers are signed out."))},
    {STR_INIT("mailed"), STR_INIT(N_("A mail with a link is on its way to that address."))},
    {STR_INIT("forgotten"), STR_INIT(N_("If an account has this address, a mail with a link is on its "
                                        "way. Look in the spam folder, too."))},
    {STR_INIT("prove"), STR_INIT(N_("A mail is on its way to you. Its link shows that you are the buyer."))},
    {STR_INIT("unsubscribed"),
     STR_INIT(N_("No more such mails are sent. You can change that in your account."))},
    {STR_INIT("again"), STR_INIT(N_("It is tried again now."))},
    {STR_INIT("too-late"), STR_INIT(N_("That took too long. Please sign in again."))},
    {STR_INIT("not-arrived"), STR_INIT(N_("You were not signed in there. Try again, or sign in here."))},
    {STR_INIT("linked"), STR_INIT(N_("It is linked: you can sign in that way, too."))},
    {STR_INIT("owed"),
     STR_INIT(N_("Whoever works here signs in with a second step. Turn one on first, or add a "
                 "passkey: nothing else is open to you until then."))},
    {STR_INIT("second-off"), STR_INIT(N_("The second step is off."))},
    {STR_INIT("device"), STR_INIT(N_("Notices come to this device from now on."))},
    {STR_INIT("device-address"), STR_INIT(N_("Notices come to this address from now on."))},
    {STR_INIT("device-removed"), STR_INIT(N_("Nothing is sent to that device any more."))},
    {STR_INIT("link-revoked"), STR_INIT(N_("The link is revoked: it shows nothing any more."))},
    {STR_INIT("passkey"), STR_INIT(N_("The passkey is saved: you can sign in with it."))},
    {STR_INIT("passkey-removed"), STR_INIT(N_("The passkey is removed: it signs nobody in any more."))},
    {STR_INIT("signed-out"), STR_INIT(N_("You are signed out."))},
    {STR_INIT("verdict"), STR_INIT(N_("Decided."))},
    {STR_INIT("purged"), STR_INIT(N_("Every post of the author is hidden."))},
    {STR_INIT("search-kept"), STR_INIT(N_("The search is kept: what it finds from now on is told to you."))},
    {STR_INIT("search-removed"), STR_INIT(N_("The search is kept no more."))},
    {STR_INIT("suggested"),
     STR_INIT(N_("Thank you. Those who may edit the post look at it, and you hear what becomes of it."))},
    {STR_INIT("settled"), STR_INIT(N_("It is decided."))},
    {STR_INIT("purge-undone"), STR_INIT(N_("The purge is taken back: all stands as it did before."))},
    {STR_INIT("purged-more"),
     STR_INIT(N_("The first posts are hidden. There are further ones: purge once more."))},
    {STR_INIT("blocked"), STR_INIT(N_("The block stands."))},
    {STR_INIT("unblocked"), STR_INIT(N_("The block has ended."))},
    {STR_INIT("deleted"), STR_INIT(N_("Your account is deleted. What you wrote stays, without your name."))},
};

struct str said(struct call *call)
{
    struct str code = form_get(&call->query, STR("said"));
    for (size_t i = 0; i < COUNT_OF(sayings); i++)
        if (str_eq(sayings[i].code, code))
            return say(call->language, sayings[i].sentence);
    return STR_NONE;
}

/* What fields are called to people, and which of them people write into: the rest cannot be changed, unless it has words. */
static const struct {
    struct str name, label;
    bool lines, chosen;
} written[] = {
    {STR_INIT("title"), STR_INIT(N_("Title")), false, false},
    {STR_INIT("body"), STR_INIT(N_("Text")), true, false},
    {STR_INIT("tags"), STR_INIT(N_("Tags")), false, false},
    {STR_INIT("note"), STR_INIT(N_("Note")), false, false},
    {STR_INIT("about"), STR_INIT(N_("About you")), true, false},
    {STR_INIT("name"), STR_INIT(N_("Name")), false, false},
    {STR_INIT("handle"), STR_INIT(N_("Name")), false, false},
    {STR_INIT("welcome"), STR_INIT(N_("Welcome text")), true, false},
    {STR_INIT("hold_words"), STR_INIT(N_("Words")), true, false},
    {STR_INIT("reject_words"), STR_INIT(N_("Words")), true, false},
    {STR_INIT("category"), STR_INIT(N_("Category")), false, true},
    {STR_INIT("reason"), STR_INIT(N_("Reason")), false, true},
    {STR_INIT("number"), STR_INIT(N_("Number")), false, true},
    {STR_INIT("amount"), STR_INIT(N_("Amount")), false, true},
    {STR_INIT("tracking"), STR_INIT(N_("Tracking number")), false, true},
};

static bool stays_behind(struct str name)
{
    return str_eq(name, STR("csrf")) || str_eq(name, STR("website")) ||
           str_find(name, STR("password")) < name.len;
}

/* What a form says of itself, and what nobody filled in: it goes along, and says nothing to a person. */
static bool is_of_the_form(struct str name, struct str value)
{
    static const struct str own[] = {STR_INIT("opened_at"), STR_INIT("opened"), STR_INIT("version"),
                                     STR_INIT("button"), STR_INIT("back")};
    for (size_t i = 0; i < COUNT_OF(own); i++)
        if (str_eq(own[i], name))
            return true;
    return value.len == 0;
}

/* People know it by its name, programs by its number. */
static struct str category_said(struct call *call, struct str value)
{
    int64_t id;
    const struct category *category = str_to_int(value, &id) ? site_category(call->ctx->site, id) : NULL;
    return category ? category->name : STR_NONE;
}

static struct typed_view typed_view_of(struct call *call, struct str name, struct str to, struct str value)
{
    struct arena *arena = arena_of(call);
    struct typed_view view = {.name = arena_printf(arena, "%.*s%.*s", STR_ARG(to), STR_ARG(name)),
                              .id = arena_printf(arena, "typed-%.*s", STR_ARG(name)),
                              .label = name,
                              .value = value};
    /* What has words was written by somebody, whatever the field is called. */
    view.lines = str_find_char(value, '\n') < value.len;
    view.fixed = !view.lines && str_find_char(value, ' ') == value.len;
    view.unseen = is_of_the_form(name, value);
    for (size_t i = 0; i < COUNT_OF(written); i++)
        if (str_eq(written[i].name, name)) {
            view.label = say(call->language, written[i].label);
            view.lines |= written[i].lines;
            view.fixed &= written[i].chosen;
        }
    if (str_eq(name, STR("category")))
        view.said = category_said(call, value);
    return view;
}

struct typed_views typed_views_of(struct call *call, const struct form *form, struct str from, struct str to)
{
    struct typed_views views = {ARENA_ARRAY(arena_of(call), struct typed_view, form->count + 1), 0};
    for (size_t i = 0; i < form->count; i++) {
        struct str name = form->fields[i].name;
        if (!str_starts(name, from))
            continue;
        name = str_slice(name, from.len, name.len);
        if (!stays_behind(name))
            views.at[views.count++] = typed_view_of(call, name, to, form->fields[i].value);
    }
    return views;
}

struct problem_view problem_of(struct call *call)
{
    return (struct problem_view){first_error(call), first_error_at(call)};
}

bool comes_back(enum err err)
{
    return err == ERR_INPUT || err == ERR_CONFLICT || err == ERR_LIMIT || err == ERR_REFUSED;
}

enum err form_refused(struct call *call, enum err err, enum err (*show)(struct call *call, int status))
{
    failure_beside_field(call);
    say_retry_after(call);
    enum err shown = show(call, status_of(call, err));
    return shown ? shown : err;
}

enum err form_again(struct call *call, enum err err, enum err (*show)(struct call *call, int status))
{
    return comes_back(err) ? form_refused(call, err, show) : err;
}

enum err form_must_fit(struct call *call)
{
    for (size_t i = 0; i < call->route->input_count; i++)
        if (call->errors[i].len) {
            struct str name = call->route->inputs[i].name;
            failure_pass(&call->ctx->failure, ERR_INPUT, arena_cstr(arena_of(call), name), call->errors[i]);
            return ERR_INPUT;
        }
    return OK;
}
