#include "service/staff/settings.h"

#include "base/check.h"
#include "base/secret.h"
#include "base/words.h"
#include "service/desk/recount.h"
#include "service/unit/audit.h"
#include "service/unit/point_settings.h"
#include "service/unit/right.h"
#include "store/site/setting.h"
#include "text/kit/base64.h"
#include "text/kit/colour.h"

/* The secrets that every site makes for itself, once. */
static const enum setting self_made[] = {SETTING_SECRET, SETTING_CASE_KEY, SETTING_PUSH_KEY};

static enum err make_secrets(struct ctx *ctx, void *arg)
{
    bool known[COUNT_OF(self_made)] = {false};
    (void)arg;
    QUERY q;
    setting_query(&q, ctx->db);
    struct setting_line line;
    while (setting_next(&q, ctx->arena, &line))
        for (size_t i = 0; i < COUNT_OF(self_made); i++)
            known[i] |= str_eq(setting_row(self_made[i])->name, line.name) && line.value.len > 0;
    enum err err = query_end(&q);
    for (size_t i = 0; !err && i < COUNT_OF(self_made); i++) {
        struct token token = token_new();
        err = known[i] ? OK : setting_put(ctx->db, setting_row(self_made[i])->name, str_from(token.text));
    }
    return err;
}

enum err settings_ensure_secret(struct db *db, struct failure *failure)
{
    struct arena arena;
    arena_init(&arena, 1 << 20);
    struct unit unit = {.run = make_secrets, .arena = &arena};
    enum err err = unit_run(db, NULL, &unit, failure);
    arena_free(&arena);
    return err;
}

/* ---- the items of a page ---- */

static enum setting_kind kind_of(const struct setting_row *row)
{
    switch (row->kind) {
    case SETTING_LINE:
        return KIND_LINE;
    case SETTING_TEXT:
        return KIND_TEXT;
    case SETTING_NUMBER:
        return KIND_NUMBER;
    case SETTING_CHOICE:
        return KIND_CHOICE;
    case SETTING_URL:
        return KIND_URL;
    case SETTING_CONTACT:
        return KIND_CONTACT;
    case SETTING_HIDDEN:
        return KIND_HIDDEN;
    case SETTING_OF_ZONE:
        return KIND_ZONE;
    case SETTING_OF_LANGUAGE:
        return KIND_LANGUAGE;
    case SETTING_COLOUR:
        return KIND_COLOUR;
    case SETTING_PAGE:
        return KIND_PAGE;
    }
    return KIND_LINE;
}

/* Where a setting of the site is changed. */
static enum settings_group group_of(const struct setting_row *row)
{
    return row->kind == SETTING_HIDDEN   ? SETTINGS_TRACKING
           : row->kind == SETTING_COLOUR ? SETTINGS_LOOK
           : row->kind == SETTING_PAGE   ? SETTINGS_PAGES
                                         : SETTINGS_SITE;
}

static void add_item(const struct site *site, enum setting setting, struct setting_items *items)
{
    const struct setting_row *row = setting_row(setting);
    check(items->count < SETTING_ITEMS_MAX);
    items->at[items->count++] = (struct setting_item){.name = row->name,
                                                      .label = row->label,
                                                      .hint = row->hint,
                                                      .standard = row->standard,
                                                      .value = site->settings[setting],
                                                      .kind = kind_of(row),
                                                      .max_chars = row->max_chars,
                                                      .choices = row->choices,
                                                      .from = row->from,
                                                      .to = row->to};
}

static void add_site_items(const struct site *site, enum settings_group group, struct setting_items *items)
{
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        const struct setting_row *row = setting_row((enum setting)i);
        if (group_of(row) == group && row->max_chars && i != SETTING_POINT_PRESET)
            add_item(site, (enum setting)i, items);
    }
}

struct str settings_group_code(enum settings_group group)
{
    static const struct str codes[SETTINGS_GROUP_COUNT] = {
        [SETTINGS_SITE] = STR_INIT("site"),     [SETTINGS_LOOK] = STR_INIT("look"),
        [SETTINGS_PAGES] = STR_INIT("pages"),   [SETTINGS_LIMITS] = STR_INIT("limits"),
        [SETTINGS_POINTS] = STR_INIT("points"), [SETTINGS_TRACKING] = STR_INIT("tracking"),
    };
    return codes[group];
}

