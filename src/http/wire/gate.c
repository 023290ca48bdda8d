#include "http/wire/gate.h"

#include "base/check.h"

#include <arpa/inet.h>
#include <string.h>

/* ---- bytes ---- */

/* tchar, RFC 9110 section 5.6.2 */
static bool is_token(struct str s)
{
    static const struct str others = STR_INIT("!#$%&'*+-.^_`|~");
    for (size_t i = 0; i < s.len; i++)
        if (!char_is_letter(s.at[i]) && !char_is_digit(s.at[i]) &&
            str_find_char(others, s.at[i]) == others.len)
            return false;
    return s.len > 0;
}

static bool is_blank(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.at[i] != ' ' && s.at[i] != '\t')
            return false;
    return true;
}

/* No control character but TAB: no CR, LF or NUL. Bytes above 127 are opaque (RFC 9110 section 5.5). */
static bool is_value(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (((unsigned char)s.at[i] < ' ' && s.at[i] != '\t') || s.at[i] == 0x7F)
            return false;
    return true;
}

static bool is_number(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!char_is_digit(s.at[i]))
            return false;
    return s.len > 0;
}

static int hex_of(char c)
{
    if (char_is_digit(c))
        return c - '0';
    char low = (char)(c | 0x20);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

/* ---- the first line ---- */

/* Exactly one separator stands between two pieces. */
static bool follows(struct str piece, struct str before, size_t separator)
{
    return piece.at == before.at + before.len + separator;
}

/* Visible ASCII without '#', and every '%' begins two hexadecimal digits that are not NUL. */
static bool target_is_plain(struct str target)
{
    for (size_t i = 0; i < target.len; i++) {
        char c = target.at[i];
        if (c <= ' ' || c >= 0x7F || c == '#')
            return false;
        if (c != '%')
            continue;
        bool whole = i + 2 < target.len;
        int high = whole ? hex_of(target.at[i + 1]) : -1, low = whole ? hex_of(target.at[i + 2]) : -1;
        if (high < 0 || low < 0 || high + low == 0)
            return false;
    }
    return true;
}

/* The next character of a path, decoded; *path moves behind it. The escapes were looked at before. */
static char take_decoded(struct str *path, bool *encoded)
{
    char c = path->at[0];
    *encoded = c == '%';
    if (*encoded)
        c = (char)(hex_of(path->at[1]) * 16 + hex_of(path->at[2]));
    *path = str_slice(*path, *encoded ? 3 : 1, path->len);
    return c;
}

/* No "." or ".." as a part, and no slash or backslash that hides in an escape. */
static bool path_is_plain(struct str path)
{
    size_t dots = 0, others = 0;
    while (path.len) {
        bool encoded;
        char c = take_decoded(&path, &encoded);
        if (c == '\\' || (c == '/' && encoded))
            return false;
        if (c == '/' && dots && !others)
            return false;
        if (c == '/')
            dots = others = 0;
        else if (c == '.' && dots < 2)
            dots++;
        else
            others++;
    }
    return dots == 0 || others > 0;
}

static int check_target(struct str target)
{
    if (target.len > GATE_TARGET_MAX)
        return 414;
    if (!target_is_plain(target))
        return 400;
    /* The absolute form names a site, as for a proxy: this is none. */
    if (target.len && target.at[0] != '/' && str_find(target, STR("://")) < target.len)
        return 421;
    struct str path = str_slice(target, 0, str_find_char(target, '?'));
    return target.len && target.at[0] == '/' && path_is_plain(path) ? 0 : 400;
}

static int check_first_line(const struct head *head)
{
    if (!is_token(head->method) || head->skipped)
        return 400;
    if (!follows(head->target, head->method, 1) || !follows(head->version, head->target, 1))
        return head->target.len > GATE_TARGET_MAX ? 414 : 400;
    if (!str_eq(head->version, STR("HTTP/1.1")) && !str_eq(head->version, STR("HTTP/1.0")))
        return 505;
    return check_target(head->said);
}

/* ---- the header lines ---- */

static bool line_fits(const struct header *header)
{
    struct str name = header->name, value = header->value;
    if (!is_token(name) || !is_value(value) || value.at < name.at + name.len + 1)
        return false;
    struct str between = {name.at + name.len + 1, (size_t)(value.at - name.at) - name.len - 1};
    return is_blank(between);
}

static bool is_zero(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.at[i])
            return false;
    return true;
}

