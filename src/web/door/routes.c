#include "web/door/routes.h"

#include "base/check.h"
#include "http/door/pictures.h"
#include "http/door/rows.h"
#include "http/door/wish.h"
#include "web/advice/handlers.h"
#include "web/desk/handlers.h"
#include "web/door/errors.h"
#include "web/door/handlers.h"
#include "web/order/handlers.h"
#include "web/panel/handlers.h"
#include "web/people/handlers.h"
#include "web/policy/handlers.h"
#include "web/reach/handlers.h"
#include "web/site/handlers.h"
#include "web/staff/handlers.h"
#include "web/table/handlers.h"
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
#include "text/reach/address.h"
#include "web/desk/change_view.h"
#include "web/desk/feeds.h"
#include "web/desk/question_order_view.h"
#include "web/desk/ready_view.h"
#include "web/desk/saved_view.h"
#include "web/order/case_file.h"
#include "web/order/evidence_view.h"
#include "web/order/inputs.h"
#include "web/order/list.h"
#include "web/order/show.h"
#include "web/panel/inputs.h"
#include "web/panel/view.h"
#include "web/people/arrive.h"
#include "web/people/inputs.h"
#include "web/people/passkey_view.h"
#include "web/people/second_view.h"
#include "web/people/token_view.h"
#include "web/people/view.h"
#include "web/reach/hook_view.h"
#include "web/reach/view.h"
#include "web/staff/inputs.h"
#include "web/staff/market_view.h"
#include "web/staff/simulate_view.h"

/* name, what is said when it is left out, kind, characters at least and at most */
static const struct input ask_inputs[] = {
    {STR_INIT("title"), STR_INIT(N_("Enter your question in one sentence.")), INPUT_LINE, 1, TITLE_MAX},
    {STR_INIT("body"), MAY_MISS, INPUT_TEXT, 0, QUESTION_BODY_MAX},
    {STR_INIT("category"), STR_INIT(N_("Enter a category.")), INPUT_NUMBER, 1, 18},
    {STR_INIT("tags"), MAY_MISS, INPUT_LINE, 0, 240},
    {STR_INIT("name"), MAY_MISS, INPUT_LINE, 0, NAME_MAX_CHARS},
    {STR_INIT("opened_at"), MAY_MISS, INPUT_NUMBER, 0, 18},
    {STR_INIT("order"), MAY_MISS, INPUT_LINE, 0, 40},
    {STR_INIT("email"), MAY_MISS, INPUT_LINE, 0, EMAIL_MAX},
    {STR_INIT("nameless"), MAY_MISS, INPUT_LINE, 0, 1},
    PICTURE_INPUTS,
};
static const struct input question_order_inputs[] = {
    {STR_INIT("turn"), STR_INIT(N_("Enter what to do.")), INPUT_LINE, 1, 20},
    {STR_INIT("handle"), MAY_MISS, INPUT_LINE, 0, HANDLE_MAX},
};
static const struct input answer_inputs[] = {
    {STR_INIT("body"), STR_INIT(N_("Enter your answer.")), INPUT_TEXT, 1, ANSWER_BODY_MAX},
    {STR_INIT("name"), MAY_MISS, INPUT_LINE, 0, NAME_MAX_CHARS},
    {STR_INIT("ready"), MAY_MISS, INPUT_NUMBER, 0, 18},
    {STR_INIT("opened_at"), MAY_MISS, INPUT_NUMBER, 0, 18},
    PICTURE_INPUTS,
};
static const struct input comment_inputs[] = {
    {STR_INIT("body"), MAY_MISS, INPUT_TEXT, 0, 70000},
    PICTURE_INPUT("1"),
};
static const struct input vote_inputs[] = {
    {STR_INIT("vote"), STR_INIT(N_("Enter a vote.")), INPUT_LINE, 1, 2}};
static const struct input payouts_inputs[] = {
    {STR_INIT("from"), MAY_MISS, INPUT_LINE, 0, 40},
    {STR_INIT("until"), MAY_MISS, INPUT_LINE, 0, 40},
};
static const struct input on_inputs[] = {{STR_INIT("on"), STR_INIT(N_("Enter 1 or 0.")), INPUT_LINE, 1, 1}};
static const struct input turn_inputs[] = {
    {STR_INIT("turn"), STR_INIT(N_("Enter what to do.")), INPUT_LINE, 1, 20}};

static const struct input flag_inputs[] = {
    {STR_INIT("reason"), STR_INIT(N_("Enter a reason.")), INPUT_LINE, 1, 40},
    {STR_INIT("note"), MAY_MISS, INPUT_TEXT, 0, 500},
};
static const struct input close_inputs[] = {
    {STR_INIT("reason"), STR_INIT(N_("Enter a reason.")), INPUT_LINE, 1, 40},
    {STR_INIT("duplicate_of"), MAY_MISS, INPUT_LINE, 0, 300},
};
static const struct input willing_inputs[] = {
    {STR_INIT("willing"), STR_INIT(N_("Enter 1 or 0.")), INPUT_LINE, 1, 1}};
