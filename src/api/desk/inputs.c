#include "api/desk/inputs.h"

#include "service/desk/question.h"
#include "service/desk/ready.h"
#include "service/desk/tag.h"
#include "service/order/market.h"
#include "service/unit/block.h"
#include "text/desk/tags.h"

/* name, what it is, kind, characters at least and at most */
const struct input api_suggest_inputs[API_SUGGEST_INPUTS] = {
    {STR_INIT("version"), STR_INIT("of the post that was seen"), INPUT_NUMBER, 1, 18},
    {STR_INIT("title"), STR_INIT("of a question"), INPUT_LINE, 0, TITLE_MAX},
    {STR_INIT("body"), STR_INIT("Markdown; what is not sent stays"), INPUT_TEXT, 0, QUESTION_BODY_MAX},
    {STR_INIT("category"), STR_INIT("of a question, a category's slug"), INPUT_LINE, 0, 100},
    {STR_INIT("tags"), STR_INIT("of a question"), INPUT_LINE, 0, 240},
    {STR_INIT("note"), STR_INIT("why"), INPUT_LINE, 0, 200},
};
const struct input api_suggestion_inputs[API_SUGGESTION_INPUTS] = {
    {STR_INIT("turn"), STR_INIT("accept, refuse; withdraw: one's own"), INPUT_LINE, 1, 20},
    {STR_INIT("reason"), STR_INIT("why it is refused; told to its writer"), INPUT_LINE, 0, 200},
};
const struct input api_verdict_inputs[API_VERDICT_INPUTS] = {
    {STR_INIT("turn"), STR_INIT("approve, reject, hide, show, delete, undelete"), INPUT_LINE, 1, 20},
    {STR_INIT("note"), STR_INIT("why; told to the writer"), INPUT_LINE, 0, 200},
};
const struct input api_verdicts_inputs[API_VERDICTS_INPUTS] = {
    {STR_INIT("posts"), STR_INIT("as question.12 answer.3, at most 30"), INPUT_LINE, 1, 1000},
    {STR_INIT("turn"), STR_INIT("approve, hide, or close: questions alone, kept and closed"), INPUT_LINE, 1,
     20},
    {STR_INIT("reason"), STR_INIT("of close: off-topic, unclear, too-broad or solved"), INPUT_LINE, 0, 20},
    {STR_INIT("note"), STR_INIT("why; told to the writers"), INPUT_LINE, 0, 200},
};
const struct input api_block_inputs[API_BLOCK_INPUTS] = {
    {STR_INIT("days"), STR_INIT("for how long; 0 ends the block"), INPUT_NUMBER, 1, 5},
    {STR_INIT("reason"), STR_INIT("why"), INPUT_LINE, 0, 200},
};
const struct input api_purge_inputs[API_PURGE_INPUTS] = {
    {STR_INIT("network"), STR_INIT("true: stop a guest's network for 30 days, too"), INPUT_TRUTH, 0, 5},
};
const struct input api_moderation_queue_inputs[API_MODERATION_QUEUE_INPUTS] = {
    {STR_INIT("what"), STR_INIT("held or reported; without it both"), INPUT_LINE, 0, 10},
    {STR_INIT("kind"), STR_INIT("question, answer or comment; without it all"), INPUT_LINE, 0, 10},
    {STR_INIT("after"), STR_INIT("the cursor of the next page"), INPUT_LINE, 0, 40},
};
const struct input api_ready_inputs[API_READY_INPUTS] = {
    {STR_INIT("name"), STR_INIT("what it is called"), INPUT_LINE, 1, READY_NAME_MAX},
    {STR_INIT("body"), STR_INIT("the text, Markdown, with places such as {ordered}"), INPUT_TEXT, 1,
     READY_BODY_MAX},
    {STR_INIT("shared"), STR_INIT("true: for all experts and all staff, by the staff"), INPUT_TRUTH, 0, 5},
    {STR_INIT("market"), STR_INIT("a marketplace's short name: for its staff, by its leads"), INPUT_LINE, 0,
     MARKET_SLUG_MAX},
};
const struct input api_ready_fill_inputs[API_READY_FILL_INPUTS] = {
    {STR_INIT("order"), STR_INIT("an order's ref: its places are filled in from there"), INPUT_LINE, 0, 60},
};
const struct input api_network_inputs[API_NETWORK_INPUTS] = {
    {STR_INIT("network"), STR_INIT("an address, or how it begins: 203.0.113."), INPUT_LINE, 1, 45},
    {STR_INIT("days"), STR_INIT("for how long; 0 ends the block"), INPUT_NUMBER, 1, 5},
    {STR_INIT("reason"), STR_INIT("why"), INPUT_LINE, 0, REASON_MAX},
};
const struct input api_tag_turn_inputs[API_TAG_TURN_INPUTS] = {
    {STR_INIT("turn"), STR_INIT("describe, rename, merge, remove"), INPUT_LINE, 1, 20},
    {STR_INIT("about"), STR_INIT("with describe: what it is about"), INPUT_TEXT, 0, TAG_ABOUT_MAX},
    {STR_INIT("to"), STR_INIT("with rename and merge: the other tag"), INPUT_LINE, 0, TAG_CHARS_MAX},
};
const struct input api_question_order_inputs[API_QUESTION_ORDER_INPUTS] = {
    {STR_INIT("turn"), STR_INIT("link, unlink; invite, withdraw: somebody who sees it"), INPUT_LINE, 1, 20},
    {STR_INIT("order"), STR_INIT("with link: the ref of one of the asker's orders"), INPUT_LINE, 0, 60},
    {STR_INIT("handle"), STR_INIT("with invite and withdraw: the name"), INPUT_LINE, 0, 60},
};
