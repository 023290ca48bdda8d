#ifndef SERVICE_BULK_GENERATE_WORDS_H
#define SERVICE_BULK_GENERATE_WORDS_H
/*
 * The vocabulary of made-up threads (see generate_text.h): words of buying and delivery, the common ones
 * first, and phrases with places for them. A place is a name in braces: one of word_lists, or {name}, {days},
 * {price}, {number}.
 */
#include <stdint.h>

enum word_kind {
    WORD_GOODS,  /* "kettle": after my, the, this */
    WORD_LOOK,   /* "copper": before goods */
    WORD_PART,   /* "lid" */
    WORD_FAULT,  /* "cracked": after is */
    WORD_PLACE,  /* "Rotterdam" */
    WORD_STATUS, /* "held by customs": what a tracking page says */
    WORD_STEP,   /* "refund": what happens to an order that went wrong */
    WORD_KIND_COUNT
};

enum phrase_kind {
    PHRASE_TITLE,
    PHRASE_QUESTION_START,
    PHRASE_QUESTION,
    PHRASE_QUESTION_END,
    PHRASE_ANSWER_START,
    PHRASE_ANSWER,
    PHRASE_POINT, /* a line of a list in an answer */
    PHRASE_COMMENT,
    PHRASE_KIND_COUNT
};

struct word_list {
    const char *name; /* as it stands between braces; NULL for phrases */
    const char *const *at;
    uint32_t count;
};

extern const struct word_list word_lists[WORD_KIND_COUNT];
extern const struct word_list phrase_lists[PHRASE_KIND_COUNT];

#endif
