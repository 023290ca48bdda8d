#include "text/reach/arrived.h"

#include "base/buf.h"
#include "base/check.h"
#include "base/secret.h"
#include "text/desk/markdown_make.h"
#include "text/kit/json_read.h"
#include "text/kit/json_write.h"
#include "text/kit/storable.h"
#include "text/reach/address.h"
#include "text/reach/own_words.h"

#include <gmime/gmime.h>
#include <string.h>
#include <unicode/ucnv.h>

enum {
    PARTS_MAX = 200,
    LEVELS_MAX = 20,
    ADDRESSES_MAX = 100,
    ADDRESSES_BYTES = 8 * 1024,
    CHARSET_MAX = 64,
    ID_MAX = 998,
    JSON_BYTES = 256 * 1024
};

/* A mail while it is read. */
struct reading_mail {
    struct arena *arena;
    GMimeHeaderList *headers;
    struct str plain, html; /* the first of each that says something */
    struct str report;      /* what a server says of the delivery (RFC 3464) */
    int parts;
};

/* ---- headers ---- */

/* One line, as it was sent but for its folding; empty: there is none. */
static struct str header_text(struct arena *arena, GMimeHeader *header)
{
    struct str value = arena_copy(arena, str_from(g_mime_header_get_raw_value(header)));
    for (size_t i = 0; i < value.len; i++)
        if (value.at[i] == '\r' || value.at[i] == '\n' || value.at[i] == '\t')
            ((char *)(uintptr_t)value.at)[i] = ' ';
    return str_is_utf8(value) ? str_trim(value) : STR_NONE;
}

static struct str header_of(const struct reading_mail *mail, const char *name)
{
    GMimeHeader *header = g_mime_header_list_get_header(mail->headers, name);
    return header ? header_text(mail->arena, header) : STR_NONE;
}

/* Names are of no use here, and their charsets would be looked for on the disk. */
static struct str without_words(struct arena *arena, struct str list)
{
    struct str plain = arena_copy(arena, list);
    for (size_t at = 0; at + 1 < plain.len; at++)
        if (plain.at[at] == '=' && plain.at[at + 1] == '?')
            ((char *)(uintptr_t)plain.at)[at] = '_';
    return plain;
}

/* Adds those of a list of mailboxes, in groups too, a blank before each. */
static void add_addresses(struct arena *arena, InternetAddressList *list, int level, struct str *all)
{
    int count = list && level < LEVELS_MAX ? internet_address_list_length(list) : 0;
    for (int i = 0; i < count && i < ADDRESSES_MAX; i++) {
        InternetAddress *one = internet_address_list_get_address(list, i);
        if (INTERNET_ADDRESS_IS_GROUP(one)) {
            add_addresses(arena, internet_address_group_get_members(INTERNET_ADDRESS_GROUP(one)), level + 1,
                          all);
            continue;
        }
        struct str address = str_from(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one)));
        if (email_is_address(address) && all->len < ADDRESSES_BYTES)
            *all = arena_printf(arena, "%.*s%s%.*s", STR_ARG(*all), all->len ? " " : "",
                                STR_ARG(email_key(arena, address)));
    }
}

static struct str addresses_in(struct arena *arena, struct str header)
{
    struct str all = STR_NONE;
    InternetAddressList *list =
        internet_address_list_parse(NULL, arena_cstr(arena, without_words(arena, header)));
    add_addresses(arena, list, 0, &all);
    if (list)
        g_object_unref(list);
    return all;
}

/* Whom it was for, as its writer says and as servers of mail do. */
static struct str receivers_of(const struct reading_mail *mail)
{
    static const char *const names[] = {
        "To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Delivered-To"};
    struct str all = STR_NONE;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct str found = addresses_in(mail->arena, header_of(mail, names[i]));
        if (found.len)
            all = arena_printf(mail->arena, "%.*s%s%.*s", STR_ARG(all), all.len ? " " : "", STR_ARG(found));
    }
    return all;
}

static struct str first_of(struct str list)
{
    return str_cut(&list, ' ');
}

