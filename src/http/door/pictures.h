#ifndef HTTP_DOOR_PICTURES_H
#define HTTP_DOOR_PICTURES_H
/* Pictures that come with a post, by a form or by a program: "picture1" with its "words1", and so on. */
#include "http/door/router.h"
#include "service/desk/picture.h"

/* A file and what can be seen on it, among the inputs of a row. */
#define PICTURE_INPUT(number)                                                                                \
    {STR_INIT("picture" number), STR_INIT("a picture"), INPUT_LINE, 0, 200},                                 \
    {                                                                                                        \
        STR_INIT("words" number), STR_INIT("what can be seen"), INPUT_LINE, 0, PICTURE_WORDS_MAX             \
    }
#define PICTURE_INPUTS PICTURE_INPUT("1"), PICTURE_INPUT("2"), PICTURE_INPUT("3"), PICTURE_INPUT("4")

/* What an edit says of one that stands there. */
#define STANDING_INPUT(number)                                                                               \
    {STR_INIT("standing" number), STR_INIT("a picture"), INPUT_NUMBER, 0, 18},                               \
        {STR_INIT("standing_words" number), STR_INIT("what can be seen"), INPUT_LINE, 0, PICTURE_WORDS_MAX}, \
    {                                                                                                        \
        STR_INIT("standing_gone" number), STR_INIT("1"), INPUT_LINE, 0, 1                                    \
    }

/* Their names: "picture1", "words1". */
struct str picture_file_name(size_t place);
struct str picture_words_name(size_t place);

/* Before files are looked at: whether this viewer may send so many with an act on this subject. */
enum err pictures_prepare(struct call *call, enum act act, struct subject subject) MUST_USE;
/* What came with the form, for the writer. ERR_INPUT, about the field "picture1", for what cannot be taken. */
enum err pictures_given(struct call *call, struct given_pictures *given) MUST_USE;

#endif
