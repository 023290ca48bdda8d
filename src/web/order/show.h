#ifndef WEB_ORDER_SHOW_H
#define WEB_ORDER_SHOW_H
/* Orders: the functions behind their rows of web/door/routes.c, and what these share. */
#include "service/order/effect.h"
#include "web/order/view.h"

struct advice_step;

struct time_view time_view_of(struct call *call, struct instant at);
/* The same for a deadline: one at midnight is said as the evening before. */
struct time_view until_view_of(struct call *call, struct instant at);
/* Until when a step of advice is to be taken, a deadline; what is waited for is a moment. */
struct time_view step_by_view_of(struct call *call, const struct advice_step *step);
/* "12.50 EUR" */
struct str money_text(struct call *call, int64_t minor, struct currency currency);
/* The button with which somebody who is no side of it follows the order. */
enum err order_follow_view_of(struct call *call, const struct order *order,
                              struct follow_view *view) MUST_USE;
/* Everything but the layout. */
void order_page_fill(struct call *call, const struct order *order, const struct parcel_file *parcel,
                     struct order_page *page);
/* The page; link: for whoever came by one, NULL for the order's people. */
enum err order_page_send(struct call *call, const struct order *order, const struct link_card *link) MUST_USE;
/* Of a form on it that was not taken. */
enum err order_page_again(struct call *call, int status) MUST_USE;
/* The advice, for the buyer of an order that is not over (advice.c); `parcel` and `ask` are filled in before. */
void show_advice(struct call *call, const struct order *order, const struct parcel_file *parcel,
                 struct order_page *page);
/* The lines of which boxes named dispute_line_name() are ticked. */
uint64_t line_boxes(struct call *call, size_t lines);
/* What is known of the parcel, and what to think of it. */
struct parcel_event_line parcel_event_line_of(struct call *call, const struct order *order,
                                              const struct parcel_row *row);
struct parcel_card parcel_card_of(struct call *call, const struct order *order,
                                  const struct parcel_file *parcel);

/* Who is asked about one of its numbers, and what came of it (following.c); and the carriers to choose from. */
void follow_line(struct call *call, const struct parcel_file *parcel, size_t index,
                 struct parcel_number_line *line);
size_t services_asked(struct call *call);
struct select_view carriers_of(struct call *call);
enum err order_choose_carrier(struct call *call) MUST_USE;

/* The panels of the order, the newest first (panel.c). */
enum err show_panels(struct call *call, const struct order *order, struct order_page *page) MUST_USE;
struct panel;
/* newest: what happens next is said too. */
struct panel_view panel_view_of(struct call *call, const struct order *order, const struct panel *panel,
                                bool newest);
/* "For the buyer: 35.00 EUR", "For the seller: nothing is given back" */
struct str decision_text(struct call *call, enum remedy remedy, int64_t amount_minor,
                         struct currency currency);

/* What became of the money of a hosted order (money.c). */
enum err money_card_of(struct call *call, const struct order *order, struct money_card *card) MUST_USE;

/* Says that a refund is still ordered, or has failed, where the state alone would say that it was paid back. */
enum err refund_status_of(struct call *call, const struct order *order, struct str *status,
                          struct str *colour) MUST_USE;
struct str effect_words(struct call *call, const struct effect *effect, struct currency currency);
/* The same, and of a refund until when it is to be with the buyer, or was. */
struct str refund_words(struct call *call, const struct effect *effect);
/* "Back to buyers": what an effect of that kind is. */
struct str payout_kind_words(const struct call *call, struct str kind);
struct str effect_state_words(const struct call *call, enum effect_state state);

/* Marketplaces of the operator's list, and rules alone, that an order can be noted under. */
enum err noted_policies_of(struct call *call, struct str chosen, struct select_view *view) MUST_USE;
/* The chosen one of them, its rules and name in the note; what is none puts a message beside the field "policy". */
void choose_market(struct call *call, struct order_note *note);
struct listed_orders;
struct listed_found;
/* What was found in a list of orders (listed.c). */
void listed_found_fill(struct call *call, const struct listed_orders *orders, struct listed_found *found);

/* Every currency; the chosen one, or the commonest. */
struct select_view currencies_of(struct call *call, struct str chosen);
/* A declared input as an instant or an amount; empty is 0; what is none puts a message beside the field. */
struct instant day_of(struct call *call, struct str name);
int64_t amount_of(struct call *call, struct str name, struct currency currency);

/* A declared input as a field of a form, with what was sent and what is wrong with it. */
struct input_view order_input(struct call *call, const char *name, const char *label, const char *hint);

/* What a kind of evidence is called, by its name; empty for none. */
struct str evidence_kind_words(const struct call *call, struct str name);
/* What both sides have given. */
enum err evidence_part_of(struct call *call, const struct order *order, struct evidence_part *part) MUST_USE;

/* The dispute that is open (deal.c). */
struct deal_card deal_card_of(struct call *call, const struct order *order);
/* What the act leads to by the rules of this order, with amounts and dates; empty: the consequence says it all. */
struct str deed_facts(struct call *call, const struct order *order, enum order_event_kind kind);

#endif