static struct str id_of(const struct reading_mail *mail)
{
    struct str id = header_of(mail, "Message-ID");
    size_t open = str_find_char(id, '<');
    id = str_slice(id, open < id.len ? open + 1 : 0, id.len);
    id = str_slice(id, 0, str_find_char(id, '>'));
    return arena_copy(mail->arena, str_whole(str_slice(id, 0, ID_MAX)));
}

/* ---- the text ---- */

/* Names that mails bear and that mean less than what is sent under them. */
static const char *charset_name(struct str name)
{
    static const struct {
        struct str sent;
        const char *meant;
    } wider[] = {{STR_INIT("us-ascii"), "windows-1252"},
                 {STR_INIT("iso-8859-1"), "windows-1252"},
                 {STR_INIT("gb2312"), "gb18030"},
                 {STR_INIT("gbk"), "gb18030"},
                 {STR_INIT("ks_c_5601-1987"), "windows-949"},
                 {STR_INIT("euc-kr"), "windows-949"},
                 {STR_INIT("iso-8859-9"), "windows-1254"},
                 {STR_INIT("tis-620"), "windows-874"}};
    for (size_t i = 0; i < COUNT_OF(wider); i++)
        if (str_eq_nocase(wider[i].sent, name))
            return wider[i].meant;
    return NULL;
}

static struct str in_utf8(struct arena *arena, struct str charset, struct str bytes)
{
    UErrorCode failed = U_ZERO_ERROR;
    bool said = charset.len > 0 && charset.len < CHARSET_MAX && !str_eq_nocase(charset, STR("us-ascii"));
    if (bytes.len > ARRIVED_TEXT_MAX)
        bytes = str_slice(bytes, 0, ARRIVED_TEXT_MAX);
    if ((!said || str_eq_nocase(charset, STR("utf-8"))) && str_is_utf8(str_whole(bytes)))
        return str_whole(bytes);
    const char *name = said ? charset_name(charset) : "windows-1252";
    size_t room = 4 * bytes.len + 1;
    char *text = arena_take(arena, room);
    int32_t len = ucnv_convert("UTF-8", name ? name : arena_cstr(arena, charset), text, (int32_t)room,
                               bytes.at, (int32_t)bytes.len, &failed);
    if (U_FAILURE(failed)) {
        failed = U_ZERO_ERROR;
        len =
            ucnv_convert("UTF-8", "windows-1252", text, (int32_t)room, bytes.at, (int32_t)bytes.len, &failed);
    }
    return U_FAILURE(failed) ? STR_NONE : (struct str){text, (size_t)len};
}

/* RFC 3676: a line that ends with a blank goes on in the next. */
static struct str unflowed(struct arena *arena, struct str text, bool deletes)
{
    size_t len = 0;
    char *room = arena_take(arena, text.len + 1);
    for (size_t i = 0; i < text.len; i++) {
        bool ends = text.at[i] == '\n' && len > 0 && room[len - 1] == ' ' &&
                    (len < 3 || memcmp(room + len - 3, "-- ", 3) != 0);
        bool quotes = i + 1 < text.len && text.at[i + 1] == '>';
        if (text.at[i] == '\r')
            continue;
        if (ends && !quotes)
            len -= deletes;
        else
            room[len++] = text.at[i];
    }
    return (struct str){room, len};
}

static struct str bytes_of(struct arena *arena, GMimePart *part)
{
    GMimeDataWrapper *content = g_mime_part_get_content(part);
    if (!content)
        return STR_NONE;
    GMimeStream *out = g_mime_stream_mem_new();
    g_mime_data_wrapper_write_to_stream(content, out);
    GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(out));
    struct str copy = arena_copy(arena, (struct str){(const char *)bytes->data, bytes->len});
    g_object_unref(out);
    return copy;
}

