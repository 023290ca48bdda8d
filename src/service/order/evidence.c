#include "service/order/evidence.h"

#include "base/secret.h"
#include "service/unit/finding.h"
#include "text/clock/locale.h"

enum { GAPS_MAX = 100 };

/* Stands before the hash in the last line of the event's words. */
#define FILE_LINE "file sha256:"

static size_t last_line(struct str note)
{
    size_t at = note.len;
    while (at > 0 && note.at[at - 1] != '\n')
        at--;
    return at;
}

struct str evidence_words(struct str note)
{
    size_t at = last_line(note);
    bool named = str_starts(str_slice(note, at, note.len), STR(FILE_LINE));
    return named ? str_trim(str_slice(note, 0, at)) : note;
}

bool evidence_named(struct str note, struct str *hash, struct str *name)
{
    struct str line = str_slice(note, last_line(note), note.len), mark = STR(FILE_LINE);
    struct str rest = str_slice(line, mark.len, line.len);
    *hash = str_cut(&rest, ' ');
    *name = str_trim(rest);
    return str_starts(line, mark) && hash->len == HASH_TEXT;
}

/* ---- what the rules say of files ---- */

struct str evidence_kinds(struct ctx *ctx, uint32_t mask)
{
    static const struct str names[MIME_COUNT] = {
        [MIME_JPEG] = STR_INIT("JPEG"),
        [MIME_PNG] = STR_INIT("PNG"),
        [MIME_WEBP] = STR_INIT("WebP"),
        [MIME_PDF] = STR_INIT("PDF"),
    };
    struct str allowed[MIME_COUNT];
    size_t count = 0;
    for (int i = 0; i < MIME_COUNT; i++)
        if (mask & 1u << i)
            allowed[count++] = names[i];
    return locale_list(ctx->arena, ctx->failure.language, LIST_ITEMS, allowed, count);
}

static enum party giver_of(const struct order *order, const struct evidence_gift *gift)
{
    if (order->state.external)
        return gift->by;
    return order_is(order, PARTY_SELLER) ? PARTY_SELLER : PARTY_BUYER;
}

enum err evidence_room(struct ctx *ctx, const struct order *order, const struct evidence_gift *gift)
{
    const struct evidence_rules *rules = &order->policy->evidence;
    int side = giver_of(order, gift) == PARTY_SELLER;
    if (!gift->appeals && order->state.files[side] >= rules->max_files) /* an appeal has room of its own */
        return fail_field(&ctx->failure, ERR_INPUT, "file",
                          "{most} files are here already, the most for one side. \"{file}\" is one too many.",
                          PLACE_INT("most", rules->max_files), PLACE("file", gift->file.name));
    return OK;
}

static struct str size_of(struct ctx *ctx, int64_t bytes)
{
    return locale_bytes(ctx->arena, ctx->failure.language, bytes);
}

/* The law checks the numbers too; only here there is a sentence for each, with the file's name. */
static enum err check_file(struct ctx *ctx, const struct order *order, const struct evidence_gift *gift,
                           enum party by)
{
    const struct evidence_rules *rules = &order->policy->evidence;
    int side = by == PARTY_SELLER;
    int64_t bytes = (int64_t)gift->file.bytes.len;
    int64_t room = rules->max_bytes_total - (gift->appeals ? 0 : order->state.bytes[side]);
    if (!(rules->mime & 1u << gift->file.mime))
        return fail_field(&ctx->failure, ERR_INPUT, "file",
                          "\"{file}\" is of a kind that is not taken here. Taken: {kinds}.",
                          PLACE("file", gift->file.name), PLACE("kinds", evidence_kinds(ctx, rules->mime)));
    if (bytes > rules->max_bytes_file)
        return fail_field(&ctx->failure, ERR_INPUT, "file",
                          "\"{file}\" is larger than {most}, the most for one file.",
                          PLACE("file", gift->file.name), PLACE("most", size_of(ctx, rules->max_bytes_file)));
    if (bytes > room)
        return fail_field(&ctx->failure, ERR_INPUT, "file",
                          "\"{file}\" does not fit: all files of one side have at most {most}.",
                          PLACE("file", gift->file.name),
                          PLACE("most", size_of(ctx, rules->max_bytes_total)));
    return evidence_room(ctx, order, gift);
}

/* ---- giving ---- */

static struct order_act act_of(struct ctx *ctx, const struct order *order, const struct evidence_gift *gift,
                               struct str hash)
{
    struct str note = arena_printf(ctx->arena, "%.*s%s" FILE_LINE "%.*s %.*s", STR_ARG(gift->words),
                                   gift->words.len ? "\n\n" : "", STR_ARG(hash), STR_ARG(gift->file.name));
    struct order_act act = {.viewer = gift->viewer, .ref = gift->ref, .words = note};
    act.command.version = gift->version;
    act.command.wish = (struct order_event){.kind = gift->appeals ? EVENT_APPEALED : EVENT_EVIDENCE_GIVEN,
                                            .by = giver_of(order, gift),
                                            .lines = line_bit((size_t)order->state.line_count) - 1,
                                            .currency = order->state.currency,
                                            .evidence = gift->kind,
                                            .bytes = (int64_t)gift->file.bytes.len};
    return act;
}

