#ifndef WEB_DESK_HANDLERS_H
#define WEB_DESK_HANDLERS_H
/* The functions behind the rows of web/door/routes.c that live in this room, by the file that has them. */
#include "http/door/router.h"

/* ask.c */
enum err ask_show(struct call *call);
enum err ask_prepare(struct call *call);
enum err ask_post(struct call *call);

/* changes.c */
enum err flag_show(struct call *call);
enum err flag_prepare(struct call *call);
enum err flag_create(struct call *call);
enum err close_show(struct call *call);
enum err close_prepare(struct call *call);
enum err close_create(struct call *call);
enum err edit_show(struct call *call);
enum err edit_prepare(struct call *call);
enum err edit_save(struct call *call);
enum err history_show(struct call *call);

/* feeds.c */
enum err feed_questions(struct call *call);
enum err feed_category(struct call *call);
enum err feed_tag(struct call *call);
enum err feed_question(struct call *call);

/* lists.c */
enum err questions_show(struct call *call);
enum err category_show(struct call *call);
enum err tag_show(struct call *call);
enum err categories_show(struct call *call);
enum err tags_show(struct call *call);

/* pictures.c */
enum err picture_show(struct call *call);
enum err picture_small_show(struct call *call);
enum err picture_remove_post(struct call *call);

/* share.c */
enum err share_prepare(struct call *call);
enum err share_instead(struct call *call);

/* moved.c */
enum err moved_question_show(struct call *call);
enum err moved_topic_show(struct call *call);
enum err moved_person_show(struct call *call);
enum err moved_tag_show(struct call *call);

/* posts.c */
enum err answer_prepare(struct call *call);
enum err answer_create(struct call *call);
enum err comment_prepare(struct call *call);
enum err comment_create(struct call *call);
enum err vote_create(struct call *call);
enum err favourite_create(struct call *call);
enum err solved_create(struct call *call);
enum err select_create(struct call *call);
enum err turn_create(struct call *call);
enum err convert_create(struct call *call);
enum err reopen_create(struct call *call);

/* question_order.c */
enum err question_order_post(struct call *call);

/* questions.c */
enum err question_show(struct call *call);

/* ready.c */
enum err ready_show(struct call *call);
enum err ready_prepare(struct call *call);
enum err ready_post(struct call *call);
enum err ready_remove_post(struct call *call);

/* suggest.c */
enum err suggest_show(struct call *call);
enum err suggest_prepare(struct call *call);
enum err suggest_post(struct call *call);
enum err suggestions_show(struct call *call);
enum err suggestion_show(struct call *call);
enum err suggestion_prepare(struct call *call);
enum err suggestion_settle_post(struct call *call);
enum err wiki_post(struct call *call);

/* saved_search.c */
enum err saved_searches_show(struct call *call);
enum err saved_search_post(struct call *call);
enum err saved_search_show(struct call *call);
enum err saved_search_seen_post(struct call *call);
enum err saved_search_remove_post(struct call *call);

/* search.c */
enum err search_show(struct call *call);

#endif
