/* What is weighed of a text, as buckets; also linked into tools/pack_likeness. */
#include "base/check.h"
#include "core/tracking/parcel_likeness.h"

static const uint32_t HASH_BASIS = 2166136261u;

static bool is_inside(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* The byte behind the character that begins at `at`. */
static size_t behind(struct str text, size_t at)
{
    do
        at++;
    while (at < text.len && is_inside(text.at[at]));
    return at;
}

static bool has_wide(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.at[i] >= 0xE0)
            return true;
    return false;
}

static void put_run(struct run_set *runs, uint32_t hash)
{
    size_t bucket = (hash ^ hash >> 16) % RUN_BUCKETS;
    uint64_t bit = 1ull << bucket % 64;
    runs->count += !(runs->bits[bucket / 64] & bit);
    runs->bits[bucket / 64] |= bit;
}

/* Takes one more character into the hash (FNV-1a); all digits are alike. */
static uint32_t hash_more(uint32_t hash, struct str text, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        char c = text.at[i] >= '0' && text.at[i] <= '9' ? '0' : text.at[i];
        hash = (hash ^ (unsigned char)c) * 16777619u;
    }
    return hash;
}

static void put_characters(struct run_set *runs, struct str text)
{
    enum { LONGEST = 8, LONGEST_WIDE = 4 };
    bool wide = has_wide(text);
    size_t longest = wide ? LONGEST_WIDE : LONGEST;
    for (size_t from = 0; from < text.len; from = behind(text, from)) {
        uint32_t hash = HASH_BASIS;
        size_t at = from, length = 0;
        while (at < text.len && length < longest && !(wide && text.at[from] == ' ')) {
            size_t next = behind(text, at);
            if (!wide || text.at[at] != ' ') {
                hash = hash_more(hash, text, at, next);
                length++;
            }
            at = next;
            if (wide || (length >= LONGEST / 2 && length % 2 == 0))
                put_run(runs, hash);
        }
    }
}

/* One idea (`more` is it again), or two that stand together. */
static void put_ideas(struct run_set *runs, size_t idea, size_t more)
{
    char pair[] = {'~', (char)(idea + 128), (char)(more + 128)};
    put_run(runs, hash_more(HASH_BASIS, (struct str){pair, sizeof pair}, 0, sizeof pair));
}

void runs_of(const struct phrase_text *text, struct idea_set ideas, struct run_set *runs)
{
    enum { IDEAS_MOST = 128 };
    size_t there[IDEAS_MOST], count = 0;
    *runs = (struct run_set){0};
    put_run(runs, HASH_BASIS); /* what every text has */
    put_characters(runs, text->text);
    for (size_t i = 0; i < IDEAS_MOST; i++)
        if (ideas.bits[i / 64] >> i % 64 & 1)
            there[count++] = i;
    for (size_t i = 0; i < count; i++)
        for (size_t more = i; more < count; more++)
            put_ideas(runs, there[i], there[more]);
}
