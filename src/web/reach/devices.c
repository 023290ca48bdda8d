/* Devices to which notices are pushed: turned on by the browser itself, and removed. And what runs there. */
#include "base/check.h"
#include "base/packed.h"
#include "http/door/writer.h"
#include "service/reach/push.h"
#include "text/clock/when.h"
#include "text/people/browser.h"
#include "web/reach/handlers.h"
#include "web/reach/view.h"

const struct input device_inputs[DEVICE_INPUTS] = {
    {STR_INIT("address"), MAY_MISS, INPUT_LINE, 0, PUSH_URL_MAX},
    {STR_INIT("key"), MAY_MISS, INPUT_LINE, 0, 100},
    {STR_INIT("auth"), MAY_MISS, INPUT_LINE, 0, 100},
};

const struct input address_inputs[ADDRESS_INPUTS] = {
    {STR_INIT("topic"), STR_INIT(N_("Enter an address.")), INPUT_LINE, 1, PUSH_URL_MAX},
    {STR_INIT("key"), MAY_MISS, INPUT_LINE, 0, 100},
    {STR_INIT("auth"), MAY_MISS, INPUT_LINE, 0, 100},
};

enum err devices_of(struct call *call, struct choices_page *page)
{
    struct push_devices devices;
    struct arena *arena = arena_of(call);
    enum err err = push_list(call->ctx, call->viewer.person_id, &devices);
    if (err)
        return err;
    page->devices = ARENA_ARRAY(arena, struct device_view, devices.count + 1);
    for (size_t i = 0; i < devices.count; i++) {
        const struct push_device *device = &devices.at[i];
        struct str made = when_relative(arena, call->language, device->made_at, call->ctx->now);
        page->devices[page->device_count++] = (struct device_view){
            .name = device->name.len ? device->name : call_say(call, "Unknown browser"),
            .since = call_fill(call, "Turned on {when}", PLACES(PLACE("when", made))),
            .remove = url_printf(call, "/account/devices/%lld/remove", (long long)device->id),
            .removes = call_fill(call, "Remove the device {name}", PLACES(PLACE("name", device->name))),
        };
    }
    page->push_key = push_site_key(call->ctx);
    page->push_script = asset_url(call, STR("push.js"));
    return OK;
}

enum err device_post(struct call *call)
{
    struct str agent = request_header(&call->exchange->request, STR("User-Agent"));
    struct push_wish wish = {.person_id = call->viewer.person_id,
                             .address = call_value(call, STR("address")),
                             .key = call_value(call, STR("key")),
                             .auth = call_value(call, STR("auth")),
                             .name = browser_words(arena_of(call), agent)};
    enum err err = push_add(call->ctx, &wish);
    if (!err)
        call_redirect(call, 303, STR("/account/notices?said=device"));
    return err;
}

/* Typed by hand: the form comes back with what is wrong. */
enum err address_prepare(struct call *call)
{
    return call->has_errors ? choices_show_again(call, 422) : OK;
}

enum err address_post(struct call *call)
{
    struct push_wish wish = {.person_id = call->viewer.person_id,
                             .address = call_value(call, STR("topic")),
                             .key = str_trim(call_value(call, STR("key"))),
                             .auth = str_trim(call_value(call, STR("auth"))),
                             .network = network_of(call)};
    enum err err = push_add_address(call->ctx, &wish);
    if (err)
        return form_again(call, err, choices_show_again);
    call_redirect(call, 303, STR("/account/notices?said=device-address"));
    return OK;
}

enum err device_remove_post(struct call *call)
{
    int64_t id = 0;
    (void)!str_to_int(call->parameters[0], &id);
    enum err err = push_remove(call->ctx, call->viewer.person_id, id);
    if (!err)
        call_redirect(call, 303, STR("/account/notices?said=device-removed"));
    return err;
}

/* It speaks for the whole site, so it stands at its root; browsers look for a newer one themselves. */
enum err worker_show(struct call *call)
{
    const struct packed_file *file = packed_find(&packed_assets, STR("worker.js"));
    struct reply *reply = &call->exchange->reply;
    check(file != NULL);
    reply->status = 200;
    reply->type = STR("text/javascript; charset=utf-8");
    buf_put(&reply->body, file->bytes);
    reply_header(reply, STR("Cache-Control"), STR("no-cache"));
    call->answered = true;
    return OK;
}
