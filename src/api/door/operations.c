/* What each endpoint is called and answers, in the order of its table (routes.c). */
#include "api/advice/handlers.h"
#include "api/desk/handlers.h"
#include "api/door/describe.h"
#include "api/door/handlers.h"
#include "api/order/handlers.h"
#include "api/panel/handlers.h"
#include "api/policy/handlers.h"
#include "api/reach/handlers.h"
#include "api/site/handlers.h"
#include "api/staff/handlers.h"
#include "api/tracking/handlers.h"
#include "base/check.h"
#include "core/order/fields.h"

#define DESK   "Help desk"
#define ORDERS "Orders"
#define STAFF  "Moderation"
#define PANEL  "Commission"
#define MONEY  "Money"
#define PARCEL "Parcels"
#define RULES  "Rules and advice"
#define HOOKS  "Webhooks"
#define SITES  "The site"
#define WORK   "A marketplace's staff"
#define ABOUT  "About the API"

/* function, name, group, in one line, more; what is answered, what a token needs, how else it may end, an example */
static const struct operation api_operations[] = {
    {api_questions, "listQuestions", DESK, "List questions",
     "The questions of the whole desk, of a category or of a tag.", "QuestionList", SCOPE_NONE, 0, NULL},
    {api_ask, "ask", DESK, "Ask a question", "Without a session or a token it is asked as a guest.",
     "Written", SCOPE_DESK, MAKES | KEYED,
     "{\"title\":\"Where is my parcel now?\",\"body\":\"Ordered two months "
     "ago.\",\"category\":\"parcels-and-orders\",\"tags\":[\"late\"]}",
     .open = true},
    {api_similar, "findSimilarQuestions", DESK, "Find questions like this one",
     "What was asked before, by the words of a title.", "QuestionsFound", SCOPE_NONE, 0, NULL},
    {api_question, "getQuestion", DESK, "Read a question", "With its answers and comments.", "Question",
     SCOPE_NONE, 0, NULL},
    {api_answer, "answer", DESK, "Answer a question",
     "Without a session or a token it is answered as a guest.", "Written", SCOPE_DESK, MAKES | KEYED,
     "{\"body\":\"Ask the seller for the tracking number first.\"}", .open = true},
    {api_search, "search", DESK, "Search questions", "Words, and filters as words: tag:customs answered:yes.",
     "QuestionsFound", SCOPE_NONE, LIMITED, NULL},
    {api_advice, "getAdvice", RULES, "Ask what to do now",
     "From the marketplace's rules, the dates and what happened.", "Advice", SCOPE_NONE, 0, NULL},
    {api_track, "track", PARCEL, "Ask what a tracking number can be", "All candidates, the likeliest first.",
     "Track", SCOPE_NONE, 0, NULL},
    {api_policies, "listRules", RULES, "List the rules of protection",
     "Of each marketplace that is known here, in all versions.", "RulesList", SCOPE_NONE, 0, NULL},
    {api_policy, "getRules", RULES, "Read rules of protection", "The file as it was written.", "object",
     SCOPE_NONE, 0, NULL},
    {api_parcel, "getParcel", PARCEL, "Read what is known of an order's parcel",
     "What was seen of it, by whose word, and what its silence means.", "Parcel", SCOPE_READ, 0, NULL},
    {api_parcel_add, "addParcelEvents", PARCEL, "Tell what was seen of a parcel",
     "One event, or up to 100. The same event told twice is kept once.", "Parcel", SCOPE_ORDERS,
     MAKES | KEYED,
     "{\"number\":\"RA123456785CN\",\"at\":\"2026-09-25T08:00:00Z\",\"text\":\"Accepted\",\"place\":"
     "\"Shenzhen\"}",
     .body = "NewParcelEvent"},
    {api_webhook, "takeTrackingMessage", PARCEL, "Take a tracking service's message",
     "AfterShip, EasyPost, Shippo and 17TRACK send them here, each signed in its own way.", "WebhookTaken",
     SCOPE_NONE, 0, "{\"event\":\"tracker.updated\"}", .body = "object"},
    {api_effects, "listEffects", MONEY, "List what is to be paid",
     "Payments that orders ask for, until somebody says that they are made.", "EffectList", SCOPE_EFFECTS, 0,
     NULL},
    {api_payouts, "readPayouts", MONEY, "Compare what was ordered with what has moved",
     "Each day, currency and kind of payment of a marketplace, what differs, and what sellers owe.",
     "PayoutReport", SCOPE_EFFECTS, 0, NULL},
    {api_effect_answer, "answerEffect", MONEY, "Say what came of a payment",
     "Done, to be tried again, or never.", "EffectAnswered", SCOPE_EFFECTS, KEYED | CONFLICTS,
     "{\"answer\":\"done\"}"},
    {api_effect_retry, "retryEffect", MONEY, "Hand a payment out again", "One that failed or was given up.",
     "EffectRetried", SCOPE_EFFECTS, KEYED | CONFLICTS, NULL},
    {api_orders, "listOrders", ORDERS, "List orders",
     "What the viewer bought or sold, or the orders of a marketplace, the newest first.", "OrderList",
     SCOPE_READ, 0, NULL},
    {api_order_create, "createOrder", ORDERS, "Tell of a new order",
     "Of a marketplace that is hosted here, or one made elsewhere. The marketplace's number told again "
     "answers 200 with that order.",
     "Order", SCOPE_ORDERS, MAKES | FINDS_ALIKE | CONFLICTS | KEYED,
     "{\"policy\":\"aliexpress\",\"title\":\"Blue winter "
     "coat\",\"price\":\"12.50\",\"currency\":\"USD\",\"ordered\":\"2026-10-02\"}"},
    {api_buyer_put, "putBuyer", ORDERS, "Make a buyer by the shop's own number",
     "By the marketplace's own key. Known already: answered 200, and nothing is changed. The number is that "
     "marketplace's alone.",
     "Buyer", SCOPE_ORDERS, MAKES | FINDS_ALIKE | CONFLICTS | KEYED,
     "{\"number\":\"C-1077\",\"name\":\"Mara L.\",\"email\":\"mara@example.org\"}"},
    {api_buyer, "getBuyer", ORDERS, "Find a buyer by the shop's own number",
     "Of those whom the marketplace has made.", "Buyer", SCOPE_READ, 0, NULL},
    {api_order, "getOrder", ORDERS, "Read an order",
     "All that the viewer may know of it; its ETag is its version.", "Order", SCOPE_READ, 0, NULL},
    {api_order_act, "actOnOrder", ORDERS, "Act on an order",
     "What available_actions of the order offers, at the version that was seen.", "Order", SCOPE_ORDERS,
     CONFLICTS | GUARDED | KEYED, "{\"version\":1,\"words\":\"Has it been sent?\"}"},
    {api_comment, "comment", DESK, "Comment on a post", "On a question or an answer.", "Written", SCOPE_DESK,
     MAKES | KEYED, "{\"body\":\"Have you written to the seller?\"}", .open = true},
    {api_vote, "vote", DESK, "Vote on a post",
     "On a question or an answer; the same vote again changes nothing.", "Voted", SCOPE_DESK, KEYED,
     "{\"vote\":1}"},
    {api_flag, "flag", DESK, "Report a post",
     "The staff look at it; its writer does not see who reported it.", "PostChanged", SCOPE_DESK, KEYED,
     "{\"reason\":\"spam\",\"note\":\"Sells phones.\"}"},
    {api_edit, "edit", DESK, "Edit a post", "At the version that was seen; the text before is kept.",
     "PostChanged", SCOPE_DESK, KEYED | CONFLICTS, "{\"version\":1,\"body\":\"Ordered three months ago.\"}"},
    {api_accept, "accept", DESK, "Choose the best answer", "Of one's own question.", "PostChanged",
     SCOPE_DESK, KEYED | CONFLICTS, "{\"on\":true}"},
    {api_history, "listVersions", DESK, "Read what a post said before",
     "Its versions, the newest first, page by page.", "VersionList", SCOPE_NONE, 0, NULL},
    {api_turn, "turn", DESK, "Delete a post, or take that back", "One's own, or with the right to.",
     "PostChanged", SCOPE_DESK, KEYED, "{\"turn\":\"delete\",\"note\":\"Asked twice.\"}"},
    {api_convert, "convert", STAFF, "Make an answer of a comment, or a comment of an answer",
     "Its votes are not kept.", "PostChanged", SCOPE_MODERATE, KEYED | CONFLICTS, NULL},
    {api_close, "close", STAFF, "Close a question",
     "It stays to be read and takes no further answers. A duplicate names the other question.", "PostChanged",
     SCOPE_MODERATE, KEYED | CONFLICTS, "{\"reason\":\"unclear\"}"},
    {api_reopen, "reopen", STAFF, "Open a question again", "One that was closed.", "PostChanged",
     SCOPE_MODERATE, KEYED | CONFLICTS, NULL},
    {api_favourite, "favourite", DESK, "Remember a question", "On one's own list of questions.",
     "PostChanged", SCOPE_DESK, KEYED, "{\"on\":true}"},
    {api_solved, "solved", DESK, "Say that an answer solved it for one too", "Of somebody else's question.",
     "PostChanged", SCOPE_DESK, KEYED, "{\"on\":true}"},
    {api_follow, "follow", DESK, "Follow something, or no longer",
     "A question, a tag, a category or a person, by its number.", "Followed", SCOPE_DESK, KEYED,
     "{\"on\":true}"},
    {api_moderation_queue, "listWaiting", STAFF, "List what waits for the staff",
     "Posts that are held or reported, the longest waiting first.", "WaitingList", SCOPE_MODERATE, 0, NULL},
    {api_verdict, "decideOnPost", STAFF, "Approve, hide or remove a post",
     "Its reports are settled by that; the writer is told why.", "PostChanged", SCOPE_MODERATE, KEYED,
     "{\"turn\":\"approve\",\"note\":\"On topic.\"}"},
    {api_writer, "lookWhoWrote", STAFF, "Look who wrote a post without a name",
     "The look is written into the list of acts.", "Writer", SCOPE_MODERATE, KEYED, NULL},
    {api_block, "block", STAFF, "Let somebody not write for a time", "A member, never one of the staff.",
     "Blocked", SCOPE_MODERATE, KEYED, "{\"days\":7,\"reason\":\"Sells phones.\"}"},
    {api_tags, "listTags", DESK, "List tags", "At most 300, the most used first.", "TagList", SCOPE_NONE, 0,
     NULL},
    {api_categories, "listCategories", DESK, "List categories", "As a tree, a category before those in it.",
     "CategoryList", SCOPE_NONE, 0, NULL},
    {api_category_add, "addCategory", SITES, "Add a category", "At the top, or in another.", "Category",
     SCOPE_SITE, MAKES | KEYED | CONFLICTS, "{\"name\":\"Returns\",\"position\":20}"},
    {api_category_edit, "editCategory", SITES, "Change a category",
     "What is not sent stays; its slug always does.", "Category", SCOPE_SITE, KEYED | CONFLICTS,
     "{\"position\":30}"},
    {api_settings, "listSettings", SITES, "List the site's settings",
     "For operators. Of a secret it is said only whether there is one.", "SettingList", SCOPE_SITE, 0, NULL},
    {api_setting, "setSetting", SITES, "Change a setting",
     "One at a time. The default takes the place of a value that is the same.", "Setting", SCOPE_SITE, KEYED,
     "{\"value\":\"Ask about orders here.\"}"},
    {api_markets, "listMarkets", SITES, "List marketplaces", "For operators.", "MarketList", SCOPE_SITE, 0,
     NULL},
    {api_market_add, "addMarket", SITES, "Add a marketplace",
     "Its keys are made on its page, or by `recourse token`.", "MarketWhole", SCOPE_SITE,
     MAKES | KEYED | CONFLICTS, "{\"name\":\"Harbour Bazaar\",\"policy\":\"recourse-default\"}"},
    {api_market, "getMarket", SITES, "Read a marketplace", "With who works there.", "MarketWhole", SCOPE_SITE,
     0, NULL},
    {api_market_edit, "editMarket", SITES, "Change a marketplace",
     "For orders to come: an order keeps the rules that it was placed under. What is not sent stays.",
     "MarketWhole", SCOPE_SITE, KEYED | CONFLICTS, "{\"fee\":\"2.50\"}"},
    {api_market_person, "setMarketPerson", SITES, "Say what somebody does for a marketplace",
     "Sells there, is of its staff, or neither any more.", "MarketWhole", SCOPE_SITE, KEYED,
     "{\"handle\":\"mara\",\"works_as\":\"agent\"}"},
    {api_notices, "listNotices", DESK, "List notices", "What the person was told, the newest first.",
     "NoticeList", SCOPE_READ, 0, NULL},
    {api_notices_read, "readNotices", DESK, "Say that notices are read",
     "All up to the newest that was seen.", "NoticesRead", SCOPE_DESK, KEYED, "{\"newest\":1}"},
    {api_case_file, "getCaseFile", ORDERS, "Read the case file of an order",
     "Signed and whole in itself; doc/case-file.md describes it.", "object", SCOPE_READ, LIMITED, NULL},
    {api_order_link, "makeOrderLink", ORDERS, "Make a link to an order for its buyer",
     "By the marketplace's own key. Whoever has it sees the order as its buyer, without an account, until it "
     "ends "
     "or the key is revoked.",
     "OrderLink", SCOPE_ORDERS, MAKES | KEYED, "{\"minutes\":60}"},
    {api_queue, "listQueue", ORDERS, "List a marketplace's queue",
     "For its staff and its system: its orders narrowed, sorted and paged as on the staff's page.", "Queue",
     SCOPE_READ, 0, NULL},
    {api_notes, "listNotes", ORDERS, "Read the staff's notes on an order",
     "For the marketplace's staff and system; no side sees them.", "NoteOfStaffList", SCOPE_READ, 0, NULL},
    {api_note_add, "addNote", ORDERS, "Write a note on an order", "For the marketplace's staff alone.",
     "NoteOfStaffList", SCOPE_ORDERS, MAKES | KEYED, "{\"words\":\"Two complaints about this seller.\"}"},
    {api_assign, "assignOrder", WORK, "Give an order to somebody of the staff",
     "Who works on orders takes one; a lead gives it to others.", "Assigned", SCOPE_ORDERS, KEYED,
     "{\"market\":\"harbour\",\"order\":\"a-ref\",\"handle\":\"ines\"}"},
    {api_next_case, "takeNextCase", WORK, "Take the most urgent dispute",
     "That nobody has. From now on it is the viewer's.", "NextCase", SCOPE_ORDERS, KEYED,
     "{\"market\":\"harbour\"}"},
    {api_sweep_look, "lookAtSweep", WORK, "Say what one act would do to many orders",
     "By a lead, of named orders or of all that the queue shows. Nothing is changed; `preview` names what "
     "was looked "
     "at.",
     "SweepReport", SCOPE_ORDERS, 0,
     "{\"market\":\"harbour\",\"act\":\"note\",\"orders\":\"a-ref another-ref\",\"words\":\"Looked at.\"}"},
    {api_sweep, "sweep", WORK, "Do one act to many orders",
     "By a lead: each that it can be done to, all in one; of the others it is said why not. With the "
     "`preview` of a look "
     "just that is done, or nothing (409), and once.",
     "SweepReport", SCOPE_ORDERS, KEYED | CONFLICTS,
     "{\"market\":\"harbour\",\"act\":\"note\",\"orders\":\"a-ref another-ref\",\"words\":\"Looked at.\"}"},
    {api_audit, "listAudit", STAFF, "List what moderators, operators and a marketplace's staff did",
     "The site's for its staff, a marketplace's for its leads; the newest first. Notes are in English.",
     "AuditList", SCOPE_MODERATE, 0, NULL},
    {api_views, "listViews", WORK, "List kept views of the queue", "One's own and those for all.",
     "QueueViewList", SCOPE_READ, 0, NULL},
    {api_view_keep, "keepView", WORK, "Keep a view of the queue",
     "What the queue is asked with, under a name. For a person, not for the marketplace's system.",
     "QueueViewList", SCOPE_ORDERS, MAKES | KEYED,
     "{\"market\":\"harbour\",\"name\":\"Large disputes\",\"show\":\"dispute\",\"least\":\"100.00\"}"},
    {api_view_remove, "removeView", WORK, "Remove a kept view", "One's own; a lead also one for all.",
     "QueueViewList", SCOPE_ORDERS, KEYED, "{\"market\":\"harbour\"}"},
    {api_freezes, "listFreezes", WORK, "List sellers that are frozen",
     "Their orders pay them nothing, and what could cost a side something waits.", "SellerFreezeList",
     SCOPE_READ, 0, NULL},
    {api_freeze, "freezeSeller", WORK, "Freeze a seller",
     "Each open order and each new one, by a lead. One order is frozen by its action `frozen`.",
     "SellerFreezeList", SCOPE_ORDERS, MAKES | KEYED | CONFLICTS,
     "{\"market\":\"harbour\",\"seller\":\"tomas\",\"words\":\"Twelve buyers wait for their parcels.\"}"},
    {api_thaw, "endFreeze", WORK, "Let a seller go on", "By a lead.", "SellerFreezeList", SCOPE_ORDERS,
     KEYED | CONFLICTS, "{\"market\":\"harbour\",\"seller\":\"tomas\"}"},
    {api_countersigns, "listSums", WORK, "List sums that take two people",
     "Goodwill above what the marketplace has set: what waits, and what became of the others.",
     "SumForTwoList", SCOPE_READ, 0, NULL},
    {api_countersign, "countersign", WORK, "Answer a sum that waits for a second person",
     "By a lead or by finance, and not by whoever asked.", "Order", SCOPE_ORDERS, KEYED | CONFLICTS,
     "{\"answer\":\"approve\"}"},
    {api_report, "getReport", WORK, "Read how disputes ended",
     "By month, reason, seller and staff; how long it took; what has moved.", "DisputeReport", SCOPE_READ, 0,
     NULL},
    {api_evidence, "listEvidence", ORDERS, "List the evidence of an order", "As both sides gave it.",
     "EvidenceList", SCOPE_READ, 0, NULL},
    {api_evidence_give, "giveEvidence", ORDERS, "Give evidence",
     "Files of a dispute, all of them or none, each made harmless first.", "Order", SCOPE_ORDERS,
     MAKES | KEYED | CONFLICTS, NULL},
    {api_evidence_file, "getEvidence", ORDERS, "Read a file of the evidence",
     "Its type stands in the list of the evidence.", "file", SCOPE_READ, 0, NULL,
     .media = "application/octet-stream"},
    {api_draft, "getDraft", ORDERS, "Read the dispute that is being described",
     "What the buyer has answered so far, and what is still asked.", "DisputeDraft", SCOPE_READ, 0, NULL},
    {api_draft_save, "saveDraft", ORDERS, "Answer a part of a dispute's description",
     "What is not sent stays. Nothing is opened by it.", "DisputeDraft", SCOPE_ORDERS, KEYED | CONFLICTS,
     "{\"story\":\"It arrived in pieces.\"}"},
    {api_draft_open, "openDraft", ORDERS, "Open the dispute that was described",
     "At the revision of the draft and the version of the order that were seen.", "Order", SCOPE_ORDERS,
     KEYED | CONFLICTS, "{\"revision\":1,\"version\":1}"},
    {api_panels, "listPanels", PANEL, "List the cases that wait for the viewer",
     "Seats of a member, and what the marketplace's staff decide. Ballots are secret and are cast on pages.",
     "PanelList", SCOPE_READ, 0, NULL},
    {api_panels_willing, "setWilling", PANEL, "Say whether one may be drawn for a case", "From now on.",
     "PanelList", SCOPE_ORDERS, KEYED, "{\"willing\":true}"},
    {api_panel_seat, "answerSeat", PANEL, "Accept a seat, or decline it", "One that one was drawn for.",
     "PanelList", SCOPE_ORDERS, KEYED | CONFLICTS, "{\"accepts\":true}"},
    {api_changes, "listChanges", ORDERS, "Read what happened to orders",
     "Of a marketplace, in the order in which it was written down, some seconds later. `next` goes on from "
     "there at "
     "any time.",
     "ChangeList", SCOPE_READ, 0, NULL},
    {api_hooks, "listWebhooks", HOOKS, "List webhooks",
     "Of the marketplace whose key is shown or that is named; an operator's program that names none sees the "
     "site's.",
     "WebhookList", SCOPE_HOOKS, 0, NULL},
    {api_hook_add, "addWebhook", HOOKS, "Add a webhook",
     "Its secret is in this answer alone. By the marketplace's own key, by whoever sets it up, or by an "
     "operator.",
     "WebhookMade", SCOPE_HOOKS, MAKES | KEYED,
     "{\"url\":\"https://shop.example.org/recourse\",\"kinds\":[\"orders\",\"effects\"]}"},
    {api_hook_turn, "turnWebhook", HOOKS, "Turn a webhook on or off, or try it",
     "A test tells it something that did not happen; listDeliveries says whether it arrived.", "Webhook",
     SCOPE_HOOKS, KEYED, "{\"turn\":\"test\"}"},
    {api_hook_secret, "rotateWebhookSecret", HOOKS, "Give a webhook a new secret",
     "For a day the one before signs too. The new one is in this answer alone.", "WebhookMade", SCOPE_HOOKS,
     KEYED, NULL},
    {api_hook_remove, "removeWebhook", HOOKS, "Remove a webhook", "It is told nothing any more.", "Webhook",
     SCOPE_HOOKS, KEYED, NULL},
    {api_deliveries, "listDeliveries", HOOKS, "List what a webhook was told", "The newest first.",
     "DeliveryList", SCOPE_HOOKS, 0, NULL},
    {api_replay, "replay", HOOKS, "Have a webhook told again",
     "One event, or all behind one, at most 50. Each keeps its id.", "Replayed", SCOPE_HOOKS, KEYED,
     "{\"since\":0}"},
    {api_preview, "preview", DESK, "Show Markdown", "As it will stand on a page.", "Preview", SCOPE_NONE,
     LIMITED, NULL},
    {api_openapi, "getDescription", ABOUT, "Read this description",
     "Made from the tables that answer the requests.", "object", SCOPE_NONE, 0, NULL},
};

