/*
 * pack_files NAME OUTPUT FILE...: writes C that holds the files as `const struct packed_folder packed_NAME`.
 * A file's name is what follows the folder that all of them share.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void fail(const char *what, const char *name)
{
    fprintf(stderr, "pack_files: %s %s\n", what, name);
    exit(1);
}

/* Length of the folder part that both paths begin with. */
static size_t shared_folder(const char *a, const char *b, size_t most)
{
    size_t end = 0;
    for (size_t i = 0; i < most && a[i] && a[i] == b[i]; i++)
        if (a[i] == '/')
            end = i + 1;
    return end;
}

static size_t common_folder(char **paths, int count)
{
    const char *slash = strrchr(paths[0], '/');
    size_t length = slash ? (size_t)(slash - paths[0]) + 1 : 0;
    for (int i = 1; i < count; i++)
        length = shared_folder(paths[0], paths[i], length);
    return length;
}

/* Prints one file as a byte array; returns its size and the FNV-1a of its bytes. */
static size_t print_bytes(FILE *out, const char *path, int index, uint64_t *digest)
{
    FILE *in = fopen(path, "rb");
    if (!in)
        fail("cannot read", path);
    size_t size = 0;
    *digest = 14695981039346656037u;
    fprintf(out, "static const char bytes_%d[] = {", index);
    for (int byte; (byte = fgetc(in)) != EOF; size++) {
        *digest = (*digest ^ (uint64_t)byte) * 1099511628211u;
        fprintf(out, "%s%d,", size % 32 ? "" : "\n", (signed char)byte);
    }
    fprintf(out, "0};\n");
    fclose(in);
    return size;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

int main(int argc, char **argv)
{
    if (argc < 3)
        fail("usage: pack_files NAME OUTPUT FILE...; missing", "arguments");
    FILE *out = fopen(argv[2], "wb");
    if (!out)
        fail("cannot write", argv[2]);
    int count = argc - 3;
    char **paths = argv + 3;
    qsort(paths, (size_t)count, sizeof *paths, by_name);
    size_t folder = count ? common_folder(paths, count) : 0;
    size_t *sizes = calloc((size_t)count + 1, sizeof *sizes);
    uint64_t *digests = calloc((size_t)count + 1, sizeof *digests);
    if (!sizes || !digests)
        fail("no memory for", argv[1]);
    fprintf(out, "#include \"base/packed.h\"\n");
    for (int i = 0; i < count; i++)
        sizes[i] = print_bytes(out, paths[i], i, &digests[i]);
    fprintf(out, "static const struct packed_file files[] = {\n");
    for (int i = 0; i < count; i++)
        fprintf(out, "    {STR_INIT(\"%s\"), {bytes_%d, %zu}, STR_INIT(\"%016llx\")},\n", paths[i] + folder,
                i, sizes[i], (unsigned long long)digests[i]);
    fprintf(out, "    {{0}},\n};\nconst struct packed_folder packed_%s = {files, %d};\n", argv[1], count);
    free(sizes);
    free(digests);
    return fclose(out) == 0 ? 0 : 1;
}
