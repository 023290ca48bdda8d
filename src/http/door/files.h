#ifndef HTTP_DOOR_FILES_H
#define HTTP_DOOR_FILES_H
/*
 * Files of a form on their way to a row's function: when the row's `prepare` has said who may send them, each is looked
 * at and made harmless before the function sees it.
 * A picture takes seconds and much memory, so one thread does it for all, without holding a connection to the database.
 */
#include "text/order/picture.h"

struct call;

/* What is left of a file when it was made harmless (text/order/picture.h). */
struct clean_file {
    struct str field, name; /* of the form; as its owner called it */
    enum mime mime;
    int32_t width, height; /* pixels; 0 for a PDF */
    struct str bytes;
    struct {
        int32_t width, height;
        struct str bytes;
    } small;          /* of a picture for a post */
    struct str error; /* why it is not taken, with its name; empty: it is */
};

/* Fills call->clean, one for each of call->files. */
void files_clean(struct call *call);

#endif
