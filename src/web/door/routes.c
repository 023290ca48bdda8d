#include "web/door/routes.h"
#include "web/advice/handlers.h"
#include "web/desk/handlers.h"
#include "web/door/errors.h"
#include "web/door/handlers.h"
#include "web/order/handlers.h"
#include "web/panel/handlers.h"
#include "web/people/handlers.h"
#include "web/policy/handlers.h"
#include "web/site/handlers.h"
#include "web/staff/handlers.h"
#include "web/tracking/handlers.h"

#include "service/desk/category.h"
#include "service/desk/tag.h"
#include "service/order/order.h"
#include "service/panel/panel.h"
#include "service/people/account.h"
#include "service/people/role.h"
#include "service/unit/block.h"
#include "text/desk/tags.h"
#include "text/people/handle.h"
#include "web/desk/feeds.h"
#include "web/desk/question_order_view.h"
#include "web/order/case_file.h"
#include "web/order/list.h"
#include "web/order/show.h"
#include "web/panel/view.h"
#include "web/staff/market_view.h"

/* name, label ("Enter <label>."), kind, characters at least and at most */
static const struct input ask_inputs[] = {
    {STR_INIT("title"), STR_INIT("your question in one sentence"), INPUT_LINE, 1, TITLE_MAX},
    {STR_INIT("body"), STR_INIT("the details"), INPUT_TEXT, 0, QUESTION_BODY_MAX},
    {STR_INIT("category"), STR_INIT("a category"), INPUT_NUMBER, 1, 18},
    {STR_INIT("tags"), STR_INIT("tags"), INPUT_LINE, 0, 240},
    {STR_INIT("name"), STR_INIT("a name"), INPUT_LINE, 0, NAME_MAX_CHARS},
    {STR_INIT("opened_at"), STR_INIT("the time"), INPUT_NUMBER, 0, 18},
    {STR_INIT("order"), STR_INIT("an order"), INPUT_LINE, 0, 40},
};

static const struct input question_order_inputs[] = {
    {STR_INIT("turn"), STR_INIT("what to do"), INPUT_LINE, 1, 20},
    {STR_INIT("handle"), STR_INIT("a name"), INPUT_LINE, 0, HANDLE_MAX},
};

static const struct input answer_inputs[] = {
    {STR_INIT("body"), STR_INIT("your answer"), INPUT_TEXT, 1, ANSWER_BODY_MAX},
    {STR_INIT("name"), STR_INIT("a name"), INPUT_LINE, 0, NAME_MAX_CHARS},
    {STR_INIT("opened_at"), STR_INIT("the time"), INPUT_NUMBER, 0, 18},
};
static const struct input comment_inputs[] = {
    {STR_INIT("body"), STR_INIT("your comment"), INPUT_TEXT, 0, 70000},
};
static const struct input vote_inputs[] = {{STR_INIT("vote"), STR_INIT("a vote"), INPUT_LINE, 1, 2}};
static const struct input on_inputs[] = {{STR_INIT("on"), STR_INIT("1 or 0"), INPUT_LINE, 1, 1}};
static const struct input turn_inputs[] = {{STR_INIT("turn"), STR_INIT("what to do"), INPUT_LINE, 1, 20}};

