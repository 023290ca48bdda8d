#ifndef WEB_KIT_SHOW_H
#define WEB_KIT_SHOW_H
/* From what services answer to what pages show. */
#include "web/kit/views.h"

/* Two structs that every page begins with. */
/* A form that was sent and could not be taken: the title of its page says so first. */
bool is_sent_back(const struct call *call);
struct layout layout_of(struct call *call, struct str title);
/* The same for forms: one column, nothing beside. */
struct layout narrow_layout_of(struct call *call, struct str title);
/* The same for the staff: one wide column. */
struct layout wide_layout_of(struct call *call, struct str title);
/* A path of this site, made like printf; the parts must be encoded already. */
struct url url_printf(struct call *call, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* "/questions/12/my-title" */
struct url question_url(struct call *call, int64_t id, struct str slug);
/* "12", "#12", "/questions/12", "https://help.example.org/questions/12/its-title": the number; false of what is elsewhere. */
bool question_named(struct call *call, struct str text, int64_t *id);
/* text percent-encoded for a path or query */
struct str encoded(struct call *call, struct str text);
/* The site's own address, "https://help.example.org": as set, or as the request says. */
struct str base_url(struct call *call);
/* Of a file of web/assets, with its digest: "/assets/passkey.js?v=..." */
struct url asset_url(struct call *call, struct str name);

/* `path` when it is one of this site, else "/": where a form may send its browser. */
struct str way_back(struct str path);

/* The address that brings the guest who asks back on another device; empty for everybody else. */
struct url private_link(struct call *call);

struct url tag_url(struct call *call, struct str tag);
/* "/assets/icons.svg#name" for one of the sprite's icons. */
struct url icon_url(struct str name);

struct question_items question_items_of(struct call *call, const struct question_lines *lines);
/* The same without excerpts, which a search marks its words in. */
struct question_items found_items_of(struct call *call, const struct question_lines *lines);
/* The same for a list of links: what that shows. */
struct question_items related_items_of(struct call *call, const struct question_lines *lines);
/* 8630 as "8,630" */
struct str grouped(struct call *call, int64_t number);
/* "+2" */
struct str signed_number(struct call *call, int64_t number);
/* "+1 vote", "0 votes": as a text, as a figure, and without its number: "{n} votes". */
struct str votes_text(struct call *call, int64_t votes);
struct figure votes_figure(struct call *call, int64_t votes);
struct str votes_form(const struct call *call, int64_t votes);
/* "1,240 views": two literals with the place {n}, found for the catalogues. */
struct str count_text(struct call *call, int64_t count, const char *one, const char *many);
/* "8,630 points" */
struct str points_text(struct call *call, int64_t points);
/* The day on which it was where the reader is; and with the minute, for those who work through a list. */
struct str date_text(struct call *call, struct instant at);
struct str minute_text(struct call *call, struct instant at);

/* "after=value.id" of the address; the beginning when there is none. */
struct list_cursor cursor_of(const struct call *call);
struct category_options category_options_of(struct call *call, struct str chosen_id);
struct field field_of(const struct call *call, struct str name);

/* Adds Retry-After when the failure says when it is worth trying again. */
void say_retry_after(struct call *call);

/* The html sink of the reply: print the page into it, then send. */
struct html html_of(struct call *call);
/* Completes the reply; a page that was too long is ERR_LIMIT. */
enum err send_page(struct call *call, int status) MUST_USE;
/*
 * Keeps why the form was refused, before its page reads on: beside its field (true), or as call->problem alone when it has
 * none among the declared inputs.
 */
bool failure_beside_field(struct call *call);

#endif
