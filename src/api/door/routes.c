#include "api/door/routes.h"

#include "api/advice/handlers.h"
#include "api/desk/handlers.h"
#include "api/desk/inputs.h"
#include "api/door/handlers.h"
#include "api/kit/reply.h"
#include "api/order/handlers.h"
#include "api/order/inputs.h"
#include "api/panel/handlers.h"
#include "api/policy/handlers.h"
#include "api/reach/handlers.h"
#include "api/site/handlers.h"
#include "api/site/inputs.h"
#include "api/staff/handlers.h"
#include "api/tracking/handlers.h"
#include "base/check.h"
#include "http/door/pictures.h"
#include "http/door/rows.h"
#include "http/door/wish.h"
#include "service/desk/question.h"
#include "service/order/dispute_draft.h"
#include "service/order/order.h"
#include "service/panel/panel.h"
#include "service/people/buyer.h"
#include "service/reach/hook.h"

/* name, label, kind, characters at least and at most */
static const struct input list_inputs[] = {
    {STR_INIT("sort"), STR_INIT("recent, hot, votes, answers, views, unanswered"), INPUT_LINE, 0, 20},
    {STR_INIT("category"), STR_INIT("a category's slug"), INPUT_LINE, 0, 100},
    {STR_INIT("tag"), STR_INIT("a tag"), INPUT_LINE, 0, 40},
    {STR_INIT("after"), STR_INIT("the cursor of the next page"), INPUT_LINE, 0, 40},
};
static const struct input similar_inputs[] = {
    {STR_INIT("title"), STR_INIT("a title"), INPUT_LINE, 1, 300},
    {STR_INIT("tags"), STR_INIT("tags"), INPUT_LINE, 0, 240},
};
static const struct input search_inputs[] = {
    {STR_INIT("q"), STR_INIT("what to look for, filters as words: tag:customs answered:yes"), INPUT_LINE, 1,
     300},
};
static const struct input question_inputs[] = {
    {STR_INIT("from"), STR_INIT("how many answers to pass over"), INPUT_NUMBER, 0, 3},
    {STR_INIT("sort"), STR_INIT("best, newest, oldest: the order of the answers"), INPUT_LINE, 0, 20},
};

static const struct input ask_inputs[] = {
    {STR_INIT("title"), STR_INIT("the question in one sentence"), INPUT_LINE, 1, TITLE_MAX},
    {STR_INIT("body"), STR_INIT("the details, Markdown"), INPUT_TEXT, 0, QUESTION_BODY_MAX},
    {STR_INIT("category"), STR_INIT("a category's slug"), INPUT_LINE, 1, 100},
    {STR_INIT("tags"), STR_INIT("tags"), INPUT_LINE, 0, 240},
    {STR_INIT("name"), STR_INIT("a guest's name"), INPUT_LINE, 0, NAME_MAX_CHARS},
    {STR_INIT("nameless"), STR_INIT("true asks without the member's name"), INPUT_TRUTH, 0, 5},
    PICTURE_INPUTS,
};
static const struct input answer_inputs[] = {
    {STR_INIT("body"), STR_INIT("the answer, Markdown"), INPUT_TEXT, 1, ANSWER_BODY_MAX},
    {STR_INIT("name"), STR_INIT("a guest's name"), INPUT_LINE, 0, NAME_MAX_CHARS},
    PICTURE_INPUTS,
};

