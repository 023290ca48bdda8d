#ifndef WEB_DESK_PICTURE_VIEW_H
#define WEB_DESK_PICTURE_VIEW_H
/* Pictures with a post, and the part of a form that takes them. */
#include "service/desk/picture.h"
#include "web/kit/show.h"

struct picture_view {
    struct url large, small, remove; /* remove empty: not for this viewer */
    struct str alt;                  /* for those who do not see it; never empty */
    int64_t width, height;           /* of the small one */
};
struct pictures_view {
    struct picture_view at[PICTURES_OF_POST_MAX];
    size_t count;
    struct url gone; /* the history that tells of those that were taken away; empty: none was */
};
struct pictures_page {
    const struct pictures_view *pictures;
    struct str csrf;
};

/* One place for a file and its words. */
struct picture_slot {
    struct str number, file, words; /* "1", and the names of both fields */
    struct str value;               /* the words as they were sent */
};
struct picture_form {
    struct str id; /* begins the ids of its fields: a page may have several */
    struct picture_slot slots[PICTURES_OF_POST_MAX];
    size_t count;
    struct str error;
    bool lost; /* files came and the form comes back: a browser does not keep them */
    struct str too_large;
};

/* Comments take one. */
enum { PICTURES_OF_COMMENT_MAX = 1 };

struct picture_form picture_form_empty(const struct call *call, struct str id, size_t slots);
/* The one of this route as it was sent. */
struct picture_form picture_form_sent(struct call *call);
/* Before files are looked at: whether this viewer may send so many with a post made by `act`. */
enum err pictures_prepare(struct call *call, enum act act) MUST_USE;
/* What came with the form, for the writer. ERR_INPUT, about the field "picture1", for what cannot be taken. */
enum err pictures_given(struct call *call, struct given_pictures *given) MUST_USE;
/* Those of one post among the rows. */
struct pictures_view pictures_view_of(struct call *call, const struct picture_rows *rows, struct post_ref on,
                                      struct subject subject);

#endif
