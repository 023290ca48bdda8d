#include "tidy.h"

#include <dirent.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void give_up(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("tidy: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(3);
}

void *grow(void *array, int count, size_t size)
{
    /* Room doubles at every power of two. */
    if (count != 0 && (count & (count - 1)) != 0)
        return array;
    void *more = realloc(array, (size_t)(count ? count * 2 : 1) * size);
    if (!more)
        give_up("no memory");
    return more;
}

const char *copy_of(const char *at, int len)
{
    char *copy = strndup(at, (size_t)len);
    if (!copy)
        give_up("no memory");
    return copy;
}

void say(struct tidy *tidy, enum rule rule, const struct file *file, int line, const char *format, ...)
{
    char text[512];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    tidy->findings = grow(tidy->findings, tidy->finding_count, sizeof *tidy->findings);
    tidy->findings[tidy->finding_count++] =
        (struct finding){.rule = rule, .file = file, .line = line, .text = copy_of(text, (int)strlen(text))};
}

static bool ends_with(const char *text, const char *ending)
{
    size_t len = strlen(text), end = strlen(ending);
    return len >= end && strcmp(text + len - end, ending) == 0;
}

static void read_bytes(const char *full, struct file *file)
{
    FILE *in = fopen(full, "rb");
    if (!in)
        give_up("cannot read %s", full);
    fseek(in, 0, SEEK_END);
    long size = ftell(in);
    rewind(in);
    if (size < 0)
        give_up("cannot read %s", full);
    file->text = calloc((size_t)size + 1, 1);
    if (!file->text)
        give_up("no memory");
    file->len = fread(file->text, 1, (size_t)size, in);
    fclose(in);
    for (size_t i = 0; i < file->len; i++)
        file->lines += file->text[i] == '\n';
}

static void add_file(struct tidy *tidy, const char *full, const char *path)
{
    struct file file = {.path = copy_of(path, (int)strlen(path))};
    read_bytes(full, &file);
    if (memchr(file.text, 0, file.len))
        return; /* no text */
    file.is_c = ends_with(path, ".c") || ends_with(path, ".h");
    if (file.is_c)
        lex(&file);
    tidy->files = grow(tidy->files, tidy->file_count, sizeof *tidy->files);
    tidy->files[tidy->file_count++] = file;
}

/* What is not ours to judge: results of builds, packages, data, and the samples that are wrong on purpose. */
static bool is_passed_over(const char *path, const char *name)
{
    static const char *const names[] = {".git", "node_modules", "data", ".cache", ".venv"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return strncmp(path, "build", 5) == 0 || strcmp(path, "tests/tidy/samples") == 0;
}

static void read_folder(struct tidy *tidy, const char *below)
{
    char full[4096], path[2048];
    snprintf(full, sizeof full, "%s/%s", tidy->root, below);
    struct dirent **entries;
    int count = scandir(full, &entries, NULL, alphasort);
    if (count < 0)
        give_up("cannot read the folder %s", full);
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        snprintf(path, sizeof path, "%s%s%s", below, *below ? "/" : "", name);
        snprintf(full, sizeof full, "%s/%s", tidy->root, path);
        struct stat about;
        if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0 || is_passed_over(path, name) ||
            lstat(full, &about) != 0)
            continue;
        if (S_ISDIR(about.st_mode))
            read_folder(tidy, path);
        else if (S_ISREG(about.st_mode))
            add_file(tidy, full, path);
    }
}

void tree_read(struct tidy *tidy)
{
    read_folder(tidy, "");
}

const struct file *tree_find(const struct tidy *tidy, const char *path)
{
    for (int i = 0; i < tidy->file_count; i++)
        if (strcmp(tidy->files[i].path, path) == 0)
            return &tidy->files[i];
    return NULL;
}
