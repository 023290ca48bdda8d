#include "web/kit/show.h"

#include "base/check.h"
#include "base/packed.h"
#include "base/secret.h"
#include "http/door/own.h"
#include "http/door/visitor.h"

#include "service/staff/own_page.h"
#include "text/clock/when.h"
#include "text/desk/markup.h"

#include <stdarg.h>
#include <stdio.h>

struct url url_printf(struct call *call, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int len = vsnprintf(NULL, 0, format, arguments);
    check(len >= 0);
    char *text = arena_take(arena_of(call), (size_t)len + 1);
    vsnprintf(text, (size_t)len + 1, format, again);
    va_end(again);
    va_end(arguments);
    return url_own((struct str){text, (size_t)len});
}

struct str encoded(struct call *call, struct str text)
{
    struct buf buf;
    buf_init(&buf, 16 * 1024);
    form_encode(&buf, text);
    struct str result = arena_copy(arena_of(call), buf_str(&buf));
    buf_free(&buf);
    return result;
}

struct url question_url(struct call *call, int64_t id, struct str slug)
{
    return url_printf(call, "/questions/%lld/%.*s", (long long)id, STR_ARG(encoded(call, slug)));
}

struct str base_url(struct call *call)
{
    return own_address(call);
}

static struct url here_of(struct call *call)
{
    const struct request *request = &call->exchange->request;
    if (request->query.len == 0)
        return url_own(request->path);
    return url_printf(call, "%.*s?%.*s", STR_ARG(request->path), STR_ARG(request->query));
}

struct str way_back(struct str path)
{
    bool own = str_starts(path, STR("/")) && str_eq(url_checked(path).text, path);
    return own ? path : STR("/");
}

struct url tag_url(struct call *call, struct str tag)
{
    return url_printf(call, "/tags/%.*s", STR_ARG(encoded(call, tag)));
}

struct url icon_url(struct str name)
{
    /* The names of the icons that buttons have. */
    static const struct {
        struct str name, url;
    } icons[] = {
#define ICON(name) {STR_INIT(name), STR_INIT("/assets/icons.svg#" name)}
        ICON("edit"), ICON("lock"),   ICON("unlock"),  ICON("comment"), ICON("answer"),
        ICON("flag"), ICON("eye"),    ICON("eye-off"), ICON("trash"),   ICON("check"),
        ICON("star"), ICON("shield"), ICON("seal"),    ICON("person"),  ICON("bell"),
#undef ICON
    };
    for (size_t i = 0; i < COUNT_OF(icons); i++)
        if (str_eq(icons[i].name, name))
            return url_own(icons[i].url);
    return url_own(STR("/assets/icons.svg#info"));
}

struct url asset_url(struct call *call, struct str name)
{
    const struct packed_file *file = packed_find(&packed_assets, name);
    check(file != NULL);
    return url_printf(call, "/assets/%.*s?v=%.*s", STR_ARG(name), STR_ARG(file->digest));
}

static struct str pressed(bool on)
{
    return on ? STR("true") : STR("false");
}

static struct str theme_of(const struct call *call)
{
    struct str theme = visitor_choice(&call->exchange->request, STR("theme"));
    bool known = str_eq(theme, STR("light")) || str_eq(theme, STR("dark"));
    return known ? theme : STR_NONE;
}

/* English, and those that are packed. */
static struct tongues tongues_of(struct call *call)
{
    const struct catalogue *catalogue = &catalogue_recourse;
    struct tongues tongues = {ARENA_ARRAY(arena_of(call), struct tongue, catalogue->language_count + 1), 1};
    tongues.at[0] = (struct tongue){STR("en"), STR("English"), pressed(!call->language)};
    for (size_t i = 0; i < catalogue->language_count; i++) {
        const struct language *language = &catalogue->languages[i];
        if (!language->made_up || call->app->options.made_up_languages)
            tongues.at[tongues.count++] =
                (struct tongue){language->tag, language->name, pressed(call->language == language)};
    }
    return tongues;
}

