/* What search engines and browsers ask a site for: robots.txt, the sitemap, the search description. */
#include "service/desk/find.h"
#include "text/clock/when.h"
#include "web/desk/feeds.h"
#include "web/door/handlers.h"
#include "web/kit/show.h"

enum { PAGES_PER_SITEMAP = 5000 };

static enum err send_as(struct call *call, struct str type)
{
    enum err err = send_page(call, 200);
    call->exchange->reply.type = type;
    return err;
}

enum err robots_show(struct call *call)
{
    struct html h = html_of(call);
    struct buf *out = h.out;
    buf_put(out,
            STR("User-agent: *\nDisallow: /ask?\nDisallow: /search\nDisallow: /posts/\nDisallow: /sign-in\n"
                "Disallow: /sign-up\nDisallow: /account\nDisallow: /admin\nDisallow: /moderation\n"
                "Disallow: /orders\nDisallow: /api/\n"));
    buf_printf(out, "Sitemap: %.*s/sitemap.xml\n", STR_ARG(base_url(call)));
    return send_as(call, STR("text/plain; charset=utf-8"));
}

/* RFC 9116: whom to tell of a weakness, for half a year from today on. */
enum err security_show(struct call *call)
{
    enum { GOOD_DAYS = 180 };
    struct str contact = call->ctx->site->settings[SETTING_SECURITY_CONTACT];
    struct instant today = {call->ctx->now.ms - call->ctx->now.ms % SPAN_DAYS(1).ms};
    if (contact.len == 0)
        return fail(&call->ctx->failure, ERR_NOT_FOUND, "This site names no contact for security.");
    struct html h = html_of(call);
    buf_printf(h.out, "Contact: %.*s\nExpires: %.*s\nCanonical: %.*s/.well-known/security.txt\n",
               STR_ARG(contact), STR_ARG(when_iso(arena_of(call), instant_add(today, SPAN_DAYS(GOOD_DAYS)))),
               STR_ARG(base_url(call)));
    return send_as(call, STR("text/plain; charset=utf-8"));
}

/* One sitemap a span of ids, so that each address stays what it was when questions are added. */
enum err sitemap_index_show(struct call *call)
{
    struct sitemap_parts parts;
    enum err err = find_sitemaps(call->ctx, PAGES_PER_SITEMAP, &parts);
    if (err)
        return err;
    struct html h = html_of(call);
    struct buf *out = h.out;
    buf_put(out, STR("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                     "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"));
    for (size_t i = 0; i < parts.count; i++) {
        buf_put(out, STR("<sitemap><loc>"));
        html_str(&h, base_url(call));
        buf_printf(out, "/sitemaps/%lld</loc><lastmod>%.*s</lastmod></sitemap>\n",
                   (long long)parts.at[i].number + 1,
                   STR_ARG(when_iso(arena_of(call), parts.at[i].changed_at)));
    }
    buf_put(out, STR("</sitemapindex>\n"));
    return send_as(call, STR("application/xml; charset=utf-8"));
}

enum err sitemap_show(struct call *call)
{
    int64_t number;
    struct site_pages pages;
    if (!str_to_int(call->parameters[0], &number) || number < 1 || number > INT64_MAX / PAGES_PER_SITEMAP)
        return fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no such sitemap.");
    struct id_span span = {(number - 1) * PAGES_PER_SITEMAP, number * PAGES_PER_SITEMAP};
    enum err err = find_pages(call->ctx, span, PAGES_PER_SITEMAP, &pages);
    if (err)
        return err;
    struct html h = html_of(call);
    struct buf *out = h.out;
    struct str base = base_url(call);
    buf_put(out, STR("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                     "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"));
    for (size_t i = 0; i < pages.count; i++) {
        buf_put(out, STR("<url><loc>"));
        html_str(&h, base);
        html_str(&h, question_url(call, pages.at[i].id, pages.at[i].slug).text);
        buf_put(out, STR("</loc><lastmod>"));
        html_str(&h, when_iso(arena_of(call), pages.at[i].active_at));
        buf_put(out, STR("</lastmod></url>\n"));
    }
    buf_put(out, STR("</urlset>\n"));
    return send_as(call, STR("application/xml; charset=utf-8"));
}

enum err opensearch_show(struct call *call)
{
    struct html h = html_of(call);
    struct buf *out = h.out;
    struct str base = base_url(call);
    buf_put(out, STR("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                     "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n<ShortName>"));
    html_str(&h, str_char_prefix(call->ctx->site->settings[SETTING_SITE_NAME], 16));
    buf_put(out, STR("</ShortName>\n<Description>"));
    html_str(&h, call_say(call, "Questions and answers of buyers"));
    buf_put(out, STR("</Description>\n"
                     "<InputEncoding>UTF-8</InputEncoding>\n<Url type=\"text/html\" template=\""));
    html_str(&h, base);
    buf_put(out, STR("/search?q={searchTerms}\"/>\n</OpenSearchDescription>\n"));
    return send_as(call, STR("application/opensearchdescription+xml"));
}
