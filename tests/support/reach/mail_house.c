#include "support/reach/mail_house.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static struct inbox_settings inbox_at(char url[MAIL_HOUSE_URL], struct str port)
{
    snprintf(url, MAIL_HOUSE_URL, "imap://desk:secret%%2Fword@127.0.0.1:%.*s", STR_ARG(port));
    return (struct inbox_settings){str_from(url), STR("reply+*@example.org"), SPAN_MS(200)};
}

void mail_house_open(struct mail_house *house)
{
    *house = (struct mail_house){.put = 0};
    child_start(&house->child, "reach/mail_house.py", "house");
    struct str ports = str_trim(str_from(house->child.line)), first = str_cut(&ports, ' ');
    house->settings = inbox_at(house->url, first);
    house->plain = inbox_at(house->plain_url, ports);
}

void mail_house_close(struct mail_house *house)
{
    child_end(&house->child);
}

void mail_house_go(struct mail_house *house, bool away)
{
    char mark[128];
    snprintf(mark, sizeof mark, "%s/away", house->child.folder);
    assert_int_equal(kill(house->child.pid, away ? SIGUSR1 : SIGUSR2), 0);
    for (int i = 0; i < 400 && (access(mark, F_OK) == 0) != away; i++)
        usleep(50 * 1000);
    assert_int_equal(access(mark, F_OK) == 0, away);
}

void mail_house_put(struct mail_house *house, struct str mail)
{
    char made[128], there[128];
    snprintf(made, sizeof made, "%s/mail/tmp/%d", house->child.folder, ++house->put);
    snprintf(there, sizeof there, "%s/mail/new/%d.test", house->child.folder, house->put);
    FILE *out = fopen(made, "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(mail.at, 1, mail.len, out), mail.len);
    assert_int_equal(fchmod(fileno(out), 0666), 0);
    assert_int_equal(fclose(out), 0);
    assert_int_equal(rename(made, there), 0);
}

void mail_house_mark(struct mail_house *house, int n)
{
    char from[128], to[128];
    snprintf(from, sizeof from, "%s/mail/new/%d.test", house->child.folder, n);
    snprintf(to, sizeof to, "%s/mail/cur/%d.test:2,T", house->child.folder, n);
    assert_int_equal(rename(from, to), 0);
}

static int files_in(const struct mail_house *house, const char *name)
{
    char path[128];
    int count = 0;
    snprintf(path, sizeof path, "%s/mail/%s", house->child.folder, name);
    DIR *folder = opendir(path);
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));)
        count += entry->d_name[0] != '.';
    closedir(folder);
    return count;
}

int mail_house_count(const struct mail_house *house)
{
    return files_in(house, "new") + files_in(house, "cur");
}
