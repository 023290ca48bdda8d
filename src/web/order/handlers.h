#ifndef WEB_ORDER_HANDLERS_H
#define WEB_ORDER_HANDLERS_H
/* The functions behind the rows of web/door/routes.c that live in this room, by the file that has them. */
#include "http/door/router.h"

/* act.c */
enum err order_act_show(struct call *call);
enum err order_act_prepare(struct call *call);
enum err order_act_create(struct call *call);

/* staff.c */
enum err order_staff_prepare(struct call *call);
enum err order_note_post(struct call *call);
enum err order_countersign_post(struct call *call);

/* calendar.c */
enum err order_calendar_show(struct call *call);
enum err calendar_show(struct call *call);
enum err calendar_link_show(struct call *call);
enum err calendar_link_post(struct call *call);
enum err calendar_link_revoke_post(struct call *call);

/* case_file.c */
enum err case_file_show(struct call *call);
enum err case_file_json(struct call *call);
enum err case_file_html(struct call *call);
enum err case_key_show(struct call *call);

/* dispute.c */
enum err dispute_show(struct call *call);
enum err dispute_redirect(struct call *call);
enum err dispute_step_show(struct call *call);
enum err dispute_step_save(struct call *call);
enum err dispute_step_prepare(struct call *call);

/* embed.c */
enum err order_embed_show(struct call *call);

/* listed.c */
enum err listed_show(struct call *call);
enum err listed_prepare(struct call *call);
enum err listed_post(struct call *call);

/* noted_table.c */
enum err noted_table_show(struct call *call);
enum err noted_table_prepare(struct call *call);
enum err noted_table_post(struct call *call);

/* order_link.c */
enum err order_link_show(struct call *call);
enum err order_link_post(struct call *call);

/* evidence.c */
enum err order_evidence_file_show(struct call *call);
enum err order_evidence_show(struct call *call);
enum err order_evidence_prepare(struct call *call);
enum err order_evidence_create(struct call *call);

/* list.c */
enum err orders_show(struct call *call);

/* market_order.c */
enum err market_order_show(struct call *call);
enum err market_order_prepare(struct call *call);
enum err market_order_create(struct call *call);

/* order_follow.c */
enum err order_follow_post(struct call *call);
enum err order_paid_by_post(struct call *call);

/* orders.c */
enum err order_new_show(struct call *call);
enum err order_paste(struct call *call);
enum err order_new_prepare(struct call *call);
enum err order_new_create(struct call *call);
enum err order_show(struct call *call);

/* payments.c */
enum err payments_show(struct call *call);
enum err payments_post(struct call *call);

/* payouts.c */
enum err payouts_show(struct call *call);
enum err payouts_csv(struct call *call);

/* parcel.c */
enum err order_parcel_show(struct call *call);
enum err order_parcel_prepare(struct call *call);
enum err order_parcel_create(struct call *call);

#endif