static const struct input comment_inputs[] = {
    {STR_INIT("body"), STR_INIT("the comment, Markdown"), INPUT_TEXT, 1, ANSWER_BODY_MAX},
    {STR_INIT("name"), STR_INIT("a guest's name"), INPUT_LINE, 0, NAME_MAX_CHARS},
    PICTURE_INPUT("1"),
};
static const struct input vote_inputs[] = {
    {STR_INIT("vote"), STR_INIT("1, -1, or 0 to take it back"), INPUT_LINE, 1, 2},
};
static const struct input flag_inputs[] = {
    {STR_INIT("reason"),
     STR_INIT("spam, rude, private, fraud, wrong, off-topic, other; objection, with a note, by whoever wrote "
              "a hidden post, once"),
     INPUT_LINE, 1, 40},
    {STR_INIT("note"), STR_INIT("a note for the staff"), INPUT_TEXT, 0, 500},
};
static const struct input edit_inputs[] = {
    {STR_INIT("version"), STR_INIT("of the post that was seen"), INPUT_NUMBER, 1, 18},
    {STR_INIT("title"), STR_INIT("of a question"), INPUT_LINE, 0, TITLE_MAX},
    {STR_INIT("body"), STR_INIT("Markdown; what is not sent stays"), INPUT_TEXT, 0, QUESTION_BODY_MAX},
    {STR_INIT("category"), STR_INIT("of a question, a category's slug"), INPUT_LINE, 0, 100},
    {STR_INIT("tags"), STR_INIT("of a question"), INPUT_LINE, 0, 240},
    {STR_INIT("note"), STR_INIT("why"), INPUT_LINE, 0, 200},
    PICTURE_INPUTS,
};
static const struct input accept_inputs[] = {
    {STR_INIT("on"), STR_INIT("false takes it back"), INPUT_TRUTH, 0, 5},
};
static const struct input tag_inputs[] = {
    {STR_INIT("q"), STR_INIT("how its name begins"), INPUT_LINE, 0, 40},
};
static const struct input turn_inputs[] = {
    {STR_INIT("turn"), STR_INIT("delete, undelete"), INPUT_LINE, 1, 20},
    {STR_INIT("note"), STR_INIT("why"), INPUT_LINE, 0, 200},
};
static const struct input close_inputs[] = {
    {STR_INIT("reason"), STR_INIT("duplicate, off-topic, unclear, too-broad, solved"), INPUT_LINE, 1, 40},
    {STR_INIT("duplicate_of"), STR_INIT("the other question's number"), INPUT_NUMBER, 0, 18},
};
static const struct input before_inputs[] = {
    {STR_INIT("before"), STR_INIT("the cursor of the next page"), INPUT_LINE, 0, 40},
};
static const struct input newest_inputs[] = {
    {STR_INIT("newest"), STR_INIT("the notice up to which all are read"), INPUT_NUMBER, 1, 18},
};
static const struct input choice_inputs[] = {
    {STR_INIT("choice"), STR_INIT("what it is about, as the list names it"), INPUT_LINE, 1, 20},
    {STR_INIT("page"), STR_INIT("true: among the notices of the page"), INPUT_TRUTH, 0, 5},
    {STR_INIT("push"), STR_INIT("true: on devices"), INPUT_TRUTH, 0, 5},
    {STR_INIT("mail"), STR_INIT("once, daily, weekly, none"), INPUT_LINE, 0, 10},
};
static const struct input saved_search_inputs[] = {
    {STR_INIT("q"), STR_INIT("the words"), INPUT_LINE, 0, 300},
    {STR_INIT("category"), STR_INIT("a category's slug"), INPUT_LINE, 0, 100},
    {STR_INIT("tag"), STR_INIT("a tag's name"), INPUT_LINE, 0, 100},
    {STR_INIT("user"), STR_INIT("who asked"), INPUT_LINE, 0, 100},
    {STR_INIT("answered"), STR_INIT("yes, no, accepted"), INPUT_LINE, 0, 100},
    {STR_INIT("votes"), STR_INIT("at least so many"), INPUT_LINE, 0, 100},
};
static const struct input seen_inputs[] = {
    {STR_INIT("newest"), STR_INIT("the question up to which all was seen"), INPUT_NUMBER, 1, 18},
};
static const struct input changes_inputs[] = {
    {STR_INIT("market"), STR_INIT("the marketplace's short name; its own key needs none"), INPUT_LINE, 0, 60},
    {STR_INIT("since"), STR_INIT("the cursor of the next page; without one, from the beginning"), INPUT_LINE,
     0, 80},
};
static const struct input replay_inputs[] = {
    {STR_INIT("event"), STR_INIT("the event to be told again"), INPUT_NUMBER, 0, 18},
    {STR_INIT("since"), STR_INIT("the event behind which all are told again"), INPUT_NUMBER, 0, 18},
};

static const struct input advice_inputs[] = {
    {STR_INIT("paid"),
     STR_INIT("card, credit-card, debit-card, paypal, paypal-friends, klarna, transfer, direct-debit, "
              "gift-card, wallet, crypto, cash-on-delivery"),
     INPUT_LINE, 0, 40},
    {STR_INIT("marketplace"),
     STR_INIT("aliexpress, ebay, ...; or eu-shop, uk-shop, us-shop, private-seller, other"), INPUT_LINE, 0,
     100},
    {STR_INIT("ordered"), STR_INIT("2016-06-16"), INPUT_LINE, 0, 40},
    {STR_INIT("promised"), STR_INIT("2016-06-16"), INPUT_LINE, 0, 40},
    {STR_INIT("protection_ends"), STR_INIT("2016-06-16"), INPUT_LINE, 0, 40},
    {STR_INIT("problem"),
     STR_INIT("not-received, not-as-described, wrong-item, incomplete, damaged, empty, counterfeit, "
              "refund-missing, digital, subscription, bankrupt, customs, fake-shop"),
     INPUT_LINE, 0, 40},
    {STR_INIT("received"), STR_INIT("2016-06-16"), INPUT_LINE, 0, 40},
    {STR_INIT("tracking"), STR_INIT("a tracking number"), INPUT_LINE, 0, 1000},
    {STR_INIT("event"), STR_INIT("events: 2016-06-16 Departed; ..."), INPUT_LINE, 0, 2000},
    {STR_INIT("event_on"), STR_INIT("2016-06-16"), INPUT_LINE, 0, 40},
    {STR_INIT("contacted"), STR_INIT("2016-06-16"), INPUT_LINE, 0, 40},
    {STR_INIT("extension"), STR_INIT("asked, granted, refused, ignored; @ and the date"), INPUT_LINE, 0, 80},
    {STR_INIT("extension_on"), STR_INIT("2016-06-16"), INPUT_LINE, 0, 40},
    {STR_INIT("dispute"), STR_INIT("opened, answered, refused, offered, escalated, ...; @ and the date"),
     INPUT_LINE, 0, 300},
    {STR_INIT("dispute_opened"), STR_INIT("2016-06-16"), INPUT_LINE, 0, 40},
    {STR_INIT("dispute_on"), STR_INIT("2016-06-16"), INPUT_LINE, 0, 40},
    {STR_INIT("shipped"), STR_INIT("2016-06-16"), INPUT_LINE, 0, 40},
    {STR_INIT("zone"),
     STR_INIT("Europe/Berlin: whose clocks the sentences go by; else the account's, or the site's"),
     INPUT_LINE, 0, 64},
};

