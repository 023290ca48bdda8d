/* The tree of categories and the tags, as moderators change them. */
#include "pages.h"
#include "service/desk/category.h"
#include "web/staff/handlers.h"

#include "base/check.h"
#include "service/desk/find.h"
#include "service/desk/tag.h"
#include "web/desk/lists.h"
#include "web/staff/admin_view.h"

/* ---- categories ---- */

/* An input that shows a value until the form was sent. */
static struct input_view plain_input(struct call *call, struct str name, struct str label, struct str value)
{
    struct input_view view = {.name = name, .label = label, .type = STR("text"), .max = CATEGORY_NAME_MAX};
    view.field.value = value;
    if (call->route->method == METHOD_POST)
        view.field = field_of(call, name);
    return view;
}

static struct str number_text(struct call *call, int64_t number)
{
    return arena_printf(arena_of(call), "%lld", (long long)number);
}

/* Every place in the tree, and the top. */
static void add_parents(struct call *call, struct str chosen, struct select_view *view)
{
    struct category_options options = category_options_of(call, chosen);
    *view =
        (struct select_view){.name = STR("parent"), .label = STR(N_("Below")), .count = options.count + 1};
    view->choices = ARENA_ARRAY(arena_of(call), struct choice_view, view->count);
    view->choices[0] =
        (struct choice_view){STR("0"), call_say(call, "Nothing: at the top"), str_eq(chosen, STR("0"))};
    for (size_t i = 0; i < options.count; i++)
        view->choices[i + 1] = (struct choice_view){.value = number_text(call, options.at[i].id),
                                                    .label = options.at[i].label,
                                                    .chosen = options.at[i].chosen,
                                                    .own = true};
    if (call->route->method == METHOD_POST)
        view->error = field_of(call, STR("parent")).error;
}

static void add_lines(struct call *call, struct categories_page *page)
{
    static const struct str indents[] = {STR_INIT(""), STR_INIT("\u2003"), STR_INIT("\u2003\u2003"),
                                         STR_INIT("\u2003\u2003\u2003")};
    const struct site *site = call->ctx->site;
    page->lines = ARENA_ARRAY(arena_of(call), struct category_line, site->category_count);
    page->count = site->category_count;
    for (size_t i = 0; i < site->category_count; i++) {
        const struct category *category = &site->categories[i];
        page->lines[i] = (struct category_line){
            .indent = indents[category->depth < 3 ? category->depth : 3],
            .name = category->name,
            .edit = url_printf(call, "/admin/categories/%lld", (long long)category->id),
            .questions = grouped(call, category->question_count),
            .position = category->position,
            .retired = category->retired,
        };
    }
}

/* The page of all categories with the form for a new one, or of the one that is changed. */
static enum err show_categories(struct call *call, const struct category *own, int status)
{
    bool posted = call->route->method == METHOD_POST;
    struct categories_page *page = ARENA_NEW(arena_of(call), struct categories_page);
    struct str parent =
        posted ? form_get(&call->form, STR("parent")) : number_text(call, own ? own->parent_id : 0);
    page->layout = wide_layout_of(call, own ? own->name : call_say(call, "Categories"));
    page->layout.notice = said(call);
    page->nav = staff_nav_of(call, STAFF_CATEGORIES);
    page->heading = own ? call_say(call, "Change it") : call_say(call, "A new category");
    page->button = own ? call_say(call, "Save") : call_say(call, "Add the category");
    page->action = own ? url_printf(call, "/admin/categories/%lld", (long long)own->id)
                       : url_own(STR("/admin/categories"));
    page->name = plain_input(call, STR("name"), STR(N_("Name")), own ? own->name : STR_NONE);
    page->position = plain_input(call, STR("position"), STR(N_("Position among its neighbours")),
                                 number_text(call, own ? own->position : 100));
    page->position.max = 5;
    page->exists = own != NULL;
    page->retired = posted ? form_has(&call->form, STR("retired")) : own && own->retired;
    add_parents(call, parent, &page->parent);
    if (own)
        page->back = url_own(STR("/admin/categories"));
    else
        add_lines(call, page);
    if (status >= 400)
        page->problem = problem_of(call);
    struct html h = html_of(call);
    page_admin_categories(&h, page);
    return send_page(call, status);
}

static enum err edited_category(struct call *call, const struct category **category)
{
    int64_t id;
    *category = NULL;
    if (call->parameters[0].len == 0)
        return OK;
    if (str_to_int(call->parameters[0], &id))
        *category = site_category(call->ctx->site, id);
    return *category ? OK : fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no such category.");
}

enum err categories_edit_show(struct call *call)
{
    const struct category *category;
    enum err err = edited_category(call, &category);
    return err ? err : show_categories(call, category, 200);
}

