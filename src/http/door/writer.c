#include "http/door/writer.h"

#include "base/secret.h"
#include "http/door/visitor.h"
#include "text/kit/storable.h"

/* A program fills a form in less. */
static const struct span human_typing = {3000};

struct str network_of(struct call *call)
{
    return visitor_network(arena_of(call), call->exchange->request.address);
}

static bool typed_too_fast(struct call *call)
{
    int64_t opened_at;
    if (!str_to_int(form_get(&call->form, STR("opened_at")), &opened_at))
        return false;
    return instant_since(call->ctx->now, (struct instant){opened_at}).ms < human_typing.ms;
}

/* What requests of one browser have in common, and those of its neighbour perhaps not. */
static struct str browser_of(struct call *call)
{
    const struct request *request = &call->exchange->request;
    return arena_printf(arena_of(call), "%.*s %.*s %.*s", STR_ARG(network_of(call)),
                        STR_ARG(request_header(request, STR("User-Agent"))),
                        STR_ARG(request_header(request, STR("Accept-Language"))));
}

/*
 * A guest is known by the network and the browser here: the cookie of the first reply may not have arrived when the form is
 * sent again. Several people may write from one address, with the same words and in the same minute: a script names each form
 * that was opened.
 */
static struct str once_form_of(struct call *call)
{
    struct arena *arena = arena_of(call);
    struct str opened_at = form_get(&call->form, STR("opened_at"));
    if (opened_at.len == 0)
        return STR_NONE;
    struct str who = call->viewer.person_id
                         ? arena_printf(arena, "person %lld", (long long)call->viewer.person_id)
                         : browser_of(call);
    struct str title = form_get(&call->form, STR("title")), body = form_get(&call->form, STR("body"));
    struct str all = arena_printf(
        arena, "%.*s\n%.*s\n%.*s\n%.*s\n%.*s\n%.*s", STR_ARG(who), STR_ARG(call->exchange->request.path),
        STR_ARG(opened_at), STR_ARG(form_get(&call->form, STR("opened"))), STR_ARG(title), STR_ARG(body));
    return arena_copy(arena, str_from(hash_of(all).text));
}

struct writing writing_of(struct call *call)
{
    struct arena *arena = arena_of(call);
    struct writing writing = {.writer = {.viewer = call->viewer,
                                         .network = network_of(call),
                                         .once_form = once_form_of(call),
                                         .trap_filled = form_get(&call->form, STR("website")).len > 0,
                                         .too_fast = typed_too_fast(call)}};
    if (call->viewer.person_id)
        return writing;
    struct str name = str_trim(storable_line(arena, form_get(&call->form, STR("name"))));
    if (seen_chars(name))
        writing.writer.guest_name = str_char_prefix(name, NAME_MAX_CHARS);
    if (call->viewer.guest_id)
        return writing;
    struct token token = token_new();
    writing.guest_token = arena_copy(arena, str_from(token.text));
    writing.writer.guest_token_hash = arena_copy(arena, str_from(hash_of(writing.guest_token).text));
    return writing;
}

void writing_keep(struct call *call, const struct writing *writing)
{
    if (writing->guest_token.len)
        call_cookie(call, STR("guest"), writing->guest_token, (int64_t)GUEST_DAYS * 24 * 3600);
}
