#include "text/policy/bare.h"

#include "base/check.h"

const char policy_bare_text[] =
    "{\n"
    "  \"calendar\": {\"zone\": \"Etc/UTC\", \"offset\": \"+00:00\", \"workdays\": [\"mon\", \"tue\", "
    "\"wed\", "
    "\"thu\", \"fri\"], \"rounding\": \"end_of_day\"},\n"
    "  \"order\": {\"pay_timeout\": null, \"ship_by\": null, \"cancel_answer\": null, \"on_cancel_silence\": "
    "\"keep\"},\n"
    "  \"protection\": {\"holds_money\": \"none\", \"grace\": \"P0D\", \"on_expiry\": \"release\"},\n"
    "  \"extension\": {\"request_by\": [], \"grant_by\": [], \"unasked_by\": [], \"max_days\": 0, "
    "\"max_total_days\": 0,\n    \"max_count\": 0, \"on_silence\": \"reject\", \"silence_days\": 0, "
    "\"min_left_after_refusal\": \"P0D\"},\n"
    "  \"dispute\": {\"per\": \"order\", \"reopen\": \"while_protected\", \"chargeback\": \"closes\"},\n"
    "  \"talk\": {\"on_seller_silence\": \"open_escalation\", \"on_buyer_silence\": \"keep\", \"counter\": "
    "\"free\", \"max_rounds\": 20,\n    \"undo\": \"P0D\"},\n"
    "  \"escalation\": {\"by\": [], \"earliest\": \"P0D\", \"latest\": null, \"on_latest\": \"nothing\"},\n"
    "  \"evidence\": {\"window\": null, \"on_missing\": \"decide_on_record\", \"max_files\": 10, "
    "\"max_bytes_file\": 10485760,\n    \"max_bytes_total\": 52428800, \"max_chars\": 4000, \"mime\": "
    "[\"image/jpeg\", \"image/png\", \"image/webp\", \"application/pdf\"]},\n"
    "  \"panel\": {\"mode\": \"none\", \"draw\": \"queue\", \"size\": 1, \"quorum\": 1, \"votes\": \"open\", "
    "\"vote_for\": null,\n    \"threshold\": \"1/2\", \"tie\": \"none\", \"amount\": \"claim\", "
    "\"decide_within\": null, \"on_no_decision\": \"seller\", \"specialists_min\": 0,\n    \"remedies\": "
    "[\"refund_full\", "
    "\"refund_partial\", \"return_refund\", \"replacement\"]},\n"
    "  \"return\": {\"on_no_arrival\": \"seller\", \"on_no_confirm\": \"buyer\"},\n"
    "  \"appeal\": {\"by\": [], \"max\": 0, \"growth\": \"none\"},\n"
    "  \"execution\": {\"rounding\": \"half_even\", \"funder\": \"seller\", \"refund_within\": null},\n"
    "  \"reminders\": [\"P7D\", \"P3D\", \"P1D\"]\n"
    "}\n";

const struct json_value *policy_bare_read(struct arena *arena)
{
    struct json_value *bare = ARENA_NEW(arena, struct json_value);
    struct failure failure = {0};
    check(json_read(arena, str_from(policy_bare_text), bare, &failure) == OK);
    return bare;
}

const struct json_value *policy_bare_value(const struct json_value *bare, const struct policy_field *field)
{
    const struct json_value *section = field->section[0] ? json_find(bare, str_from(field->section)) : bare;
    return section ? json_find(section, str_from(field->name)) : NULL;
}