static const struct input flag_inputs[] = {
    {STR_INIT("reason"), STR_INIT("a reason"), INPUT_LINE, 1, 40},
    {STR_INIT("note"), STR_INIT("a note"), INPUT_TEXT, 0, 500},
};
static const struct input close_inputs[] = {
    {STR_INIT("reason"), STR_INIT("a reason"), INPUT_LINE, 1, 40},
    {STR_INIT("duplicate_of"), STR_INIT("the other question"), INPUT_LINE, 0, 300},
};
static const struct input edit_inputs[] = {
    {STR_INIT("version"), STR_INIT("the version"), INPUT_NUMBER, 1, 18},
    {STR_INIT("title"), STR_INIT("the question in one sentence"), INPUT_LINE, 0, TITLE_MAX},
    {STR_INIT("body"), STR_INIT("the text"), INPUT_TEXT, 0, QUESTION_BODY_MAX},
    {STR_INIT("category"), STR_INIT("a category"), INPUT_NUMBER, 0, 18},
    {STR_INIT("tags"), STR_INIT("tags"), INPUT_LINE, 0, 240},
    {STR_INIT("note"), STR_INIT("a note"), INPUT_LINE, 0, 200},
};
static const struct input willing_inputs[] = {{STR_INIT("willing"), STR_INIT("1 or 0"), INPUT_LINE, 1, 1}};
static const struct input panel_inputs[] = {
    {STR_INIT("turn"), STR_INIT("what to do"), INPUT_LINE, 0, 20},
    {STR_INIT("remedy"), STR_INIT("how you decide"), INPUT_LINE, 0, 40},
    {STR_INIT("amount"), STR_INIT("an amount"), INPUT_LINE, 0, 20},
    {STR_INIT("code"), STR_INIT("a ground"), INPUT_LINE, 0, 40},
    {STR_INIT("reasons"), STR_INIT("your reasons"), INPUT_TEXT, 0, BALLOT_REASONS_MAX},
    {STR_INIT("receipt"), STR_INIT("the line of your ballot"), INPUT_LINE, 0, 300},
    {STR_INIT("number"), STR_INIT("the number of the proposal"), INPUT_NUMBER, 0, 18},
    {STR_INIT("words"), STR_INIT("what should be looked at again"), INPUT_TEXT, 0, 1000},
};
static const struct input track_inputs[] = {
    {STR_INIT("number"), STR_INIT("a tracking number"), INPUT_TEXT, 0, 12000},
};
static const struct input advice_inputs[] = {
    {STR_INIT("marketplace"), STR_INIT("a marketplace"), INPUT_LINE, 0, 100},
    {STR_INIT("ordered"), STR_INIT("a date"), INPUT_LINE, 0, 40},
    {STR_INIT("promised"), STR_INIT("a date"), INPUT_LINE, 0, 40},
    {STR_INIT("protection_ends"), STR_INIT("a date"), INPUT_LINE, 0, 40},
    {STR_INIT("problem"), STR_INIT("what is wrong"), INPUT_LINE, 0, 40},
    {STR_INIT("received"), STR_INIT("a date"), INPUT_LINE, 0, 40},
    {STR_INIT("tracking"), STR_INIT("a tracking number"), INPUT_LINE, 0, 1000},
    {STR_INIT("event"), STR_INIT("an event"), INPUT_LINE, 0, 2000},
    {STR_INIT("event_on"), STR_INIT("a date"), INPUT_LINE, 0, 40},
    {STR_INIT("contacted"), STR_INIT("a date"), INPUT_LINE, 0, 40},
    {STR_INIT("extension"), STR_INIT("an answer"), INPUT_LINE, 0, 80},
    {STR_INIT("extension_on"), STR_INIT("a date"), INPUT_LINE, 0, 40},
    {STR_INIT("dispute"), STR_INIT("an answer"), INPUT_LINE, 0, 300},
    {STR_INIT("dispute_opened"), STR_INIT("a date"), INPUT_LINE, 0, 40},
    {STR_INIT("dispute_on"), STR_INIT("a date"), INPUT_LINE, 0, 40},
    {STR_INIT("shipped"), STR_INIT("a date"), INPUT_LINE, 0, 40},
};
static const struct input theme_inputs[] = {
    {STR_INIT("theme"), STR_INIT("the colours"), INPUT_LINE, 1, 8},
    {STR_INIT("back"), STR_INIT("the page"), INPUT_LINE, 0, 2000},
};
static const struct input sign_in_inputs[] = {
    {STR_INIT("handle"), STR_INIT("your name"), INPUT_LINE, 1, 100},
    {STR_INIT("password"), STR_INIT("your password"), INPUT_SECRET, 1, PASSWORD_MAX},
};
static const struct input sign_up_inputs[] = {
    {STR_INIT("handle"), STR_INIT("a name"), INPUT_LINE, 1, HANDLE_MAX},
    {STR_INIT("password"), STR_INIT("a password"), INPUT_SECRET, 1, PASSWORD_MAX},
    {STR_INIT("zone"), STR_INIT("a time zone"), INPUT_LINE, 0, 64},
};
static const struct input new_password_inputs[] = {
    {STR_INIT("password"), STR_INIT("a password"), INPUT_SECRET, 1, PASSWORD_MAX},
};

static const struct input notices_inputs[] = {
    {STR_INIT("before"), STR_INIT("a notice"), INPUT_NUMBER, 0, 18},
};
static const struct input notices_read_inputs[] = {
    {STR_INIT("newest"), STR_INIT("a notice"), INPUT_NUMBER, 1, 18},
};
static const struct input profile_inputs[] = {
    {STR_INIT("handle"), STR_INIT("a name"), INPUT_LINE, 1, HANDLE_MAX},
    {STR_INIT("about"), STR_INIT("a text"), INPUT_TEXT, 0, ABOUT_MAX},
    {STR_INIT("zone"), STR_INIT("a time zone"), INPUT_LINE, 0, 64},
};
static const struct input password_inputs[] = {
    {STR_INIT("password_now"), STR_INIT("your password"), INPUT_SECRET, 1, PASSWORD_MAX},
    {STR_INIT("password"), STR_INIT("a new password"), INPUT_SECRET, 1, PASSWORD_MAX},
};
static const struct input leave_inputs[] = {
    {STR_INIT("password_to_leave"), STR_INIT("your password"), INPUT_SECRET, 1, PASSWORD_MAX},
};
static const struct input block_inputs[] = {
    {STR_INIT("days"), STR_INIT("the days"), INPUT_NUMBER, 1, 5},
    {STR_INIT("reason"), STR_INIT("the reason"), INPUT_LINE, 0, REASON_MAX},
};
static const struct input network_inputs[] = {
    {STR_INIT("network"), STR_INIT("an address"), INPUT_LINE, 1, 45},
    {STR_INIT("days"), STR_INIT("the days"), INPUT_NUMBER, 1, 5},
    {STR_INIT("reason"), STR_INIT("the reason"), INPUT_LINE, 0, REASON_MAX},
};
static const struct input category_inputs[] = {
    {STR_INIT("name"), STR_INIT("a name"), INPUT_LINE, 1, CATEGORY_NAME_MAX},
    {STR_INIT("parent"), STR_INIT("a place"), INPUT_NUMBER, 1, 18},
    {STR_INIT("position"), STR_INIT("a number"), INPUT_NUMBER, 1, 5},
    {STR_INIT("retired"), STR_INIT("1"), INPUT_LINE, 0, 1},
};
static const struct input tag_inputs[] = {
    {STR_INIT("turn"), STR_INIT("what to do"), INPUT_LINE, 1, 20},
    {STR_INIT("about"), STR_INIT("a text"), INPUT_TEXT, 0, TAG_ABOUT_MAX},
    {STR_INIT("to"), STR_INIT("the other tag"), INPUT_LINE, 0, TAG_CHARS_MAX},
};
static const struct input role_inputs[] = {
    {STR_INIT("role"), STR_INIT("a role"), INPUT_LINE, 1, 20},
    {STR_INIT("title"), STR_INIT("a title"), INPUT_LINE, 0, TITLE_CHARS_MAX},
};
static const struct input mine_inputs[] = {{STR_INIT("key"), STR_INIT("the key"), INPUT_LINE, 1, 100}};

