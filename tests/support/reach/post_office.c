#include "support/reach/post_office.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { WAIT_TRIES = 1200, WAIT_NS = 50 * 1000 * 1000, MAIL_MAX = 256 * 1024 };

void post_office_open(struct post_office *office)
{
    *office = (struct post_office){.url = ""};
    arena_init(&office->arena, (size_t)16 << 20);
    child_start(&office->child, "reach/post_office.py", "post");
    snprintf(office->url, sizeof office->url, "smtp://127.0.0.1:%.*s",
             STR_ARG(str_trim(str_from(office->child.line))));
    office->settings = (struct smtp_settings){str_from(office->url), STR("Help desk <help@example.org>"), 1};
}

void post_office_close(struct post_office *office)
{
    child_end(&office->child);
    arena_free(&office->arena);
}

static FILE *opened(const struct post_office *office, int n)
{
    char path[96];
    snprintf(path, sizeof path, "%s/%d", office->child.folder, n);
    return fopen(path, "rb");
}

int post_office_count(struct post_office *office)
{
    int count = 0;
    for (FILE *in; (in = opened(office, count + 1)); count++)
        fclose(in);
    return count;
}

static int hex(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Quoted-printable (RFC 2045, 6.7), read in place; header lines have none of it. */
static struct str decoded(char *text, size_t len)
{
    size_t to = str_find((struct str){text, len}, STR("\r\n\r\n"));
    for (size_t i = to; i < len; i++) {
        if (text[i] == '=' && i + 2 < len && text[i + 1] == '\r' && text[i + 2] == '\n') {
            i += 2;
        } else if (text[i] == '=' && i + 2 < len && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
            text[to++] = (char)(hex(text[i + 1]) * 16 + hex(text[i + 2]));
            i += 2;
        } else {
            text[to++] = text[i];
        }
    }
    return (struct str){text, to};
}

struct str post_office_mail(struct post_office *office, int n)
{
    FILE *in = NULL;
    for (int i = 0; !(in = opened(office, n)) && i < WAIT_TRIES; i++)
        nanosleep(&(struct timespec){0, WAIT_NS}, NULL);
    assert_non_null(in);
    char *text = arena_take(&office->arena, MAIL_MAX);
    size_t len = fread(text, 1, MAIL_MAX, in);
    fclose(in);
    return decoded(text, len);
}

const char *post_office_link(struct post_office *office, int n, const char *path)
{
    struct str mail = post_office_mail(office, n);
    size_t at = str_find(mail, str_from(path));
    assert_true(at < mail.len);
    struct str rest = str_slice(mail, at, mail.len);
    size_t end = 0;
    while (end < rest.len && (unsigned char)rest.at[end] > ' ' && rest.at[end] != '"' && rest.at[end] != '>')
        end++;
    return arena_cstr(&office->arena, str_slice(rest, 0, end));
}

void post_office_refuse_sender(struct post_office *office)
{
    FILE *file = fopen(arena_printf(&office->arena, "%s/stranger", office->child.folder).at, "w");
    assert_non_null(file);
    fclose(file);
}