/* What the operators chose, under an address that changes with it; empty: they chose nothing. */
static struct url chosen_url(struct call *call, const char *path, bool chosen)
{
    long long version = (long long)call->ctx->site->version;
    return chosen ? url_printf(call, "%s?v=%lld", path, version) : url_own(STR_NONE);
}

static struct links own_pages_of(struct call *call)
{
    struct links links = {ARENA_ARRAY(arena_of(call), struct link_view, OWN_PAGES), 0};
    for (size_t i = 0; i < OWN_PAGES; i++) {
        const struct own_page *page = own_page(i);
        if (own_page_shown(call->ctx->site, page))
            links.at[links.count++] =
                (struct link_view){.label = say(call->language, page->label),
                                   .url = url_printf(call, "/about/%.*s", STR_ARG(page->slug))};
    }
    return links;
}

/* Says nothing of the person, and is the same on all of their devices. */
static struct str account_mark(struct call *call)
{
    enum { MARK_CHARS = 16 };
    if (!call->viewer.person_id)
        return STR_NONE;
    struct hash hash =
        hash_keyed(call->ctx->site->settings[SETTING_SECRET],
                   arena_printf(arena_of(call), "device/%lld", (long long)call->viewer.person_id));
    return arena_copy(arena_of(call), str_slice(str_from(hash.text), 0, MARK_CHARS));
}

static bool has_colours(const struct site *site)
{
    return site->settings[SETTING_COLOUR_MAIN].len || site->settings[SETTING_COLOUR_SECOND].len;
}

bool is_sent_back(const struct call *call)
{
    return call->exchange->request.method == METHOD_POST && (call->has_errors || call->problem.len);
}

static struct str title_of(struct call *call, struct str title)
{
    struct str said = say(call->language, title);
    return is_sent_back(call) ? call_fill(call, "Error: {title}", PLACES(PLACE("title", said))) : said;
}

struct layout layout_of(struct call *call, struct str title)
{
    const struct site *site = call->ctx->site;
    struct str theme = theme_of(call);
    struct layout layout = {
        .site = site,
        .call = call,
        .title = title_of(call, title),
        .handle = call->handle,
        .initial = str_char_prefix(call->handle, 1),
        .unread = call->unread,
        .waiting = call->waiting,
        .profile = url_printf(call, "/users/%.*s", STR_ARG(encoded(call, call->handle))),
        .staff = call->viewer.role >= ROLE_MODERATOR,
        .operates = call->viewer.role >= ROLE_OPERATOR,
        .csrf = call->csrf,
        .here = here_of(call),
        .language = language_tag(call->language),
        .direction = call->language && call->language->right_to_left ? STR("rtl") : STR("ltr"),
        .tongues = tongues_of(call),
        .theme = theme,
        .theme_auto = pressed(theme.len == 0),
        .theme_light = pressed(str_eq(theme, STR("light"))),
        .theme_dark = pressed(str_eq(theme, STR("dark"))),
        .style = asset_url(call, STR("recourse.css")),
        .print_style = asset_url(call, STR("print.css")),
        .script = asset_url(call, STR("recourse.js")),
        .favicon = asset_url(call, STR("favicon.svg")),
        .shape = STR("with-side"),
        .with_side = true,
        .welcome = markup_render(arena_of(call), say(call->language, site->settings[SETTING_WELCOME])),
    };
    layout.account = account_mark(call);
    layout.colours = chosen_url(call, "/colours.css", has_colours(site));
    layout.logo = chosen_url(call, "/logo", site->settings[SETTING_LOGO].len > 0);
    layout.own_pages = own_pages_of(call);
    layout.menu = menu_of(call, layout.here.text);
    layout.sign_in = url_printf(call, "/sign-in?back=%.*s", STR_ARG(encoded(call, layout.here.text)));
    return layout;
}

struct layout narrow_layout_of(struct call *call, struct str title)
{
    struct layout layout = layout_of(call, title);
    layout.shape = STR("narrow");
    layout.with_side = false;
    return layout;
}

struct layout wide_layout_of(struct call *call, struct str title)
{
    struct layout layout = layout_of(call, title);
    layout.shape = STR_NONE;
    layout.with_side = false;
    return layout;
}

struct str grouped(struct call *call, int64_t number)
{
    return locale_number(arena_of(call), call->language, number);
}

