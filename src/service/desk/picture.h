#ifndef SERVICE_DESK_PICTURE_H
#define SERVICE_DESK_PICTURE_H
/*
 * Pictures that come with a question, an answer or a comment. They are seen by whoever sees their post, held like links for
 * those who are new (core/desk/hold.h), and can be taken away by the author and the staff: then the history says so, and
 * the pictures themselves are gone.
 */
#include "service/desk/vote.h"
#include "store/desk/picture.h"

enum { PICTURE_WORDS_MAX = 300 /* characters */ };

/* Decoded and made harmless (text/order/picture.h), in its two sizes. */
struct given_picture {
    struct str mime, words;
    struct given_size {
        int64_t width, height;
        struct str bytes;
    } large, small;
};
struct given_pictures {
    struct given_picture at[PICTURES_OF_POST_MAX];
    size_t count;
};

/* Takes from the limit on pictures for each. ERR_LIMIT, with its sentence. */
enum err pictures_admit(struct ctx *ctx, const struct writer *writer) MUST_USE;
/* Keeps those of the writer with a post that was just made. */
enum err pictures_keep(struct ctx *ctx, const struct writer *writer, struct post_ref on,
                       int64_t question_id) MUST_USE;

/* What an edit does to a picture that stands with the post: its words, or away with it. */
struct picture_edit {
    int64_t id;
    struct str words;
    bool remove;
};
struct picture_edits {
    struct picture_edit at[PICTURES_OF_POST_MAX];
    size_t count;
};
/* The pictures that stand with a post. */
enum err pictures_standing(struct ctx *ctx, struct post_ref on, struct picture_rows *rows) MUST_USE;
/*
 * Changes those that stand there and adds those of the writer; edits may be NULL. ERR_REFUSED when the writer may edit the
 * text alone, ERR_INPUT about "picture1" when there would be too many.
 */
enum err pictures_change(struct ctx *ctx, const struct writer *writer, const struct post *post,
                         const struct picture_edits *edits) MUST_USE;

/* A picture and its bytes, for whoever sees its post; ERR_NOT_FOUND, with a sentence, for all else alike. */
struct picture_read {
    struct picture_row row;
    struct str bytes;
};
enum err picture_read(struct ctx *ctx, const struct viewer *viewer, int64_t id, bool small,
                      struct picture_read *read) MUST_USE;

/* Takes one away for good. *spot is where its post stands. */
enum err picture_take_away(struct ctx *ctx, const struct viewer *viewer, int64_t id,
                           struct post_spot *spot) MUST_USE;

#endif