static const struct input order_new_inputs[] = {
    {STR_INIT("policy"), STR_INIT("where you ordered"), INPUT_LINE, 1, 60},
    {STR_INIT("title"), STR_INIT("what you ordered"), INPUT_LINE, 1, TITLE_OF_ORDER_MAX},
    {STR_INIT("price"), STR_INIT("what you paid"), INPUT_LINE, 1, 24},
    {STR_INIT("currency"), STR_INIT("the currency"), INPUT_LINE, 1, 3},
    {STR_INIT("ordered"), STR_INIT("the day of the order"), INPUT_LINE, 1, 10},
    {STR_INIT("shipped"), STR_INIT("a day"), INPUT_LINE, 0, 10},
    {STR_INIT("promised"), STR_INIT("a day"), INPUT_LINE, 0, 10},
    {STR_INIT("protection_ends"), STR_INIT("a day"), INPUT_LINE, 0, 10},
    {STR_INIT("tracking"), STR_INIT("a tracking number"), INPUT_LINE, 0, 60},
    {STR_INIT("seller"), STR_INIT("a seller"), INPUT_LINE, 0, 100},
    {STR_INIT("number"), STR_INIT("an order number"), INPUT_LINE, 0, 60},
    {STR_INIT("event"), STR_INIT("what the tracking shows last"), INPUT_LINE, 0, PARCEL_WORDS_MAX},
    {STR_INIT("event_on"), STR_INIT("the day of the event"), INPUT_LINE, 0, 10},
    {STR_INIT("contacted"), STR_INIT("when the seller was written to"), INPUT_LINE, 0, 10},
    {STR_INIT("extension"), STR_INIT("asked, refused or ignored"), INPUT_LINE, 0, 20},
};
static const struct input market_inputs[] = {
    {STR_INIT("name"), STR_INIT("a name"), INPUT_LINE, 1, MARKET_NAME_MAX},
    {STR_INIT("slug"), STR_INIT("an address"), INPUT_LINE, 0, MARKET_SLUG_MAX},
    {STR_INIT("kind"), STR_INIT("where its parties act"), INPUT_LINE, 1, 10},
    {STR_INIT("policy"), STR_INIT("the rules"), INPUT_LINE, 1, 32},
    {STR_INIT("currency"), STR_INIT("the currency"), INPUT_LINE, 1, 3},
    {STR_INIT("fee"), STR_INIT("the fee"), INPUT_LINE, 1, MARKET_FEE_MAX},
};
static const struct input market_people_inputs[] = {
    {STR_INIT("handle"), STR_INIT("a name"), INPUT_LINE, 1, HANDLE_MAX},
    {STR_INIT("duty"), STR_INIT("the work"), INPUT_LINE, 1, 10},
};
static const struct input market_key_inputs[] = {
    {STR_INIT("turn"), STR_INIT("what to do"), INPUT_LINE, 1, 10}};