static struct str text_of(struct arena *arena, GMimePart *part)
{
    GMimeContentType *type = g_mime_object_get_content_type(GMIME_OBJECT(part));
    struct str charset = str_from(g_mime_content_type_get_parameter(type, "charset"));
    struct str format = str_from(g_mime_content_type_get_parameter(type, "format"));
    struct str text = storable(arena, in_utf8(arena, charset, bytes_of(arena, part)));
    if (!str_eq_nocase(format, STR("flowed")))
        return text;
    struct str deletes = str_from(g_mime_content_type_get_parameter(type, "delsp"));
    return unflowed(arena, text, str_eq_nocase(deletes, STR("yes")));
}

static bool is_given_along(GMimeObject *object)
{
    return str_eq_nocase(str_from(g_mime_object_get_disposition(object)), STR("attachment"));
}

static void look_at_part(struct reading_mail *mail, GMimeObject *object)
{
    GMimeContentType *type = g_mime_object_get_content_type(object);
    if (!GMIME_IS_PART(object))
        return;
    if (g_mime_content_type_is_type(type, "message", "delivery-status"))
        mail->report = storable(
            mail->arena, in_utf8(mail->arena, STR("utf-8"), bytes_of(mail->arena, GMIME_PART(object))));
    else if (is_given_along(object))
        return;
    else if (g_mime_content_type_is_type(type, "text", "html") && !str_trim(mail->html).len)
        mail->html = text_of(mail->arena, GMIME_PART(object));
    else if (g_mime_content_type_is_type(type, "text", "plain") && !str_trim(mail->plain).len)
        mail->plain = text_of(mail->arena, GMIME_PART(object));
}

/* Mails within the mail are somebody else's. */
static void look_at(struct reading_mail *mail, GMimeObject *object, int level)
{
    if (level > LEVELS_MAX || ++mail->parts > PARTS_MAX || GMIME_IS_MESSAGE_PART(object))
        return;
    if (!GMIME_IS_MULTIPART(object)) {
        look_at_part(mail, object);
        return;
    }
    int count = g_mime_multipart_get_count(GMIME_MULTIPART(object));
    for (int i = 0; i < count && mail->parts <= PARTS_MAX; i++)
        look_at(mail, g_mime_multipart_get_part(GMIME_MULTIPART(object), i), level + 1);
}

/* ---- who wrote it ---- */

static bool is_report(GMimeObject *whole)
{
    return g_mime_content_type_is_type(g_mime_object_get_content_type(whole), "multipart", "report");
}

/* RFC 3464, 2.3.3: of one receiver at least it is said that it failed for good. */
static bool is_final(struct str report)
{
    while (report.len) {
        struct str line = str_cut(&report, '\n'), name = str_trim(str_cut(&line, ':'));
        if (str_eq_nocase(name, STR("Action")) && str_eq_nocase(str_trim(line), STR("failed")))
            return true;
    }
    return false;
}

static bool is_automatic(const struct reading_mail *mail)
{
    static const char *const signs[] = {"List-Id",      "List-Unsubscribe",    "X-Autoreply", "X-Autorespond",
                                        "X-Auto-Reply", "X-Failed-Recipients", "X-Loop",      "Feedback-ID"};
    static const char *const dull[] = {"bulk", "junk", "list", "auto_reply"};
    struct str submitted = header_of(mail, "Auto-Submitted"), precedence = header_of(mail, "Precedence");
    struct str path = header_of(mail, "Return-Path");
    if (submitted.len &&
        !str_eq_nocase(str_trim(str_slice(submitted, 0, str_find_char(submitted, ';'))), STR("no")))
        return true;
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (header_of(mail, signs[i]).len)
            return true;
    for (size_t i = 0; i < COUNT_OF(dull); i++)
        if (str_eq_nocase(precedence, str_from(dull[i])))
            return true;
    return str_eq(path, STR("<>"));
}

/* As smtp.c writes them: 32 digits of a hash before the @. */
static bool is_own_id(struct str id)
{
    struct str name = str_slice(id, 0, str_find_char(id, '@'));
    for (size_t i = 0; i < name.len; i++)
        if (!char_is_digit(name.at[i]) && !(name.at[i] >= 'a' && name.at[i] <= 'f'))
            return false;
    return name.len == 32;
}

