#include "text/advice/paste_phrase.h"

#include "base/check.h"

enum { WIDE = 0xe3 /* from this byte on, letters of scripts that set no blanks */ };

struct phrase {
    struct str words;
    const struct paste_cue *cue;
    size_t order; /* in the tables: of two that fit alike, the first counts */
};

static size_t shelf_of(struct str word)
{
    unsigned char byte = (unsigned char)word.at[0];
    return byte < WIDE ? byte : WIDE;
}

static void count_phrase(struct phrases *phrases, const struct phrase *phrase)
{
    phrases->from[shelf_of(phrase->words) + 1]++;
}

static void put_phrase(struct phrases *phrases, const struct phrase *phrase)
{
    phrases->at[phrases->from[shelf_of(phrase->words)]++] = *phrase;
}

static size_t each_phrase(struct phrases *phrases, bool behind,
                          void (*take)(struct phrases *phrases, const struct phrase *phrase))
{
    struct phrase phrase = {0};
    for (size_t i = 0; (phrase.cue = paste_cue_at(i)); i++)
        for (struct str rest = phrase.cue->words; rest.len && phrase.cue->behind == behind; phrase.order++) {
            phrase.words = str_cut(&rest, '|');
            take(phrases, &phrase);
        }
    return phrase.order;
}

struct phrases phrases_sorted(struct arena *arena, bool behind)
{
    struct phrases phrases = {.from = ARENA_ARRAY(arena, size_t, WIDE + 2)};
    size_t count = each_phrase(&phrases, behind, count_phrase);
    phrases.at = ARENA_ARRAY(arena, struct phrase, count);
    for (size_t i = 0; i <= WIDE; i++)
        phrases.from[i + 1] += phrases.from[i];
    each_phrase(&phrases, behind, put_phrase);
    for (size_t i = WIDE + 1; i; i--) /* each has moved to its end, where the next begins */
        phrases.from[i] = phrases.from[i - 1];
    phrases.from[0] = 0;
    return phrases;
}

static bool has_wide(struct str word)
{
    for (size_t i = 0; i < word.len; i++)
        if ((unsigned char)word.at[i] >= WIDE)
            return true;
    return false;
}

/* The word is what the phrase begins with: the same, or with `*` behind it any word that begins so. Cuts that off. */
static bool takes_word(struct str *phrase, struct str word)
{
    size_t end = 0;
    while (end < phrase->len && phrase->at[end] != ' ')
        end++;
    struct str part = str_slice(*phrase, 0, end);
    bool stem = str_ends(part, STR("*"));
    *phrase = str_slice(*phrase, end + (end < phrase->len), phrase->len);
    return stem ? str_starts(word, str_slice(part, 0, part.len - 1)) : str_eq(part, word);
}

/* One word of the text can be several of a phrase: "d'achat" is folded as "d achat". */
static bool takes_words(struct str *phrase, struct str word)
{
    while (word.len)
        if (!takes_word(phrase, str_cut(&word, ' ')))
            return false;
    return true;
}

/* Wide scripts: each word of the phrase is part of one of the text. */
static size_t wide_phrase_at(const struct pasting *pasting, struct str phrase, size_t number)
{
    size_t i = number;
    for (; phrase.len && i < pasting->count; i++) {
        struct str part = str_cut(&phrase, ' ');
        if (str_find(pasting->folded[i], part) >= pasting->folded[i].len)
            return 0;
    }
    return phrase.len ? 0 : i - number;
}

/* How many words the phrase takes, when it stands at this word; else 0. */
static size_t phrase_at(const struct pasting *pasting, struct str phrase, size_t number)
{
    size_t i = number;
    if (shelf_of(phrase) == WIDE)
        return wide_phrase_at(pasting, phrase, number);
    while (phrase.len && i < pasting->count && i < number + NEAR_WORDS) {
        struct str word = pasting->folded[i++];
        bool ends = str_ends(pasting->words[i - 1], STR(",")); /* "bestellt, am 25. versandt" */
        if ((word.len && !takes_words(&phrase, word)) || (ends && phrase.len))
            return 0;
    }
    return phrase.len ? 0 : i - number;
}

