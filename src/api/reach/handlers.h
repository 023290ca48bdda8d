#ifndef API_REACH_HANDLERS_H
#define API_REACH_HANDLERS_H
/* The functions behind the rows of api/door/routes.c that live in this room, by the file that has them. */
#include "http/door/router.h"

/* notices.c */
enum err api_notices(struct call *call);
enum err api_notices_read(struct call *call);
enum err api_notice_choices(struct call *call);
enum err api_notice_choose(struct call *call);
enum err api_order_follow(struct call *call);
enum err api_follow(struct call *call);

/* hooks.c */
enum err api_hooks(struct call *call);
enum err api_deliveries(struct call *call);
enum err api_hook_prepare(struct call *call);
enum err api_replay(struct call *call);
enum err api_hook_add(struct call *call);
enum err api_hook_secret(struct call *call);
enum err api_hook_turn(struct call *call);
enum err api_hook_remove(struct call *call);

#endif
