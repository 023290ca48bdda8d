/* What makes a page of the site: the manifest by which it is installed, and the page for when there is no connection. */
#include "base/check.h"
#include "pages.h"
#include "text/kit/json_write.h"
#include "web/site/handlers.h"
#include "web/site/view.h"

/* ---- the manifest ---- */

/* Its sign stands in the middle, so that a device may cut the edge off ("maskable"). */
static void put_icon(struct json *json, struct url src, const char *sizes, const char *purpose)
{
    json_object_begin(json);
    json_put(json, STR("src"), src.text);
    json_put(json, STR("sizes"), str_from(sizes));
    json_put(json, STR("type"), STR("image/png"));
    json_put(json, STR("purpose"), str_from(purpose));
    json_object_end(json);
}

static void put_shortcut(struct json *json, struct str name, struct str path)
{
    json_object_begin(json);
    json_put(json, STR("name"), name);
    json_put(json, STR("url"), path);
    json_object_end(json);
}

static void put_lists(struct call *call, struct json *json)
{
    static const char *const purposes[] = {"any", "maskable"};
    json_name(json, STR("icons"));
    json_array_begin(json);
    for (size_t i = 0; i < COUNT_OF(purposes); i++) {
        put_icon(json, asset_url(call, STR("icon-192.png")), "192x192", purposes[i]);
        put_icon(json, asset_url(call, STR("icon-512.png")), "512x512", purposes[i]);
    }
    json_array_end(json);
    json_name(json, STR("shortcuts"));
    json_array_begin(json);
    put_shortcut(json, call_say(call, "My orders"), STR("/orders"));
    put_shortcut(json, call_say(call, "What should I do?"), STR("/advice"));
    put_shortcut(json, call_say(call, "Track"), STR("/track"));
    json_array_end(json);
}

enum err manifest_show(struct call *call)
{
    enum { SHORT_NAME_CHARS = 12 };
    struct json json;
    struct html h = html_of(call);
    struct str name = call->ctx->site->settings[SETTING_SITE_NAME],
               colour = call->ctx->site->settings[SETTING_COLOUR_MAIN];
    json_begin(&json, h.out);
    json_object_begin(&json);
    json_put(&json, STR("id"), STR("/"));
    json_put(&json, STR("name"), name);
    json_put(&json, STR("short_name"), str_char_prefix(name, SHORT_NAME_CHARS));
    json_put(&json, STR("lang"), language_tag(call->language));
    json_put(&json, STR("start_url"), STR("/"));
    json_put(&json, STR("scope"), STR("/"));
    json_put(&json, STR("display"), STR("standalone"));
    json_put(&json, STR("background_color"), STR("#fbf9f5"));
    json_put(&json, STR("theme_color"), colour.len ? colour : STR("#0d4a59"));
    put_lists(call, &json);
    json_object_end(&json);
    enum err err = send_page(call, 200);
    call->exchange->reply.type = STR("application/manifest+json");
    return err;
}

/* ---- without a connection ---- */

/* Kept by the device, whoever is signed in: nothing of an account stands in it. */
enum err offline_show(struct call *call)
{
    struct offline_page page = {.layout = narrow_layout_of(call, STR(N_("No connection"))),
                                .script = asset_url(call, STR("offline.js"))};
    struct html h = html_of(call);
    page_offline(&h, &page);
    return send_page(call, 200);
}