static const struct input track_inputs[] = {
    {STR_INIT("number"), MAY_MISS, INPUT_TEXT, 0, 12000},
};
/* A whole mail: it goes in the body, never in an address that histories and logs keep. */
static const struct input track_mail_inputs[] = {
    {STR_INIT("number"), MAY_MISS, INPUT_TEXT, 0, 64 * 1024},
};
static const struct input advice_paste_inputs[] = {
    {STR_INIT("text"), MAY_MISS, INPUT_TEXT, 0, 64 * 1024},
};
static const struct input advice_inputs[] = {
    {STR_INIT("paid"), MAY_MISS, INPUT_LINE, 0, 40},
    {STR_INIT("step"), MAY_MISS, INPUT_LINE, 0, 1},
    {STR_INIT("marketplace"), MAY_MISS, INPUT_LINE, 0, 100},
    {STR_INIT("ordered"), MAY_MISS, INPUT_LINE, 0, 40},
    {STR_INIT("promised"), MAY_MISS, INPUT_LINE, 0, 40},
    {STR_INIT("protection_ends"), MAY_MISS, INPUT_LINE, 0, 40},
    {STR_INIT("problem"), MAY_MISS, INPUT_LINE, 0, 40},
    {STR_INIT("received"), MAY_MISS, INPUT_LINE, 0, 40},
    {STR_INIT("tracking"), MAY_MISS, INPUT_LINE, 0, 1000},
    {STR_INIT("event"), MAY_MISS, INPUT_LINE, 0, 2000},
    {STR_INIT("event_on"), MAY_MISS, INPUT_LINE, 0, 40},
    {STR_INIT("contacted"), MAY_MISS, INPUT_LINE, 0, 40},
    {STR_INIT("extension"), MAY_MISS, INPUT_LINE, 0, 80},
    {STR_INIT("extension_on"), MAY_MISS, INPUT_LINE, 0, 40},
    {STR_INIT("dispute"), MAY_MISS, INPUT_LINE, 0, 300},
    {STR_INIT("dispute_opened"), MAY_MISS, INPUT_LINE, 0, 40},
    {STR_INIT("dispute_on"), MAY_MISS, INPUT_LINE, 0, 40},
    {STR_INIT("shipped"), MAY_MISS, INPUT_LINE, 0, 40},
    {STR_INIT("zone"), MAY_MISS, INPUT_LINE, 0, 64},
};
static const struct input theme_inputs[] = {
    {STR_INIT("theme"), STR_INIT(N_("Enter the colours.")), INPUT_LINE, 1, 8},
    {STR_INIT("back"), MAY_MISS, INPUT_LINE, 0, 2000},
};
static const struct input language_inputs[] = {
    {STR_INIT("language"), STR_INIT(N_("Enter the language.")), INPUT_LINE, 1, 16},
    {STR_INIT("back"), MAY_MISS, INPUT_LINE, 0, 2000},
};
static const struct input history_inputs[] = {
    {STR_INIT("before"), MAY_MISS, INPUT_NUMBER, 0, 18},
};
static const struct input notices_inputs[] = {
    {STR_INIT("before"), MAY_MISS, INPUT_NUMBER, 0, 18},
};
static const struct input follow_inputs[] = {
    {STR_INIT("on"), STR_INIT(N_("Enter 1 or 0.")), INPUT_LINE, 1, 1},
    {STR_INIT("back"), MAY_MISS, INPUT_LINE, 0, 2000},
};
static const struct input paid_by_inputs[] = {{STR_INIT("paid_by"), MAY_MISS, INPUT_LINE, 0, 20}};
static const struct input notices_read_inputs[] = {
    {STR_INIT("newest"), STR_INIT(N_("Enter a notice.")), INPUT_NUMBER, 1, 18},
};
static const struct input block_inputs[] = {
    {STR_INIT("days"), STR_INIT(N_("Enter the days.")), INPUT_NUMBER, 1, 5},
    {STR_INIT("reason"), MAY_MISS, INPUT_LINE, 0, REASON_MAX},
};
static const struct input network_inputs[] = {
    {STR_INIT("network"), STR_INIT(N_("Enter an address.")), INPUT_LINE, 1, 45},
    {STR_INIT("days"), STR_INIT(N_("Enter the days.")), INPUT_NUMBER, 1, 5},
    {STR_INIT("reason"), MAY_MISS, INPUT_LINE, 0, REASON_MAX},
};
static const struct input category_inputs[] = {
    {STR_INIT("name"), STR_INIT(N_("Enter a name.")), INPUT_LINE, 1, CATEGORY_NAME_MAX},
    {STR_INIT("parent"), STR_INIT(N_("Enter a place.")), INPUT_NUMBER, 1, 18},
    {STR_INIT("position"), STR_INIT(N_("Enter a number.")), INPUT_NUMBER, 1, 5},
    {STR_INIT("retired"), MAY_MISS, INPUT_LINE, 0, 1},
};
static const struct input tag_inputs[] = {
    {STR_INIT("turn"), STR_INIT(N_("Enter what to do.")), INPUT_LINE, 1, 20},
    {STR_INIT("about"), MAY_MISS, INPUT_TEXT, 0, TAG_ABOUT_MAX},
    {STR_INIT("to"), MAY_MISS, INPUT_LINE, 0, TAG_CHARS_MAX},
};
static const struct input role_inputs[] = {
    {STR_INIT("role"), STR_INIT(N_("Enter a role.")), INPUT_LINE, 1, 20},
    {STR_INIT("title"), MAY_MISS, INPUT_LINE, 0, TITLE_CHARS_MAX},
};
static const struct input mine_inputs[] = {
    {STR_INIT("key"), STR_INIT(N_("Enter the key.")), INPUT_LINE, 1, 100}};

