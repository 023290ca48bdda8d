#include "service/unit/site.h"

#include "base/check.h"
#include "base/memory.h"
#include "base/secret.h"
#include "base/words.h"
#include "service/unit/point_settings.h"
#include "store/site/setting.h"

#include <stdlib.h>

enum { OWN_PAGE_MAX = 20000 };

/* name, label, hint, standard value, characters at most (0: never on a page), kind, choices */
static const struct setting_row rows[SETTING_COUNT] = {
    [SETTING_SITE_NAME] = {STR_INIT("site_name"), STR_INIT(N_("Name of the help desk")),
                           STR_INIT(N_("Stands at the top of every page.")), STR_INIT("Help Desk"), 60,
                           SETTING_LINE, STR_NONE},
    [SETTING_WELCOME] =
        {STR_INIT("welcome"), STR_INIT(N_("Welcome text")),
         STR_INIT(N_("The panel beside questions and lists. Markdown.")),
         STR_INIT(N_("Welcome to Help Desk, here you can ask any questions and receive answers from our "
                     "experts and other members of the community.\n\nIf you have any questions, please do "
                     "not hesitate to contact our help desk!")),
         2000, SETTING_TEXT, STR_NONE},
    [SETTING_BASE_URL] =
        {STR_INIT("base_url"), STR_INIT(N_("Address of this site")),
         STR_INIT(N_("As people see it, such as https://help.example.org. Feeds, the sitemap and private "
                     "links need it, and requests for any other name are refused. Empty: where the program "
                     "listens.")),
         STR_INIT(""), 200, SETTING_URL, STR_NONE},
    [SETTING_SECURITY_CONTACT] =
        {STR_INIT("security_contact"), STR_INIT(N_("Contact for security")),
         STR_INIT(
             N_("Where people report weaknesses of this site: mailto:security@example.org, or a page that "
                "begins with https://. /.well-known/security.txt says it. Empty: there is no such file.")),
         STR_INIT(""), 200, SETTING_CONTACT, STR_NONE},
    [SETTING_POINT_PRESET] = {STR_INIT("point_preset"), STR_INIT(N_("Points")),
                              STR_INIT(N_("Which rules count. Changing them recounts everybody's points.")),
                              STR_INIT("question2answer"), 40, SETTING_CHOICE,
                              STR_INIT("question2answer stack_overflow")},
    [SETTING_HOLD_WORDS] =
        {STR_INIT("hold_words"), STR_INIT(N_("Words that hold a post")),
         STR_INIT(N_("One a line. A post with one of them waits for approval, unless its author is "
                     "trusted.")),
         STR_INIT("casino\ncrypto giveaway\nloan offer\nwhatsapp me\nrecovery expert"), 4000, SETTING_TEXT,
         STR_NONE},
    [SETTING_REJECT_WORDS] = {STR_INIT("reject_words"), STR_INIT(N_("Words that refuse a post")),
                              STR_INIT(N_("One a line. The writer is told which word it was.")), STR_INIT(""),
                              4000, SETTING_TEXT, STR_NONE},
    [SETTING_HOLD_FIRST_POSTS] =
        {STR_INIT("hold_first_posts"), STR_INIT(N_("Hold a new member's first posts")),
         STR_INIT(N_("How many posts of a new member wait for approval when they have a link. "
                     "0: none. Guests' posts with links always wait.")),
         STR_INIT("1"), 3, SETTING_NUMBER, STR_NONE},
    [SETTING_FLAGS_TO_HIDE] =
        {STR_INIT("flags_to_hide"), STR_INIT(N_("Flags that hide a post")),
         STR_INIT(N_("So many flags of different people hide a post until a moderator has looked.")),
         STR_INIT("5"), 3, SETTING_NUMBER, STR_NONE},
    [SETTING_SIGN_UP] = {STR_INIT("sign_up"), STR_INIT(N_("New accounts")),
                         STR_INIT(N_("Closed: only operators' links let new people in.")), STR_INIT("open"),
                         10, SETTING_CHOICE, STR_INIT("open closed")},
    [SETTING_SECOND_STEP] = {STR_INIT("second_step"), STR_INIT(N_("Second step of signing in")),
                             STR_INIT(N_("Staff: whoever works here, also for a marketplace, and has neither "
                                         "a code of an app nor a passkey "
                                         "finds nothing open but their account.")),
                             STR_INIT("offered"), 10, SETTING_CHOICE, STR_INIT("offered staff")},
    [SETTING_TITLE_MIN] = {STR_INIT("title_min"), STR_INIT(N_("Characters of a question's title, at least")),
                           STR_INIT(N_("Between 1 and 100.")), STR_INIT("12"), 3, SETTING_NUMBER, STR_NONE, 1,
                           100},
    [SETTING_ANSWER_MIN] = {STR_INIT("answer_min"), STR_INIT(N_("Characters of an answer, at least")),
                            STR_INIT(N_("Between 1 and 100.")), STR_INIT("12"), 3, SETTING_NUMBER, STR_NONE,
                            1, 100},
    [SETTING_COMMENT_MIN] = {STR_INIT("comment_min"), STR_INIT(N_("Characters of a comment, at least")),
                             STR_INIT(N_("Between 1 and 100.")), STR_INIT("12"), 3, SETTING_NUMBER, STR_NONE,
                             1, 100},
    [SETTING_PROVIDER] = {STR_INIT("payment_provider"), STR_INIT(N_("Payment provider")),
                          STR_INIT(N_("Who carries out refunds and releases of hosted orders. None: the "
                                      "marketplace's own system asks for "
                                      "them. Simulated: for trying things out; no money moves.")),
                          STR_INIT("none"), 20, SETTING_CHOICE, STR_INIT("none simulated")},
    [SETTING_API_ORIGINS] =
        {STR_INIT("api_origins"), STR_INIT(N_("Sites whose pages may call the API")),
         STR_INIT(N_(
             "Their origins, such as https://shop.example.org, one a line. They need a token to write, and "
             "may show in a frame until when an order is protected. Empty: none.")),
         STR_INIT(""), 1000, SETTING_TEXT, STR_NONE},
    [SETTING_AFTERSHIP_SECRET] =
        {STR_INIT("aftership_secret"), STR_INIT(N_("AfterShip: webhook secret")),
         STR_INIT(N_("In AfterShip under Settings, Webhooks. Without it nothing is taken from there.")),
         STR_INIT(""), 200, SETTING_HIDDEN, STR_NONE},
    [SETTING_EASYPOST_SECRET] = {STR_INIT("easypost_secret"), STR_INIT(N_("EasyPost: webhook secret")),
                                 STR_INIT(N_("The one that was given when the webhook was made.")),
                                 STR_INIT(""), 200, SETTING_HIDDEN, STR_NONE},
    [SETTING_SHIPPO_SECRET] = {STR_INIT("shippo_secret"), STR_INIT(N_("Shippo: webhook HMAC secret")),
                               STR_INIT(N_("Shippo turns signatures on when asked to.")), STR_INIT(""), 200,
                               SETTING_HIDDEN, STR_NONE},
    [SETTING_ZONE] = {STR_INIT("zone"), STR_INIT(N_("Time zone of the help desk")),
                      STR_INIT(N_("Days and deadlines are shown in it to whoever has chosen no other.")),
                      STR_INIT("UTC"), 64, SETTING_OF_ZONE, STR_NONE},
    [SETTING_LANGUAGE] = {STR_INIT("language"), STR_INIT(N_("Language of the help desk")),
                          STR_INIT(N_("For whoever's browser asks for none that is spoken here.")),
                          STR_INIT(""), 16, SETTING_OF_LANGUAGE, STR_NONE},
    [SETTING_COLOUR_MAIN] =
        {STR_INIT("colour_main"), STR_INIT(N_("Main colour")),
         STR_INIT(N_("Of links and buttons, such as #0d4a59. It is made darker, or lighter in the dark, "
                     "until it can be read. Empty: the colour of Recourse.")),
         STR_INIT(""), 7, SETTING_COLOUR, STR_NONE},
    [SETTING_COLOUR_SECOND] =
        {STR_INIT("colour_second"), STR_INIT(N_("Second colour")),
         STR_INIT(N_(
             "Of the edge at the top and of the ring around what the keyboard has reached. It is made "
             "darker or lighter until it can be seen.")),
         STR_INIT(""), 7, SETTING_COLOUR, STR_NONE},
#define OWN_PAGE(name, label)                                                                                \
    {                                                                                                        \
        STR_INIT(name), STR_INIT(label),                                                                     \
            STR_INIT(N_("Markdown. Not shown while it is empty, or while "                                   \
                        "something stands in [[double brackets]].")),                                        \
            STR_INIT(""), OWN_PAGE_MAX, SETTING_PAGE, STR_NONE                                               \
    }
    [SETTING_RULES_PAGE] = OWN_PAGE("page_rules", N_("House rules")),
    [SETTING_IMPRINT_PAGE] = OWN_PAGE("page_imprint", N_("Imprint")),
    [SETTING_PRIVACY_PAGE] = OWN_PAGE("page_privacy", N_("Privacy")),
    [SETTING_TERMS_PAGE] = OWN_PAGE("page_terms", N_("Terms of use")),
    [SETTING_ACCESSIBILITY_PAGE] = OWN_PAGE("page_accessibility", N_("Accessibility")),
#undef OWN_PAGE
    [SETTING_LOGO] = {STR_INIT("logo"), STR_NONE, STR_NONE, STR_NONE, 0, SETTING_LINE, STR_NONE},
    [SETTING_SET_UP] = {STR_INIT("set_up"), STR_NONE, STR_NONE, STR_NONE, 0, SETTING_LINE, STR_NONE},
    [SETTING_PUSH_KEY] = {STR_INIT("push_key"), STR_NONE, STR_NONE, STR_NONE, 0, SETTING_LINE, STR_NONE},
    [SETTING_CASE_KEY] = {STR_INIT("case_key"), STR_NONE, STR_NONE, STR_NONE, 0, SETTING_LINE, STR_NONE},
    [SETTING_SECRET] = {STR_INIT("secret"), STR_NONE, STR_NONE, STR_NONE, 0, SETTING_LINE, STR_NONE},
};