bool settings_find(const struct site *site, struct arena *arena, struct str name, struct setting_item *item,
                   enum settings_group *group)
{
    struct setting_items *items = ARENA_NEW(arena, struct setting_items);
    for (int k = 0; k < SETTINGS_GROUP_COUNT; k++) {
        settings_items(site, arena, (enum settings_group)k, items);
        for (size_t i = 0; i < items->count; i++) {
            if (!str_eq(items->at[i].name, name))
                continue;
            *item = items->at[i];
            if (group)
                *group = (enum settings_group)k;
            return true;
        }
    }
    return false;
}

void settings_items_of(const struct site *site, const enum setting *which, size_t count,
                       struct setting_items *items)
{
    items->count = 0;
    for (size_t i = 0; i < count; i++)
        add_item(site, which[i], items);
}

enum { NUMBER_CHARS = 7 };

static struct str number_text(struct arena *arena, int64_t number)
{
    return arena_printf(arena, "%lld", (long long)number);
}

static void add_limit_item(struct arena *arena, struct setting_items *items, struct setting_item item,
                           const int64_t numbers[2])
{
    item.standard = number_text(arena, numbers[0]);
    item.value = number_text(arena, numbers[1]);
    item.kind = KIND_NUMBER;
    item.max_chars = NUMBER_CHARS;
    items->at[items->count++] = item;
}

/* Two items a limit: for one person, and for one address. */
static void add_limit_items(const struct site *site, struct arena *arena, struct setting_items *items)
{
    for (size_t i = 0; i < LIMIT_COUNT; i++) {
        const struct limit_row *row = limit_row((enum limit)i);
        int64_t minutes = row->refill.ms / 60000;
        struct setting_item person = {.name = arena_printf(arena, "limit_%.*s", STR_ARG(row->name)),
                                      .label = row->of_person,
                                      .minutes = minutes};
        struct setting_item network = {.name = arena_printf(arena, "limit_%.*s_network", STR_ARG(row->name)),
                                       .label = row->of_network,
                                       .minutes = minutes};
        add_limit_item(arena, items, person, (int64_t[]){row->person, site->limits[i][0]});
        add_limit_item(arena, items, network, (int64_t[]){row->network, site->limits[i][1]});
    }
}

static void add_point_items(const struct site *site, struct arena *arena, struct setting_items *items)
{
    struct point_rules now = site->points, standard = site_preset(site);
    add_item(site, SETTING_POINT_PRESET, items);
    for (size_t i = 0; i < POINT_SETTINGS; i++) {
        const struct point_setting *row = point_setting(i);
        items->at[items->count++] =
            (struct setting_item){.name = row->name,
                                  .label = row->label,
                                  .standard = number_text(arena, *point_value(&standard, i)),
                                  .value = number_text(arena, *point_value(&now, i)),
                                  .kind = row->loss ? KIND_LOSS : KIND_NUMBER,
                                  .max_chars = NUMBER_CHARS};
    }
}

void settings_items(const struct site *site, struct arena *arena, enum settings_group group,
                    struct setting_items *items)
{
    items->count = 0;
    switch (group) {
    case SETTINGS_SITE:
    case SETTINGS_LOOK:
    case SETTINGS_PAGES:
    case SETTINGS_TRACKING:
        add_site_items(site, group, items);
        break;
    case SETTINGS_LIMITS:
        add_limit_items(site, arena, items);
        break;
    case SETTINGS_POINTS:
        add_point_items(site, arena, items);
        break;
    case SETTINGS_GROUP_COUNT:
        break;
    }
}

/* ---- checking ---- */

static bool is_choice(struct str choices, struct str value)
{
    while (choices.len)
        if (str_eq(str_cut(&choices, ' '), value))
            return true;
    return false;
}

