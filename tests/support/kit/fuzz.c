#include "support/kit/fuzz.h"

#include "base/buf.h"
#include "base/check.h"
#include "core/value/random.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { INPUTS_MAX = 512, INPUT_BYTES = 1 << 20, CHANGES_MAX = 8, PIECE_MAX = 40 };

struct corpus {
    struct buf inputs[INPUTS_MAX];
    size_t count;
};
/* One a program: a target's begin adds to it. */
static struct corpus corpus;

struct run {
    const struct fuzz *fuzz;
    struct random random;
    struct buf input, changed;
};

static uint32_t below(struct run *run, size_t bound)
{
    return random_below(&run->random, (uint32_t)(bound ? bound : 1));
}

static struct str piece_of(struct run *run, struct str of)
{
    size_t from = below(run, of.len + 1);
    return str_slice(of, from, from + 1 + below(run, PIECE_MAX));
}

/* What is put in the place of the bytes [from, to). */
static void change(struct run *run, struct str with, size_t from, size_t to)
{
    struct str old = buf_str(&run->input);
    buf_clear(&run->changed);
    buf_put(&run->changed, str_slice(old, 0, from));
    buf_put(&run->changed, with);
    buf_put(&run->changed, str_slice(old, to, old.len));
    struct buf kept = run->input;
    run->input = run->changed;
    run->changed = kept;
}

static void change_once(struct run *run)
{
    enum {
        CHANGE_BYTE,
        CHANGE_LEAVE_OUT,
        CHANGE_DOUBLE,
        CHANGE_INSERT,
        CHANGE_REPEAT,
        CHANGE_OTHER,
        CHANGE_COUNT
    };
    struct str input = buf_str(&run->input), piece = piece_of(run, input);
    size_t from = (size_t)(piece.at - input.at), at = below(run, input.len + 1);
    const struct buf *other = &corpus.inputs[below(run, corpus.count)];
    char byte = (char)below(run, 256);
    struct str word = run->fuzz->word_count ? run->fuzz->words[below(run, run->fuzz->word_count)] : STR("");
    struct buf repeated;
    switch (below(run, CHANGE_COUNT)) {
    case CHANGE_BYTE:
        change(run, (struct str){&byte, 1}, at, at + 1);
        return;
    case CHANGE_LEAVE_OUT:
        change(run, STR_NONE, from, from + piece.len);
        return;
    case CHANGE_DOUBLE:
        change(run, piece, at, at);
        return;
    case CHANGE_INSERT:
        change(run, word, at, at);
        return;
    case CHANGE_REPEAT:
        buf_init(&repeated, run->fuzz->bytes_max);
        for (uint32_t times = below(run, 64); times > 0; times--)
            buf_put(&repeated, below(run, 2) ? word : piece);
        change(run, buf_str(&repeated), at, at);
        buf_free(&repeated);
        return;
    case CHANGE_OTHER:
        change(run, piece_of(run, buf_str(other)), at, at);
        return;
    }
}

/* A copy of exactly its size, so that reading behind the end is seen. */
static void try_exact(const struct fuzz *fuzz, struct str input)
{
    if (getenv("RECOURSE_FUZZ_PRINT")) {
        fprintf(stderr, "---- %zu bytes\n%.*s\n", input.len, STR_ARG(input));
        fflush(stderr);
    }
    char *exact = malloc(input.len ? input.len : 1);
    check(exact != NULL);
    memcpy(exact, input.len ? input.at : "", input.len);
    fuzz->try((struct str){exact, input.len});
    free(exact);
}

static void try(struct run *run)
{
    struct str input = buf_str(&run->input);
    if (!run->input.overflow && input.len <= run->fuzz->bytes_max)
        try_exact(run->fuzz, input);
}

/* ---- the corpus ---- */

void fuzz_add(struct str input)
{
    check(corpus.count < INPUTS_MAX);
    struct buf *into = &corpus.inputs[corpus.count++];
    buf_init(into, INPUT_BYTES);
    buf_put(into, input);
    check(!into->overflow);
}

static void read_file(struct buf *into, const char *path)
{
    char bytes[4096];
    FILE *file = fopen(path, "rb");
    check(file != NULL);
    buf_init(into, INPUT_BYTES);
    for (size_t len; (len = fread(bytes, 1, sizeof bytes, file)) > 0;)
        buf_put_bytes(into, bytes, len);
    fclose(file);
    check(!into->overflow);
}

static void add_lines(const char *path)
{
    struct buf file;
    read_file(&file, path);
    for (struct str rest = buf_str(&file); rest.len;)
        fuzz_add(str_cut(&rest, '\n'));
    buf_free(&file);
}