static const struct input policy_inputs[] = {
    {STR_INIT("version"), STR_INIT("the version; the newest without one"), INPUT_LINE, 0, 10},
};
static const struct input effect_inputs[] = {
    {STR_INIT("answer"), STR_INIT("done, again, or never"), INPUT_LINE, 1, 10},
    {STR_INIT("amount_minor"), STR_INIT("with done: what has moved, if it is not what was ordered"),
     INPUT_NUMBER, 0, 18},
    {STR_INIT("said"), STR_INIT("a remark for the staff"), INPUT_LINE, 0, 200},
};
static const struct input payouts_inputs[] = {
    {STR_INIT("market"), STR_INIT("the marketplace's short name; its own key needs none"), INPUT_LINE, 0, 60},
    {STR_INIT("from"), STR_INIT("the first day, 2026-11-01; empty: 30 days"), INPUT_LINE, 0, 40},
    {STR_INIT("until"), STR_INIT("the last day; empty: today"), INPUT_LINE, 0, 40},
};
static const struct input effects_inputs[] = {
    {STR_INIT("state"),
     STR_INIT("failed: what failed or was given up; overdue: late refunds; empty: what is to be done"),
     INPUT_LINE, 0, 20},
    {STR_INIT("behind"), STR_INIT("the cursor of the next page"), INPUT_LINE, 0, 200},
};
static const struct input buyer_inputs[] = {
    {STR_INIT("number"), STR_INIT("the shop's own number of the buyer"), INPUT_LINE, 1, BUYER_NUMBER_MAX},
    {STR_INIT("name"), STR_INIT("of somebody new: what the seller is to see"), INPUT_LINE, 0, 60},
    {STR_INIT("email"), STR_INIT("of somebody new: asked there whether it is theirs"), INPUT_LINE, 0, 254},
};
static const struct input orders_inputs[] = {
    {STR_INIT("side"), STR_INIT("bought, sold, market"), INPUT_LINE, 0, 20},
    {STR_INIT("market"), STR_INIT("the marketplace's short name, for side=market"), INPUT_LINE, 0, 60},
    {STR_INIT("number"), STR_INIT("the marketplace's own order number, for side=market"), INPUT_LINE, 0, 100},
    {STR_INIT("buyer_number"), STR_INIT("the shop's own number of a buyer, for side=market"), INPUT_LINE, 0,
     BUYER_NUMBER_MAX},
    {STR_INIT("state"), STR_INIT("open: something can still happen; over: nothing can"), INPUT_LINE, 0, 10},
    {STR_INIT("after"), STR_INIT("the cursor of the next page"), INPUT_LINE, 0, 40},
};
#define QUEUE_FIELDS                                                                                         \
    {STR_INIT("show"), STR_INIT("open, dispute, commission, unsent, way, arrived, over, all"), INPUT_LINE,   \
     0, 20},                                                                                                 \
        {STR_INIT("sort"), STR_INIT("due, age, amount"), INPUT_LINE, 0, 20},                                 \
        {STR_INIT("q"), STR_INIT("an order's number or ref, or a name"), INPUT_LINE, 0, 100},                \
        {STR_INIT("reason"), STR_INIT("of the rules' reasons"), INPUT_LINE, 0, 60},                          \
        {STR_INIT("assigned"), STR_INIT("somebody of the staff, or none"), INPUT_LINE, 0, 60},               \
        {STR_INIT("seller"), STR_INIT("a seller's name"), INPUT_LINE, 0, 60},                                \
        {STR_INIT("currency"), STR_INIT("ISO 4217"), INPUT_LINE, 0, 3},                                      \
        {STR_INIT("least"), STR_INIT("amounts from, a decimal text"), INPUT_LINE, 0, 40},                    \
        {STR_INIT("days"), STR_INIT("older than so many days"), INPUT_LINE, 0, 10},                          \
    {                                                                                                        \
        STR_INIT("due"), STR_INIT("due within so many days"), INPUT_LINE, 0, 10                              \
    }
static const struct input queue_inputs[] = {
    {STR_INIT("market"), STR_INIT("the marketplace's short name; its own key needs none"), INPUT_LINE, 0, 60},
    QUEUE_FIELDS,
    {STR_INIT("after"), STR_INIT("the cursor of the next page"), INPUT_LINE, 0, 60},
};
static const struct input note_inputs[] = {
    {STR_INIT("words"), STR_INIT("the note"), INPUT_TEXT, 1, 4000},
};
#define MARKET_INPUT                                                                                         \
    {                                                                                                        \
        STR_INIT("market"), STR_INIT("the marketplace's short name; its own key needs none"), INPUT_LINE, 0, \
            60                                                                                               \
    }
