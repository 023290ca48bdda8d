#include "http/door/sent.h"

#include "base/words.h"
#include "http/door/visitor.h"
#include "http/door/writer.h"

struct saved_search sent_search(struct call *call)
{
    return (struct saved_search){.typed = str_trim(call_value(call, STR("q"))),
                                 .category = call_value(call, STR("category")),
                                 .tag = call_value(call, STR("tag")),
                                 .asker = call_value(call, STR("user")),
                                 .answered = call_value(call, STR("answered")),
                                 .votes = call_value(call, STR("votes"))};
}

enum err sent_verdict(struct call *call, struct suggestion_verdict *verdict)
{
    *verdict = (struct suggestion_verdict){.viewer = call->viewer,
                                           .network = network_of(call),
                                           .turn = call_value(call, STR("turn")),
                                           .reason = call_value(call, STR("reason"))};
    return call_id(call, STR(N_("There is no such suggestion, or it is not for you.")), &verdict->id);
}

struct flag_wanted sent_flag(struct call *call)
{
    return (struct flag_wanted){.viewer = call->viewer,
                                .network = network_of(call),
                                .neighbourhood =
                                    visitor_neighbourhood(arena_of(call), call->exchange->request.address),
                                .reason = call_value(call, STR("reason")),
                                .note = call_value(call, STR("note"))};
}

struct queue_asked sent_queue(const struct call *call)
{
    enum post_kind kind;
    struct str what = form_get(&call->query, STR("what"));
    struct queue_asked asked = {.held = str_eq(what, STR("held")), .reported = str_eq(what, STR("reported"))};
    if (post_kind_from(form_get(&call->query, STR("kind")), &kind))
        asked.kind = kind;
    return asked;
}