const struct setting_row *setting_row(enum setting setting)
{
    check(setting < SETTING_COUNT);
    return &rows[setting];
}

/* limit_<name> for a person, limit_<name>_network for an address. */
static void take_limit(struct site *site, struct str name, struct str value)
{
    int64_t number;
    if (!str_starts(name, STR("limit_")) || !str_to_int(value, &number) || number < 0)
        return;
    name = str_slice(name, 6, name.len);
    for (int i = 0; i < LIMIT_COUNT; i++) {
        struct str limit = limit_row((enum limit)i)->name;
        if (str_eq(name, limit))
            site->limits[i][0] = number;
        else if (str_starts(name, limit) && str_eq(str_slice(name, limit.len, name.len), STR("_network")))
            site->limits[i][1] = number;
    }
}

static void take_standards(struct site *site)
{
    for (int i = 0; i < SETTING_COUNT; i++)
        site->settings[i] = rows[i].standard;
    for (int i = 0; i < LIMIT_COUNT; i++) {
        site->limits[i][0] = limit_row((enum limit)i)->person;
        site->limits[i][1] = limit_row((enum limit)i)->network;
    }
}

/* A value of the rules that the operators have set; it counts whatever the preset says. */
struct own_point {
    bool set;
    int64_t value;
};

static void take_point(struct own_point *own, struct str name, struct str value)
{
    for (size_t i = 0; i < POINT_SETTINGS; i++)
        if (str_eq(name, point_setting(i)->name))
            own[i].set = str_to_int(value, &own[i].value);
}