static const struct input market_inputs[] = {MARKET_INPUT};
static const struct input hook_add_inputs[] = {
    MARKET_INPUT,
    {STR_INIT("url"), STR_INIT("the address that is posted to"), INPUT_LINE, 1, HOOK_URL_MAX},
    {STR_INIT("kinds"),
     STR_INIT("orders, deadlines, disputes, decisions, effects; of the site also questions, answers"),
     INPUT_LINE, 1, 200},
};
static const struct input hook_turn_inputs[] = {
    {STR_INIT("turn"), STR_INIT("on, off; test tells it something that did not happen"), INPUT_LINE, 1, 20},
};
static const struct input freeze_inputs[] = {
    MARKET_INPUT,
    {STR_INIT("seller"), STR_INIT("the seller's name"), INPUT_LINE, 1, 60},
    {STR_INIT("words"), STR_INIT("why; both sides of each order read it"), INPUT_TEXT, 0, WORDS_MAX},
    {STR_INIT("until"), STR_INIT("RFC 3339, within a year; without: 180 days"), INPUT_LINE, 0, 40},
};
static const struct input thaw_inputs[] = {
    MARKET_INPUT,
    {STR_INIT("seller"), STR_INIT("the seller's name"), INPUT_LINE, 1, 60},
};
static const struct input countersign_inputs[] = {
    {STR_INIT("answer"), STR_INIT("approve, refuse"), INPUT_LINE, 1, 20},
    {STR_INIT("words"), STR_INIT("why; needed to refuse"), INPUT_LINE, 0, 1000},
};
static const struct input assign_inputs[] = {
    MARKET_INPUT,
    {STR_INIT("order"), STR_INIT("the order's ref"), INPUT_LINE, 1, 60},
    {STR_INIT("handle"), STR_INIT("somebody of the staff; without: nobody"), INPUT_LINE, 0, 60},
};
static const struct input sweep_inputs[] = {
    MARKET_INPUT,
    {STR_INIT("act"), STR_INIT("assign, note, message, freeze, thaw"), INPUT_LINE, 1, 20},
    {STR_INIT("orders"), STR_INIT("refs, spaces between, at most 200"), INPUT_TEXT, 0, 9000},
    {STR_INIT("all"), STR_INIT("true: all that the queue shows for the fields below, 200 at a time"),
     INPUT_TRUTH, 0, 5},
    {STR_INIT("preview"), STR_INIT("what a look answered; needed for all"), INPUT_LINE, 0, 200},
    {STR_INIT("handle"), STR_INIT("of assign: somebody of the staff; without: nobody"), INPUT_LINE, 0, 60},
    {STR_INIT("words"), STR_INIT("what is said; of assign and thaw: nothing"), INPUT_TEXT, 0, WORDS_MAX},
    QUEUE_FIELDS,
    {STR_INIT("after"), STR_INIT("of all: `next` of the one before"), INPUT_LINE, 0, 60},
};
static const struct input audit_inputs[] = {
    {STR_INIT("market"), STR_INIT("a marketplace's own list, for its leads; without: the site's"), INPUT_LINE,
     0, 60},
    {STR_INIT("act"), STR_INIT("this act alone: block, role, setting, ..."), INPUT_LINE, 0, 40},
    {STR_INIT("by"), STR_INIT("somebody's name: theirs alone"), INPUT_LINE, 0, 60},
    {STR_INIT("subject"), STR_INIT("with market: an order's ref"), INPUT_LINE, 0, 60},
    {STR_INIT("before"), STR_INIT("the next page: what the last one said"), INPUT_LINE, 0, 20},
};
static const struct input report_inputs[] = {
    MARKET_INPUT,
    {STR_INIT("from"), STR_INIT("the first day, 2026-11-01; empty: 90 days"), INPUT_LINE, 0, 40},
    {STR_INIT("until"), STR_INIT("the last day; empty: today"), INPUT_LINE, 0, 40},
};
/* The others as the queue has them. */
static const struct input view_inputs[] = {
    MARKET_INPUT,
    {STR_INIT("name"), STR_INIT("what it is called"), INPUT_LINE, 1, 60},
    {STR_INIT("shared"), STR_INIT("true: for all of the staff, by a lead"), INPUT_TRUTH, 0, 5},
    {STR_INIT("q"), STR_INIT("an order's number or ref, or a name"), INPUT_LINE, 0, 100},
    {STR_INIT("show"), STR_INIT("open, dispute, commission, unsent, way, arrived, over, all"), INPUT_LINE, 0,
     20},
    {STR_INIT("sort"), STR_INIT("due, age, amount"), INPUT_LINE, 0, 20},
    {STR_INIT("reason"), STR_INIT("of the rules' reasons"), INPUT_LINE, 0, 60},
    {STR_INIT("assigned"), STR_INIT("somebody of the staff, or none"), INPUT_LINE, 0, 60},
    {STR_INIT("currency"), STR_INIT("ISO 4217"), INPUT_LINE, 0, 3},
    {STR_INIT("seller"), STR_INIT("a seller's name"), INPUT_LINE, 0, 60},
    {STR_INIT("least"), STR_INIT("amounts from, a decimal text"), INPUT_LINE, 0, 40},
    {STR_INIT("days"), STR_INIT("older than so many days"), INPUT_LINE, 0, 10},
    {STR_INIT("due"), STR_INIT("due within so many days"), INPUT_LINE, 0, 10},
};
static const struct input order_inputs[] = {
    {STR_INIT("market"), STR_INIT("the marketplace's short name; its own key needs none"), INPUT_LINE, 0, 60},
    {STR_INIT("policy"), STR_INIT("elsewhere: the rules that count, aliexpress, ..."), INPUT_LINE, 0, 60},
    {STR_INIT("number"), STR_INIT("the marketplace's own order number"), INPUT_LINE, 0, 100},
    {STR_INIT("buyer"), STR_INIT("hosted: the buyer's name here"), INPUT_LINE, 0, 60},
    {STR_INIT("buyer_number"), STR_INIT("hosted: or the shop's own number of a buyer whom it has made"),
     INPUT_LINE, 0, BUYER_NUMBER_MAX},
    {STR_INIT("seller"), STR_INIT("hosted: the seller's name here; elsewhere: the shop's"), INPUT_LINE, 0,
     100},
    {STR_INIT("lines"),
     STR_INIT("hosted: objects of title, kind (goods), quantity (1) and amount, a decimal text"), INPUT_LIST,
     0, ORDER_LINES_MAX},
    {STR_INIT("title"), STR_INIT("elsewhere: what was ordered"), INPUT_LINE, 0, TITLE_OF_ORDER_MAX},
    {STR_INIT("price"), STR_INIT("elsewhere: what was paid, a decimal text such as 12.50"), INPUT_LINE, 0,
     40},
    {STR_INIT("currency"), STR_INIT("ISO 4217, such as EUR"), INPUT_LINE, 1, 3},
    {STR_INIT("country"), STR_INIT("hosted: of delivery, ISO 3166-1, such as DE"), INPUT_LINE, 0, 2},
    {STR_INIT("ordered"), STR_INIT("RFC 3339, or a day of your zone"), INPUT_LINE, 0, 40},
    {STR_INIT("shipped"), STR_INIT("when it was sent, if it was"), INPUT_LINE, 0, 40},
    {STR_INIT("delivered"), STR_INIT("hosted: when it was delivered, if it was"), INPUT_LINE, 0, 40},
    {STR_INIT("promised"), STR_INIT("the latest day of delivery"), INPUT_LINE, 0, 40},
    {STR_INIT("protection_ends"), STR_INIT("elsewhere: as the marketplace shows it"), INPUT_LINE, 0, 40},
    {STR_INIT("tracking"), STR_INIT("a tracking number"), INPUT_LINE, 0, 100},
    {STR_INIT("paid"), STR_INIT("hosted: true when it is paid already; not a seller's word"), INPUT_TRUTH, 0,
     5},
    {STR_INIT("paid_by"), STR_INIT("elsewhere: how it was paid"), INPUT_LINE, 0, 20},
};
static const struct input paid_by_inputs[] = {
    {STR_INIT("paid_by"), STR_INIT("how it was paid; unknown takes it back"), INPUT_LINE, 1, 20},
};
static const struct input act_inputs[] = {COMMAND_FIELDS(INPUT_OF_FIELD) ACT_FIELDS(INPUT_OF_FIELD)};