static const struct input policy_inputs[] = {
    {STR_INIT("version"), MAY_MISS, INPUT_LINE, 0, 10},
};
static const struct input order_act_inputs[] = {COMMAND_FIELDS(INPUT_OF_FIELD) ACT_FIELDS(INPUT_OF_FIELD)};
/* A row is a line. How it is read stands in http/door/rows.h. */
/* clang-format off */
static const struct route routes[] = {
    GET("/", GUEST, CACHE, home_show),
    GET("/questions", GUEST, CACHE, questions_show),
    GET("/questions.csv", GUEST, PRIVATE, questions_csv),
    GET("/questions/{id}", GUEST, CACHE, question_show),
    GET_DRAWN("/questions/{id}/picture.png", GUEST, share_prepare, share_instead),
    GET("/questions/{id}/{slug}", GUEST, CACHE | COUNTED, question_show),
    GET("/{#old}", GUEST, 0, moved_question_show),
    GET("/{#old}/{slug}", GUEST, 0, moved_question_show),
    GET("/index.php/{#old}/{slug}", GUEST, 0, moved_question_show),
    GET("/q/{#old}", GUEST, 0, moved_question_show),
    GET("/q/{#old}/{person}", GUEST, 0, moved_question_show),
    GET("/a/{#old}", GUEST, 0, moved_question_show),
    GET("/a/{#old}/{person}", GUEST, 0, moved_question_show),
    GET("/t/{#old}", GUEST, 0, moved_question_show),
    GET("/t/{slug}/{#old}", GUEST, 0, moved_topic_show),
    GET("/t/{slug}/{#old}/{post}", GUEST, 0, moved_topic_show),
    GET("/u/{name}", GUEST, 0, moved_person_show),
    GET("/user/{name}", GUEST, 0, moved_person_show),
    GET("/users/{#old}/{name}", GUEST, 0, moved_person_show),
    GET("/tag/{name}", GUEST, 0, moved_tag_show),
    GET("/categories", GUEST, CACHE, categories_show),
    GET("/categories/{slug}", GUEST, CACHE, category_show),
    GET("/tags", GUEST, CACHE, tags_show),
    GET("/tags.csv", GUEST, PRIVATE, tags_csv),
    GET("/tags/{name}", GUEST, CACHE, tag_show),
    GET("/search", GUEST, CACHE, search_show),
    GET("/ask", GUEST, 0, ask_show),
    POST_WITH("/ask", GUEST, SLOW | FILES, ask_prepare, ask_post, ask_inputs),
    POST_WITH("/questions/{id}/answers", GUEST, SLOW | FILES, answer_prepare, answer_create, answer_inputs),
    POST_WITH("/questions/{id}/order", MEMBER, 0, form_must_fit, question_order_post, question_order_inputs),
    POST_WITH("/posts/{kind}/{id}/comments", GUEST, SLOW | FILES, comment_prepare, comment_create, comment_inputs),
    POST_WITH("/posts/{kind}/{id}/vote", GUEST, 0, form_must_fit, vote_create, vote_inputs),
    POST_WITH("/posts/{kind}/{id}/favourite", MEMBER, 0, form_must_fit, favourite_create, on_inputs),
    POST_WITH("/posts/{kind}/{id}/solved", MEMBER, 0, form_must_fit, solved_create, on_inputs),
    POST_WITH("/posts/{kind}/{id}/select", GUEST, 0, form_must_fit, select_create, on_inputs),
    POST_WITH("/posts/{kind}/{id}/turn", GUEST, 0, form_must_fit, turn_create, turn_inputs),
    POST("/posts/{kind}/{id}/convert", MEMBER, 0, NULL, convert_create),
    POST("/posts/{kind}/{id}/reopen", GUEST, 0, NULL, reopen_create),
    GET("/pictures/{id}", GUEST, 0, picture_show),
    GET("/pictures/{id}/small", GUEST, 0, picture_small_show),
    POST("/pictures/{id}/remove", GUEST, 0, NULL, picture_remove_post),
    GET("/posts/{kind}/{id}/flag", GUEST, PRIVATE, flag_show),
    POST_WITH("/posts/{kind}/{id}/flag", GUEST, 0, flag_prepare, flag_create, flag_inputs),
    GET("/posts/{kind}/{id}/close", GUEST, PRIVATE, close_show),
    POST_WITH("/posts/{kind}/{id}/close", GUEST, 0, close_prepare, close_create, close_inputs),
    GET("/posts/{kind}/{id}/edit", GUEST, PRIVATE, edit_show),
    POST_WITH("/posts/{kind}/{id}/edit", GUEST, SLOW | FILES, edit_prepare, edit_save, edit_inputs),
    GET("/posts/{kind}/{id}/suggest", MEMBER, PRIVATE, suggest_show),
    POST_WITH("/posts/{kind}/{id}/suggest", MEMBER, 0, suggest_prepare, suggest_post, suggest_inputs),
    POST_WITH("/posts/{kind}/{id}/wiki", GUEST, 0, form_must_fit, wiki_post, on_inputs),
    GET("/suggestions", MEMBER, PRIVATE, suggestions_show),
    GET("/suggestions/{id}", MEMBER, PRIVATE, suggestion_show),
    POST_WITH("/suggestions/{id}", MEMBER, 0, suggestion_prepare, suggestion_settle_post, suggestion_inputs),
    GET_WITH("/posts/{kind}/{id}/history", GUEST, 0, history_show, history_inputs),
    GET_WITH("/advice", GUEST, 0, advice_show, advice_inputs),
    POST_READS_WITH("/advice/paste", GUEST, PRIVATE | TOKEN, advice_paste, advice_paste_inputs),
    GET_WITH("/advice.ics", GUEST, 0, advice_calendar_show, advice_inputs),
    GET_WITH("/track", GUEST, 0, track_show, track_inputs),
    POST_READS_WITH("/track", GUEST, PRIVATE | TOKEN, track_show, track_mail_inputs),
    POST_WITH("/theme", GUEST, 0, theme_set, theme_set, theme_inputs),
    POST_WITH("/language", GUEST, 0, language_prepare, language_set, language_inputs),
    GET_WITH("/sign-in", GUEST, PRIVATE | UNNAMED, sign_in_show, sign_in_inputs),
    POST_WITH("/sign-in", GUEST, SLOW | PRIVATE | UNNAMED, sign_in_prepare, sign_in_post, sign_in_inputs),
    GET("/sign-in/code", GUEST, PRIVATE | UNNAMED, sign_in_code_show),
    POST_WITH("/sign-in/code", GUEST, PRIVATE | UNNAMED, sign_in_code_prepare, sign_in_code_post, code_inputs),
    GET("/sign-in/passkey", GUEST, PRIVATE | UNNAMED, passkey_ask_show),
    POST_WITH("/sign-in/passkey", GUEST, PRIVATE | UNNAMED, passkey_ask_prepare, passkey_ask_post, passkey_ask_inputs),
    POST_WITH("/sign-in/passkey/shown", GUEST, PRIVATE | UNNAMED, passkey_ask_prepare, passkey_show_post, passkey_show_inputs),
    GET_ROUND("/sign-in/with", GUEST, provider_start_prepare, provider_start),
    GET_ROUND("/sign-in/back", GUEST, provider_back_prepare, provider_back),
    GET_WITH("/sign-up", GUEST, PRIVATE, sign_up_show, sign_up_inputs),
    POST_WITH("/sign-up", GUEST, SLOW | PRIVATE, sign_up_prepare, sign_up_post, sign_up_inputs),
    POST("/sign-out", GUEST, PRIVATE, NULL, sign_out_post),
    GET_WITH("/set-up", GUEST, PRIVATE | UNNAMED, set_up_show, sign_up_inputs),
    POST_WITH("/set-up", GUEST, SLOW | PRIVATE | UNNAMED, set_up_prepare, set_up_post, sign_up_inputs),
    GET_WITH("/new-password", GUEST, PRIVATE, new_password_show, new_password_inputs),
    POST_WITH("/new-password", GUEST, SLOW | PRIVATE, new_password_prepare, new_password_post, new_password_inputs),
    GET_WITH("/forgotten", GUEST, PRIVATE, forgotten_show, email_inputs),
    POST_WITH("/forgotten", GUEST, PRIVATE, forgotten_prepare, forgotten_post, email_inputs),
    GET("/account", MEMBER, PRIVATE, account_show),
    GET("/account/email", MEMBER, PRIVATE, mailbox_show),
    POST_WITH("/account/email", MEMBER, SLOW | PRIVATE, mailbox_prepare, mailbox_post, mailbox_inputs),
    POST_WITH("/account/email/remove", MEMBER, SLOW | PRIVATE, mailbox_remove_prepare, mailbox_remove_post, mailbox_remove_inputs),
    POST("/account/email/resume", MEMBER, PRIVATE, NULL, mailbox_resume_post),
    GET("/answers-by-mail", GUEST, PRIVATE, guest_mail_show),
    POST("/answers-by-mail", GUEST, PRIVATE, NULL, guest_mail_post),
    GET("/answers-by-mail/stop", GUEST, PRIVATE, guest_mail_stop_show),
    POST("/answers-by-mail/stop", GUEST, PRIVATE | TOKEN, NULL, guest_mail_stop_post),
    GET("/unsubscribe", GUEST, PRIVATE, unsubscribe_show),
    POST("/unsubscribe", GUEST, PRIVATE | TOKEN, NULL, unsubscribe_post),
    GET("/account/email/confirm", GUEST, PRIVATE, mailbox_confirm_show),
    POST("/account/email/confirm", GUEST, PRIVATE, NULL, mailbox_confirm_post),
    POST_WITH("/account/profile", MEMBER, PRIVATE, profile_prepare, profile_post, profile_inputs),
    POST_WITH("/account/password", MEMBER, SLOW | PRIVATE, password_prepare, password_post, password_inputs),
    POST_WITH("/account/sessions/end", MEMBER, PRIVATE, form_must_fit, session_end_post, session_inputs),
    POST("/account/sessions/end-others", MEMBER, PRIVATE, NULL, sessions_end_others_post),
    GET("/account/data", MEMBER, PRIVATE, own_data_show),
    POST_WITH("/account/data", MEMBER, SLOW | PRIVATE, own_data_prepare, own_data_post, own_data_inputs),
    GET("/account/data.json", MEMBER, PRIVATE, own_data_json),
    POST_WITH("/account/delete", MEMBER, SLOW | PRIVATE, leave_prepare, leave_post, leave_inputs),
    GET("/account/second-step", MEMBER, PRIVATE, second_show),
    POST_WITH("/account/second-step", MEMBER, SLOW | PRIVATE, second_prepare, second_post, second_inputs),
    POST_WITH("/account/second-step/first-code", MEMBER, PRIVATE, second_first_prepare, second_first_post, code_inputs),
    GET("/account/passkeys", MEMBER, PRIVATE, passkeys_show),
    POST_WITH("/account/passkeys", MEMBER, SLOW | PRIVATE, passkeys_prepare, passkeys_post, passkey_turn_inputs),
    POST_WITH("/account/passkeys/new", MEMBER, PRIVATE, passkey_new_prepare, passkey_new_post, passkey_new_inputs),
    GET("/account/provider", MEMBER, PRIVATE, provider_show),
    POST_WITH("/account/provider", MEMBER, SLOW | PRIVATE, provider_turn_prepare, provider_turn_post, second_inputs),
    GET("/account/notices", MEMBER, PRIVATE, choices_show),
    POST_WITH("/account/notices", MEMBER, PRIVATE, form_must_fit, choices_post, notice_choice_inputs),
    POST_WITH("/account/notices/quiet", MEMBER, PRIVATE, address_prepare, quiet_post, quiet_inputs),
    POST_WITH("/account/devices", MEMBER, PRIVATE, form_must_fit, device_post, device_inputs),
    POST_WITH("/account/devices/address", MEMBER, PRIVATE, address_prepare, address_post, address_inputs),
    POST("/account/devices/{id}/remove", MEMBER, PRIVATE, NULL, device_remove_post),
    GET("/account/calendar", MEMBER, PRIVATE, calendar_link_show),
    POST("/account/calendar", MEMBER, PRIVATE, NULL, calendar_link_post),
    POST("/account/calendar/revoke", MEMBER, PRIVATE, NULL, calendar_link_revoke_post),
    GET("/calendars/{secret}", GUEST, 0, calendar_show),
    GET("/account/ready-answers", MEMBER, PRIVATE, ready_show),
    POST_WITH("/account/ready-answers", MEMBER, PRIVATE, ready_prepare, ready_post, ready_inputs),
    GET("/account/ready-answers/{id}", MEMBER, PRIVATE, ready_show),
    POST_WITH("/account/ready-answers/{id}", MEMBER, PRIVATE, ready_prepare, ready_post, ready_inputs),
    POST("/account/ready-answers/{id}/remove", MEMBER, PRIVATE, NULL, ready_remove_post),
    GET("/account/points", MEMBER, PRIVATE, points_show),
    GET("/account/votes", MEMBER, PRIVATE, own_votes_show),
    GET("/account/searches", MEMBER, PRIVATE, saved_searches_show),
    POST_WITH("/account/searches", MEMBER, PRIVATE, form_must_fit, saved_search_post, saved_search_inputs),
    GET("/account/searches/{id}", MEMBER, PRIVATE, saved_search_show),
    POST_WITH("/account/searches/{id}/seen", MEMBER, PRIVATE, form_must_fit, saved_search_seen_post, seen_inputs),
    POST("/account/searches/{id}/remove", MEMBER, PRIVATE, NULL, saved_search_remove_post),
    GET("/account/tokens", MEMBER, PRIVATE, tokens_show),
    POST_WITH("/account/tokens", MEMBER, PRIVATE | SLOW, tokens_prepare, tokens_post, token_inputs),
    POST("/account/tokens/{id}/revoke", MEMBER, PRIVATE, NULL, token_revoke_post),
    POST_WITH("/follow/{kind}/{id}", MEMBER, 0, form_must_fit, follow_create, follow_inputs),
    GET("/users", GUEST, CACHE, users_show),
    GET("/users/{handle}", GUEST, CACHE, user_show),
    GET("/moderation", MODERATOR, PRIVATE, moderation_show),
    GET("/moderation/figures", MODERATOR, PRIVATE, figures_show),
    GET("/moderation/reports.csv", MODERATOR, PRIVATE, reports_csv),
    GET("/moderation/networks", MODERATOR, PRIVATE, networks_show),
    GET("/moderation/networks.csv", MODERATOR, PRIVATE, networks_csv),
    POST_WITH("/moderation/networks", MODERATOR, PRIVATE, networks_prepare, networks_create, network_inputs),
    POST_WITH("/moderation/posts/{kind}/{id}", MODERATOR, PRIVATE, form_must_fit, verdict_create, verdict_inputs),
    POST_WITH("/moderation/bulk", MODERATOR, PRIVATE, form_must_fit, verdicts_create, verdict_inputs),
    GET("/moderation/posts/{kind}/{id}/writer", MODERATOR, PRIVATE, writer_show),
    POST("/moderation/posts/{kind}/{id}/writer", MODERATOR, PRIVATE, NULL, writer_create),
    GET("/moderation/posts/{kind}/{id}/purge", MODERATOR, PRIVATE, purge_show),
    POST_WITH("/moderation/posts/{kind}/{id}/purge", MODERATOR, PRIVATE, form_must_fit, purge_create, purge_inputs),
    GET("/moderation/users/{handle}", MODERATOR, PRIVATE, suspect_show),
    POST_WITH("/moderation/users/{handle}/block", MODERATOR, PRIVATE, block_prepare, block_create, block_inputs),
    GET("/moderation/users/{handle}/purge", MODERATOR, PRIVATE, purge_person_show),
    POST("/moderation/users/{handle}/purge", MODERATOR, PRIVATE, NULL, purge_person_create),
    GET("/moderation/purges", MODERATOR, PRIVATE, purges_show),
    GET("/moderation/purges/{id}", MODERATOR, PRIVATE, purged_show),
    POST("/moderation/purges/{id}/undo", MODERATOR, PRIVATE, NULL, purge_undo_post),
    GET("/admin/audit", MODERATOR, PRIVATE, audit_show),
    GET("/admin/audit.csv", MODERATOR, PRIVATE, audit_csv),
    GET("/admin/categories", MODERATOR, PRIVATE, categories_edit_show),
    POST_WITH("/admin/categories", MODERATOR, PRIVATE | SITE, categories_edit_prepare, categories_edit_post, category_inputs),
    GET("/admin/categories/{id}", MODERATOR, PRIVATE, categories_edit_show),
    POST_WITH("/admin/categories/{id}", MODERATOR, PRIVATE | SITE, categories_edit_prepare, categories_edit_post, category_inputs),
    GET("/admin/tags", MODERATOR, PRIVATE, tags_edit_show),
    GET("/admin/tags/{tag}", MODERATOR, PRIVATE, tag_edit_show),
    POST_WITH("/admin/tags/{tag}", MODERATOR, PRIVATE, tag_edit_prepare, tag_edit_post, tag_inputs),
    GET("/admin/people", OPERATOR, PRIVATE, people_edit_show),
    GET("/admin/people.csv", OPERATOR, PRIVATE, people_csv),
    GET("/admin/people/{handle}", OPERATOR, PRIVATE, role_show),
    POST_WITH("/admin/people/{handle}", OPERATOR, PRIVATE, role_prepare, role_post, role_inputs),
    POST("/admin/people/{handle}/password-link", OPERATOR, PRIVATE, NULL, password_link_post),
    GET("/admin/markets", OPERATOR, PRIVATE, markets_edit_show),
    POST_WITH("/admin/markets", OPERATOR, PRIVATE, markets_edit_prepare, markets_edit_post, market_inputs),
    GET("/admin/markets/{slug}", OPERATOR, PRIVATE, market_edit_show),
    POST_WITH("/admin/markets/{slug}", OPERATOR, PRIVATE, market_edit_prepare, market_edit_post, market_inputs),
    POST_WITH("/admin/markets/{slug}/people", OPERATOR, PRIVATE, market_people_prepare, market_people_post, market_people_inputs),
    POST_WITH("/admin/markets/{slug}/keys", OPERATOR, PRIVATE | SLOW, market_key_prepare, market_key_post, token_inputs),
    POST("/admin/markets/{slug}/keys/{id}/revoke", OPERATOR, PRIVATE, NULL, market_key_revoke_post),
    GET("/admin/services", OPERATOR, PRIVATE, services_show),
    GET("/admin/simulate", OPERATOR, PRIVATE, simulate_show),
    POST_WITH("/admin/simulate", OPERATOR, PRIVATE | SLOW, simulate_prepare, simulate_post, simulate_inputs),
    GET("/admin/webhooks", OPERATOR, PRIVATE, hooks_show),
    POST_WITH("/admin/webhooks", OPERATOR, PRIVATE, hooks_prepare, hooks_post, hook_inputs),
    GET("/admin/webhooks/{id}", OPERATOR, PRIVATE, hook_show),
    GET("/admin/webhooks/{id}/deliveries.csv", OPERATOR, PRIVATE, deliveries_csv),
    POST_WITH("/admin/webhooks/{id}", OPERATOR, PRIVATE, form_must_fit, hook_post, hook_turn_inputs),
    GET("/admin/outbox", OPERATOR, PRIVATE, outbox_show),
    GET("/admin/outbox.csv", OPERATOR, PRIVATE, outbox_csv),
    POST("/admin/outbox/{id}/again", OPERATOR, PRIVATE, NULL, outbox_again_post),
    GET("/admin", OPERATOR, PRIVATE | UNNAMED, settings_show),
    GET("/admin/origins", OPERATOR, PRIVATE, origins_show),
    GET("/admin/set-up", OPERATOR, PRIVATE | UNNAMED, begin_show),
    GET("/admin/set-up/{step}", OPERATOR, PRIVATE | UNNAMED, begin_show),
    POST_WITH("/admin/set-up/{step}", OPERATOR, PRIVATE | SITE | UNNAMED, begin_prepare, begin_post, set_up_inputs),
    GET("/admin/logo", OPERATOR, PRIVATE, logo_edit_show),
    POST_WITH("/admin/logo", OPERATOR, PRIVATE | SITE | SLOW | FILES, logo_edit_prepare, logo_edit_post, logo_inputs),
    GET("/admin/settings/{group}", OPERATOR, PRIVATE | UNNAMED, settings_show),
    POST("/admin/settings/{group}", OPERATOR, PRIVATE | SITE | UNNAMED, NULL, settings_post),
    GET_WITH("/notices", MEMBER, PRIVATE, notices_show, notices_inputs),
    POST_WITH("/notices", MEMBER, PRIVATE, form_must_fit, notices_read_post, notices_read_inputs),
    GET("/mine", GUEST, PRIVATE, mine_show),
    POST_WITH("/mine", GUEST, PRIVATE, form_must_fit, mine_post, mine_inputs),
    GET("/feeds/questions", GUEST, 0, feed_questions),
    GET("/feeds/questions/{id}", GUEST, 0, feed_question),
    GET("/feeds/categories/{slug}", GUEST, 0, feed_category),
    GET("/feeds/tags/{name}", GUEST, 0, feed_tag),
    GET("/worker.js", GUEST, 0, worker_show),
    GET("/offline", GUEST, 0, offline_show),
    GET("/manifest.webmanifest", GUEST, 0, manifest_show),
    GET("/robots.txt", GUEST, 0, robots_show),
    GET("/.well-known/security.txt", GUEST, 0, security_show),
    GET("/sitemap.xml", GUEST, 0, sitemap_index_show),
    GET("/sitemaps/{number}", GUEST, 0, sitemap_show),
    GET("/opensearch.xml", GUEST, 0, opensearch_show),
    GET("/markets/{slug}", MEMBER, PRIVATE, market_show),
    GET("/markets/{slug}/orders.csv", MEMBER, PRIVATE, market_csv),
    POST_WITH("/markets/{slug}/assign", MEMBER, PRIVATE, form_must_fit, market_assign_post, market_assign_inputs),
    POST("/markets/{slug}/next", MEMBER, PRIVATE, NULL, market_next_post),
    POST_WITH("/markets/{slug}/bulk", MEMBER, PRIVATE, form_must_fit, sweep_show, sweep_inputs),
    POST_WITH("/markets/{slug}/bulk/do", MEMBER, PRIVATE, form_must_fit, sweep_post, sweep_inputs),
    POST_WITH("/markets/{slug}/views", MEMBER, PRIVATE, form_must_fit, view_post, view_inputs),
    GET("/markets/{slug}/report", MEMBER, PRIVATE, report_show),
    GET("/markets/{slug}/report.csv", MEMBER, PRIVATE, report_csv),
    GET("/markets/{slug}/staff", MEMBER, PRIVATE, desk_show),
    POST_WITH("/markets/{slug}/freeze", MEMBER, PRIVATE, freeze_prepare, freeze_post, freeze_inputs),
    GET("/markets/{slug}/notes", MEMBER, PRIVATE, notes_show),
    GET("/markets/{slug}/notes.csv", MEMBER, PRIVATE, notes_csv),
    GET("/markets/{slug}/sums.csv", MEMBER, PRIVATE, sums_csv),
    GET("/markets/{slug}/audit", MEMBER, PRIVATE, market_audit_show),
    GET("/markets/{slug}/audit.csv", MEMBER, PRIVATE, market_audit_csv),
    GET("/markets/{slug}/webhooks", MEMBER, PRIVATE, hooks_show),
    POST_WITH("/markets/{slug}/webhooks", MEMBER, PRIVATE, hooks_prepare, hooks_post, hook_inputs),
    GET("/markets/{slug}/webhooks/{id}", MEMBER, PRIVATE, hook_show),
    GET("/markets/{slug}/webhooks/{id}/deliveries.csv", MEMBER, PRIVATE, deliveries_csv),
    POST_WITH("/markets/{slug}/webhooks/{id}", MEMBER, PRIVATE, form_must_fit, hook_post, hook_turn_inputs),
    GET("/markets/{slug}/payments", MEMBER, PRIVATE, payments_show),
    GET("/markets/{slug}/payments.csv", MEMBER, PRIVATE, payments_csv),
    POST_WITH("/markets/{slug}/payments", MEMBER, PRIVATE, form_must_fit, payments_post, payments_inputs),
    GET_WITH("/markets/{slug}/payouts", MEMBER, PRIVATE, payouts_show, payouts_inputs),
    GET_WITH("/markets/{slug}/payouts.csv", MEMBER, PRIVATE, payouts_csv, payouts_inputs),
    GET_WITH("/markets/{slug}/orders/new", MEMBER, PRIVATE, market_order_show, market_order_inputs),
    POST_WITH("/markets/{slug}/orders/new", MEMBER, PRIVATE, market_order_prepare, market_order_create, market_order_inputs),
    GET_WITH("/markets/{slug}/orders/take", MEMBER, PRIVATE, take_orders_show, take_orders_inputs),
    POST_WITH("/markets/{slug}/orders/take", MEMBER, PRIVATE | SLOW | FILES, take_orders_prepare, take_orders_post, take_orders_inputs),
    GET("/commission", MEMBER, PRIVATE, panel_page_show),
    POST_WITH("/commission", MEMBER, 0, form_must_fit, panel_page_post, willing_inputs),
    GET_WITH("/commission/{ref}", MEMBER, PRIVATE, panel_case_show, panel_inputs),
    POST_WITH("/commission/{ref}", MEMBER, PRIVATE, panel_case_prepare, panel_case_post, panel_inputs),
    GET("/commission/{ref}/draw", MEMBER, PRIVATE, panel_draw_show),
    GET("/orders", MEMBER, PRIVATE, orders_show),
    GET("/orders.csv", MEMBER, PRIVATE, orders_csv),
    GET_WITH("/orders/new", MEMBER, PRIVATE, order_new_show, order_new_inputs),
    POST_READS_WITH("/orders/new/paste", MEMBER, PRIVATE | TOKEN, order_paste, advice_paste_inputs),
    GET("/orders/list", MEMBER, PRIVATE, listed_show),
    POST_WITH("/orders/list", MEMBER, PRIVATE, listed_prepare, listed_post, listed_inputs),
    GET_WITH("/orders/list/table", MEMBER, PRIVATE, noted_table_show, noted_table_inputs),
    POST_WITH("/orders/list/table", MEMBER, PRIVATE | SLOW | FILES, noted_table_prepare, noted_table_post, noted_table_inputs),
    POST_WITH("/orders/new", MEMBER, 0, order_new_prepare, order_new_create, order_new_inputs),
    GET("/orders/{ref}", MEMBER, PRIVATE, order_show),
    GET_WITH("/orders/{ref}/parcel", MEMBER, PRIVATE, order_parcel_show, order_parcel_inputs),
    POST_WITH("/orders/{ref}/parcel", MEMBER, 0, order_parcel_prepare, order_parcel_create, order_parcel_inputs),
    GET("/see-order", GUEST, PRIVATE, order_link_show),
    POST("/see-order", GUEST, PRIVATE, NULL, order_link_post),
    POST_WITH("/orders/{ref}/follow", MEMBER, 0, form_must_fit, order_follow_post, follow_inputs),
    POST_WITH("/orders/{ref}/paid-by", MEMBER, 0, form_must_fit, order_paid_by_post, paid_by_inputs),
    GET("/orders/{ref}/embed", GUEST, PRIVATE, order_embed_show),
    GET("/orders/{ref}/case-file", MEMBER, PRIVATE, case_file_show),
    GET("/orders/{ref}/case-file.json", MEMBER, PRIVATE, case_file_json),
    GET("/orders/{ref}/case-file.html", MEMBER, PRIVATE, case_file_html),
    GET("/case-file-key", GUEST, 0, case_key_show),
    GET("/orders/{ref}/deadlines.ics", MEMBER, PRIVATE, order_calendar_show),
    GET("/orders/{ref}/dispute", MEMBER, PRIVATE, dispute_show),
    GET("/orders/{ref}/dispute_opened", MEMBER, PRIVATE, dispute_redirect),
    POST("/orders/{ref}/dispute_opened", MEMBER, 0, NULL, dispute_redirect),
    GET_WITH("/orders/{ref}/dispute/{page}", MEMBER, PRIVATE, dispute_step_show, dispute_inputs),
    POST_WITH("/orders/{ref}/dispute/{page}", MEMBER, ORDER, dispute_step_prepare, dispute_step_save, dispute_inputs),
    GET_WITH("/orders/{ref}/evidence", MEMBER, PRIVATE, order_evidence_show, evidence_inputs),
    POST_WITH("/orders/{ref}/evidence", MEMBER, PRIVATE | SLOW | FILES, order_evidence_prepare, order_evidence_create, evidence_inputs),
    GET("/orders/{ref}/evidence/{id}", MEMBER, PRIVATE, order_evidence_file_show),
    POST_WITH("/orders/{ref}/notes", MEMBER, PRIVATE, order_staff_prepare, order_note_post, note_inputs),
    POST_WITH("/orders/{ref}/countersign", MEMBER, PRIVATE, order_staff_prepare, order_countersign_post, countersign_inputs),
    GET_WITH("/orders/{ref}/{act}", MEMBER, PRIVATE, order_act_show, order_act_inputs),
    POST_WITH("/orders/{ref}/{act}", MEMBER, ORDER, order_act_prepare, order_act_create, order_act_inputs),
    GET("/policies", GUEST, CACHE, policies_show),
    GET_WITH("/policies/{id}", GUEST, CACHE, policy_show, policy_inputs),
    GET("/help", GUEST, CACHE, help_show),
    GET("/moderation-log", GUEST, 0, public_log_show),
    GET("/problems", GUEST, CACHE, problems_show),
    GET("/problems/{name}", GUEST, CACHE, problem_show),
    GET("/about/{page}", GUEST, CACHE, own_page_show),
    GET("/colours.css", GUEST, 0, colours_show),
    GET("/logo", GUEST, 0, logo_show),
    GET("/assets/{name}", GUEST, UNNAMED, asset_show),
    GET("/healthz", GUEST, ANY_HOST, healthz_show),
    GET("/readyz", GUEST, ANY_HOST, readyz_show),
    GET("/metrics", GUEST, ANY_HOST, metrics_show),
};
/* clang-format on */

const struct door web_door = {STR_INIT("/"), routes, COUNT_OF(routes), web_refuse};
