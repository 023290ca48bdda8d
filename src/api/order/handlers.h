#ifndef API_ORDER_HANDLERS_H
#define API_ORDER_HANDLERS_H
/* The functions behind the rows of api/door/routes.c that live in this room, by the file that has them. */
#include "http/door/router.h"
#include "text/kit/json_write.h"

/* orders.c, order_act.c */
enum err api_orders(struct call *call);
enum err api_order(struct call *call);
enum err api_order_prepare(struct call *call);
enum err api_order_create(struct call *call);
enum err api_order_act(struct call *call);
enum err api_order_paid_by(struct call *call);
struct order;
/* The order as the viewer sees it, with its ETag. */
enum err api_order_send(struct call *call, struct str ref, int status) MUST_USE;
/* The same of one that is in memory as it stands in the database. */
enum err api_order_send_read(struct call *call, const struct order *order, int status) MUST_USE;

/* buyers.c */
enum err api_buyer_put(struct call *call);
enum err api_buyer(struct call *call);

/* link.c */
enum err api_order_link(struct call *call);

/* queue.c */
enum err api_queue(struct call *call);
enum err api_notes(struct call *call);
enum err api_note_add(struct call *call);

/* evidence.c */
enum err api_evidence(struct call *call);
enum err api_evidence_file(struct call *call);
enum err api_evidence_prepare(struct call *call);
enum err api_evidence_give(struct call *call);

/* draft.c */
enum err api_draft(struct call *call);
enum err api_draft_save(struct call *call);
enum err api_draft_open(struct call *call);

/* parcels.c */
enum err api_parcel(struct call *call);
enum err api_parcel_add(struct call *call);

/* changes.c */
enum err api_changes(struct call *call);
enum err api_case_file(struct call *call);

/* effects.c; api_put_effect: one as an object */
struct effect;
void api_put_effect(struct call *call, struct json *json, const struct effect *effect);
enum err api_effects(struct call *call);
enum err api_effect_answer_prepare(struct call *call);
enum err api_effect_answer(struct call *call);
enum err api_effect_retry(struct call *call);

/* listed.c */
enum err api_listed(struct call *call);

/* noted_table.c */
enum err api_noted_table(struct call *call);

/* payouts.c */
enum err api_payouts(struct call *call);

#endif
