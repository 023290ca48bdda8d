/* Making a case file: the case as JSON, in canonical form, signed. */
#include "service/order/case_file.h"

#include "base/check.h"
#include "base/secret.h"
#include "core/order/time.h"
#include "service/order/effect.h"
#include "service/order/event_fields.h"
#include "service/order/fold.h"
#include "service/order/parts.h"
#include "service/unit/site.h"
#include "text/clock/when.h"
#include "text/kit/html.h"
#include "text/kit/json_canonical.h"

enum err case_file_read(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                        struct str ref, struct order *order)
{
    return order_load_own(ctx, policies, viewer, ref, order);
}

struct str case_chain_end(struct arena *arena, const struct order *order)
{
    return order->rows.count ? order->rows.at[order->rows.count - 1].hash : order_head_hash(arena, order);
}

/* ---- the case ---- */

static void put_order(struct json *json, const struct order_head *head)
{
    json_name(json, STR("order"));
    json_object_begin(json);
    json_put_str(json, STR("ref"), head->ref);
    json_put_str(json, STR("marketplace"), head->marketplace);
    json_put_str(json, STR("number"), head->number);
    json_put_str(json, STR("seller"), head->seller);
    json_put_str(json, STR("country"), head->country);
    json_put_str(json, STR("tracking"), head->tracking);
    json_put_str(json, STR("currency"), head->currency);
    json_put_bool(json, STR("external"), head->external);
    json_put_int(json, STR("buyer_id"), head->buyer_id);
    json_put_int(json, STR("seller_id"), head->seller_id);
    json_put_int(json, STR("market_id"), head->market_id);
    json_put_int(json, STR("fee_basis_points"), head->fee_basis_points);
    json_put_int(json, STR("ordered_at_ms"), head->ordered_at.ms);
    json_put_int(json, STR("promised_at_ms"), head->promised_at.ms);
    json_put_int(json, STR("created_at_ms"), head->created_at.ms);
    json_object_end(json);
}

static void put_lines(struct json *json, const struct order_lines *lines)
{
    json_name(json, STR("lines"));
    json_array_begin(json);
    for (size_t i = 0; i < lines->count; i++) {
        json_object_begin(json);
        json_put_str(json, STR("title"), lines->at[i].title);
        json_put_int(json, STR("quantity"), lines->at[i].quantity);
        json_put_int(json, STR("amount_minor"), lines->at[i].amount_minor);
        if (order_line_kind_of(&lines->at[i]) != LINE_GOODS)
            json_put_str(json, STR("kind"), lines->at[i].kind);
        json_object_end(json);
    }
    json_array_end(json);
}

static void put_event(struct json *json, const struct order_row *row)
{
    struct order_row copy = *row;
    json_object_begin(json);
    for (size_t i = 0; i < event_field_count; i++) {
        const struct event_field *field = &event_fields[i];
        if (field->kind == EVENT_FIELD_WORD)
            json_put_str(json, field->name, *event_word(field, &copy));
        else if (field->hashed != HASHED_IF_SET || *event_number(field, &copy))
            json_put_int(json, field->name, *event_number(field, &copy));
    }
    json_object_end(json);
}

static void put_scans(struct json *json, const struct parcel_rows *scans)
{
    json_name(json, STR("scans"));
    json_array_begin(json);
    for (size_t i = scans->count; i-- > 0;) { /* the oldest first */
        const struct parcel_row *row = &scans->at[i];
        json_object_begin(json);
        json_put_str(json, STR("number"), row->number);
        json_put_int(json, STR("at_ms"), row->at.ms);
        json_put_int(json, STR("noted_at_ms"), row->noted_at.ms);
        json_put_str(json, STR("event"), row->event);
        json_put_str(json, STR("code"), row->code);
        json_put_str(json, STR("text"), row->words);
        json_put_str(json, STR("place"), row->place);
        json_put_str(json, STR("country"), row->country);
        json_put_str(json, STR("source"), row->source);
        json_put_str(json, STR("word"), row->word);
        json_object_end(json);
    }
    json_array_end(json);
}

/* What was ordered of the payment provider, and what it said. */
static void put_payments(struct json *json, const struct effects *effects)
{
    json_name(json, STR("payments"));
    json_array_begin(json);
    for (size_t i = 0; i < effects->count; i++) {
        const struct effect *effect = &effects->at[i];
        json_object_begin(json);
        json_put_int(json, STR("event"), effect->event_number);
        json_put_str(json, STR("kind"), effect->kind);
        json_put_int(json, STR("amount_minor"), effect->amount_minor);
        json_put_str(json, STR("state"), effect->state_name);
        json_put_int(json, STR("made_at_ms"), effect->made_at.ms);
        json_put_int(json, STR("done_at_ms"), effect->done_at.ms);
        json_object_end(json);
    }
    json_array_end(json);
}