static enum arrived_kind kind_of(const struct reading_mail *mail, GMimeObject *whole, struct str id)
{
    if (is_report(whole) && is_final(mail->report))
        return ARRIVED_BOUNCE;
    return is_report(whole) || is_automatic(mail) || is_own_id(id) ? ARRIVED_AUTOMATIC : ARRIVED_LETTER;
}

/* ---- the mail ---- */

static struct str words_of(const struct reading_mail *mail)
{
    struct str text = mail->plain;
    if (!str_trim(text).len && str_trim(mail->html).len)
        text = markdown_of_html(mail->arena, mail->html);
    return str_whole(str_slice(own_words(mail->arena, text), 0, ARRIVED_TEXT_MAX));
}

static void read_whole(struct arena *arena, GMimeObject *whole, struct arrived *arrived)
{
    struct reading_mail mail = {.arena = arena, .headers = g_mime_object_get_header_list(whole)};
    look_at(&mail, whole, 0);
    arrived->id = id_of(&mail);
    arrived->from = first_of(addresses_in(arena, header_of(&mail, "From")));
    arrived->to = receivers_of(&mail);
    arrived->kind = kind_of(&mail, whole, arrived->id);
    if (arrived->kind == ARRIVED_LETTER)
        arrived->text = words_of(&mail);
}

/* As a part and not as a message: then GMime leaves the addresses and their charsets alone. */
void arrived_read(struct arena *arena, struct str bytes, struct arrived *arrived)
{
    *arrived = (struct arrived){.kind = ARRIVED_AUTOMATIC};
    g_mime_init();
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes.at ? bytes.at : "", bytes.len);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeObject *whole = g_mime_parser_construct_part(parser, NULL);
    if (whole) {
        read_whole(arena, whole, arrived);
        g_object_unref(whole);
    }
    g_object_unref(parser);
    g_object_unref(stream);
}

/* ---- out of the process ---- */

static const struct str kinds[ARRIVED_KIND_COUNT] = {[ARRIVED_LETTER] = STR_INIT("letter"),
                                                     [ARRIVED_AUTOMATIC] = STR_INIT("automatic"),
                                                     [ARRIVED_BOUNCE] = STR_INIT("bounce")};

struct str arrived_write(struct arena *arena, const struct arrived *arrived)
{
    struct buf out;
    struct json json;
    buf_init(&out, JSON_BYTES);
    json_begin(&json, &out);
    json_object_begin(&json);
    json_put_str(&json, STR("kind"), kinds[arrived->kind]);
    json_put_str(&json, STR("id"), arrived->id);
    json_put_str(&json, STR("from"), arrived->from);
    json_put_str(&json, STR("to"), arrived->to);
    json_put_str(&json, STR("text"), arrived->text);
    json_object_end(&json);
    struct str text = json_is_whole(&json) ? arena_copy(arena, buf_str(&out)) : STR_NONE;
    buf_free(&out);
    return text;
}

enum err arrived_from(struct arena *arena, struct str json, struct arrived *arrived, struct failure *failure)
{
    struct json_value value;
    *arrived = (struct arrived){.kind = ARRIVED_KIND_COUNT};
    enum err err = json_read_sent(arena, json, &value, failure);
    if (err)
        return err;
    struct json_fields fields = json_fields_of(&value, "mail", failure);
    struct str kind = json_take_str(&fields, STR("kind"));
    for (size_t i = 0; i < ARRIVED_KIND_COUNT; i++)
        if (str_eq(kinds[i], kind))
            arrived->kind = (enum arrived_kind)i;
    arrived->id = json_take_str(&fields, STR("id"));
    arrived->from = json_take_str(&fields, STR("from"));
    arrived->to = json_take_str(&fields, STR("to"));
    arrived->text = json_take_str(&fields, STR("text"));
    err = json_fields_end(&fields);
    if (!err &&
        (arrived->kind == ARRIVED_KIND_COUNT || (arrived->from.len && !email_is_address(arrived->from))))
        return fail(failure, ERR_INPUT, "This is no mail that was read.");
    return err;
}