/*
 * What the library has read behind the first line and not looked at yet. Its memory begins with a page, and the page
 * in which the target lies can be read to its end, whatever stands before it; behind what came it is clear.
 */
static struct str read_so_far(struct str target)
{
    const char *page_end = target.at + (GATE_PAGE - (uintptr_t)target.at % GATE_PAGE);
    struct str rest = {target.at, (size_t)(page_end - target.at)};
    rest = str_slice(rest, target.len + 1, rest.len);
    return str_slice(rest, str_find_char(rest, 0) + 2, rest.len);
}

enum sight gate_look(struct str target)
{
    struct str came = read_so_far(target);
    while (came.len) {
        size_t end = 0;
        while (end < came.len && came.at[end] != '\r' && came.at[end] != '\n' && came.at[end])
            end++;
        struct str rest = str_slice(came, end, came.len);
        if (str_starts(rest, STR("\r\n")) && end == 0)
            return SIGHT_WHOLE;
        if (!str_starts(rest, STR("\r\n"))) {
            bool cut = is_zero(str_slice(rest, str_starts(rest, STR("\r")) ? 1 : 0, rest.len));
            return cut ? SIGHT_CUT : SIGHT_BROKEN;
        }
        came = str_slice(rest, 2, rest.len);
    }
    return SIGHT_CUT;
}

/* Between the last piece and the end of the head stand two line ends of two bytes each, and nothing else. */
static bool ends_here(const struct head *head, struct str last)
{
    return last.at + last.len + 4 == head->method.at + head->bytes;
}

/* Nothing was folded, dropped or cut: each line begins two bytes (CR, LF) behind the end of the one before. */
static int check_lines(const struct head *head)
{
    struct str before = head->version;
    size_t bytes = 0;
    if (head->more_headers)
        return 431;
    for (size_t i = 0; i < head->header_count; i++) {
        const struct header *header = &head->headers[i];
        if (!follows(header->name, before, 2) || !line_fits(header))
            return 400;
        before = header->value;
        bytes += (size_t)(header->value.at - header->name.at) + header->value.len + 2;
    }
    if (bytes > GATE_HEAD_MAX)
        return 431;
    if (!head->has_bytes)
        return 0;
    return head->sight == SIGHT_BROKEN || !ends_here(head, before) ? 400 : 0;
}

/* ---- what the lines say ---- */

static size_t count_of(const struct head *head, struct str name, struct str *value)
{
    size_t count = 0;
    for (size_t i = 0; i < head->header_count; i++) {
        if (!str_eq_nocase(head->headers[i].name, name))
            continue;
        *value = str_trim(head->headers[i].value);
        count++;
    }
    return count;
}

/* RFC 3986 section 3.2.2 without escapes and without addresses of the future. */
static bool name_fits(struct str name)
{
    static const struct str others = STR_INIT("-._~");
    for (size_t i = 0; i < name.len; i++)
        if (!char_is_letter(name.at[i]) && !char_is_digit(name.at[i]) &&
            str_find_char(others, name.at[i]) == others.len)
            return false;
    return name.len > 0;
}

/* What stands between brackets. */
static bool six_fits(struct str address)
{
    struct in6_addr six;
    char text[INET6_ADDRSTRLEN] = "";
    if (address.len == 0 || address.len >= sizeof text || str_find_char(address, 0) < address.len)
        return false;
    memcpy(text, address.at, address.len);
    return inet_pton(AF_INET6, text, &six) == 1;
}

static bool port_fits(struct str port)
{
    int64_t number;
    return is_number(port) && port.len <= 5 && str_to_int(port, &number) && number >= 1 && number <= 65535;
}

/* A name or [IPv6], and a port when there is a colon. */
static bool host_fits(struct str host)
{
    bool six = str_starts(host, STR("["));
    size_t end = six ? str_find_char(host, ']') : str_find_char(host, ':');
    if (six && end == host.len)
        return false;
    bool fits = six ? six_fits(str_slice(host, 1, end)) : name_fits(str_slice(host, 0, end));
    struct str port = str_slice(host, end + (six ? 1 : 0), host.len);
    return fits && (port.len == 0 || (port.at[0] == ':' && port_fits(str_slice(port, 1, port.len))));
}

static int check_host(const struct head *head)
{
    struct str host = STR_NONE;
    size_t count = count_of(head, STR("Host"), &host);
    if (count == 0)
        return str_eq(head->version, STR("HTTP/1.1")) ? 400 : 0;
    return count == 1 && host_fits(host) ? 0 : 400;
}