static const struct input evidence_inputs[] = {
    {STR_INIT("file"), STR_INIT("one or more files: JPEG, PNG, WebP or PDF"), INPUT_LINE, 0,
     MULTIPART_FILES_MAX},
    {STR_INIT("kind"), STR_INIT("what kind of evidence it is"), INPUT_LINE, 1, 40},
    {STR_INIT("appeals"), STR_INIT("true: it comes with an appeal against the decision"), INPUT_TRUTH, 0, 5},
    FIELD_WORDS(INPUT_OF_FIELD) COMMAND_FIELDS(INPUT_OF_FIELD)};
/* As the pages ask, one after another: each has to fit what was answered before it. */
static const struct input draft_inputs[] = {DISPUTE_FIELDS(INPUT_OF_FIELD)};
static const struct input draft_open_inputs[] = {
    {STR_INIT("revision"), STR_INIT("of the draft that was seen"), INPUT_NUMBER, 1, 18},
    FIELD_VERSION(INPUT_OF_FIELD) FIELD_CAME(INPUT_OF_FIELD)};
static const struct input willing_inputs[] = {
    {STR_INIT("willing"), STR_INIT("false takes it back"), INPUT_TRUTH, 0, 5},
};
static const struct input seat_inputs[] = {
    {STR_INIT("accepts"), STR_INIT("false leaves the seat to somebody else"), INPUT_TRUTH, 0, 5},
};

static const struct input proposal_inputs[] = {
    {STR_INIT("reasons"), STR_INIT("which facts decided it; both sides read them"), INPUT_TEXT, 1,
     BALLOT_REASONS_MAX},
    FIELD_REMEDY(INPUT_OF_FIELD) FIELD_AMOUNT(INPUT_OF_FIELD) FIELD_CODE(INPUT_OF_FIELD)};
static const struct input confirm_inputs[] = {
    {STR_INIT("answer"), STR_INIT("confirm, send_back"), INPUT_LINE, 1, 20},
    {STR_INIT("words"), STR_INIT("why it is sent back"), INPUT_TEXT, 0, 1000},
};

static const struct input link_inputs[] = {
    {STR_INIT("minutes"), STR_INIT("how long it is good, at most 10080; without: 60"), INPUT_NUMBER, 0, 9},
};

