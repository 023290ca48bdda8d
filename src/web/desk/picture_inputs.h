#ifndef WEB_DESK_PICTURE_INPUTS_H
#define WEB_DESK_PICTURE_INPUTS_H
/* The inputs of a form that takes pictures (picture_view.h), for the table of pages. */
#include "service/desk/picture.h"

/* A file and what can be seen on it. */
#define PICTURE_INPUT(number)                                                                                \
    {STR_INIT("picture" number), STR_INIT(N_("a picture")), INPUT_LINE, 0, 200},                             \
    {                                                                                                        \
        STR_INIT("words" number), STR_INIT(N_("what can be seen")), INPUT_LINE, 0, PICTURE_WORDS_MAX         \
    }
#define PICTURE_INPUTS PICTURE_INPUT("1"), PICTURE_INPUT("2"), PICTURE_INPUT("3"), PICTURE_INPUT("4")

#endif