/*
 * A body has a length that is said once, in digits. Chunked bodies are not taken (411, RFC 9112 section 6.3
 * allows it): browsers do not send them, and proxies that buffer, as doc/http.md asks, do not pass them on.
 */
static int check_framing(const struct head *head)
{
    enum { LENGTH_DIGITS_MAX = 15 };
    struct str length = STR_NONE, coding = STR_NONE;
    size_t lengths = count_of(head, STR("Content-Length"), &length);
    size_t codings = count_of(head, STR("Transfer-Encoding"), &coding);
    if (lengths > 1 || codings > 1 || (lengths && codings))
        return 400;
    if (lengths && (!is_number(length) || length.len > LENGTH_DIGITS_MAX))
        return 400;
    if (codings == 0)
        return 0;
    if (str_eq(head->version, STR("HTTP/1.0")) || !is_token(coding))
        return 400;
    return str_eq_nocase(coding, STR("chunked")) ? 411 : 501;
}

static size_t count_cookies(struct str cookies, struct str name)
{
    size_t count = 0;
    while (cookies.len) {
        struct str value = str_cut(&cookies, ';');
        count += str_eq(str_trim(str_cut(&value, '=')), name);
    }
    return count;
}

/* A cookie that says who asks is said once: a neighbouring site could have added the other. */
static int check_cookies(const struct head *head)
{
    static const struct str single[] = {STR_INIT("session"),        STR_INIT("guest"),
                                        STR_INIT("__Host-session"), STR_INIT("__Host-guest"),
                                        STR_INIT("device"),         STR_INIT("__Host-device")};
    struct str cookies = STR_NONE;
    count_of(head, STR("Cookie"), &cookies);
    for (size_t i = 0; i < COUNT_OF(single); i++)
        if (count_cookies(cookies, single[i]) > 1)
            return 400;
    return 0;
}

static bool says_zero(struct str number)
{
    int64_t value;
    return str_to_int(number, &value) && value == 0;
}

/* Headers that decide who asks and what is meant. */
static const struct str telling[] = {
    STR_INIT("Cookie"),          STR_INIT("Content-Type"),   STR_INIT("Authorization"),
    STR_INIT("Origin"),          STR_INIT("If-None-Match"),  STR_INIT("If-Match"),
    STR_INIT("Idempotency-Key"), STR_INIT("Sec-Fetch-Site"), STR_INIT("Expect")};

static int check_single(const struct head *head)
{
    struct str value = STR_NONE, length = STR_NONE;
    for (size_t i = 0; i < COUNT_OF(telling); i++)
        if (count_of(head, telling[i], &value) > 1)
            return 400;
    if (!count_of(head, STR("Expect"), &value))
        return 0;
    /* There is nothing to go on with behind a head without a body (RFC 9110 section 10.1.1); what follows it is another. */
    bool has_body = count_of(head, STR("Content-Length"), &length) && !says_zero(length);
    return has_body && str_eq_nocase(value, STR("100-continue")) ? 0 : 417;
}

static bool is_of_all(struct str name)
{
    static const struct str framing[] = {STR_INIT("Host"), STR_INIT("Content-Length"),
                                         STR_INIT("Transfer-Encoding")};
    for (size_t i = 0; i < COUNT_OF(framing); i++)
        if (str_eq_nocase(framing[i], name))
            return true;
    for (size_t i = 0; i < COUNT_OF(telling); i++)
        if (str_eq_nocase(telling[i], name))
            return true;
    return false;
}

/* What Connection names ends at the next hop, so it names nothing that is meant for all (RFC 9110 section 7.6.1). */
static int check_connection(const struct head *head)
{
    for (size_t i = 0; i < head->header_count; i++) {
        struct str options = head->headers[i].value;
        if (!str_eq_nocase(head->headers[i].name, STR("Connection")))
            continue;
        while (options.len)
            if (is_of_all(str_trim(str_cut(&options, ','))))
                return 400;
    }
    return 0;
}

int gate_check(const struct head *head)
{
    int (*const checks[])(const struct head *) = {check_first_line, check_lines,  check_host,
                                                  check_framing,    check_single, check_connection,
                                                  check_cookies};
    int status = 0;
    for (size_t i = 0; i < COUNT_OF(checks) && !status; i++)
        status = checks[i](head);
    return status;
}
