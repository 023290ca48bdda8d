/* Roles, titles, and links for forgotten passwords. */
#include "pages.h"
#include "service/people/role.h"
#include "service/people/second.h"
#include "web/staff/handlers.h"

#include "base/check.h"
#include "web/staff/admin_view.h"

static struct url role_url(struct call *call, struct str handle)
{
    return url_printf(call, "/admin/people/%.*s", STR_ARG(encoded(call, handle)));
}

/* The name that was looked for leads to the person's page. */
static enum err look_for(struct call *call, struct str name, bool *unknown)
{
    struct person person;
    enum err err = name.len ? profile_read(call->ctx, name, &person) : OK;
    *unknown = err == ERR_NOT_FOUND;
    if (err)
        return *unknown ? OK : err;
    if (name.len)
        call_redirect(call, 303, role_url(call, person.handle).text);
    return OK;
}

enum err people_edit_show(struct call *call)
{
    struct person_lines lines;
    struct staff_page_view page = {.looked_for = form_get(&call->query, STR("name"))};
    enum err err = look_for(call, str_trim(page.looked_for), &page.unknown);
    if (err || call->answered)
        return err;
    err = role_holders(call->ctx, &call->viewer, &lines);
    if (err)
        return err;
    page.layout = wide_layout_of(call, STR(N_("Roles and titles")));
    page.nav = staff_nav_of(call, STAFF_PEOPLE);
    page.people = ARENA_ARRAY(arena_of(call), struct person_item, lines.count);
    page.edit = ARENA_ARRAY(arena_of(call), struct url, lines.count);
    page.count = lines.count;
    for (size_t i = 0; i < lines.count; i++) {
        page.people[i] = person_item_of(call, &lines.at[i]);
        page.edit[i] = role_url(call, lines.at[i].handle);
    }
    struct html h = html_of(call);
    page_admin_people(&h, &page);
    return send_page(call, 200);
}

static void add_roles(struct call *call, struct str chosen, struct select_view *view)
{
    static const enum role roles[] = {ROLE_MEMBER, ROLE_EXPERT, ROLE_MODERATOR, ROLE_OPERATOR};
    *view = (struct select_view){.name = STR("role"), .label = STR(N_("Role")), .count = COUNT_OF(roles)};
    view->choices = ARENA_ARRAY(arena_of(call), struct choice_view, COUNT_OF(roles));
    for (size_t i = 0; i < COUNT_OF(roles); i++) {
        struct str name = role_name(roles[i]);
        view->choices[i] =
            (struct choice_view){name, say(call->language, role_label(roles[i])), str_eq(name, chosen)};
    }
}

/* The page of one person; `path` of a fresh link, or empty. */
static enum err show_role(struct call *call, struct str path, int status)
{
    struct person person;
    struct second_standing second;
    enum err err = profile_read(call->ctx, call->parameters[0], &person);
    if (!err)
        err = second_read(call->ctx, person.id, &second);
    if (err)
        return err;
    struct author author = {.person_id = person.id,
                            .handle = person.handle,
                            .title = person.title,
                            .role = person.role,
                            .points = person.points};
    struct role_page page = {.layout = wide_layout_of(call, person.handle)};
    page.layout.notice = said(call);
    page.nav = staff_nav_of(call, STAFF_PEOPLE);
    page.author = author_view_of(call, &author);
    page.action = role_url(call, person.handle);
    page.second = second.on;
    page.link_action = url_printf(call, "%.*s/password-link", STR_ARG(page.action.text));
    page.title =
        (struct input_view){.name = STR("title"),
                            .label = STR(N_("Title")),
                            .hint = STR(N_("Stands before the name instead of the role's own title.")),
                            .type = STR("text"),
                            .field = {.value = person.title},
                            .max = TITLE_CHARS_MAX,
                            .optional = true};
    bool again = status >= 400;
    add_roles(call, again ? form_get(&call->form, STR("role")) : role_name(person.role), &page.role);
    if (again) {
        page.title.field = field_of(call, STR("title"));
        page.role.error = field_of(call, STR("role")).error;
        page.problem = problem_of(call);
    }
    if (path.len)
        page.link = url_printf(call, "%.*s%.*s", STR_ARG(base_url(call)), STR_ARG(path));
    struct html h = html_of(call);
    page_role(&h, &page);
    return send_page(call, status);
}

static enum err show_role_form(struct call *call, int status)
{
    return show_role(call, STR_NONE, status);
}

enum err role_show(struct call *call)
{
    return show_role_form(call, 200);
}

enum err role_prepare(struct call *call)
{
    return call->has_errors ? show_role_form(call, 422) : OK;
}

enum err role_post(struct call *call)
{
    struct person person;
    struct role_change change = {.title = call_value(call, STR("title"))};
    enum err err = profile_read(call->ctx, call->parameters[0], &person);
    if (err)
        return err;
    change.person_id = person.id;
    if (!role_from(call_value(call, STR("role")), &change.role))
        change.role = ROLE_GUEST;
    err = role_give(call->ctx, &call->viewer, &change);
    if (!err) {
        call_redirect(call, 303,
                      url_printf(call, "%.*s?said=saved", STR_ARG(role_url(call, person.handle).text)).text);
        return OK;
    }
    return form_again(call, err, show_role_form);
}

enum err password_link_post(struct call *call)
{
    struct str path;
    struct person person;
    enum err err = profile_read(call->ctx, call->parameters[0], &person);
    if (!err)
        err = role_password_link(call->ctx, &call->viewer, person.id, &path);
    return err ? err : show_role(call, path, 200);
}