static void put_proposal(struct json *json, struct str name, const struct proposal *proposal)
{
    json_name(json, name);
    if (!proposal->stands) {
        json_value_null(json);
        return;
    }
    json_object_begin(json);
    json_put_str(json, STR("remedy"), names_at(&remedy_names, (int)proposal->remedy));
    json_put_int(json, STR("amount_minor"), proposal->amount_minor);
    json_object_end(json);
}

/* What the events lead to, and no guess: an end that nobody has promised is none. */
static void put_deadlines(struct json *json, const struct order *order)
{
    struct order_due due[DEADLINE_COUNT];
    struct order_state state = order->state;
    if (order_end_is_guessed(&state))
        state.due[DEADLINE_PROTECTION] = CLOCK_UNSET;
    int count = order_deadlines(order->policy, &state, due);
    json_name(json, STR("deadlines"));
    json_array_begin(json);
    for (int i = 0; i < count; i++) {
        json_object_begin(json);
        json_put_str(json, STR("deadline"), names_at(&deadline_names, (int)due[i].deadline));
        /* A text: what is never due lies beyond what JSON's numbers hold. */
        struct buf at;
        buf_init(&at, CASE_TIME_TEXT);
        buf_put_int(&at, due[i].at.ms);
        json_put_str(json, STR("at_ms"), buf_str(&at));
        buf_free(&at);
        json_object_end(json);
    }
    json_array_end(json);
}

void case_put_state(struct json *json, const struct order *order, struct str chain_end)
{
    const struct order_state *state = &order->state;
    json_object_begin(json);
    json_put_int(json, STR("version"), state->version);
    json_put_str(json, STR("shipment"), names_at(&shipment_names, (int)state->shipment));
    json_put_str(json, STR("protection"), names_at(&protection_names, (int)state->protection));
    json_put_str(json, STR("extension"), names_at(&extension_names, (int)state->extension));
    json_put_str(json, STR("dispute"), names_at(&dispute_names, (int)state->dispute));
    json_put_str(json, STR("money"), names_at(&money_place_names, (int)order_money(state)));
    json_put_int(json, STR("paid_minor"), state->paid_minor);
    json_put_int(json, STR("held_minor"), state->held_minor);
    json_put_int(json, STR("refunded_minor"), state->refunded_minor);
    json_put_int(json, STR("seller_minor"), state->seller_minor);
    json_put_int(json, STR("settled_lines"), (int64_t)state->settled);
    json_put_bool(json, STR("over"), order_is_over(state));
    put_proposal(json, STR("buyer_proposal"), &state->proposals[0]);
    put_proposal(json, STR("seller_proposal"), &state->proposals[1]);
    put_proposal(json, STR("outcome"), &state->outcome);
    put_deadlines(json, order);
    json_put_str(json, STR("chain_end"), chain_end);
    json_object_end(json);
}

static void put_policy(struct json *json, const struct order_head *head, struct str text)
{
    json_name(json, STR("policy"));
    json_object_begin(json);
    json_put_str(json, STR("id"), head->policy);
    json_put_int(json, STR("version"), head->policy_version);
    json_put_str(json, STR("hash"), head->policy_hash);
    json_put_str(json, STR("text"), text);
    json_object_end(json);
}

/* Everything of one case, as it stands in the file. */
struct making {
    struct ctx *ctx;
    const struct order *order;
    const struct case_people *people;
    struct str rules;
    struct parcel_rows scans;
    struct effects effects;
};

static void put_case(const struct making *making, struct json *json)
{
    const struct order *order = making->order;
    struct arena *arena = making->ctx->arena;
    json_object_begin(json);
    json_put_str(json, STR("format"), STR("recourse-case-file/1"));
    json_put_str(json, STR("site"), making->ctx->site->settings[SETTING_SITE_NAME]);
    json_put_str(json, STR("made_at"), when_iso(arena, making->ctx->now));
    json_name(json, STR("people"));
    json_object_begin(json);
    json_put_str(json, STR("buyer"), making->people->buyer);
    json_put_str(json, STR("seller"), making->people->seller);
    json_object_end(json);
    put_order(json, &order->head);
    put_lines(json, &order->lines);
    put_policy(json, &order->head, making->rules);
    json_name(json, STR("events"));
    json_array_begin(json);
    for (size_t i = 0; i < order->rows.count; i++)
        put_event(json, &order->rows.at[i]);
    json_array_end(json);
    json_name(json, STR("state"));
    case_put_state(json, order, case_chain_end(arena, order));
    put_scans(json, &making->scans);
    put_payments(json, &making->effects);
    json_object_end(json);
}

