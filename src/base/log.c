#include "base/log.h"

#include "base/check.h"
#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum { LINE_ROOM = 4096, TEXT_ROOM = 1024 };

static struct {
    struct log_shape is;
    int journal; /* its socket, connected; 0: there is none */
} shape;

static const struct {
    const char *name, *priority;
} levels[LOG_LEVELS] = {[LOG_LINE_INFO] = {"info", "<6>"},
                        [LOG_LINE_WARNING] = {"warning", "<4>"},
                        [LOG_LINE_ERROR] = {"error", "<3>"}};

/* 0: nobody is there. */
static int connect_journal(const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    size_t len = strlen(path);
    int fd = len < sizeof address.sun_path ? socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0) : -1;
    if (fd < 0)
        return 0;
    memcpy(address.sun_path, path, len);
    if (connect(fd, (const struct sockaddr *)(const void *)&address, sizeof address) == 0)
        return fd;
    close(fd);
    return 0;
}

void log_shape(const struct log_shape *wanted)
{
    if (shape.journal)
        close(shape.journal);
    shape.is = *wanted;
    shape.journal = wanted->journal && wanted->socket ? connect_journal(wanted->socket) : 0;
}

void log_set_least(enum log_level least)
{
    __atomic_store_n(&shape.is.least, least, __ATOMIC_RELAXED);
}

struct line {
    char at[LINE_ROOM];
    size_t len;
};

/* Room for the end of the line is kept. */
static void put(struct line *line, struct str text)
{
    size_t room = sizeof line->at - 8 - line->len;
    size_t len = text.len < room ? text.len : room;
    memcpy(line->at + line->len, text.at, len);
    line->len += len;
}

static void put_time(struct line *line)
{
    char text[32];
    struct timespec now;
    struct tm utc;
    clock_gettime(CLOCK_REALTIME, &now);
    gmtime_r(&now.tv_sec, &utc);
    size_t len = strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    put(line, (struct str){text, len});
}

/* ---- as JSON ---- */

static void put_string(struct line *line, struct str text)
{
    put(line, STR("\""));
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '"' || text.at[i] == '\\')
            put(line, STR("\\"));
        put(line, str_slice(text, i, i + 1));
    }
    put(line, STR("\""));
}

/* As a number prints, and small enough for every reader; what names something is a text, however it looks. */
static bool is_number(struct str name, struct str value)
{
    static const struct str names[] = {STR_INIT("id"), STR_INIT("step"), STR_INIT("trace")};
    enum { DIGITS = 15 };
    char printed[24];
    int64_t number;
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (str_eq(name, names[i]))
            return false;
    if (value.len > DIGITS || !str_to_int(value, &number))
        return false;
    snprintf(printed, sizeof printed, "%lld", (long long)number);
    return str_eq(str_from(printed), value);
}

static void put_member(struct line *line, struct str name, struct str value)
{
    put(line, line->len > 1 ? STR(",") : STR(""));
    put_string(line, name);
    put(line, STR(":"));
    if (is_number(name, value))
        put(line, value);
    else
        put_string(line, value);
}

/* "a=1 b=two reason=all the rest": a value ends before " word=", and that of a reason with the line. */
static size_t value_length(struct str name, struct str rest)
{
    if (str_eq(name, STR("reason")) || str_eq(name, STR("said")))
        return rest.len;
    for (size_t i = 0; i < rest.len; i++) {
        size_t end = i + 1;
        while (rest.at[i] == ' ' && end < rest.len &&
               ((rest.at[end] >= 'a' && rest.at[end] <= 'z') || rest.at[end] == '_'))
            end++;
        if (end > i + 1 && end < rest.len && rest.at[end] == '=')
            return i;
    }
    return rest.len;
}

