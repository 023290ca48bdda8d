#ifndef WEB_STAFF_HANDLERS_H
#define WEB_STAFF_HANDLERS_H
/* The functions behind the rows of web/door/routes.c that live in this room, by the file that has them. */
#include "http/door/router.h"

/* admin_categories.c */
enum err categories_edit_show(struct call *call);
enum err categories_edit_prepare(struct call *call);
enum err categories_edit_post(struct call *call);
enum err tags_edit_show(struct call *call);
enum err tag_edit_show(struct call *call);
enum err tag_edit_prepare(struct call *call);
enum err tag_edit_post(struct call *call);

/* admin_markets.c */
enum err markets_edit_show(struct call *call);
enum err markets_edit_prepare(struct call *call);
enum err markets_edit_post(struct call *call);
enum err market_edit_show(struct call *call);
enum err market_edit_prepare(struct call *call);
enum err market_edit_post(struct call *call);
enum err market_people_prepare(struct call *call);
enum err market_people_post(struct call *call);
enum err market_key_prepare(struct call *call);
enum err market_key_post(struct call *call);
enum err market_key_revoke_post(struct call *call);

/* admin_people.c */
enum err people_edit_show(struct call *call);
enum err role_show(struct call *call);
enum err role_prepare(struct call *call);
enum err role_post(struct call *call);
enum err password_link_post(struct call *call);

/* admin_settings.c */
enum err settings_show(struct call *call);
enum err origins_show(struct call *call);
enum err settings_post(struct call *call);

/* set_up.c */
enum err begin_show(struct call *call);
enum err begin_prepare(struct call *call);
enum err begin_post(struct call *call);

/* take_orders.c */
enum err take_orders_show(struct call *call);
enum err take_orders_prepare(struct call *call);
enum err take_orders_post(struct call *call);

/* logo.c */
enum err logo_show(struct call *call);
enum err logo_edit_show(struct call *call);
enum err logo_edit_prepare(struct call *call);
enum err logo_edit_post(struct call *call);

/* audit.c */
enum err audit_show(struct call *call);

/* market_desk.c */
enum err desk_show(struct call *call);
enum err freeze_prepare(struct call *call);
enum err freeze_post(struct call *call);
enum err notes_show(struct call *call);
enum err market_audit_show(struct call *call);

/* market_staff.c */
enum err market_show(struct call *call);
enum err market_csv(struct call *call);
enum err market_assign_post(struct call *call);
enum err market_next_post(struct call *call);

/* public_log.c */
enum err public_log_show(struct call *call);

/* moderation.c */
enum err moderation_show(struct call *call);
enum err verdict_create(struct call *call);
enum err verdicts_create(struct call *call);
enum err writer_show(struct call *call);
enum err writer_create(struct call *call);
enum err suspect_show(struct call *call);
enum err block_prepare(struct call *call);
enum err block_create(struct call *call);
enum err networks_show(struct call *call);
enum err networks_prepare(struct call *call);
enum err networks_create(struct call *call);

/* figures.c */
enum err figures_show(struct call *call);

/* purge.c */
enum err purge_show(struct call *call);
enum err purge_create(struct call *call);
enum err purge_person_show(struct call *call);
enum err purge_person_create(struct call *call);
enum err purges_show(struct call *call);
enum err purged_show(struct call *call);
enum err purge_undo_post(struct call *call);

/* services.c */
enum err services_show(struct call *call);
/* outbox.c */
enum err outbox_show(struct call *call);
enum err outbox_again_post(struct call *call);

/* report.c */
enum err report_show(struct call *call);
enum err report_csv(struct call *call);

/* view_keep.c */
enum err view_post(struct call *call);

/* sweep.c */
enum err sweep_show(struct call *call);
enum err sweep_post(struct call *call);

/* simulate.c */
enum err simulate_show(struct call *call);
enum err simulate_prepare(struct call *call);
enum err simulate_post(struct call *call);

#endif