enum err case_scans(struct ctx *ctx, const struct order *order, struct parcel_rows *scans)
{
    return parcel_rows_load(ctx->db, ctx->arena, order->head.id, scans);
}

/* ---- the file ---- */

static enum err too_long(struct ctx *ctx)
{
    return fail(&ctx->failure, ERR_LIMIT, "This case has become too long for one file.");
}

/* What was written, in the canonical form. */
static enum err canonical(struct ctx *ctx, struct str json, struct str *text)
{
    struct json_value value;
    struct buf out;
    enum err err = json_read(ctx->arena, json, &value, &ctx->failure);
    if (err)
        return err;
    buf_init(&out, CASE_FILE_BYTES);
    bool whole = json_canonical_put(ctx->arena, &value, &out) && !out.overflow;
    *text = arena_copy(ctx->arena, buf_str(&out));
    buf_free(&out);
    return whole ? OK : too_long(ctx);
}

static enum err no_key(struct ctx *ctx)
{
    return fail(&ctx->failure, ERR_DATABASE,
                "the key that signs case files is not there; start the server once");
}

enum err case_file_key(struct ctx *ctx, struct str *key)
{
    struct token token;
    if (!sign_public(ctx->site->settings[SETTING_CASE_KEY], &token))
        return no_key(ctx);
    *key = arena_copy(ctx->arena, str_from(token.text));
    return OK;
}

static enum err sign(struct ctx *ctx, struct str message, struct str *signature)
{
    struct signature made;
    if (!sign_make(ctx->site->settings[SETTING_CASE_KEY], message, &made))
        return no_key(ctx);
    *signature = arena_copy(ctx->arena, str_from(made.text));
    return OK;
}

enum err case_file_make(struct ctx *ctx, const struct policy_set *policies, const struct order *order,
                        const struct case_people *people, struct str *file)
{
    struct making making = {
        .ctx = ctx, .order = order, .people = people, .rules = policy_set_text(policies, order->policy)};
    struct str text, signature, key;
    struct buf out;
    struct json json;
    check(making.rules.len > 0); /* the order was read with this set */
    enum err err = case_scans(ctx, order, &making.scans);
    if (!err)
        err = effect_list_order(ctx, order->head.id, &making.effects);
    if (err)
        return err;
    buf_init(&out, CASE_FILE_BYTES);
    json_begin(&json, &out);
    put_case(&making, &json);
    err = json_is_whole(&json) ? canonical(ctx, buf_str(&out), &text) : too_long(ctx);
    buf_free(&out);
    if (!err)
        err = sign(ctx, text, &signature);
    if (!err)
        err = case_file_key(ctx, &key);
    if (!err)
        *file = arena_printf(ctx->arena, "{\"case\":%.*s,\"key\":\"%.*s\",\"signature\":\"%.*s\"}",
                             STR_ARG(text), STR_ARG(key), STR_ARG(signature));
    return err;
}

/* ---- in a page ---- */

enum err case_file_for_page(struct ctx *ctx, struct str file, struct str before, struct str behind,
                            struct str *block)
{
    struct str proof;
    struct str page = arena_printf(ctx->arena, "%.*s%.*s", STR_ARG(before), STR_ARG(behind));
    struct str hash = arena_copy(ctx->arena, str_from(hash_of(page).text));
    enum err err =
        sign(ctx, arena_printf(ctx->arena, "recourse-case-page/1\n%.*s\n%.*s", STR_ARG(hash), STR_ARG(file)),
             &proof);
    if (err)
        return err;
    /* The members stand in their order: case, key, page_hash, page_signature, signature. */
    size_t at = file.len - (sizeof ",\"signature\":\"\"}" - 1 + SIGNATURE_TEXT);
    check(str_starts(str_slice(file, at, file.len), STR(",\"signature\":\"")));
    struct str joined =
        arena_printf(ctx->arena, "%.*s,\"page_hash\":\"%.*s\",\"page_signature\":\"%.*s\"%.*s",
                     STR_ARG(str_slice(file, 0, at)), STR_ARG(hash), STR_ARG(proof),
                     STR_ARG(str_slice(file, at, file.len)));
    struct buf out;
    buf_init(&out, 6 * (size_t)CASE_FILE_BYTES);
    html_str(&(struct html){&out}, joined);
    *block = arena_copy(ctx->arena, buf_str(&out));
    err = out.overflow ? too_long(ctx) : OK;
    buf_free(&out);
    return err;
}
