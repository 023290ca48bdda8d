#ifndef TEXT_KIT_MULTIPART_H
#define TEXT_KIT_MULTIPART_H
/*
 * Forms with files (multipart/form-data, RFC 7578 over RFC 2046) read strictly, from a body that is there as a whole.
 *
 * libmicrohttpd's own reader wants a live connection, which a request without a socket has not.
 */
#include "text/kit/form.h"

enum {
    MULTIPART_FILES_MAX = 10,
    MULTIPART_NAME_MAX = 200,
    MULTIPART_TEXT_MAX = 1024 * 1024 /* bytes of all fields */
};

struct sent_file {
    struct str field, name; /* of the form; of the file as its owner calls it, without folders */
    struct str bytes;       /* part of the body */
};
struct sent_files {
    struct sent_file at[MULTIPART_FILES_MAX];
    size_t count;
};

/* The boundary of a Content-Type header's value; empty when it is none of multipart/form-data. */
struct str multipart_boundary(struct str content_type);
/*
 * Text fields go into the form, as form_parse would have them, files that were chosen into files; both copy names and
 * texts into the arena. ERR_INPUT for a body that is cut off or not in this form, ERR_LIMIT for too much.
 */
enum err multipart_parse(struct arena *arena, struct str body, struct str boundary, struct form *form,
                         struct sent_files *files) MUST_USE;

#endif