enum err categories_edit_prepare(struct call *call)
{
    const struct category *category;
    enum err err = edited_category(call, &category);
    if (err)
        return err;
    return call->has_errors ? show_categories(call, category, 422) : OK;
}

enum err categories_edit_post(struct call *call)
{
    struct category put;
    const struct category *category;
    struct category_change change = {.name = call_value(call, STR("name")),
                                     .retired = form_has(&call->form, STR("retired"))};
    enum err err = edited_category(call, &category);
    if (err)
        return err;
    change.id = category ? category->id : 0;
    if (!str_to_int(call_value(call, STR("parent")), &change.parent_id))
        change.parent_id = 0;
    if (!str_to_int(call_value(call, STR("position")), &change.position))
        change.position = 0;
    err = category_put(call->ctx, &call->viewer, &change, &put);
    if (!err) {
        call_redirect(call, 303, STR("/admin/categories?said=saved"));
        return OK;
    }
    if (!comes_back(err))
        return err;
    failure_beside_field(call);
    enum err shown = show_categories(call, category, status_of(call, err));
    return shown ? shown : err;
}

/* ---- tags ---- */

enum err tags_edit_show(struct call *call)
{
    struct tag_list list;
    struct str wanted = str_char_prefix(str_trim(form_get(&call->query, STR("q"))), TAG_CHARS_MAX);
    enum err err = tags_named(call->ctx, wanted, &list);
    if (err)
        return err;
    struct tags_page page = {
        .layout = wide_layout_of(call, STR(N_("Tags"))), .wanted = wanted, .count = list.count};
    page.layout.notice = said(call);
    page.nav = staff_nav_of(call, STAFF_TAGS);
    page.lines = ARENA_ARRAY(arena_of(call), struct tag_line, list.count);
    for (size_t i = 0; i < list.count; i++)
        page.lines[i] = (struct tag_line){
            list.at[i].name, url_printf(call, "/admin/tags/%.*s", STR_ARG(encoded(call, list.at[i].name))),
            count_text(call, list.at[i].question_count, "{n} question", "{n} questions")};
    struct html h = html_of(call);
    page_admin_tags(&h, &page);
    return send_page(call, 200);
}

static enum err show_tag(struct call *call, int status)
{
    struct tag tag;
    bool posted = call->route->method == METHOD_POST;
    enum err err = tag_load_named(call->ctx, call->parameters[0], &tag);
    if (err == ERR_NOT_FOUND)
        return fail(&call->ctx->failure, err, "No question has this tag.");
    if (err)
        return err;
    struct tag_page page = {.layout = wide_layout_of(call, tag.name), .name = tag.name};
    page.layout.notice = said(call);
    page.nav = staff_nav_of(call, STAFF_TAGS);
    page.questions = count_text(call, tag.question_count, "{n} question", "{n} questions");
    page.action = url_printf(call, "/admin/tags/%.*s", STR_ARG(encoded(call, tag.name)));
    page.list = tag_url(call, tag.name);
    page.about = (struct field){.value = tag.about};
    if (posted && form_has(&call->form, STR("about")))
        page.about = field_of(call, STR("about"));
    page.to = (struct input_view){
        .name = STR("to"), .label = STR(N_("The other tag")), .type = STR("text"), .max = TAG_CHARS_MAX};
    if (posted)
        page.to.field = field_of(call, STR("to"));
    if (status >= 400)
        page.problem = problem_of(call);
    struct html h = html_of(call);
    page_admin_tag(&h, &page);
    return send_page(call, status);
}

enum err tag_edit_show(struct call *call)
{
    return show_tag(call, 200);
}

enum err tag_edit_prepare(struct call *call)
{
    return call->has_errors ? show_tag(call, 422) : OK;
}

/* Which button was pressed. */
static enum err do_turn(struct call *call, struct str turn)
{
    int64_t questions;
    struct str name = call->parameters[0];
    struct tag_move move = {.from = name, .to = call_value(call, STR("to"))};
    if (str_eq(turn, STR("describe")))
        return tag_describe(call->ctx, &call->viewer, name, call_value(call, STR("about")));
    if (str_eq(turn, STR("remove")))
        move.to = STR_NONE;
    else if (move.to.len == 0)
        return fail_field(&call->ctx->failure, ERR_INPUT, "to", "Enter the other tag.");
    move.merge = str_eq(turn, STR("merge"));
    return tag_move(call->ctx, &call->viewer, &move, &questions);
}

enum err tag_edit_post(struct call *call)
{
    enum err err = do_turn(call, call_value(call, STR("turn")));
    if (!err) {
        call_redirect(call, 303, STR("/admin/tags?said=saved"));
        return OK;
    }
    return form_again(call, err, show_tag);
}