static const struct input market_order_inputs[] = {
    {STR_INIT("buyer"), STR_INIT("the buyer's name"), INPUT_LINE, 1, HANDLE_MAX},
    {STR_INIT("seller"), STR_INIT("the seller's name"), INPUT_LINE, 0, HANDLE_MAX},
    {STR_INIT("number"), STR_INIT("an order number"), INPUT_LINE, 0, 100},
    {STR_INIT("country"), STR_INIT("a country"), INPUT_LINE, 0, 2},
    {STR_INIT("currency"), STR_INIT("the currency"), INPUT_LINE, 1, 3},
    {STR_INIT("promised"), STR_INIT("a day"), INPUT_LINE, 0, 10},
    {STR_INIT("paid"), STR_INIT("1"), INPUT_LINE, 0, 1},
};
static const struct input order_parcel_inputs[] = {
    {STR_INIT("what"), STR_INIT("number or event"), INPUT_LINE, 0, 10},
    {STR_INIT("new_number"), STR_INIT("a tracking number"), INPUT_LINE, 0, 100},
    {STR_INIT("number"), STR_INIT("the number it is about"), INPUT_LINE, 0, 100},
    {STR_INIT("date"), STR_INIT("the day of the event"), INPUT_LINE, 0, 10},
    {STR_INIT("words"), STR_INIT("what the carrier's page says"), INPUT_LINE, 0, PARCEL_WORDS_MAX},
    {STR_INIT("place"), STR_INIT("the place"), INPUT_LINE, 0, PARCEL_PLACE_MAX},
    {STR_INIT("sure"), STR_INIT("that it was delivered"), INPUT_LINE, 0, 1},
};
static const struct input policy_inputs[] = {
    {STR_INIT("version"), STR_INIT("the version"), INPUT_LINE, 0, 10},
};
static const struct input evidence_inputs[] = {
    {STR_INIT("file"), STR_INIT("a file"), INPUT_LINE, 0, 200},
    {STR_INIT("turn"), STR_INIT("what it is given for"), INPUT_LINE, 0, 10},
    {STR_INIT("version"), STR_INIT("the version"), INPUT_NUMBER, 0, 9},
    {STR_INIT("whose"), STR_INIT("whose evidence it is"), INPUT_LINE, 0, 20},
    {STR_INIT("kind"), STR_INIT("a kind of evidence"), INPUT_LINE, 0, 40},
    {STR_INIT("words"), STR_INIT("what it shows"), INPUT_TEXT, 0, WORDS_MAX},
};
static const struct input order_act_inputs[] = {
    {STR_INIT("by"), STR_INIT("who did it"), INPUT_LINE, 0, 20},
    {STR_INIT("version"), STR_INIT("the version"), INPUT_NUMBER, 0, 9},
    {STR_INIT("date"), STR_INIT("a day"), INPUT_LINE, 0, 10},
    {STR_INIT("until"), STR_INIT("a day"), INPUT_LINE, 0, 10},
    {STR_INIT("days"), STR_INIT("the days"), INPUT_NUMBER, 0, 3},
    {STR_INIT("reason"), STR_INIT("a reason"), INPUT_LINE, 0, 32},
    {STR_INIT("remedy"), STR_INIT("a remedy"), INPUT_LINE, 0, 32},
    {STR_INIT("code"), STR_INIT("a ground"), INPUT_LINE, 0, 32},
    {STR_INIT("amount"), STR_INIT("an amount"), INPUT_LINE, 0, 24},
    {STR_INIT("words"), STR_INIT("the words"), INPUT_TEXT, 0, WORDS_MAX},
};

/* One of a page's own; which one has to be there, the page says. */
static const struct input dispute_inputs[] = {
    {STR_INIT("reason"), STR_INIT("a reason"), INPUT_LINE, 0, 32},
    {STR_INIT("remedy"), STR_INIT("a remedy"), INPUT_LINE, 0, 32},
    {STR_INIT("amount"), STR_INIT("an amount"), INPUT_LINE, 0, 24},
    {STR_INIT("opened"), STR_INIT("a day"), INPUT_LINE, 0, 10},
    {STR_INIT("story"), STR_INIT("what happened"), INPUT_TEXT, 0, WORDS_MAX},
    {STR_INIT("version"), STR_INIT("the version"), INPUT_NUMBER, 0, 9},
    {STR_INIT("revision"), STR_INIT("the revision"), INPUT_NUMBER, 0, 18},
    {STR_INIT("line1"), STR_INIT("1"), INPUT_LINE, 0, 1},
    {STR_INIT("line2"), STR_INIT("1"), INPUT_LINE, 0, 1},
    {STR_INIT("line3"), STR_INIT("1"), INPUT_LINE, 0, 1},
    {STR_INIT("line4"), STR_INIT("1"), INPUT_LINE, 0, 1},
    {STR_INIT("line5"), STR_INIT("1"), INPUT_LINE, 0, 1},
    {STR_INIT("line6"), STR_INIT("1"), INPUT_LINE, 0, 1},
    {STR_INIT("line7"), STR_INIT("1"), INPUT_LINE, 0, 1},
    {STR_INIT("line8"), STR_INIT("1"), INPUT_LINE, 0, 1},
    {STR_INIT("line9"), STR_INIT("1"), INPUT_LINE, 0, 1},
    {STR_INIT("line10"), STR_INIT("1"), INPUT_LINE, 0, 1},
    {STR_INIT("line11"), STR_INIT("1"), INPUT_LINE, 0, 1},
    {STR_INIT("line12"), STR_INIT("1"), INPUT_LINE, 0, 1},
    {STR_INIT("line13"), STR_INIT("1"), INPUT_LINE, 0, 1},
    {STR_INIT("line14"), STR_INIT("1"), INPUT_LINE, 0, 1},
    {STR_INIT("line15"), STR_INIT("1"), INPUT_LINE, 0, 1},
    {STR_INIT("line16"), STR_INIT("1"), INPUT_LINE, 0, 1},
};

/*
 * method, path, who may at least, flags, the function, its part before the unit of work, declared input.
 * Rows are tried from the top; a fixed part stands above a {part} that would take it.
 */