static struct str number_wrong(const struct setting_item *item, struct str value)
{
    int64_t number;
    if (!str_to_int(value, &number))
        return STR(N_("Enter a whole number, such as 12."));
    if (item->kind == KIND_NUMBER && number < 0)
        return STR(N_("Enter 0 or more."));
    if (item->kind == KIND_LOSS && number > 0)
        return STR(N_("Enter 0 or less: this takes points away."));
    return STR_NONE;
}

/* A URI of the kinds that RFC 9116 section 2.5.3 names, in visible ASCII. */
static bool is_contact(struct str value)
{
    static const struct str beginnings[] = {STR_INIT("mailto:"), STR_INIT("https://"), STR_INIT("tel:")};
    bool begins = false;
    for (size_t i = 0; i < COUNT_OF(beginnings); i++)
        begins = begins || (str_starts(value, beginnings[i]) && value.len > beginnings[i].len);
    for (size_t i = 0; begins && i < value.len; i++)
        begins = value.at[i] > ' ' && value.at[i] < 0x7F;
    return begins;
}

/* A scheme, a name or address, and perhaps a port: the site has no path of its own. */
static bool is_site_address(struct str value)
{
    struct str rest = value, scheme = str_cut(&rest, ':');
    bool web = str_eq(scheme, STR("https")) || str_eq(scheme, STR("http"));
    if (!web || !str_starts(rest, STR("//")) || rest.len == 2)
        return false;
    for (size_t i = 2; i < rest.len; i++) {
        char c = rest.at[i];
        bool fits = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                    c == '.' || c == ':' || c == '[' || c == ']';
        if (!fits)
            return false;
    }
    return true;
}

static bool is_printable(struct str value)
{
    for (size_t i = 0; i < value.len; i++)
        if (value.at[i] <= ' ' || value.at[i] > '~')
            return false;
    return true;
}

/* Whether there is a zone or a language of that name; none is as the program was started. */
static bool is_named(const struct setting_item *item, struct str value, const struct setting_names *names)
{
    bool known = !value.len;
    if (item->kind == KIND_ZONE)
        return names->zones.find(names->zones.arg, value) != NULL;
    if (value.len)
        (void)language_find(&catalogue_recourse, value, names->made_up_languages, &known);
    return known;
}

/* What is wrong with a value that is short enough, in English. */
static struct str kind_wrong(const struct setting_item *item, struct str value,
                             const struct setting_names *names)
{
    size_t chars = value.len;
    switch (item->kind) {
    case KIND_LINE:
        if (chars == 0)
            return STR(N_("Enter a text."));
        return str_find_char(value, '\n') < value.len ? STR(N_("This must be one line.")) : STR_NONE;
    case KIND_TEXT:
    case KIND_PAGE:
        return STR_NONE;
    case KIND_ZONE:
    case KIND_LANGUAGE:
        return is_named(item, value, names) ? STR_NONE : STR(N_("This name is not known here."));
    case KIND_COLOUR:
        return chars == 0 || colour_read(value, &(struct colour){0})
                   ? STR_NONE
                   : STR(N_("Write a colour as # and six digits or letters from a to f, such as #0d4a59."));
    case KIND_NUMBER:
    case KIND_LOSS:
        return number_wrong(item, value);
    case KIND_CHOICE:
        return is_choice(item->choices, value) ? STR_NONE : STR(N_("Choose one of the list."));
    case KIND_HIDDEN:
        return is_printable(value)
                   ? STR_NONE
                   : STR(N_("A secret has letters, digits and signs of ASCII, without blanks."));
    case KIND_CONTACT:
        return chars == 0 || is_contact(value)
                   ? STR_NONE
                   : STR(N_("Enter an address that begins with mailto:, https:// or tel:, without blanks."));
    case KIND_URL:
        return chars == 0 || is_site_address(value)
                   ? STR_NONE
                   : STR(N_(
                         "Enter an address such as https://help.example.org, without a slash at its end."));
    }
    return STR_NONE;
}

