#ifndef HTTP_DOOR_SENT_H
#define HTTP_DOOR_SENT_H
/* What people and programs send alike, by the same names: read for both doors. */
#include "http/door/router.h"
#include "service/desk/saved_search.h"
#include "service/desk/suggest.h"
#include "service/desk/vote.h"
#include "service/staff/moderation.h"

struct saved_search sent_search(struct call *call);
/* What becomes of the suggested change in the address; ERR_NOT_FOUND when no number stands there. */
enum err sent_verdict(struct call *call, struct suggestion_verdict *verdict) MUST_USE;
/* What the moderators' queue is asked for: "what" (held, reported) and "kind" of the address; ERR_INPUT for others. Not where it goes on. */
enum err sent_queue(struct call *call, struct queue_asked *asked) MUST_USE;
/* A report; of which post, the door adds. */
struct flag_wanted sent_flag(struct call *call);

#endif
