#ifndef TEXT_ORDER_PDF_H
#define TEXT_ORDER_PDF_H
/*
 * Papers that people give as evidence stay as they are, so those that could do something when they are opened are not
 * taken: scripts, programs to start, forms that send themselves, files within, films, anything but a place of its own that is opened
 * with it (ISO 32000-1, 12.6.4, 7.7.2 and 7.11.4). Such things have names in the file's own objects, or in streams of objects (7.5.7),
 * which are unpacked to look. A link that waits for a click is no such thing.
 */
#include "base/str.h"

/* Begins as a PDF with a version (7.5.2) and ends as one. */
bool pdf_is(struct str bytes);

enum pdf_finding {
    PDF_HARMLESS,
    PDF_LOCKED,  /* encrypted: the other side could not read it */
    PDF_ACTS,    /* could do something by itself */
    PDF_UNKNOWN, /* cannot be looked through: streams of objects packed in another way, or too large */
};
enum pdf_finding pdf_look(struct str bytes);

#endif
