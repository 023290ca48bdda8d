/* Evidence of an order: what both sides have given, one file of it, and the form that adds to it. */
#include "service/order/evidence.h"
#include "http/door/finish.h"
#include "http/door/ordered.h"
#include "pages.h"
#include "web/order/handlers.h"

#include "base/check.h"
#include "core/order/bounds.h"
#include "http/door/wish.h"
#include "text/clock/locale.h"
#include "web/order/role.h"
#include "web/order/show.h"
#include "web/order/words.h"

/* clang-format off */
const struct input evidence_inputs[EVIDENCE_INPUTS] = {
    {STR_INIT("file"), MAY_MISS, INPUT_LINE, 0, 200},
    {STR_INIT("turn"), MAY_MISS, INPUT_LINE, 0, 10},
    {STR_INIT("whose"), MAY_MISS, INPUT_LINE, 0, 20},
    {STR_INIT("kind"), MAY_MISS, INPUT_LINE, 0, 40},
    FIELD_VERSION(INPUT_OF_FIELD) FIELD_WORDS(INPUT_OF_FIELD)
};
/* clang-format on */

static struct str kind_words(const struct call *call, enum evidence_kind kind)
{
    check(kind < EVIDENCE_KIND_COUNT);
    return say(call->language, act_fields[TAKES_EVIDENCE].titles[kind]);
}

struct str evidence_kind_words(const struct call *call, struct str name)
{
    int kind = name.len ? names_find(&evidence_names, name) : -1;
    return kind < 0 ? STR_NONE : kind_words(call, (enum evidence_kind)kind);
}

static struct url evidence_url(struct call *call, const struct order *order)
{
    return url_printf(call, "/orders/%.*s/evidence", STR_ARG(encoded(call, order->head.ref)));
}

/* ---- what was given ---- */

/* The words of the event that came with it. */
static struct str event_words(const struct order *order, int64_t event_number)
{
    bool here = event_number >= 1 && event_number <= (int64_t)order->rows.count;
    return here ? evidence_words(order->rows.at[event_number - 1].note) : STR_NONE;
}

static struct evidence_item item_of(struct call *call, const struct order *order,
                                    const struct evidence_row *row)
{
    int kind = names_find(&evidence_names, row->kind), party = names_find(&party_names, row->party);
    struct str words = kind_words(call, kind < 0 ? EVIDENCE_OTHER : (enum evidence_kind)kind);
    struct str who = by_words(call, party < 0 ? PARTY_NONE : (enum party)party, order_viewer(order));
    return (struct evidence_item){
        .file = url_printf(call, "%.*s/%lld", STR_ARG(evidence_url(call, order).text), (long long)row->id),
        .title = words,
        .kind = words,
        .name = row->name,
        .words = event_words(order, row->event_number),
        .who = who,
        .size = locale_bytes(arena_of(call), call->language, row->size),
        .hash = row->hash,
        .picture = row->width > 0,
        .width = row->width,
        .height = row->height,
        .at = time_view_of(call, row->created_at)};
}

/* What a file can be given for now: evidence, an appeal, or nothing. */
static enum order_event_kind giving_of(struct call *call, const struct order *order)
{
    struct order_action actions[ORDER_ACTIONS_MAX];
    int count = order_deeds(call, order, actions);
    for (int i = 0; i < count; i++)
        if (order_brings_file(order->policy, &order->state, actions[i].act) &&
            !instant_before(call->ctx->now, actions[i].from))
            return actions[i].act;
    return EVENT_NONE;
}

enum err evidence_part_of(struct call *call, const struct order *order, struct evidence_part *part)
{
    struct evidence_rows rows;
    enum err err = evidence_list(call->ctx, order, &rows);
    *part =
        (struct evidence_part){.items = ARENA_ARRAY(arena_of(call), struct evidence_item, rows.count + 1)};
    if (err)
        return err;
    if (giving_of(call, order) == EVENT_EVIDENCE_GIVEN)
        part->form = evidence_url(call, order);
    for (size_t i = 0; i < rows.count; i++)
        part->items[part->count++] = item_of(call, order, &rows.at[i]);
    return OK;
}

