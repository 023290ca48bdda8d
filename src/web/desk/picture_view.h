#ifndef WEB_DESK_PICTURE_VIEW_H
#define WEB_DESK_PICTURE_VIEW_H
/* Pictures with a post, and the part of a form that takes them. */
#include "http/door/pictures.h"
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

/* One that stands there, in the form that edits its post. */
struct picture_standing {
    struct str number, id_name, words_name, gone_name;
    int64_t id;
    struct url small;
    struct str words, alt;
    bool gone, removable;
};
struct pictures_standing_form {
    struct picture_standing at[PICTURES_OF_POST_MAX];
    size_t count;
};
enum { STANDING_INPUTS = 3 * PICTURES_OF_POST_MAX };

/* Comments take one. */
enum { PICTURES_OF_COMMENT_MAX = 1 };

struct picture_form picture_form_empty(const struct call *call, struct str id, size_t slots);
/* Those that stand there; filled in as it was sent when the form comes back. */
struct pictures_standing_form pictures_standing_form(struct call *call, const struct picture_rows *rows,
                                                     struct subject subject);
/* What was sent about them. */
void pictures_standing_sent(struct call *call, struct picture_edits *edits);
/* The one of this route as it was sent. */
struct picture_form picture_form_sent(struct call *call, struct str id, size_t slots);
/* Those of one post among the rows. */
struct pictures_view pictures_view_of(struct call *call, const struct picture_rows *rows, struct post_ref on,
                                      struct subject subject);

#endif