const struct operation *operation_of(const struct route *route)
{
    for (size_t i = 0; i < COUNT_OF(api_operations); i++)
        if (api_operations[i].answer == route->answer)
            return &api_operations[i];
    check(false && "an endpoint that is described");
    return NULL;
}

/* ---- bodies ---- */

static const struct body_field body_fields[] = {
    {api_ask, "tags", "[text]"},
    {api_ask, "picture1", "file"},
    {api_ask, "picture2", "file"},
    {api_ask, "picture3", "file"},
    {api_ask, "picture4", "file"},
    {api_answer, "picture1", "file"},
    {api_answer, "picture2", "file"},
    {api_answer, "picture3", "file"},
    {api_answer, "picture4", "file"},
    {api_comment, "picture1", "file"},
    {api_edit, "picture1", "file"},
    {api_edit, "picture2", "file"},
    {api_edit, "picture3", "file"},
    {api_edit, "picture4", "file"},
    {api_ask, "nameless", "bool"},
    {api_vote, "vote", "int"},
    {api_edit, "tags", "[text]"},
    {api_accept, "on", "bool"},
    {api_favourite, "on", "bool"},
    {api_solved, "on", "bool"},
    {api_follow, "on", "bool"},
    {api_close, "reason", "=duplicate|off-topic|unclear|too-broad|solved"},
    {api_turn, "turn", "=delete|undelete"},
    {api_verdict, "turn", "=approve|reject|hide|show|delete|undelete"},
    {api_evidence_give, "file", "[file]"},
    {api_evidence_give, "kind", "@evidence"},
    {api_panels_willing, "willing", "bool"},
    {api_panel_seat, "accepts", "bool"},
    {api_effect_answer, "answer", "=done|again|never"},
    {api_countersign, "answer", "=approve|refuse"},
    {api_sweep_look, "all", "bool"},
    {api_sweep, "all", "bool"},
    {api_sweep_look, "least", "money"},
    {api_sweep, "least", "money"},
    {api_hook_add, "kinds", "[text]"},
    {api_hook_turn, "turn", "=on|off|test"},
    {api_category_add, "retired", "bool"},
    {api_category_edit, "retired", "bool"},
    {api_market_add, "kind", "=hosted|external"},
    {api_market_edit, "kind", "=hosted|external"},
    {api_market_person, "works_as", "=staff|agent|lead|finance|reader|seller|nothing"},
    {api_freeze, "until", "time"},
    {api_view_keep, "shared", "bool"},
    {api_view_keep, "least", "money"},
    {api_order_create, "lines", "[NewLine]"},
    {api_order_create, "paid", "bool"},
    {api_order_create, "price", "money"},
};

const char *body_type(const struct route *route, const struct input *input)
{
    enum act_field field = act_field_named(input->name);
    if ((route->answer == api_order_act || route->answer == api_draft_save) && field < ALL_FIELD_COUNT)
        return act_fields[field].type;
    for (size_t i = 0; i < COUNT_OF(body_fields); i++)
        if (body_fields[i].answer == route->answer && str_eq(str_from(body_fields[i].name), input->name))
            return body_fields[i].type;
    return input->kind == INPUT_NUMBER ? "int" : input->kind == INPUT_LIST ? "[any]" : "text";
}