/* ---- one file ---- */

/* The bytes are what somebody sent: a browser shows pictures, keeps the rest, and runs nothing. */
static void send_file(struct call *call, const struct evidence_row *row, struct str bytes)
{
    static const struct {
        struct str mime, ending;
    } endings[] = {
        {STR_INIT("image/jpeg"), STR_INIT("jpg")},
        {STR_INIT("image/png"), STR_INIT("png")},
        {STR_INIT("image/webp"), STR_INIT("webp")},
        {STR_INIT("application/pdf"), STR_INIT("pdf")},
    };
    struct reply *reply = &call->exchange->reply;
    struct str ending = STR("bin");
    for (size_t i = 0; i < COUNT_OF(endings); i++)
        if (str_eq(endings[i].mime, row->mime))
            ending = endings[i].ending;
    reply->status = 200;
    reply->type = row->mime;
    reply->shared = shared_body_new(bytes, GZIP_NEVER);
    reply_header(reply, STR("Content-Disposition"),
                 arena_printf(arena_of(call), "%s; filename=\"evidence-%lld.%.*s\"",
                              row->width > 0 ? "inline" : "attachment", (long long)row->id, STR_ARG(ending)));
    reply_header(reply, STR("Content-Security-Policy"), POLICY_OF_FILES);
    call->answered = true;
}

enum err order_evidence_file_show(struct call *call)
{
    struct order *order;
    struct evidence_row row;
    struct str bytes;
    int64_t id;
    enum err err = call_order_seated(call, &order);
    if (!err && !str_to_int(call->parameters[1], &id))
        err = fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no file at this address.");
    if (!err)
        err = evidence_read(call->ctx, order, id, &row, &bytes);
    if (!err)
        send_file(call, &row, bytes);
    return err;
}

/* ---- giving ---- */

static struct select_view kinds_of(struct call *call)
{
    struct str chosen = call_value(call, STR("kind"));
    struct select_view view = {.name = STR("kind"),
                               .label = STR(N_("What kind of evidence?")),
                               .error = call->errors[call_input(call, STR("kind"))],
                               .choices =
                                   ARENA_ARRAY(arena_of(call), struct choice_view, EVIDENCE_KIND_COUNT)};
    for (int i = 0; i < EVIDENCE_KIND_COUNT; i++) {
        struct str name = names_at(&evidence_names, i);
        view.choices[view.count++] =
            (struct choice_view){name, kind_words(call, (enum evidence_kind)i), str_eq(name, chosen)};
    }
    return view;
}

/* In a notebook the buyer keeps what both sides have shown. */
static struct select_view sides_of(struct call *call, const struct order *order)
{
    struct str chosen = call_value(call, STR("whose"));
    struct select_view view = {.name = STR("whose"),
                               .label = STR(N_("Whose evidence is it?")),
                               .error = call->errors[call_input(call, STR("whose"))],
                               .choices = ARENA_ARRAY(arena_of(call), struct choice_view, 2)};
    if (!order->state.external)
        return view;
    struct str buyer = names_at(&party_names, PARTY_BUYER), seller = names_at(&party_names, PARTY_SELLER);
    view.choices[view.count++] = (struct choice_view){buyer, call_say(call, "Mine"), str_eq(buyer, chosen)};
    view.choices[view.count++] =
        (struct choice_view){seller, call_say(call, "The seller's"), str_eq(seller, chosen)};
    return view;
}

