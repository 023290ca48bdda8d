#ifndef SERVICE_BULK_REPORT_H
#define SERVICE_BULK_REPORT_H
/* What an import did, for whoever ran it: rows of each kind, and what was not taken as it was. */
#include "service/bulk/bulk.h"

enum import_note {
    IMPORT_RENAMED,      /* people whose name could not stay */
    IMPORT_STAFF,        /* were staff there and are members here */
    IMPORT_BLOCKED,      /* people who were blocked and still are */
    IMPORT_NO_PASSWORD,  /* people who cannot sign in until they get a password */
    IMPORT_NO_EMAIL,     /* addresses that were never confirmed */
    IMPORT_NO_CATEGORY,  /* questions without a category, put into "Other" */
    IMPORT_TAGS,         /* tags that were changed or left out */
    IMPORT_TITLES,       /* titles that were cut */
    IMPORT_BODIES,       /* texts that were cut */
    IMPORT_NO_AUTHOR,    /* posts of people who are not in it: they stay, without author */
    IMPORT_UNSEEN,       /* posts that were hidden or waited, and still are */
    IMPORT_NO_PARENT,    /* answers and comments to what is not in it: left out */
    IMPORT_VOTES,        /* votes of people, or on posts, that are not in it, and second votes: left out */
    IMPORT_NOT_SELECTED, /* selected answers and duplicates that are not in it */
    IMPORT_PICTURES,     /* pictures that are not in it: their words stay */
    IMPORT_PRIVATE,      /* topics that only some could read: left out */
    IMPORT_NO_POST,      /* topics whose first post is not in it: left out */
    IMPORT_TIMES,        /* zero dates: the time of the row before stands in their place */
    IMPORT_OTHER_KINDS,  /* posts of kinds that are not known: left out */
    IMPORT_NOTES
};

enum { IMPORT_EXAMPLES = 5, IMPORT_EXAMPLE_BYTES = 64 };

struct import_report {
    int64_t rows[BULK_KINDS];
    int64_t notes[IMPORT_NOTES];
    char examples[IMPORT_NOTES][IMPORT_EXAMPLES]
                 [IMPORT_EXAMPLE_BYTES]; /* the first few, where they have names */
};

/* example may be empty. */
void import_note(struct import_report *report, enum import_note note, struct str example);

#endif
