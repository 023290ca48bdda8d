#ifndef API_DESK_HANDLERS_H
#define API_DESK_HANDLERS_H
/* The functions behind the rows of api/door/routes.c that live in this room, by the file that has them. */
#include "http/door/router.h"
#include "service/desk/change.h"

struct writing;
struct author;
struct json;
struct post_spot;
struct post_ref;

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
/* "author": guests have a name or null; members their handle, title and points. */
void api_put_author(struct json *json, const struct author *author);

/* posts.c */
enum err api_post_prepare(struct call *call);
enum err api_comment_prepare(struct call *call);
enum err api_comment(struct call *call);
enum err api_edit_prepare(struct call *call);
enum err api_vote(struct call *call);
enum err api_flag(struct call *call);
enum err api_edit(struct call *call);
enum err api_accept(struct call *call);
/* The post that the address names with its first two parts. */
enum err api_post_of(struct call *call, struct post_ref *ref) MUST_USE;
/* What was sent of an edit; what was not sent stays as the post says. */
enum err api_edit_read(struct call *call, const struct post *post, struct edit *edit) MUST_USE;
/* Where it stands. */
enum err api_send_spot(struct call *call, const struct post_spot *spot) MUST_USE;

/* turns.c */
/* Sends the post where "turn" says, when is_taken says that it may from here; NULL: whatever there is. */
enum err api_turn_post(struct call *call, bool (*is_taken)(enum turn turn)) MUST_USE;
enum err api_turn(struct call *call);
enum err api_convert(struct call *call);
enum err api_close(struct call *call);
enum err api_reopen(struct call *call);
enum err api_favourite(struct call *call);
enum err api_solved(struct call *call);
enum err api_history(struct call *call);

/* moderation.c */
enum err api_moderation_queue(struct call *call);
enum err api_verdict(struct call *call);
enum err api_verdicts_look(struct call *call);
enum err api_verdicts(struct call *call);
enum err api_writer(struct call *call);
enum err api_block(struct call *call);

/* figures.c */
enum err api_figures(struct call *call);

/* purge.c */
enum err api_purge(struct call *call);
enum err api_purge_person(struct call *call);
enum err api_purges(struct call *call);
enum err api_purge_undo(struct call *call);

/* attached.c */
enum err api_question_order(struct call *call);
enum err api_picture_remove(struct call *call);

/* networks.c */
enum err api_networks(struct call *call);
enum err api_network_block(struct call *call);

/* ready.c */
enum err api_ready_answers(struct call *call);
enum err api_ready_answer(struct call *call);
enum err api_ready_add(struct call *call);
enum err api_ready_change(struct call *call);
enum err api_ready_remove(struct call *call);

/* saved_search.c */
enum err api_saved_searches(struct call *call);
enum err api_saved_search_keep(struct call *call);
enum err api_saved_search_seen(struct call *call);
enum err api_saved_search_remove(struct call *call);

/* suggest.c */
enum err api_suggest(struct call *call);
enum err api_suggestions(struct call *call);
enum err api_suggestion(struct call *call);
enum err api_suggestion_settle(struct call *call);
enum err api_wiki(struct call *call);

/* topics.c */
enum err api_categories(struct call *call);
enum err api_tags(struct call *call);
enum err api_tag_turn(struct call *call);

/* preview.c */
enum err api_preview(struct call *call);

#endif