static struct str rules_of(struct call *call, const struct order *order, enum order_event_kind giving)
{
    const struct evidence_rules *rules = &order->policy->evidence;
    if (giving == EVENT_NONE)
        return call_say(
            call, "Evidence belongs to a dispute: it can be given while one is open and not yet decided. "
                  "Until then "
                  "keep your photos and screenshots.");
    return call_fill(
        call,
        "Photos, screenshots or papers: {kinds}, at most {size} each and 12 MB at a time. Each side may give "
        "{files} files.",
        PLACES(PLACE("kinds", evidence_kinds(call->ctx, rules->mime)),
               PLACE("size", locale_bytes(arena_of(call), call->language, rules->max_bytes_file)),
               PLACE_INT("files", rules->max_files)));
}

/* What the browser's dialog shows: a HEIC is made a JPEG. */
static struct str accepted(struct call *call, uint32_t kinds)
{
    struct str list = STR("");
    for (int i = 0; i < MIME_COUNT; i++)
        if (kinds & 1u << i)
            list = arena_printf(arena_of(call), "%.*s%s%.*s", STR_ARG(list), list.len ? "," : "",
                                STR_ARG(names_at(&mime_names, i)));
    bool jpeg = (kinds & 1u << MIME_JPEG) != 0;
    return jpeg ? arena_printf(arena_of(call), "%.*s,image/heic,image/heif", STR_ARG(list)) : list;
}

static void fill_purpose(const struct call *call, const struct order *order, enum order_event_kind giving,
                         struct evidence_page *page)
{
    bool appeals = giving == EVENT_APPEALED;
    page->heading = appeals ? deed_of(call, order, giving).label : call_say(call, "Give evidence");
    page->button = appeals ? deed_of(call, order, giving).button : call_say(call, "Give it");
    page->turn = appeals ? STR("appeal") : STR_NONE;
    page->lead =
        appeals
            ? call_say(call, "New members, more than before, decide again, and their decision is final. They "
                             "look at what the first could not see: give it here, and say what it changes.")
            : call_say(call, "The other side can answer it, and who decides looks at it.");
}

static enum err fill_page(struct call *call, const struct order *order, struct evidence_page *page)
{
    enum err err = evidence_part_of(call, order, &page->given);
    enum order_event_kind giving = giving_of(call, order);
    fill_purpose(call, order, giving, page);
    page->layout = narrow_layout_of(call, page->heading);
    page->action = evidence_url(call, order);
    page->back = url_printf(call, "/orders/%.*s", STR_ARG(encoded(call, order->head.ref)));
    page->open = giving != EVENT_NONE;
    page->given.form = (struct url){0}; /* it is here */
    page->rules = rules_of(call, order, giving);
    page->accept = accepted(call, order->policy->evidence.mime);
    page->most_chars = order_words_most(order->policy, &order->state);
    page->kind = kinds_of(call);
    page->whose = sides_of(call, order);
    page->file_error = call->errors[call_input(call, STR("file"))];
    page->words =
        (struct field){call_value(call, STR("words")), call->errors[call_input(call, STR("words"))]};
    page->version = order->state.version;
    return err;
}

static enum err show_form(struct call *call, int status)
{
    struct order *order;
    struct evidence_page *page = ARENA_NEW(arena_of(call), struct evidence_page);
    enum err err = call_order(call, &order);
    if (!err)
        err = fill_page(call, order, page);
    if (err)
        return err;
    if (status >= 400) {
        page->error = first_error(call);
        page->error_at = first_error_at(call);
    }
    struct html h = html_of(call);
    page_evidence(&h, page);
    return send_page(call, status);
}

enum err order_evidence_show(struct call *call)
{
    forget_errors(call);
    return show_form(call, 200);
}

/* A browser does not keep chosen files: whoever is refused is told to choose them again. */
static struct str choose_again(struct call *call, struct str error)
{
    struct word_places places = PLACES(PLACE("error", error));
    return call->clean_count > 1 ? call_fill(call, "{error} Choose all files again.", places)
                                 : call_fill(call, "{error} Choose a file again.", places);
}