/* A row is a line. How it is read stands in http/door/rows.h. */
/* clang-format off */
static const struct route routes[] = {
    GET_WITH("/api/v1/questions", GUEST, 0, api_questions, list_inputs),
    POST_WITH("/api/v1/questions", GUEST, SLOW | FILES, api_ask_prepare, api_ask, ask_inputs),
    GET_WITH("/api/v1/questions/similar", GUEST, 0, api_similar, similar_inputs),
    GET_WITH("/api/v1/questions/{id}", GUEST, 0, api_question, question_inputs),
    POST_WITH("/api/v1/questions/{id}/answers", GUEST, SLOW | FILES, api_answer_prepare, api_answer, answer_inputs),
    POST_WITH("/api/v1/questions/{id}/order", GUEST, PRIVATE, api_post_prepare, api_question_order, api_question_order_inputs),
    POST("/api/v1/pictures/{id}/remove", GUEST, PRIVATE, NULL, api_picture_remove),
    POST_WITH("/api/v1/posts/{kind}/{id}/comments", GUEST, SLOW | FILES, api_comment_prepare, api_comment, comment_inputs),
    POST_WITH("/api/v1/posts/{kind}/{id}/vote", GUEST, PRIVATE, api_post_prepare, api_vote, vote_inputs),
    POST_WITH("/api/v1/posts/{kind}/{id}/flag", GUEST, PRIVATE, api_post_prepare, api_flag, flag_inputs),
    POST_WITH("/api/v1/posts/{kind}/{id}/edit", GUEST, PRIVATE | SLOW | FILES, api_edit_prepare, api_edit, edit_inputs),
    POST_WITH("/api/v1/posts/{kind}/{id}/suggest", GUEST, PRIVATE, api_post_prepare, api_suggest, api_suggest_inputs),
    GET("/api/v1/suggestions", GUEST, PRIVATE, api_suggestions),
    GET("/api/v1/suggestions/{id}", GUEST, PRIVATE, api_suggestion),
    POST_WITH("/api/v1/suggestions/{id}", GUEST, PRIVATE, api_post_prepare, api_suggestion_settle, api_suggestion_inputs),
    POST_WITH("/api/v1/posts/{kind}/{id}/wiki", GUEST, PRIVATE, api_post_prepare, api_wiki, accept_inputs),
    POST_WITH("/api/v1/answers/{id}/accept", GUEST, PRIVATE, api_post_prepare, api_accept, accept_inputs),
    GET_WITH("/api/v1/posts/{kind}/{id}/history", GUEST, 0, api_history, before_inputs),
    POST_WITH("/api/v1/posts/{kind}/{id}/turn", GUEST, PRIVATE, api_post_prepare, api_turn, turn_inputs),
    POST("/api/v1/posts/{kind}/{id}/convert", GUEST, PRIVATE, NULL, api_convert),
    POST_WITH("/api/v1/questions/{id}/close", GUEST, PRIVATE, api_post_prepare, api_close, close_inputs),
    POST("/api/v1/questions/{id}/reopen", GUEST, PRIVATE, NULL, api_reopen),
    POST_WITH("/api/v1/questions/{id}/favourite", GUEST, PRIVATE, api_post_prepare, api_favourite, accept_inputs),
    POST_WITH("/api/v1/answers/{id}/solved", GUEST, PRIVATE, api_post_prepare, api_solved, accept_inputs),
    POST_WITH("/api/v1/follow/{followed}/{id}", GUEST, PRIVATE, api_post_prepare, api_follow, accept_inputs),
    GET_WITH("/api/v1/moderation/queue", GUEST, PRIVATE, api_moderation_queue, api_moderation_queue_inputs),
    POST_WITH("/api/v1/moderation/posts/{kind}/{id}", GUEST, PRIVATE, api_post_prepare, api_verdict, api_verdict_inputs),
    POST_READS_WITH("/api/v1/moderation/posts/look", GUEST, PRIVATE | TOKEN, api_verdicts_look, api_verdicts_inputs),
    POST_WITH("/api/v1/moderation/posts", GUEST, PRIVATE, api_post_prepare, api_verdicts, api_verdicts_inputs),
    POST("/api/v1/moderation/posts/{kind}/{id}/writer", GUEST, PRIVATE, NULL, api_writer),
    POST_WITH("/api/v1/moderation/people/{handle}/block", GUEST, PRIVATE, api_post_prepare, api_block, api_block_inputs),
    POST("/api/v1/moderation/people/{handle}/purge", GUEST, PRIVATE, NULL, api_purge_person),
    GET("/api/v1/moderation/networks", GUEST, PRIVATE, api_networks),
    POST_WITH("/api/v1/moderation/networks", GUEST, PRIVATE, api_post_prepare, api_network_block, api_network_inputs),
    POST_WITH("/api/v1/moderation/posts/{kind}/{id}/purge", GUEST, PRIVATE, api_post_prepare, api_purge, api_purge_inputs),
    GET("/api/v1/moderation/figures", GUEST, PRIVATE, api_figures),
    GET("/api/v1/moderation/purges", GUEST, PRIVATE, api_purges),
    POST("/api/v1/moderation/purges/{id}/undo", GUEST, PRIVATE, NULL, api_purge_undo),
    GET("/api/v1/categories", GUEST, 0, api_categories),
    POST_WITH("/api/v1/categories", GUEST, PRIVATE | SITE, api_setting_prepare, api_category_add, category_add_inputs),
    POST_WITH("/api/v1/categories/{slug}", GUEST, PRIVATE | SITE, api_setting_prepare, api_category_edit, category_edit_inputs),
    GET("/api/v1/settings", GUEST, PRIVATE | UNNAMED, api_settings),
    POST_WITH("/api/v1/settings/{name}", GUEST, PRIVATE | SITE | UNNAMED, api_setting_prepare, api_setting, setting_inputs),
    GET("/api/v1/markets", GUEST, PRIVATE, api_markets),
    POST_WITH("/api/v1/markets", GUEST, PRIVATE, api_setting_prepare, api_market_add, market_add_inputs),
    GET("/api/v1/markets/{slug}", GUEST, PRIVATE, api_market),
    POST_WITH("/api/v1/markets/{slug}", GUEST, PRIVATE, api_setting_prepare, api_market_edit, market_edit_inputs),
    POST_WITH("/api/v1/markets/{slug}/people", GUEST, PRIVATE, api_setting_prepare, api_market_person, market_person_inputs),
    GET_WITH("/api/v1/tags", GUEST, 0, api_tags, tag_inputs),
    POST_WITH("/api/v1/tags/{tag}", GUEST, PRIVATE, api_post_prepare, api_tag_turn, api_tag_turn_inputs),
    GET_WITH("/api/v1/notices", GUEST, PRIVATE, api_notices, before_inputs),
    POST_WITH("/api/v1/notices/read", GUEST, PRIVATE, api_post_prepare, api_notices_read, newest_inputs),
    GET("/api/v1/notices/choices", GUEST, PRIVATE, api_notice_choices),
    POST_WITH("/api/v1/notices/choices", GUEST, PRIVATE, api_post_prepare, api_notice_choose, choice_inputs),
    GET("/api/v1/saved-searches", GUEST, PRIVATE, api_saved_searches),
    POST_WITH("/api/v1/saved-searches", GUEST, PRIVATE, api_post_prepare, api_saved_search_keep, saved_search_inputs),
    POST_WITH("/api/v1/saved-searches/{id}/seen", GUEST, PRIVATE, api_post_prepare, api_saved_search_seen, seen_inputs),
    POST("/api/v1/saved-searches/{id}/remove", GUEST, PRIVATE, NULL, api_saved_search_remove),
    GET("/api/v1/ready-answers", GUEST, PRIVATE, api_ready_answers),
    POST_WITH("/api/v1/ready-answers", GUEST, PRIVATE, api_post_prepare, api_ready_add, api_ready_inputs),
    GET_WITH("/api/v1/ready-answers/{id}", GUEST, PRIVATE, api_ready_answer, api_ready_fill_inputs),
    POST_WITH("/api/v1/ready-answers/{id}", GUEST, PRIVATE, api_post_prepare, api_ready_change, api_ready_inputs),
    POST("/api/v1/ready-answers/{id}/remove", GUEST, PRIVATE, NULL, api_ready_remove),
    POST_WITH("/api/v1/orders/{ref}/follow", GUEST, PRIVATE, api_post_prepare, api_order_follow, accept_inputs),
    GET_WITH("/api/v1/search", GUEST, 0, api_search, search_inputs),
    GET_WITH("/api/v1/advice", GUEST, 0, api_advice, advice_inputs),
    GET("/api/v1/track/{number}", GUEST, 0, api_track),
    GET("/api/v1/policies", GUEST, 0, api_policies),
    GET_WITH("/api/v1/policies/{id}", GUEST, 0, api_policy, policy_inputs),
    GET("/api/v1/orders/{ref}/tracking-events", GUEST, PRIVATE, api_parcel),
    POST("/api/v1/orders/{ref}/tracking-events", GUEST, RAW, NULL, api_parcel_add),
    POST("/api/v1/webhooks/{feed}", GUEST, RAW | TOKEN, api_webhook_prepare, api_webhook),
    GET_WITH("/api/v1/effects", GUEST, PRIVATE, api_effects, effects_inputs),
    POST_WITH("/api/v1/effects/{key}/answer", GUEST, PRIVATE, api_effect_answer_prepare, api_effect_answer, effect_inputs),
    POST("/api/v1/effects/{key}/retry", GUEST, PRIVATE, NULL, api_effect_retry),
    GET_WITH("/api/v1/payouts", GUEST, PRIVATE, api_payouts, payouts_inputs),
    GET_WITH("/api/v1/orders", GUEST, PRIVATE, api_orders, orders_inputs),
    POST_WITH("/api/v1/orders", GUEST, PRIVATE, api_order_prepare, api_order_create, order_inputs),
    POST_WITH("/api/v1/orders/listed", GUEST, PRIVATE, api_order_prepare, api_listed, api_listed_inputs),
    POST_WITH("/api/v1/orders/listed/table", GUEST, PRIVATE, api_order_prepare, api_noted_table, api_noted_table_inputs),
    POST_WITH("/api/v1/buyers", GUEST, PRIVATE, api_order_prepare, api_buyer_put, buyer_inputs),
    GET("/api/v1/buyers/{buyer}", GUEST, PRIVATE, api_buyer),
    GET("/api/v1/orders/{ref}", GUEST, 0, api_order),
    POST_WITH("/api/v1/orders/{ref}/link", GUEST, PRIVATE, api_order_prepare, api_order_link, link_inputs),
    GET_WITH("/api/v1/queue", GUEST, PRIVATE, api_queue, queue_inputs),
    POST_WITH("/api/v1/queue/assign", GUEST, PRIVATE, api_order_prepare, api_assign, assign_inputs),
    POST_WITH("/api/v1/queue/next", GUEST, PRIVATE, api_order_prepare, api_next_case, market_inputs),
    POST_READS_WITH("/api/v1/queue/sweep/look", GUEST, PRIVATE | TOKEN, api_sweep_look, sweep_inputs),
    POST_WITH("/api/v1/queue/sweep", GUEST, PRIVATE, api_order_prepare, api_sweep, sweep_inputs),
    GET_WITH("/api/v1/audit", GUEST, PRIVATE, api_audit, audit_inputs),
    GET("/api/v1/services", GUEST, PRIVATE, api_services),
    GET_WITH("/api/v1/views", GUEST, PRIVATE, api_views, market_inputs),
    POST_WITH("/api/v1/views", GUEST, PRIVATE, api_order_prepare, api_view_keep, view_inputs),
    POST_WITH("/api/v1/views/{id}/remove", GUEST, PRIVATE, api_order_prepare, api_view_remove, market_inputs),
    GET_WITH("/api/v1/freezes", GUEST, PRIVATE, api_freezes, market_inputs),
    POST_WITH("/api/v1/freezes", GUEST, PRIVATE, api_order_prepare, api_freeze, freeze_inputs),
    POST_WITH("/api/v1/freezes/end", GUEST, PRIVATE, api_order_prepare, api_thaw, thaw_inputs),
    GET_WITH("/api/v1/sums", GUEST, PRIVATE, api_countersigns, market_inputs),
    POST_WITH("/api/v1/orders/{ref}/paid-by", GUEST, PRIVATE, api_order_prepare, api_order_paid_by, paid_by_inputs),
    POST_WITH("/api/v1/orders/{ref}/countersign", GUEST, PRIVATE, api_order_prepare, api_countersign, countersign_inputs),
    GET_WITH("/api/v1/report", GUEST, PRIVATE, api_report, report_inputs),
    GET("/api/v1/orders/{ref}/notes", GUEST, PRIVATE, api_notes),
    POST_WITH("/api/v1/orders/{ref}/notes", GUEST, PRIVATE, NULL, api_note_add, note_inputs),
    GET("/api/v1/orders/{ref}/case-file", GUEST, PRIVATE, api_case_file),
    GET("/api/v1/orders/{ref}/evidence", GUEST, PRIVATE, api_evidence),
    POST_WITH("/api/v1/orders/{ref}/evidence", MEMBER, PRIVATE | SLOW | FILES, api_evidence_prepare, api_evidence_give, evidence_inputs),
    GET("/api/v1/orders/{ref}/evidence/{id}", GUEST, PRIVATE, api_evidence_file),
    GET("/api/v1/orders/{ref}/draft", GUEST, PRIVATE, api_draft),
    POST_WITH("/api/v1/orders/{ref}/draft", GUEST, PRIVATE | ORDER, api_order_prepare, api_draft_save, draft_inputs),
    POST_WITH("/api/v1/orders/{ref}/draft/open", GUEST, PRIVATE | ORDER, api_order_prepare, api_draft_open, draft_open_inputs),
    GET("/api/v1/panels", GUEST, PRIVATE, api_panels),
    POST_WITH("/api/v1/panels/willing", GUEST, PRIVATE, api_order_prepare, api_panels_willing, willing_inputs),
    POST_WITH("/api/v1/panels/{ref}/seat", GUEST, PRIVATE, api_order_prepare, api_panel_seat, seat_inputs),
    GET("/api/v1/panels/{ref}/proposals", GUEST, PRIVATE, api_panel_proposals),
    POST_WITH("/api/v1/panels/{ref}/proposals", GUEST, PRIVATE, api_order_prepare, api_panel_propose, proposal_inputs),
    POST_WITH("/api/v1/panels/{ref}/proposals/{proposal}", GUEST, PRIVATE, api_order_prepare, api_panel_confirm, confirm_inputs),
    GET_WITH("/api/v1/changes", GUEST, PRIVATE, api_changes, changes_inputs),
    GET_WITH("/api/v1/hooks", GUEST, PRIVATE, api_hooks, market_inputs),
    POST_WITH("/api/v1/hooks", GUEST, PRIVATE, api_hook_prepare, api_hook_add, hook_add_inputs),
    POST_WITH("/api/v1/hooks/{id}", GUEST, PRIVATE, api_hook_prepare, api_hook_turn, hook_turn_inputs),
    POST("/api/v1/hooks/{id}/secret", GUEST, PRIVATE, NULL, api_hook_secret),
    POST("/api/v1/hooks/{id}/remove", GUEST, PRIVATE, NULL, api_hook_remove),
    GET_WITH("/api/v1/hooks/{id}/deliveries", GUEST, PRIVATE, api_deliveries, before_inputs),
    POST_WITH("/api/v1/hooks/{id}/replay", GUEST, PRIVATE, api_hook_prepare, api_replay, replay_inputs),
    POST_WITH("/api/v1/orders/{ref}/actions/{action}", GUEST, PRIVATE | ORDER, api_order_prepare, api_order_act, act_inputs),
    POST_READS("/api/v1/preview", GUEST, TEXT, api_preview),
    GET("/api/v1/openapi.json", GUEST, 0, api_openapi),
};
/* clang-format on */

const struct door api_door = {STR_INIT("/api/"), routes, COUNT_OF(routes), api_refuse, api_admit};
