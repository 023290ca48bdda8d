#ifndef WEB_DESK_LISTS_H
#define WEB_DESK_LISTS_H
/* What a path names: shared by lists and their feeds. ERR_NOT_FOUND, with a sentence, when there is none. */
#include "service/desk/find.h"
#include "web/kit/views.h"

enum err category_of(struct call *call, const struct category **category) MUST_USE;
enum err tag_of(struct call *call, struct tag *tag) MUST_USE;

#endif