/* Takes more words than the best yet, or as many and counts for more; of wide scripts, which set no blanks, more letters. */
static bool is_better(const struct phrase *phrase, size_t count, const struct phrase *best, size_t best_count,
                      enum fact_group group)
{
    if (!best || count != best_count)
        return count > best_count;
    bool ours = fact_group_of(phrase->cue->fact) == group, was = fact_group_of(best->cue->fact) == group;
    if (str_eq(phrase->words, best->words) && ours != was)
        return ours;
    if (phrase->cue->weak != best->cue->weak)
        return best->cue->weak;
    return shelf_of(phrase->words) == WIDE && phrase->words.len > best->words.len;
}

/* What was found at a word, small: there can be a hundred thousand of them. */
struct named_word {
    uint16_t order; /* of the phrase, from 1; 0: none */
    uint8_t count;
};
struct named_words {
    const struct phrase **phrases; /* by their order */
    struct named_word (*at)[GROUP_COUNT];
};

/* The second letter rules most of them out. */
static bool may_fit(struct str phrase, struct str word)
{
    char second = word.len > 1 ? word.at[1] : ' ', wanted = phrase.len > 1 ? phrase.at[1] : ' ';
    return wanted == second || wanted == '*';
}

static void hold_against(const struct phrase *phrase, const struct pasting *pasting, size_t number,
                         const struct phrase *best[GROUP_COUNT], struct named_word at[GROUP_COUNT])
{
    size_t count = phrase_at(pasting, phrase->words, number);
    for (size_t group = 0; count && group < GROUP_COUNT; group++)
        if (is_better(phrase, count, best[group], at[group].count, (enum fact_group)group)) {
            best[group] = phrase;
            at[group] = (struct named_word){(uint16_t)(phrase->order + 1), (uint8_t)count};
        }
}

/* Those that begin as the word does, and where it has wide letters those of wide scripts, in the order of the tables. */
static void find_at(const struct phrases *phrases, const struct pasting *pasting, size_t number,
                    struct named_word at[GROUP_COUNT])
{
    const struct phrase *best[GROUP_COUNT] = {0};
    const size_t *from = phrases->from;
    struct str word = pasting->folded[number];
    if (!word.len)
        return;
    size_t shelf = shelf_of(word), all = from[WIDE + 1], wide = has_wide(word) ? from[WIDE] : all;
    size_t next = from[shelf], end = shelf < WIDE ? from[shelf + 1] : next;
    while (next < end || wide < all) {
        const struct phrase *rows = phrases->at;
        bool narrow = next < end && (wide == all || rows[next].order < rows[wide].order);
        const struct phrase *phrase = &rows[narrow ? next++ : wide++];
        if (!narrow || may_fit(phrase->words, word))
            hold_against(phrase, pasting, number, best, at);
    }
}

const struct named_words *phrases_found(struct arena *arena, const struct phrases *phrases,
                                        const struct pasting *pasting)
{
    struct named_words *words = ARENA_NEW(arena, struct named_words);
    size_t count = phrases->from[WIDE + 1];
    check(count < UINT16_MAX);
    words->phrases = (const struct phrase **)ARENA_ARRAY(arena, struct phrase *, count);
    words->at = (struct named_word(*)[GROUP_COUNT])ARENA_ARRAY(arena, struct named_word,
                                                               (pasting->count + 1) * GROUP_COUNT);
    for (size_t i = 0; i < count; i++)
        words->phrases[phrases->at[i].order] = &phrases->at[i];
    for (size_t i = 0; i < pasting->count; i++)
        find_at(phrases, pasting, i, words->at[i]);
    return words;
}

struct named_here phrases_at(const struct named_words *words, size_t number, enum fact_group group)
{
    struct named_word at = words->at[number][group];
    const struct phrase *phrase = at.order ? words->phrases[at.order - 1] : NULL;
    return phrase ? (struct named_here){phrase->cue, at.count, phrase->words.len} : (struct named_here){0};
}