struct str count_text(struct call *call, int64_t count, const char *one, const char *many)
{
    const struct str forms[2] = {str_from(one), str_from(many)};
    return arena_say_n(arena_of(call), call->language, forms, count, (struct word_places){0});
}

struct str points_text(struct call *call, int64_t points)
{
    return count_text(call, points, "{n} point", "{n} points");
}

static struct str behind_scheme(struct str address)
{
    size_t at = str_find(address, STR("://"));
    return at < address.len ? str_slice(address, at + 3, address.len) : address;
}

bool question_named(struct call *call, struct str text, int64_t *id)
{
    struct str here = behind_scheme(base_url(call)), path = STR("/questions/");
    bool address = str_find(text, STR("://")) < text.len;
    text = behind_scheme(str_trim(text));
    if (address && !str_starts(text, here))
        return false;
    if (str_starts(text, here))
        text = str_slice(text, here.len, text.len);
    if (str_starts(text, path))
        text = str_slice(text, path.len, text.len);
    else if (str_starts(text, STR("#")))
        text = str_slice(text, 1, text.len);
    text = str_cut(&text, '/');
    text = str_cut(&text, '?');
    text = str_cut(&text, '#');
    return str_to_int(text, id) && *id > 0;
}

struct str signed_number(struct call *call, int64_t number)
{
    /* Where one reads from the right, a sign alone would go to the other end of its number. */
    const char *mark = call->language && call->language->right_to_left ? "\u200e" : "";
    return arena_printf(arena_of(call), "%s%s%.*s", mark, number > 0 ? "+" : "",
                        STR_ARG(grouped(call, number)));
}

static struct counted votes_counted(int64_t votes)
{
    static const struct str forms[2] = FORMS_("{n} vote", "{n} votes");
    return (struct counted){forms[0], forms[1], votes < 0 ? -votes : votes};
}

struct str votes_form(const struct call *call, int64_t votes)
{
    struct counted counted = votes_counted(votes);
    return say_n(call->language, counted.one, counted.many, counted.n);
}

struct str votes_text(struct call *call, int64_t votes)
{
    return arena_fill(arena_of(call), call->language, votes_form(call, votes),
                      PLACES(PLACE("n", signed_number(call, votes))));
}

struct figure votes_figure(struct call *call, int64_t votes)
{
    return (struct figure){votes_counted(votes), signed_number(call, votes)};
}

struct str minute_text(struct call *call, struct instant at)
{
    return when_minute(arena_of(call), call_reading(call), at);
}

struct str date_text(struct call *call, struct instant at)
{
    return when_date(arena_of(call), call_reading(call), at);
}

static struct question_item question_item_of(struct call *call, const struct question_line *line)
{
    const struct category *category = site_category(call->ctx->site, line->category_id);
    struct question_item item = {
        .url = question_url(call, line->id, line->slug),
        .title = line->title,
        .category = category ? category->name : STR_NONE,
        .category_url = category
                            ? url_printf(call, "/categories/%.*s", STR_ARG(encoded(call, category->slug)))
                            : url_own(STR("/categories")),
        .asked_iso = when_iso(arena_of(call), line->created_at),
        .asked = date_text(call, line->created_at),
        .asked_exactly = when_long(arena_of(call), call_reading(call), line->created_at),
        .author = author_html(call, &line->author),
        .tags = tags_stored(line->tags),
        .votes = line->votes,
        .answers = line->answer_count,
        .views = line->view_count,
        .accepted = line->selected_answer_id != 0,
        .closed = line->closed,
        .votes_figure = votes_figure(call, line->votes),
    };
    for (size_t i = 0; i < item.tags.count; i++)
        item.tag_urls[i] = tag_url(call, item.tags.at[i]);
    return item;
}

struct question_items found_items_of(struct call *call, const struct question_lines *lines)
{
    struct question_items items = {ARENA_ARRAY(arena_of(call), struct question_item, lines->count),
                                   lines->count};
    for (size_t i = 0; i < lines->count; i++)
        items.at[i] = question_item_of(call, &lines->at[i]);
    return items;
}

