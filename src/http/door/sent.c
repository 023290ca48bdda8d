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

enum err sent_queue(struct call *call, struct queue_asked *asked)
{
    enum post_kind kind;
    struct str what = form_get(&call->query, STR("what")), named = form_get(&call->query, STR("kind"));
    *asked =
        (struct queue_asked){.held = str_eq(what, STR("held")), .reported = str_eq(what, STR("reported"))};
    if (what.len && !asked->held && !asked->reported)
        return fail_field(&call->ctx->failure, ERR_INPUT, "what", "Choose from the list.");
    if (named.len && !post_kind_from(named, &kind))
        return fail_field(&call->ctx->failure, ERR_INPUT, "kind", "Choose from the list.");
    if (named.len)
        asked->kind = kind;
    return OK;
}
