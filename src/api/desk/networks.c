/* Networks from which nobody may write for a time, for the staff's programs. */
#include "api/desk/handlers.h"
#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "service/unit/block.h"

static enum err send_networks(struct call *call)
{
    struct network_blocks blocks;
    enum err err = block_list(call->ctx, &call->viewer, &blocks);
    if (err)
        return err;
    struct json json = api_items(call);
    for (size_t i = 0; i < blocks.count; i++) {
        json_object_begin(&json);
        json_put_str(&json, STR("network"), blocks.at[i].network);
        api_put_time(call, &json, STR("since"), blocks.at[i].created_at);
        api_put_time(call, &json, STR("until"), blocks.at[i].until);
        api_put_text(&json, STR("reason"), blocks.at[i].reason);
        json_object_end(&json);
    }
    json_array_end(&json);
    json_object_end(&json);
    return api_send(call, 200);
}

enum err api_networks(struct call *call)
{
    return send_networks(call);
}

static enum err block_now(struct call *call)
{
    struct block_wanted wanted = {.viewer = call->viewer, .reason = call_value(call, STR("reason"))};
    if (!str_to_int(call_value(call, STR("days")), &wanted.days))
        return fail_field(&call->ctx->failure, ERR_INPUT, "days", "Choose for how long.");
    enum err err = block_network(call->ctx, &wanted, call_value(call, STR("network")));
    return err ? err : send_networks(call);
}

enum err api_network_block(struct call *call)
{
    return api_once(call, block_now);
}