static void put_members(struct line *line, struct str rest,
                        void (*put_one)(struct line *line, struct str name, struct str value))
{
    while (rest.len) {
        struct str name = str_cut(&rest, '=');
        size_t len = value_length(name, rest);
        put_one(line, name, str_slice(rest, 0, len));
        rest = str_slice(rest, len + 1, rest.len);
    }
}

/* ---- lines ---- */

static void write_json(struct line *line, enum log_level level, const char *what, struct str text)
{
    put(line, STR("{\"time\":\""));
    put_time(line);
    put(line, STR("\""));
    put_member(line, STR("level"), str_from(levels[level].name));
    put_member(line, STR("what"), str_from(what));
    put_members(line, text, put_member);
    put(line, STR("}"));
}

static void put_text(struct line *line, enum log_level level, const char *what, struct str text)
{
    put(line, STR("level="));
    put(line, str_from(levels[level].name));
    put(line, STR(" what="));
    put(line, str_from(what));
    put(line, STR(" "));
    put(line, text);
}

/* The journal has times and levels of its own. */
static void write_text(struct line *line, enum log_level level, const char *what, struct str text)
{
    if (shape.is.journal) {
        put(line, str_from(levels[level].priority));
    } else {
        put(line, STR("time="));
        put_time(line);
        put(line, STR(" "));
    }
    put_text(line, level, what, text);
}

/* ---- to the journal, with fields (https://systemd.io/JOURNAL_NATIVE_PROTOCOL/) ---- */

/* RECOURSE_STATUS=404: the values of lines are one line. */
static void put_field(struct line *line, struct str name, struct str value)
{
    put(line, STR("RECOURSE_"));
    for (size_t i = 0; i < name.len; i++) {
        bool small = name.at[i] >= 'a' && name.at[i] <= 'z';
        char letter = small ? (char)(name.at[i] - 'a' + 'A') : '_';
        put(line, (struct str){&letter, 1});
    }
    put(line, STR("="));
    put(line, value);
    put(line, STR("\n"));
}

static bool tell_journal(enum log_level level, const char *what, struct str text)
{
    struct line line = {.len = 0};
    put(&line, STR("SYSLOG_IDENTIFIER=recourse\nPRIORITY="));
    put(&line, str_slice(str_from(levels[level].priority), 1, 2));
    put(&line, STR("\nMESSAGE="));
    put_text(&line, level, what, text);
    put(&line, STR("\n"));
    put_field(&line, STR("what"), str_from(what));
    put_members(&line, text, put_field);
    return send(shape.journal, line.at, line.len, MSG_NOSIGNAL | MSG_DONTWAIT) == (ssize_t)line.len;
}

/* ---- writing ---- */

static void write_line(enum log_level level, const char *what, const char *format, va_list arguments)
{
    char text[TEXT_ROOM];
    struct line line = {.len = 0};
    if (level < __atomic_load_n(&shape.is.least, __ATOMIC_RELAXED))
        return;
    int len = vsnprintf(text, sizeof text, format, arguments);
    struct str whole = {text, len < 0 ? 0 : (size_t)len < sizeof text ? (size_t)len : sizeof text - 1};
    for (size_t i = 0; i < whole.len; i++)
        if ((unsigned char)text[i] < ' ')
            text[i] = '?';
    whole = str_whole(whole);
    if (shape.journal && !shape.is.json && tell_journal(level, what, whole))
        return;
    if (shape.is.json)
        write_json(&line, level, what, whole);
    else
        write_text(&line, level, what, whole);
    line.at[line.len++] = '\n';
    if (write(STDERR_FILENO, line.at, line.len) < 0)
        return; /* nobody is left to tell */
}

void log_line(const char *what, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    write_line(LOG_LINE_INFO, what, format, arguments);
    va_end(arguments);
}

void log_warning(const char *what, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    write_line(LOG_LINE_WARNING, what, format, arguments);
    va_end(arguments);
}

void log_error(const char *what, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    write_line(LOG_LINE_ERROR, what, format, arguments);
    va_end(arguments);
}