struct point_rules site_preset(const struct site *site)
{
    bool stack_overflow = str_eq(site->settings[SETTING_POINT_PRESET], STR("stack_overflow"));
    return point_rules_of(stack_overflow ? POINTS_STACK_OVERFLOW : POINTS_QUESTION2ANSWER);
}

static enum err load_settings(struct db *db, struct site *site)
{
    QUERY q;
    struct own_point own[POINT_SETTINGS] = {0};
    take_standards(site);
    setting_query(&q, db);
    struct setting_line line;
    while (setting_next(&q, &site->arena, &line)) {
        for (int i = 0; i < SETTING_COUNT; i++)
            if (str_eq(line.name, rows[i].name))
                site->settings[i] = line.value;
        take_limit(site, line.name, line.value);
        take_point(own, line.name, line.value);
    }
    enum err err = query_end(&q);
    site->points = site_preset(site);
    for (size_t i = 0; i < POINT_SETTINGS; i++)
        if (own[i].set)
            *point_value(&site->points, i) = own[i].value;
    return err;
}

/* Appends the children of parent, each followed by its own; answers their questions. */
static int64_t append_children(struct site *site, const struct category_rows *from, int64_t parent, int depth)
{
    int64_t questions = 0;
    for (size_t i = 0; i < from->count; i++) {
        const struct category_row *row = &from->at[i];
        if (row->parent_id != parent || site->category_count == from->count)
            continue;
        size_t index = site->category_count++;
        site->categories[index] = (struct category){.id = row->id,
                                                    .parent_id = row->parent_id,
                                                    .slug = row->slug,
                                                    .name = row->name,
                                                    .position = row->position,
                                                    .retired = row->retired,
                                                    .depth = depth};
        int64_t below = append_children(site, from, row->id, depth + 1);
        site->categories[index].question_count = row->question_count + below;
        site->categories[index].tree_end = site->category_count;
        questions += row->question_count + below;
    }
    return questions;
}