static const struct route routes[] = {
    {METHOD_GET, STR_INIT("/"), ROLE_GUEST, ROUTE_CACHE, questions_show, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/questions"), ROLE_GUEST, ROUTE_CACHE, questions_show, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/questions/{id}"), ROLE_GUEST, ROUTE_CACHE, question_show, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/questions/{id}/{slug}"), ROLE_GUEST, ROUTE_CACHE | ROUTE_COUNTED, question_show,
     NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/categories"), ROLE_GUEST, ROUTE_CACHE, categories_show, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/categories/{slug}"), ROLE_GUEST, ROUTE_CACHE, category_show, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/tags"), ROLE_GUEST, ROUTE_CACHE, tags_show, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/tags/{name}"), ROLE_GUEST, ROUTE_CACHE, tag_show, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/search"), ROLE_GUEST, ROUTE_CACHE, search_show, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/ask"), ROLE_GUEST, 0, ask_show, NULL, NULL, 0},
    {METHOD_POST, STR_INIT("/ask"), ROLE_GUEST, ROUTE_WRITE, ask_post, ask_prepare, ROUTE_INPUTS(ask_inputs)},
    {METHOD_POST, STR_INIT("/questions/{id}/answers"), ROLE_GUEST, ROUTE_WRITE, answer_create, answer_prepare,
     ROUTE_INPUTS(answer_inputs)},
    {METHOD_POST, STR_INIT("/questions/{id}/order"), ROLE_MEMBER, ROUTE_WRITE, question_order_post, NULL,
     ROUTE_INPUTS(question_order_inputs)},
    {METHOD_POST, STR_INIT("/posts/{kind}/{id}/comments"), ROLE_GUEST, ROUTE_WRITE, comment_create, NULL,
     ROUTE_INPUTS(comment_inputs)},
    {METHOD_POST, STR_INIT("/posts/{kind}/{id}/vote"), ROLE_GUEST, ROUTE_WRITE, vote_create, NULL,
     ROUTE_INPUTS(vote_inputs)},
    {METHOD_POST, STR_INIT("/posts/{kind}/{id}/favourite"), ROLE_MEMBER, ROUTE_WRITE, favourite_create, NULL,
     ROUTE_INPUTS(on_inputs)},
    {METHOD_POST, STR_INIT("/posts/{kind}/{id}/solved"), ROLE_MEMBER, ROUTE_WRITE, solved_create, NULL,
     ROUTE_INPUTS(on_inputs)},
    {METHOD_POST, STR_INIT("/posts/{kind}/{id}/select"), ROLE_GUEST, ROUTE_WRITE, select_create, NULL,
     ROUTE_INPUTS(on_inputs)},
    {METHOD_POST, STR_INIT("/posts/{kind}/{id}/turn"), ROLE_GUEST, ROUTE_WRITE, turn_create, NULL,
     ROUTE_INPUTS(turn_inputs)},
    {METHOD_POST, STR_INIT("/posts/{kind}/{id}/convert"), ROLE_MEMBER, ROUTE_WRITE, convert_create, NULL,
     NULL, 0},
    {METHOD_POST, STR_INIT("/posts/{kind}/{id}/reopen"), ROLE_GUEST, ROUTE_WRITE, reopen_create, NULL, NULL,
     0},
    {METHOD_GET, STR_INIT("/posts/{kind}/{id}/flag"), ROLE_GUEST, ROUTE_PRIVATE, flag_show, NULL, NULL, 0},
    {METHOD_POST, STR_INIT("/posts/{kind}/{id}/flag"), ROLE_GUEST, ROUTE_WRITE, flag_create, flag_prepare,
     ROUTE_INPUTS(flag_inputs)},
    {METHOD_GET, STR_INIT("/posts/{kind}/{id}/close"), ROLE_GUEST, ROUTE_PRIVATE, close_show, NULL, NULL, 0},
    {METHOD_POST, STR_INIT("/posts/{kind}/{id}/close"), ROLE_GUEST, ROUTE_WRITE, close_create, close_prepare,
     ROUTE_INPUTS(close_inputs)},
    {METHOD_GET, STR_INIT("/posts/{kind}/{id}/edit"), ROLE_GUEST, ROUTE_PRIVATE, edit_show, NULL, NULL, 0},
    {METHOD_POST, STR_INIT("/posts/{kind}/{id}/edit"), ROLE_GUEST, ROUTE_WRITE, edit_save, edit_prepare,
     ROUTE_INPUTS(edit_inputs)},
    {METHOD_GET, STR_INIT("/posts/{kind}/{id}/history"), ROLE_GUEST, 0, history_show, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/advice"), ROLE_GUEST, 0, advice_show, NULL, ROUTE_INPUTS(advice_inputs)},
    {METHOD_GET, STR_INIT("/advice.ics"), ROLE_GUEST, 0, advice_calendar_show, NULL,
     ROUTE_INPUTS(advice_inputs)},
    {METHOD_GET, STR_INIT("/track"), ROLE_GUEST, 0, track_show, NULL, ROUTE_INPUTS(track_inputs)},
    {METHOD_POST, STR_INIT("/theme"), ROLE_GUEST, ROUTE_WRITE, theme_set, theme_set,
     ROUTE_INPUTS(theme_inputs)},
    {METHOD_GET, STR_INIT("/sign-in"), ROLE_GUEST, ROUTE_PRIVATE, sign_in_show, NULL,
     ROUTE_INPUTS(sign_in_inputs)},
    {METHOD_POST, STR_INIT("/sign-in"), ROLE_GUEST, ROUTE_WRITE | ROUTE_SLOW | ROUTE_PRIVATE, sign_in_post,
     sign_in_prepare, ROUTE_INPUTS(sign_in_inputs)},
    {METHOD_GET, STR_INIT("/sign-up"), ROLE_GUEST, ROUTE_PRIVATE, sign_up_show, NULL,
     ROUTE_INPUTS(sign_up_inputs)},
    {METHOD_POST, STR_INIT("/sign-up"), ROLE_GUEST, ROUTE_WRITE | ROUTE_SLOW | ROUTE_PRIVATE, sign_up_post,
     sign_up_prepare, ROUTE_INPUTS(sign_up_inputs)},
    {METHOD_POST, STR_INIT("/sign-out"), ROLE_GUEST, ROUTE_WRITE | ROUTE_PRIVATE, sign_out_post, NULL, NULL,
     0},
    {METHOD_GET, STR_INIT("/set-up"), ROLE_GUEST, ROUTE_PRIVATE, set_up_show, NULL,
     ROUTE_INPUTS(sign_up_inputs)},
    {METHOD_POST, STR_INIT("/set-up"), ROLE_GUEST, ROUTE_WRITE | ROUTE_SLOW | ROUTE_PRIVATE, set_up_post,
     set_up_prepare, ROUTE_INPUTS(sign_up_inputs)},
    {METHOD_GET, STR_INIT("/new-password"), ROLE_GUEST, ROUTE_PRIVATE, new_password_show, NULL,
     ROUTE_INPUTS(new_password_inputs)},
    {METHOD_POST, STR_INIT("/new-password"), ROLE_GUEST, ROUTE_WRITE | ROUTE_SLOW | ROUTE_PRIVATE,
     new_password_post, new_password_prepare, ROUTE_INPUTS(new_password_inputs)},
    {METHOD_GET, STR_INIT("/account"), ROLE_MEMBER, ROUTE_PRIVATE, account_show, NULL, NULL, 0},
    {METHOD_POST, STR_INIT("/account/profile"), ROLE_MEMBER, ROUTE_WRITE | ROUTE_PRIVATE, profile_post,
     profile_prepare, ROUTE_INPUTS(profile_inputs)},
    {METHOD_POST, STR_INIT("/account/password"), ROLE_MEMBER, ROUTE_WRITE | ROUTE_SLOW | ROUTE_PRIVATE,
     password_post, password_prepare, ROUTE_INPUTS(password_inputs)},
    {METHOD_POST, STR_INIT("/account/delete"), ROLE_MEMBER, ROUTE_WRITE | ROUTE_SLOW | ROUTE_PRIVATE,
     leave_post, leave_prepare, ROUTE_INPUTS(leave_inputs)},
    {METHOD_GET, STR_INIT("/users"), ROLE_GUEST, ROUTE_CACHE, users_show, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/users/{handle}"), ROLE_GUEST, ROUTE_CACHE, user_show, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/moderation"), ROLE_MODERATOR, ROUTE_PRIVATE, moderation_show, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/moderation/networks"), ROLE_MODERATOR, ROUTE_PRIVATE, networks_show, NULL, NULL,
     0},
    {METHOD_POST, STR_INIT("/moderation/networks"), ROLE_MODERATOR, ROUTE_WRITE | ROUTE_PRIVATE,
     networks_create, networks_prepare, ROUTE_INPUTS(network_inputs)},
    {METHOD_POST, STR_INIT("/moderation/posts/{kind}/{id}"), ROLE_MODERATOR, ROUTE_WRITE | ROUTE_PRIVATE,
     verdict_create, NULL, ROUTE_INPUTS(turn_inputs)},
    {METHOD_POST, STR_INIT("/moderation/posts/{kind}/{id}/purge"), ROLE_MODERATOR,
     ROUTE_WRITE | ROUTE_PRIVATE, purge_create, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/moderation/users/{handle}"), ROLE_MODERATOR, ROUTE_PRIVATE, suspect_show, NULL,
     NULL, 0},
    {METHOD_POST, STR_INIT("/moderation/users/{handle}/block"), ROLE_MODERATOR, ROUTE_WRITE | ROUTE_PRIVATE,
     block_create, block_prepare, ROUTE_INPUTS(block_inputs)},
    {METHOD_POST, STR_INIT("/moderation/users/{handle}/purge"), ROLE_MODERATOR, ROUTE_WRITE | ROUTE_PRIVATE,
     purge_person_create, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/admin/audit"), ROLE_MODERATOR, ROUTE_PRIVATE, audit_show, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/admin/categories"), ROLE_MODERATOR, ROUTE_PRIVATE, categories_edit_show, NULL,
     NULL, 0},
    {METHOD_POST, STR_INIT("/admin/categories"), ROLE_MODERATOR, ROUTE_WRITE | ROUTE_PRIVATE | ROUTE_SITE,
     categories_edit_post, categories_edit_prepare, ROUTE_INPUTS(category_inputs)},
    {METHOD_GET, STR_INIT("/admin/categories/{id}"), ROLE_MODERATOR, ROUTE_PRIVATE, categories_edit_show,
     NULL, NULL, 0},
    {METHOD_POST, STR_INIT("/admin/categories/{id}"), ROLE_MODERATOR,
     ROUTE_WRITE | ROUTE_PRIVATE | ROUTE_SITE, categories_edit_post, categories_edit_prepare,
     ROUTE_INPUTS(category_inputs)},
    {METHOD_GET, STR_INIT("/admin/tags"), ROLE_MODERATOR, ROUTE_PRIVATE, tags_edit_show, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/admin/tags/{tag}"), ROLE_MODERATOR, ROUTE_PRIVATE, tag_edit_show, NULL, NULL, 0},
    {METHOD_POST, STR_INIT("/admin/tags/{tag}"), ROLE_MODERATOR, ROUTE_WRITE | ROUTE_PRIVATE, tag_edit_post,
     tag_edit_prepare, ROUTE_INPUTS(tag_inputs)},
    {METHOD_GET, STR_INIT("/admin/people"), ROLE_OPERATOR, ROUTE_PRIVATE, people_edit_show, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/admin/people/{handle}"), ROLE_OPERATOR, ROUTE_PRIVATE, role_show, NULL, NULL, 0},
    {METHOD_POST, STR_INIT("/admin/people/{handle}"), ROLE_OPERATOR, ROUTE_WRITE | ROUTE_PRIVATE, role_post,
     role_prepare, ROUTE_INPUTS(role_inputs)},
    {METHOD_POST, STR_INIT("/admin/people/{handle}/password-link"), ROLE_OPERATOR,
     ROUTE_WRITE | ROUTE_PRIVATE, password_link_post, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/admin/markets"), ROLE_OPERATOR, ROUTE_PRIVATE, markets_edit_show, NULL, NULL, 0},
    {METHOD_POST, STR_INIT("/admin/markets"), ROLE_OPERATOR, ROUTE_WRITE | ROUTE_PRIVATE, markets_edit_post,
     markets_edit_prepare, ROUTE_INPUTS(market_inputs)},
    {METHOD_GET, STR_INIT("/admin/markets/{slug}"), ROLE_OPERATOR, ROUTE_PRIVATE, market_edit_show, NULL,
     NULL, 0},
    {METHOD_POST, STR_INIT("/admin/markets/{slug}"), ROLE_OPERATOR, ROUTE_WRITE | ROUTE_PRIVATE,
     market_edit_post, market_edit_prepare, ROUTE_INPUTS(market_inputs)},
    {METHOD_POST, STR_INIT("/admin/markets/{slug}/people"), ROLE_OPERATOR, ROUTE_WRITE | ROUTE_PRIVATE,
     market_people_post, market_people_prepare, ROUTE_INPUTS(market_people_inputs)},
    {METHOD_POST, STR_INIT("/admin/markets/{slug}/key"), ROLE_OPERATOR, ROUTE_WRITE | ROUTE_PRIVATE,
     market_key_post, NULL, ROUTE_INPUTS(market_key_inputs)},
    {METHOD_GET, STR_INIT("/admin"), ROLE_OPERATOR, ROUTE_PRIVATE, settings_show, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/admin/settings/{group}"), ROLE_OPERATOR, ROUTE_PRIVATE, settings_show, NULL, NULL,
     0},
    {METHOD_POST, STR_INIT("/admin/settings/{group}"), ROLE_OPERATOR,
     ROUTE_WRITE | ROUTE_PRIVATE | ROUTE_SITE, settings_post, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/notices"), ROLE_MEMBER, ROUTE_PRIVATE, notices_show, NULL,
     ROUTE_INPUTS(notices_inputs)},
    {METHOD_POST, STR_INIT("/notices"), ROLE_MEMBER, ROUTE_WRITE | ROUTE_PRIVATE, notices_read_post, NULL,
     ROUTE_INPUTS(notices_read_inputs)},
    {METHOD_GET, STR_INIT("/mine"), ROLE_GUEST, ROUTE_PRIVATE, mine_show, NULL, NULL, 0},
    {METHOD_POST, STR_INIT("/mine"), ROLE_GUEST, ROUTE_WRITE | ROUTE_PRIVATE, mine_post, NULL,
     ROUTE_INPUTS(mine_inputs)},
    {METHOD_GET, STR_INIT("/feeds/questions"), ROLE_GUEST, 0, feed_questions, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/feeds/questions/{id}"), ROLE_GUEST, 0, feed_question, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/feeds/categories/{slug}"), ROLE_GUEST, 0, feed_category, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/feeds/tags/{name}"), ROLE_GUEST, 0, feed_tag, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/robots.txt"), ROLE_GUEST, 0, robots_show, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/sitemap.xml"), ROLE_GUEST, 0, sitemap_index_show, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/sitemaps/{number}"), ROLE_GUEST, 0, sitemap_show, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/opensearch.xml"), ROLE_GUEST, 0, opensearch_show, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/markets/{slug}"), ROLE_MEMBER, ROUTE_PRIVATE, market_show, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/markets/{slug}/orders/new"), ROLE_MEMBER, ROUTE_PRIVATE, market_order_show, NULL,
     ROUTE_INPUTS(market_order_inputs)},
    {METHOD_POST, STR_INIT("/markets/{slug}/orders/new"), ROLE_MEMBER, ROUTE_WRITE | ROUTE_PRIVATE,
     market_order_create, market_order_prepare, ROUTE_INPUTS(market_order_inputs)},
    {METHOD_GET, STR_INIT("/commission"), ROLE_MEMBER, ROUTE_PRIVATE, panel_page_show, NULL, NULL, 0},
    {METHOD_POST, STR_INIT("/commission"), ROLE_MEMBER, ROUTE_WRITE, panel_page_post, NULL,
     ROUTE_INPUTS(willing_inputs)},
    {METHOD_GET, STR_INIT("/commission/{ref}"), ROLE_MEMBER, ROUTE_PRIVATE, panel_case_show, NULL,
     ROUTE_INPUTS(panel_inputs)},
    {METHOD_POST, STR_INIT("/commission/{ref}"), ROLE_MEMBER, ROUTE_WRITE | ROUTE_PRIVATE, panel_case_post,
     panel_case_prepare, ROUTE_INPUTS(panel_inputs)},
    {METHOD_GET, STR_INIT("/commission/{ref}/draw"), ROLE_MEMBER, ROUTE_PRIVATE, panel_draw_show, NULL, NULL,
     0},
    {METHOD_GET, STR_INIT("/orders"), ROLE_MEMBER, ROUTE_PRIVATE, orders_show, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/orders/new"), ROLE_MEMBER, ROUTE_PRIVATE, order_new_show, NULL,
     ROUTE_INPUTS(order_new_inputs)},
    {METHOD_POST, STR_INIT("/orders/new"), ROLE_MEMBER, ROUTE_WRITE, order_new_create, order_new_prepare,
     ROUTE_INPUTS(order_new_inputs)},
    {METHOD_GET, STR_INIT("/orders/{ref}"), ROLE_MEMBER, ROUTE_PRIVATE, order_show, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/orders/{ref}/parcel"), ROLE_MEMBER, ROUTE_PRIVATE, order_parcel_show, NULL,
     ROUTE_INPUTS(order_parcel_inputs)},
    {METHOD_POST, STR_INIT("/orders/{ref}/parcel"), ROLE_MEMBER, ROUTE_WRITE, order_parcel_create,
     order_parcel_prepare, ROUTE_INPUTS(order_parcel_inputs)},
    {METHOD_GET, STR_INIT("/orders/{ref}/case-file"), ROLE_MEMBER, ROUTE_PRIVATE, case_file_show, NULL, NULL,
     0},
    {METHOD_GET, STR_INIT("/orders/{ref}/case-file.json"), ROLE_MEMBER, ROUTE_PRIVATE, case_file_json, NULL,
     NULL, 0},
    {METHOD_GET, STR_INIT("/orders/{ref}/case-file.html"), ROLE_MEMBER, ROUTE_PRIVATE, case_file_html, NULL,
     NULL, 0},
    {METHOD_GET, STR_INIT("/case-file-key"), ROLE_GUEST, 0, case_key_show, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/orders/{ref}/deadlines.ics"), ROLE_MEMBER, ROUTE_PRIVATE, order_calendar_show,
     NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/orders/{ref}/dispute"), ROLE_MEMBER, ROUTE_PRIVATE, dispute_show, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/orders/{ref}/dispute_opened"), ROLE_MEMBER, ROUTE_PRIVATE, dispute_redirect, NULL,
     NULL, 0},
    {METHOD_POST, STR_INIT("/orders/{ref}/dispute_opened"), ROLE_MEMBER, ROUTE_WRITE, dispute_redirect, NULL,
     NULL, 0},
    {METHOD_GET, STR_INIT("/orders/{ref}/dispute/{page}"), ROLE_MEMBER, ROUTE_PRIVATE, dispute_step_show,
     NULL, ROUTE_INPUTS(dispute_inputs)},
    {METHOD_POST, STR_INIT("/orders/{ref}/dispute/{page}"), ROLE_MEMBER, ROUTE_WRITE, dispute_step_save,
     dispute_step_prepare, ROUTE_INPUTS(dispute_inputs)},
    {METHOD_GET, STR_INIT("/orders/{ref}/evidence"), ROLE_MEMBER, ROUTE_PRIVATE, order_evidence_show, NULL,
     ROUTE_INPUTS(evidence_inputs)},
    {METHOD_POST, STR_INIT("/orders/{ref}/evidence"), ROLE_MEMBER,
     ROUTE_WRITE | ROUTE_PRIVATE | ROUTE_SLOW | ROUTE_FILES, order_evidence_create, order_evidence_prepare,
     ROUTE_INPUTS(evidence_inputs)},
    {METHOD_GET, STR_INIT("/orders/{ref}/evidence/{id}"), ROLE_MEMBER, ROUTE_PRIVATE,
     order_evidence_file_show, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/orders/{ref}/{act}"), ROLE_MEMBER, ROUTE_PRIVATE, order_act_show, NULL,
     ROUTE_INPUTS(order_act_inputs)},
    {METHOD_POST, STR_INIT("/orders/{ref}/{act}"), ROLE_MEMBER, ROUTE_WRITE, order_act_create,
     order_act_prepare, ROUTE_INPUTS(order_act_inputs)},
    {METHOD_GET, STR_INIT("/policies"), ROLE_GUEST, ROUTE_CACHE, policies_show, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/policies/{id}"), ROLE_GUEST, ROUTE_CACHE, policy_show, NULL,
     ROUTE_INPUTS(policy_inputs)},
    {METHOD_GET, STR_INIT("/help"), ROLE_GUEST, ROUTE_CACHE, help_show, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/assets/{name}"), ROLE_GUEST, 0, asset_show, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/healthz"), ROLE_GUEST, ROUTE_ANY_HOST, healthz_show, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/readyz"), ROLE_GUEST, ROUTE_ANY_HOST, readyz_show, NULL, NULL, 0},
    {METHOD_GET, STR_INIT("/metrics"), ROLE_GUEST, ROUTE_ANY_HOST, metrics_show, NULL, NULL, 0},
};

const struct door web_door = {STR_INIT("/"), routes, sizeof routes / sizeof routes[0], web_refuse};
