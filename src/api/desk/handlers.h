#ifndef API_DESK_HANDLERS_H
#define API_DESK_HANDLERS_H
/* The functions behind the rows of api/door/routes.c that live in this room, by the file that has them. */
#include "http/door/router.h"

struct writing;

/* questions.c */
enum err api_questions(struct call *call);
enum err api_question(struct call *call);
enum err api_similar(struct call *call);
enum err api_search(struct call *call);
enum err api_ask_prepare(struct call *call);
enum err api_ask(struct call *call);
enum err api_answer_prepare(struct call *call);
enum err api_answer(struct call *call);

/* A guest gets the key that brings it back to what it wrote: as a cookie, and here. */
enum err api_send_written(struct call *call, const struct writing *writing, int64_t id,
                          struct str held_for) MUST_USE;

/* posts.c */
enum err api_post_prepare(struct call *call);
enum err api_comment(struct call *call);
enum err api_vote(struct call *call);
enum err api_flag(struct call *call);
enum err api_edit(struct call *call);
enum err api_accept(struct call *call);
enum err api_categories(struct call *call);

/* preview.c */
enum err api_preview(struct call *call);

#endif
