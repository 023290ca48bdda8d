#include "service/bulk/generate_text.h"

#include "base/buf.h"
#include "base/check.h"

enum { TEXT_LIMIT = 4096 };

/* A text that is being made up. */
struct draft {
    struct buf out;
    struct random *random;
    const struct topic *subject;
};

static struct draft draft_start(struct random *random, const struct topic *subject)
{
    struct draft draft = {.random = random, .subject = subject};
    buf_init(&draft.out, TEXT_LIMIT);
    return draft;
}

/* Moves the text into the arena. The phrases are ours, so that a text past the limit is a bug. */
static struct str draft_end(struct draft *draft, struct arena *arena)
{
    check(!draft->out.overflow);
    struct str text = arena_copy(arena, buf_str(&draft->out));
    buf_free(&draft->out);
    return text;
}

/* A syllable is one of 16 beginnings and one of 4 vowels: six bits of a number. */
static const char *const onsets[] = {"b", "d", "f", "tr", "w", "kr", "l",  "m",
                                     "n", "y", "r", "s",  "t", "v",  "br", "st"};
static const char *const vowels[] = {"a", "e", "i", "o"};

/* One syllable for each six bits of the number, at least two; different numbers give different names. */
static void put_name(struct buf *out, uint32_t number)
{
    for (int syllables = 0; syllables < 2 || number; syllables++) {
        buf_put(out, str_from(onsets[number & 15]));
        buf_put(out, str_from(vowels[number >> 4 & 3]));
        number >>= 6;
    }
}

static void make_capital(struct buf *out, size_t index)
{
    if (!out->overflow && out->at[index] >= 'a' && out->at[index] <= 'z')
        out->at[index] = (char)(out->at[index] - 'a' + 'A');
}

static void put_shop(struct buf *out, uint32_t shop)
{
    size_t start = out->len;
    put_name(out, shop);
    buf_put(out, STR("ndel"));
    make_capital(out, start);
}

/* Most often the subject's own word, else another one. */
static struct str word_of(struct draft *draft, uint32_t kind)
{
    const struct word_list *list = &word_lists[kind];
    bool own = random_below(draft->random, 10) < 7;
    return str_from(list->at[own ? draft->subject->word[kind] : random_rank(draft->random, list->count)]);
}

static void put_price(struct draft *draft)
{
    uint32_t whole = 3 + random_rank(draft->random, 1000);
    uint32_t cents = random_below(draft->random, 100);
    buf_printf(&draft->out, "%u.%02u", whole, cents);
}

static void put_place(struct draft *draft, struct str place)
{
    struct buf *out = &draft->out;
    for (uint32_t kind = 0; kind < WORD_KIND_COUNT; kind++)
        if (str_eq(place, str_from(word_lists[kind].name))) {
            buf_put(out, word_of(draft, kind));
            return;
        }
    if (str_eq(place, STR("name")))
        put_shop(out, draft->subject->shop);
    else if (str_eq(place, STR("days")))
        buf_put_int(out, 2 + random_below(draft->random, 88));
    else if (str_eq(place, STR("price")))
        put_price(draft);
    else {
        check(str_eq(place, STR("number")));
        buf_put_int(out, 100000 + random_below(draft->random, 900000));
    }
}

/* One phrase with its places filled, its first letter a capital except in lists. */
static void put_phrase(struct draft *draft, enum phrase_kind kind, uint32_t index)
{
    struct str rest = str_from(phrase_lists[kind].at[index]);
    size_t start = draft->out.len;
    while (rest.len) {
        buf_put(&draft->out, str_cut(&rest, '{'));
        if (rest.len)
            put_place(draft, str_cut(&rest, '}'));
    }
    if (kind != PHRASE_POINT)
        make_capital(&draft->out, start);
}

static void put_any(struct draft *draft, enum phrase_kind kind)
{
    put_phrase(draft, kind, random_below(draft->random, phrase_lists[kind].count));
}

/* From one to `most` phrases, none twice; each as a point of a list, a sentence, or a new paragraph. */
static void put_some(struct draft *draft, enum phrase_kind kind, uint32_t most)
{
    uint32_t count = phrase_lists[kind].count;
    uint64_t used = 0;
    check(most <= count && count <= 64);
    for (uint32_t left = 1 + random_below(draft->random, most); left > 0; left--) {
        uint32_t index;
        do
            index = random_below(draft->random, count);
        while (used >> index & 1);
        used |= UINT64_C(1) << index;
        if (kind == PHRASE_POINT)
            buf_put(&draft->out, STR("\n- "));
        else
            buf_put(&draft->out, random_below(draft->random, 4) ? STR(" ") : STR("\n\n"));
        put_phrase(draft, kind, index);
    }
}

struct topic generate_topic(struct random *random)
{
    struct topic subject = {.shop = random_rank(random, GENERATE_SHOPS)};
    for (uint32_t kind = 0; kind < WORD_KIND_COUNT; kind++)
        subject.word[kind] = random_rank(random, word_lists[kind].count);
    return subject;
}

struct str generate_title(struct random *random, const struct topic *subject, struct arena *arena)
{
    struct draft draft = draft_start(random, subject);
    put_any(&draft, PHRASE_TITLE);
    return draft_end(&draft, arena);
}

struct str generate_question(struct random *random, const struct topic *subject, struct arena *arena)
{
    struct draft draft = draft_start(random, subject);
    put_any(&draft, PHRASE_QUESTION_START);
    put_some(&draft, PHRASE_QUESTION, 5);
    put_some(&draft, PHRASE_QUESTION_END, 2);
    return draft_end(&draft, arena);
}

struct str generate_answer(struct random *random, const struct topic *subject, struct arena *arena)
{
    struct draft draft = draft_start(random, subject);
    put_any(&draft, PHRASE_ANSWER_START);
    put_some(&draft, PHRASE_ANSWER, 7);
    if (random_below(random, 3) == 0) {
        buf_put_char(&draft.out, '\n');
        put_some(&draft, PHRASE_POINT, 5);
    }
    return draft_end(&draft, arena);
}

struct str generate_comment(struct random *random, const struct topic *subject, struct arena *arena)
{
    struct draft draft = draft_start(random, subject);
    put_any(&draft, PHRASE_COMMENT);
    return draft_end(&draft, arena);
}

uint32_t generate_tags(struct random *random, const struct topic *subject, struct str tags[GENERATE_TAGS])
{
    static const enum word_kind kinds[GENERATE_TAGS] = {WORD_STEP, WORD_GOODS, WORD_PART};
    uint32_t wanted = 1 + random_below(random, GENERATE_TAGS);
    uint32_t count = 0;
    for (uint32_t i = 0; i < wanted; i++) {
        struct str tag = str_from(word_lists[kinds[i]].at[subject->word[kinds[i]]]);
        bool known = false;
        for (uint32_t j = 0; j < count; j++)
            known = known || str_eq(tags[j], tag);
        if (!known)
            tags[count++] = tag;
    }
    return count;
}

struct str generate_handle(uint32_t number, struct arena *arena)
{
    struct draft draft = draft_start(NULL, NULL);
    put_name(&draft.out, number);
    return draft_end(&draft, arena);
}
