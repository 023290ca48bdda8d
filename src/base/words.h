#ifndef BASE_WORDS_H
#define BASE_WORDS_H
/*
 * Every sentence that a person reads goes through here: from the English that stands in the code to the
 * sentence of the reader's language.
 *
 * The English sentence is its own name: catalogues are looked up by it, and it is what is said when a
 * language has no sentence. English itself is the language NULL and costs nothing. Catalogues are PO files
 * below languages/, packed at build time by tools/pack_words. Sentences are whole, with places in braces:
 * "The name {name} is taken".
 */
#include "base/arena.h"

struct catalogue;

/* How a language groups the digits of a number that is counted: "1,234,567". */
struct grouping {
    struct str sign;
    int from; /* digits before the first group: 1, or 2 as in Spanish ("1234", but "12.345") */
};

struct language {
    struct str tag;  /* BCP 47: "de" */
    struct str name; /* in itself: "Deutsch" */
    bool right_to_left;
    bool made_up; /* for tests: shows every sentence that goes another way */
    const struct str
        *texts; /* by the number of the sentence; the forms of a plural are apart by a null byte */
    size_t (*plural)(unsigned long long); /* the number of the form for a count */
    const struct catalogue *catalogue;
    struct grouping grouping; /* what ICU says of it, by tools/pack_words */
};

struct catalogue {
    size_t count;
    const struct str *english;   /* the sentences; of a plural, the singular */
    const unsigned short *slots; /* by hash: the number of a sentence + 1; 0: free */
    size_t slot_count;           /* a power of two */
    const struct language *languages;
    size_t language_count;
};

extern const struct catalogue catalogue_recourse;

/* Marks a sentence in a table for the catalogues; whoever shows it calls say(). */
#define N_(english) english
/* The same for a singular and its plural, as an array of two: struct str forms[2] = FORMS_("{n} day", "{n} days") */
#define FORMS_(one, many)                                                                                    \
    {                                                                                                        \
        STR_INIT(one), STR_INIT(many)                                                                        \
    }

/* The sentence in that language. */
struct str say(const struct language *language, struct str english);
/* The same, when str_hash(english) is known already. */
struct str say_known(const struct language *language, struct str english, uint64_t hash);
/* The form for n of a sentence that has a singular and a plural; its places are not filled. */
struct str say_n(const struct language *language, struct str one, struct str many, int64_t n);

/* What stands at a {name}. */
enum word_place_kind {
    WORD_TEXT,
    WORD_COUNT, /* a number that was counted or measured: its digits are grouped as the reader's language does */
    WORD_SAID, /* a sentence of the catalogues, which is said in the reader's language */
    WORD_ID    /* a number that names something (an id, a line, a version, a year): plain digits */
};
struct word_place {
    const char *name;
    struct str text;
    int64_t number;
    enum word_place_kind kind;
};

#define PLACE(name, text)       ((struct word_place){(name), (text), 0, WORD_TEXT})
#define PLACE_SAID(name, text)  ((struct word_place){(name), (text), 0, WORD_SAID})
#define PLACE_INT(name, number) ((struct word_place){(name), STR_NONE, (number), WORD_COUNT})
#define PLACE_ID(name, number)  ((struct word_place){(name), STR_NONE, (number), WORD_ID})

struct word_places {
    const struct word_place *at;
    size_t count;
};

#define PLACES(...)                                                                                          \
    ((struct word_places){(const struct word_place[]){__VA_ARGS__},                                          \
                          sizeof((const struct word_place[]){__VA_ARGS__}) / sizeof(struct word_place)})

/* The same, where there may be none. */
#define PLACES_OR_NONE(...)                                                                                  \
    ((struct word_places){(const struct word_place[]){{NULL, STR_NONE, 0, WORD_TEXT}, __VA_ARGS__} + 1,      \
                          sizeof((const struct word_place[]){{NULL, STR_NONE, 0, WORD_TEXT}, __VA_ARGS__}) / \
                                  sizeof(struct word_place) -                                                \
                              1})

/*
 * What stands at a place must not turn around the sentence beside it: an Arabic name in an English sentence, a Latin title or
 * a number in an Arabic one. Two signs that nobody sees (UAX 9: FSI and PDI) keep it apart: around every place where the
 * language is written from right to left, elsewhere around what has letters that are. The address of a page goes without
 * them, because what makes links of plain text would take the sign behind it for a part of it: it stands at the end of
 * its line.
 */
#define APART_BEGIN "\u2068"
#define APART_END   "\u2069"
bool stands_apart(const struct language *language, struct str text);
/* The text between those signs where it stands apart, else itself. */
struct str set_apart(struct arena *arena, const struct language *language, struct str text);
/* It has letters that are written from right to left. */
bool runs_back(struct str text);

/* A number with its digits grouped as that language does: into memory of that size; answers the text there. */
enum { GROUPED_BYTES = 64 };
struct str number_grouped(char into[GROUPED_BYTES], const struct language *language, int64_t number);
/* The plain digits of a number that names something. */
struct str number_plain(char into[GROUPED_BYTES], int64_t number);
/*
 * Fills a sentence's places, for a reader of that language, into memory of that size and answers the length of the
 * whole, which may be more: then the memory is full, and its last character may be cut.
 */
size_t words_fill(char *into, size_t room, const struct language *language, struct str sentence,
                  struct word_places places);
/*
 * The other way round: what stands at the places of a sentence that was filled, in the order of its places, at most
 * room of them, without the signs that keep them apart; -1 when the text is none of that sentence. A place ends where what
 * stands behind it is first found.
 */
int words_match(struct arena *arena, struct str sentence, struct str filled, struct word_place *places,
                int room);
/* The sentence in that language with its places filled. A place of the sentence that is not given is a bug. */
struct str arena_say(struct arena *arena, const struct language *language, struct str english,
                     struct word_places places);
/* The same of a sentence that is in that language already. */
struct str arena_fill(struct arena *arena, const struct language *language, struct str sentence,
                      struct word_places places);
/* The same for a sentence with a plural; {n} is the count. */
struct str arena_say_n(struct arena *arena, const struct language *language, const struct str forms[2],
                       int64_t n, struct word_places places);

/* The language of that tag ("de-AT" finds "de"); NULL: English, or none; *known tells which. */
const struct language *language_find(const struct catalogue *catalogue, struct str tag, bool made_up,
                                     bool *known);
/* What an Accept-Language header asks for (RFC 9110, 12.5.4); NULL: English, or none; *known tells which. */
const struct language *language_accepted(const struct catalogue *catalogue, struct str header, bool made_up,
                                         bool *known);
static inline struct str language_tag(const struct language *language)
{
    return language ? language->tag : STR("en");
}

#endif