struct question_items question_items_of(struct call *call, const struct question_lines *lines)
{
    enum { EXCERPT_CHARS = 180 };
    struct question_items items = found_items_of(call, lines);
    for (size_t i = 0; i < items.count; i++)
        items.at[i].excerpt = markup_cut(arena_of(call), find_plain(call->ctx, &lines->at[i]), EXCERPT_CHARS);
    return items;
}

struct question_items related_items_of(struct call *call, const struct question_lines *lines)
{
    struct question_items items = {ARENA_ARRAY(arena_of(call), struct question_item, lines->count),
                                   lines->count};
    for (size_t i = 0; i < lines->count; i++) {
        const struct question_line *line = &lines->at[i];
        const struct category *category = site_category(call->ctx->site, line->category_id);
        items.at[i] = (struct question_item){
            .url = question_url(call, line->id, line->slug),
            .title = line->title,
            .category = category ? category->name : STR_NONE,
            .asked_iso = when_iso(arena_of(call), line->created_at),
            .asked = date_text(call, line->created_at),
            .answers = line->answer_count,
            .accepted = line->selected_answer_id != 0,
            .votes_said = votes_text(call, line->votes),
        };
    }
    return items;
}

struct list_cursor cursor_of(const struct call *call)
{
    struct list_cursor cursor = {0};
    struct str after = form_get(&call->query, STR("after")), value = str_cut(&after, '.');
    if (!str_to_int(value, &cursor.value) || !str_to_int(after, &cursor.id))
        return (struct list_cursor){0};
    return cursor;
}

struct category_options category_options_of(struct call *call, struct str chosen_id)
{
    static const struct str indents[] = {STR_INIT(""), STR_INIT("\u2003"), STR_INIT("\u2003\u2003")};
    const struct site *site = call->ctx->site;
    int64_t chosen = 0;
    if (!str_to_int(chosen_id, &chosen))
        chosen = 0;
    struct category_options options = {
        ARENA_ARRAY(arena_of(call), struct category_option, site->category_count), 0};
    for (size_t i = 0; i < site->category_count; i++) {
        const struct category *category = &site->categories[i];
        if (category->retired && category->id != chosen)
            continue;
        struct str indent = indents[category->depth < 2 ? category->depth : 2];
        options.at[options.count++] = (struct category_option){
            category->id, arena_printf(arena_of(call), "%.*s%.*s", STR_ARG(indent), STR_ARG(category->name)),
            category->id == chosen};
    }
    return options;
}

struct field field_of(const struct call *call, struct str name)
{
    size_t i = call_input(call, name);
    return (struct field){call->values[i], call->errors[i]};
}

struct html html_of(struct call *call)
{
    buf_clear(&call->exchange->reply.body);
    return (struct html){&call->exchange->reply.body, call->language};
}

enum err send_page(struct call *call, int status)
{
    struct reply *reply = &call->exchange->reply;
    if (reply->body.overflow)
        return fail(&call->ctx->failure, ERR_LIMIT, "This page would be too long to show.");
    reply->status = status;
    reply->type = STR("text/html; charset=utf-8");
    call->answered = true;
    return OK;
}

void say_retry_after(struct call *call)
{
    int64_t ms = call->ctx->failure.retry_after_ms;
    if (ms)
        reply_header(&call->exchange->reply, STR("Retry-After"),
                     arena_printf(arena_of(call), "%lld", (long long)(ms + 999) / 1000));
}

bool failure_beside_field(struct call *call)
{
    const struct failure *failure = &call->ctx->failure;
    call->problem = arena_copy(arena_of(call), str_from(failure->text));
    if (!failure->field)
        return false;
    for (size_t i = 0; i < call->route->input_count; i++)
        if (str_eq(call->route->inputs[i].name, str_from(failure->field))) {
            call->errors[i] = call->problem;
            call->has_errors = true;
            return true;
        }
    return false;
}

struct url private_link(struct call *call)
{
    struct str token = visitor_guest_token(call);
    if (token.len == 0)
        return url_own(STR_NONE);
    return url_printf(call, "%.*s/mine?key=%.*s", STR_ARG(base_url(call)), STR_ARG(token));
}
