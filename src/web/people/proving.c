#include "web/people/proving.h"

#include "http/door/writer.h"
#include "web/people/arrive.h"

static struct attempt attempt_of(struct call *call, struct str input)
{
    return (struct attempt){.handle = call->handle,
                            .password = call_value(call, input),
                            .network = network_of(call),
                            .person_id = call->viewer.person_id};
}

enum err proving_look(struct call *call, struct str input, struct proof *proof)
{
    struct attempt attempt = attempt_of(call, input);
    enum err err = account_look(call->ctx, &attempt, proof);
    if (err == ERR_LIMIT)
        note_refusal(call, "limit");
    return err;
}

void proving_compare(struct call *call, struct str input, struct proof *proof)
{
    struct attempt attempt = attempt_of(call, input);
    account_compare(&attempt, proof);
}

enum err proving_end(struct call *call, struct str input, const struct proof *proof, bool *right)
{
    enum err err = account_prove(call->ctx, proof, right);
    call->noted = STR_NONE;
    if (err == ERR_LIMIT)
        note_refusal(call, "limit");
    if (err || *right)
        return err;
    note_refusal(call, "password");
    call_error(call, input, call_say(call, "This is not your password."));
    return OK;
}