/* The number of the event that was just appended: deadlines that struck may stand behind it. */
static int64_t event_of(const struct order *order, struct str note)
{
    for (size_t i = order->rows.count; i-- > 0;)
        if (str_eq(order->rows.at[i].note, note))
            return order->rows.at[i].number;
    return 0;
}

static enum err keep(struct ctx *ctx, const struct order *order, const struct evidence_gift *gift,
                     const struct order_act *act, struct str hash)
{
    const struct evidence_file *given = &gift->file;
    struct file_row file = {.hash = hash,
                            .mime = names_at(&mime_names, (int)given->mime),
                            .bytes = given->bytes,
                            .width = given->width,
                            .height = given->height,
                            .created_at = ctx->now};
    struct evidence_row row = {.order_id = order->head.id,
                               .event_number = event_of(order, act->words),
                               .person_id = gift->viewer.person_id,
                               .party = names_at(&party_names, (int)act->command.wish.by),
                               .kind = names_at(&evidence_names, (int)gift->kind),
                               .hash = hash,
                               .name = gift->file.name,
                               .created_at = ctx->now};
    enum err err = file_insert(ctx->db, &file);
    return err ? err : evidence_insert(ctx->db, &row);
}

enum err evidence_give(struct ctx *ctx, const struct policy_set *policies, const struct evidence_gift *gift,
                       int32_t *version)
{
    enum order_refusal refusal;
    struct order_held *held = ARENA_NEW(ctx->arena, struct order_held);
    struct str hash = arena_copy(ctx->arena, str_from(hash_of(gift->file.bytes).text));
    enum err err = order_read_held(ctx, policies, &gift->viewer, gift->ref, held);
    if (!err)
        err = check_file(ctx, &held->now, gift, giver_of(&held->now, gift));
    if (err)
        return err;
    struct order_act act = act_of(ctx, &held->now, gift, hash);
    act.held = held;
    err = order_act(ctx, policies, &act, &refusal);
    if (err)
        return err;
    *version = held->stored.state.version;
    return keep(ctx, &held->stored, gift, &act, hash);
}

/* ---- reading ---- */

enum err evidence_list(struct ctx *ctx, const struct order *order, struct evidence_rows *rows)
{
    return evidence_rows_load(ctx->db, ctx->arena, order->head.id, rows);
}

enum err evidence_read(struct ctx *ctx, const struct order *order, int64_t id, struct evidence_row *row,
                       struct str *bytes)
{
    enum err err = evidence_load(ctx->db, ctx->arena, order->head.id, id, row);
    if (!err)
        err = file_load(ctx->db, ctx->arena, row->hash, bytes);
    if (err == ERR_NOT_FOUND)
        return fail(&ctx->failure, err, "There is no file at this address.");
    return err;
}

/* ---- proving ---- */

static enum err wrong_with(struct ctx *ctx, const struct evidence_proof *proof, struct str *wrong)
{
    struct str bytes = STR_NONE;
    struct word_place id = PLACE_ID("id", proof->id);
    struct str line = arena_printf(ctx->arena, FILE_LINE "%.*s ", STR_ARG(proof->hash));
    enum err err = file_load(ctx->db, ctx->arena, proof->hash, &bytes);
    *wrong = STR_NONE;
    if (err && err != ERR_NOT_FOUND)
        return err;
    if (err == ERR_NOT_FOUND)
        *wrong = finding(ctx, "evidence {id}: its file is not there", id);
    else if (!str_eq(str_from(hash_of(bytes).text), proof->hash))
        *wrong = finding(ctx, "evidence {id}: its file is not what was given", id);
    else if (str_find(proof->note, line) == proof->note.len)
        *wrong = finding(ctx, "evidence {id}: its event does not name its file", id);
    else if (proof->event_bytes != proof->size || proof->size != (int64_t)bytes.len)
        *wrong = finding(ctx, "evidence {id}: its size is not its file's", id);
    return OK;
}

static enum err check_gaps(struct ctx *ctx, void (*differs)(void *arg, struct str ref, struct str wrong),
                           void *arg)
{
    struct evidence_gap *gaps = ARENA_ARRAY(ctx->arena, struct evidence_gap, GAPS_MAX);
    size_t count;
    enum err err = evidence_gaps(ctx->db, ctx->arena, gaps, GAPS_MAX, &count);
    for (size_t i = 0; !err && i < count; i++)
        differs(arg, gaps[i].ref,
                finding(ctx, "event {number} names a file that is not kept",
                        PLACE_ID("number", gaps[i].event_number)));
    return err;
}

enum err evidence_check(struct ctx *ctx, int64_t *after,
                        void (*differs)(void *arg, struct str ref, struct str wrong), void *arg)
{
    struct evidence_proofs proofs;
    struct str wrong;
    enum err err = evidence_behind(ctx->db, ctx->arena, *after, &proofs);
    for (size_t i = 0; !err && i < proofs.count; i++) {
        err = wrong_with(ctx, &proofs.at[i], &wrong);
        if (!err && wrong.len)
            differs(arg, proofs.at[i].ref, wrong);
        *after = proofs.at[i].id;
    }
    if (err || proofs.count)
        return err;
    *after = -1;
    return check_gaps(ctx, differs, arg);
}