static enum err load_categories(struct db *db, struct site *site)
{
    struct category_rows loaded;
    enum err err = category_load_all(db, &site->arena, &loaded);
    if (err)
        return err;
    site->categories = ARENA_ARRAY(&site->arena, struct category, loaded.count + 1);
    append_children(site, &loaded, 0, 0);
    return OK;
}

static const struct str version_name = STR_INIT("site_version");

enum err site_touch(struct db *db)
{
    return setting_count_up(db, version_name);
}

enum err site_version(struct db *db, int64_t *version)
{
    return setting_number(db, version_name, version);
}

enum err site_load(struct db *db, struct site **site, struct failure *failure)
{
    struct site *new = memory_new(sizeof *new);
    arena_init(&new->arena, 8 << 20);
    new->holders = 1;
    db_watch(db, failure);
    enum err err = site_version(db, &new->version); /* first: what changes meanwhile is loaded again */
    if (!err)
        err = load_settings(db, new);
    if (!err)
        err = load_categories(db, new);
    if (err) {
        site_drop(new);
        return err;
    }
    *site = new;
    return OK;
}

struct site *site_hold(struct site *site)
{
    __atomic_add_fetch(&site->holders, 1, __ATOMIC_RELAXED);
    return site;
}

void site_drop(struct site *site)
{
    if (__atomic_sub_fetch(&site->holders, 1, __ATOMIC_ACQ_REL) > 0)
        return;
    arena_free(&site->arena);
    free(site);
}

struct str site_seal(const struct site *site, struct arena *arena, const char *what, struct str from)
{
    struct str message = arena_printf(arena, "%s/%.*s", what, STR_ARG(from));
    struct hash hash = hash_keyed(site->settings[SETTING_SECRET], message);
    return arena_copy(arena, str_from(hash.text));
}

struct str site_seal_short(const struct site *site, struct arena *arena, const char *what, int64_t number)
{
    enum { SHORT_CHARS = 32 };
    struct str seal = site_seal(site, arena, what, arena_printf(arena, "%lld", (long long)number));
    return str_slice(seal, 0, SHORT_CHARS);
}

int64_t site_number(const struct site *site, enum setting setting)
{
    int64_t number = 0;
    if (!str_to_int(site->settings[setting], &number))
        str_to_int(rows[setting].standard, &number);
    return number;
}

const struct category *site_category(const struct site *site, int64_t id)
{
    for (size_t i = 0; i < site->category_count; i++)
        if (site->categories[i].id == id)
            return &site->categories[i];
    return NULL;
}

const struct category *site_category_by_slug(const struct site *site, struct str slug)
{
    for (size_t i = 0; i < site->category_count; i++)
        if (str_eq(site->categories[i].slug, slug))
            return &site->categories[i];
    return NULL;
}