static void look_at_files(struct call *call)
{
    struct str errors = STR_NONE;
    for (size_t i = 0; i < call->clean_count; i++)
        if (call->clean[i].error.len)
            errors = arena_printf(arena_of(call), "%.*s%s%.*s", STR_ARG(errors), errors.len ? " " : "",
                                  STR_ARG(call->clean[i].error));
    if (errors.len)
        call_error(call, STR("file"), choose_again(call, errors));
}

static struct evidence_gift gift_of(struct call *call)
{
    int64_t version = 0;
    bool sellers = str_eq(call_value(call, STR("whose")), names_at(&party_names, PARTY_SELLER));
    str_to_int(call_value(call, STR("version")), &version);
    return (struct evidence_gift){
        .viewer = call->viewer,
        .ref = call->parameters[0],
        .by = sellers ? PARTY_SELLER : PARTY_BUYER,
        .kind = (enum evidence_kind)names_find(&evidence_names, call_value(call, STR("kind"))),
        .words = call_value(call, STR("words")),
        .version = (int32_t)version,
        .appeals = str_eq(call_value(call, STR("turn")), STR("appeal"))};
}

/* A refusal of the law or the policy comes back on the form, beside the files where it is about them. */
static enum err refused_on_form(struct call *call, enum err err)
{
    size_t file = call_input(call, STR("file"));
    failure_beside_field(call);
    if (call->errors[file].len)
        call_error(call, STR("file"), choose_again(call, call->errors[file]));
    enum err shown = show_form(call, status_of(call, err));
    return shown ? shown : err;
}

/* Whether this person may give these files to this order now. */
static enum err may_give(struct call *call)
{
    struct order *order;
    struct evidence_gift gift = gift_of(call);
    enum err err = call_order(call, &order);
    if (err)
        return err;
    enum order_event_kind giving = giving_of(call, order);
    if (giving == EVENT_NONE)
        return fail_said(&call->ctx->failure, ERR_CONFLICT, NULL, rules_of(call, order, giving));
    if (call->files.count)
        gift.file.name = call->files.at[0].name;
    err = evidence_room(call->ctx, order, &gift);
    for (size_t i = 0; !err && i < call->files.count; i++)
        err = call_look_limit(call, LIMIT_FILE);
    return err;
}

enum err order_evidence_prepare(struct call *call)
{
    if (call->files.count == 0)
        call_error(call, STR("file"), call_say(call, "Choose at least one file."));
    if (names_find(&evidence_names, call_value(call, STR("kind"))) < 0)
        call_error(call, STR("kind"), call_say(call, "Choose what kind of evidence it is."));
    if (call->has_errors)
        return show_form(call, 422);
    enum err err = may_give(call);
    return err == ERR_INPUT || err == ERR_CONFLICT ? refused_on_form(call, err) : err;
}

static enum err give_all(struct call *call)
{
    enum err err = OK;
    struct evidence_gift gift = gift_of(call);
    for (size_t i = 0; !err && i < call->clean_count; i++) {
        const struct clean_file *file = &call->clean[i];
        gift.file = (struct evidence_file){file->name, file->mime, file->width, file->height, file->bytes};
        err = evidence_give(call->ctx, &call->app->policies, &gift, &gift.version);
        gift.appeals = false; /* the first brought the others along */
    }
    return err;
}

enum err order_evidence_create(struct call *call)
{
    look_at_files(call);
    if (call->has_errors) {
        enum err err = fail_said(&call->ctx->failure, ERR_INPUT, NULL, first_error(call));
        enum err shown = show_form(call, 422);
        return shown ? shown : err;
    }
    enum err err = give_all(call);
    if (err == ERR_INPUT || err == ERR_REFUSED || err == ERR_CONFLICT)
        return refused_on_form(call, err);
    if (!err)
        call_redirect(
            call, 303,
            url_printf(call, "/orders/%.*s?said=saved#evidence", STR_ARG(encoded(call, call->parameters[0])))
                .text);
    return err;
}
