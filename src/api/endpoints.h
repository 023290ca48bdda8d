#ifndef API_ENDPOINTS_H
#define API_ENDPOINTS_H
/* The functions behind the rows of api/routes.c, by the file that has them. */
#include "http/door/router.h"
#include "text/kit/json_write.h"

struct writing;

/* questions.c */
enum err api_questions(struct call *call);
enum err api_question(struct call *call);
enum err api_similar(struct call *call);
enum err api_search(struct call *call);
enum err api_ask_prepare(struct call *call);
enum err api_ask(struct call *call);
enum err api_answer_prepare(struct call *call);
enum err api_answer(struct call *call);

/* A guest gets the key that brings it back to what it wrote: as a cookie, and here. */
enum err api_send_written(struct call *call, const struct writing *writing, int64_t id,
                          struct str held_for) MUST_USE;

/* posts.c */
enum err api_post_prepare(struct call *call);
enum err api_comment(struct call *call);
enum err api_vote(struct call *call);
enum err api_flag(struct call *call);
enum err api_edit(struct call *call);
enum err api_accept(struct call *call);
enum err api_categories(struct call *call);

/* notices.c */
enum err api_notices(struct call *call);
enum err api_notices_read(struct call *call);

/* changes.c */
enum err api_changes(struct call *call);
enum err api_case_file(struct call *call);

/* hooks.c */
enum err api_hooks(struct call *call);
enum err api_deliveries(struct call *call);
enum err api_hook_prepare(struct call *call);
enum err api_replay(struct call *call);

/* orders.c, order_act_post.c */
enum err api_orders(struct call *call);
enum err api_order(struct call *call);
enum err api_order_prepare(struct call *call);
enum err api_order_create(struct call *call);
enum err api_order_act(struct call *call);
/* The order as the viewer sees it, with its ETag. */
enum err api_order_send(struct call *call, struct str ref, int status) MUST_USE;

/* track.c */
enum err api_track(struct call *call);

/* advice.c */
enum err api_advice(struct call *call);

/* policies.c */
enum err api_policies(struct call *call);
enum err api_policy(struct call *call);

/* parcels.c */
enum err api_parcel(struct call *call);
enum err api_parcel_add(struct call *call);

/* webhooks.c */
enum err api_webhook_prepare(struct call *call);
enum err api_webhook(struct call *call);

/* effects.c; api_put_effect: one as an object */
struct effect;
void api_put_effect(struct call *call, struct json *json, const struct effect *effect);
enum err api_effects(struct call *call);
enum err api_effect_answer_prepare(struct call *call);
enum err api_effect_answer(struct call *call);
enum err api_effect_retry(struct call *call);

/* payouts.c */
enum err api_payouts(struct call *call);

/* preview.c */
enum err api_preview(struct call *call);

/* openapi.c */
enum err api_openapi(struct call *call);

/* admit.c */
int api_admit(struct call *call);

/* reply.c */
/* The sink of the reply; send it when all is written. */
struct json api_json(struct call *call);
/* A name with a text, or with null when the text is empty. */
void api_put_text(struct json *json, struct str name, struct str value);
/* A name with an instant, or with null when there is none, or one that never comes. */
void api_put_time(struct call *call, struct json *json, struct str name, struct instant at);
/* The same sink with the object of a list begun: its items follow, and whoever writes them ends array and object. */
struct json api_items(struct call *call);
/* ERR_LIMIT when the answer would be too long. */
enum err api_send(struct call *call, int status) MUST_USE;
/* problem+json (RFC 9457) for call->ctx->failure and the errors of the declared input. */
void api_refuse(struct call *call, int status);
/* The same with further members, which the caller writes in between. */
void api_problem_begin(struct call *call, struct json *json, int status);
void api_problem_end(struct call *call, struct json *json, int status);
/* The first declared input that does not fit as a failure of its own; OK when all fit. */
enum err api_require_input(struct call *call) MUST_USE;

#endif
