#ifndef API_KIT_REPLY_H
#define API_KIT_REPLY_H
/* Answers to programs: JSON, and problem+json (RFC 9457) when something is wrong. */
#include "http/door/router.h"
#include "text/kit/json_write.h"

/* The sink of the reply; send it when all is written. */
struct json api_json(struct call *call);
/* A name with a text, or with null when the text is empty. */
void api_put_text(struct json *json, struct str name, struct str value);
/* "next": the address of the next page, as a Link header, too; null when this was the last. */
void api_put_next(struct call *call, struct json *json, struct str address);
/* This request's own address with what it was asked for, but for another place to go on from: `cursor` is `value`. */
struct str api_next_address(struct call *call, struct str cursor, struct str value);
/* The header alone, where the member "next" is the list's own. */
void api_link_next(struct call *call, struct str address);
/* A name with an instant, or with null when there is none, or one that never comes. */
void api_put_time(struct call *call, struct json *json, struct str name, struct instant at);
/* The same sink with the object of a list begun: its items follow; api_send_items ends it, or who has more to say. */
struct json api_items(struct call *call);
/* ERR_LIMIT when the answer would be too long. */
enum err api_send(struct call *call, int status) MUST_USE;
/* The same of what is shown this once: no repeat of the request shows it to anybody but who sent the first (api/kit/once.h). */
enum err api_send_secret(struct call *call, int status) MUST_USE;
enum err api_send_items(struct call *call, struct json *json) MUST_USE;
/* An object of one number. */
enum err api_send_int(struct call *call, struct str name, int64_t value) MUST_USE;
/* problem+json (RFC 9457) for call->ctx->failure and the errors of the declared input. */
void api_refuse(struct call *call, int status);
/* The same with further members, which the caller writes in between. */
void api_problem_begin(struct call *call, struct json *json, int status);
void api_problem_end(struct call *call, struct json *json, int status);
/* The first declared input that does not fit as a failure of its own; OK when all fit. */
enum err api_require_input(struct call *call) MUST_USE;

#endif