struct str setting_wrong(struct arena *arena, const struct language *language,
                         const struct setting_item *item, struct str value, const struct setting_names *names)
{
    size_t chars = str_char_count(value);
    int64_t number;
    if (item->to && str_to_int(value, &number) && (number < item->from || number > item->to))
        return arena_say(arena, language, STR(N_("Enter a whole number from {from} to {to}.")),
                         PLACES(PLACE_INT("from", item->from), PLACE_INT("to", item->to)));
    if (chars > item->max_chars)
        return arena_say(
            arena, language, STR(N_("This has {chars} characters; at most {max} fit.")),
            PLACES(PLACE_INT("chars", (int64_t)chars), PLACE_INT("max", (int64_t)item->max_chars)));
    return say(language, kind_wrong(item, value, names));
}

/* ---- saving ---- */

enum { NOTE_CHARS = 200 };

static enum err save_one(struct ctx *ctx, const struct viewer *viewer, const struct setting_item *item,
                         struct str value)
{
    enum err err = str_eq(value, item->standard) ? setting_delete(ctx->db, item->name)
                                                 : setting_put(ctx->db, item->name, value);
    if (err)
        return err;
    struct str before = str_char_prefix(item->value, NOTE_CHARS), after = str_char_prefix(value, NOTE_CHARS);
    if (item->kind == KIND_HIDDEN)
        before = after = STR("(a secret)");
    return audit_about(
        ctx, viewer, STR("setting"), arena_printf(ctx->arena, "setting %.*s", STR_ARG(item->name)),
        audit_note(ctx->arena, NOTE_SETTING, PLACES(PLACE("before", before), PLACE("after", after))));
}

/* Everybody's points by the rules as they now are. */
static enum err recount_points(struct ctx *ctx)
{
    struct ctx with_new_rules = *ctx;
    struct recount recount = {.repair = true};
    struct recount_cursor place = {.kind = RECOUNT_PEOPLE};
    enum err err = site_load(ctx->db, &with_new_rules.site, &ctx->failure);
    if (err)
        return err;
    while (!err && place.kind != RECOUNT_END)
        err = recount_page(&with_new_rules, &recount, &place);
    if (with_new_rules.failure.err)
        ctx->failure = with_new_rules.failure;
    site_drop(with_new_rules.site);
    return err;
}

enum err settings_save(struct ctx *ctx, const struct viewer *viewer, const struct setting_items *items,
                       const struct str *values)
{
    bool points_change = false;
    enum err err = require(ctx, viewer, ACT_SETTINGS, (struct subject){0});
    for (size_t i = 0; !err && i < items->count; i++) {
        if (str_eq(items->at[i].value, values[i]))
            continue;
        points_change |= str_starts(items->at[i].name, STR("point"));
        err = save_one(ctx, viewer, &items->at[i], values[i]);
    }
    return !err && points_change ? recount_points(ctx) : err;
}

/* ---- the logo ---- */

enum { LOGO_BYTES_MAX = 256 * 1024 };

enum err settings_save_logo(struct ctx *ctx, const struct viewer *viewer, struct str mime, struct str bytes)
{
    struct str name = setting_row(SETTING_LOGO)->name;
    enum err err = require(ctx, viewer, ACT_SETTINGS, (struct subject){0});
    if (!err && bytes.len > LOGO_BYTES_MAX)
        err = fail_field(
            &ctx->failure, ERR_INPUT, "logo",
            "This picture is too large for a logo, also when it is made smaller. Take one with fewer "
            "colours and details.");
    if (!err && bytes.len == 0)
        err = setting_delete(ctx->db, name);
    else if (!err)
        err = setting_put(ctx->db, name,
                          arena_printf(ctx->arena, "%.*s;base64,%.*s", STR_ARG(mime),
                                       STR_ARG(base64_of(ctx->arena, bytes))));
    return err ? err
               : audit_about(ctx, viewer, STR("setting"),
                             arena_printf(ctx->arena, "setting %.*s", STR_ARG(name)),
                             bytes.len ? STR("(a picture)") : STR("(none)"));
}

bool settings_logo(const struct site *site, struct arena *arena, struct str *mime, struct str *bytes)
{
    struct str rest = site->settings[SETTING_LOGO];
    *mime = str_cut(&rest, ';');
    str_cut(&rest, ',');
    return base64_bytes(arena, rest, bytes) && bytes->len;
}