static void add_files(const char *folder)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        if (entries[i]->d_name[0] != '.') {
            check(corpus.count < INPUTS_MAX);
            read_file(&corpus.inputs[corpus.count++], path);
        }
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

static bool corpus_read(const char *name)
{
    char path[2048];
    const char *source = getenv("RECOURSE_SOURCE");
    snprintf(path, sizeof path, "%s/tests/fuzz/corpus/%s", source ? source : ".", name ? name : "");
    if (name && strchr(name, '.'))
        add_lines(path);
    else if (name)
        add_files(path);
    return corpus.count > 0;
}

static void corpus_free(void)
{
    while (corpus.count)
        buf_free(&corpus.inputs[--corpus.count]);
}

static bool corpus_write(const char *folder)
{
    bool written = true;
    for (size_t i = 0; written && i < corpus.count; i++) {
        char path[4096];
        struct str input = buf_str(&corpus.inputs[i]);
        snprintf(path, sizeof path, "%s/%zu", folder, i);
        FILE *file = fopen(path, "wb");
        written = file && fwrite(input.len ? input.at : "", 1, input.len, file) == input.len;
        if (file)
            written = fclose(file) == 0 && written;
    }
    return written;
}

/* ---- the two ways to run ---- */

static void run_input(struct run *run, size_t index, uint64_t seed, size_t cases)
{
    struct str original = buf_str(&corpus.inputs[index]);
    for (size_t i = 0; i <= cases; i++) {
        run->random = random_start(seed, index << 32 | i);
        buf_clear(&run->input);
        buf_put(&run->input, original);
        for (uint32_t changes = i ? 1 + below(run, CHANGES_MAX) : 0; changes > 0; changes--)
            change_once(run);
        try(run);
    }
}

static bool arguments_read(int argc, char **argv, int64_t *seed, int64_t *cases)
{
    for (int i = 1; i < argc; i += 2) {
        bool known = strcmp(argv[i], "--seed") == 0 || strcmp(argv[i], "--cases") == 0;
        int64_t *value = argv[i][2] == 's' ? seed : cases;
        if (!known || i + 1 == argc || !str_to_int(str_from(argv[i + 1]), value) || *value < 0)
            return false;
    }
    return true;
}

static int run_seeded(const struct fuzz *fuzz, int argc, char **argv)
{
    struct run run = {.fuzz = fuzz};
    int64_t seed = 1, cases = (int64_t)fuzz->cases;
    if (!arguments_read(argc, argv, &seed, &cases)) {
        fprintf(stderr, "%s [--seed N] [--cases N] or --seeds FOLDER\n", argv[0]);
        return 2;
    }
    buf_init(&run.input, INPUT_BYTES);
    buf_init(&run.changed, INPUT_BYTES);
    for (size_t i = 0; i < corpus.count; i++)
        run_input(&run, i, (uint64_t)seed, (size_t)cases);
    printf("%zu in the corpus, %zu inputs\n", corpus.count, corpus.count * ((size_t)cases + 1));
    buf_free(&run.input);
    buf_free(&run.changed);
    return 0;
}

#ifdef FUZZ_BY_COVERAGE
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*one)(const uint8_t *bytes, size_t count));

static const struct fuzz *driven;

static int try_driven(const uint8_t *bytes, size_t count)
{
    if (count <= driven->bytes_max)
        try_exact(driven, (struct str){(const char *)bytes, count});
    return 0;
}

static int run_with(const struct fuzz *fuzz, int argc, char **argv)
{
    if (argc > 1 && strncmp(argv[1], "--", 2) == 0)
        return run_seeded(fuzz, argc, argv);
    driven = fuzz;
    return LLVMFuzzerRunDriver(&argc, &argv, try_driven);
}
#else
static int run_with(const struct fuzz *fuzz, int argc, char **argv)
{
    return run_seeded(fuzz, argc, argv);
}
#endif

static int run_whole(const struct fuzz *fuzz, int argc, char **argv)
{
    int status = run_with(fuzz, argc, argv);
    if (fuzz->end)
        fuzz->end();
    return status;
}

int fuzz_run(const struct fuzz *fuzz, int argc, char **argv)
{
    bool seeds = argc == 3 && strcmp(argv[1], "--seeds") == 0; /* nothing is tried */
    if (fuzz->begin)
        fuzz->begin();
    if (!corpus_read(fuzz->corpus)) {
        fprintf(stderr, "%s: no corpus; set RECOURSE_SOURCE, or start it from the root of the source\n",
                argv[0]);
        return 2;
    }
    int status = seeds ? corpus_write(argv[2]) ? 0 : 2 : run_whole(fuzz, argc, argv);
    corpus_free();
    return status;
}
