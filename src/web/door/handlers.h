#ifndef WEB_DOOR_HANDLERS_H
#define WEB_DOOR_HANDLERS_H
/* The functions behind the rows of web/door/routes.c, by the file that has them. */
#include "http/door/router.h"
#include "pages.h"
#include "service/desk/question.h"

/* ask.c */
enum err ask_show(struct call *call);
enum err ask_prepare(struct call *call);
enum err ask_post(struct call *call);

/* questions.c */
enum err question_show(struct call *call);

/* lists.c */
enum err questions_show(struct call *call);
enum err categories_show(struct call *call);
enum err category_show(struct call *call);
enum err tags_show(struct call *call);
enum err tag_show(struct call *call);

/* search.c */
enum err search_show(struct call *call);

/* posts.c */
enum err answer_prepare(struct call *call);
enum err answer_create(struct call *call);
enum err comment_create(struct call *call);
enum err vote_create(struct call *call);
enum err favourite_create(struct call *call);
enum err solved_create(struct call *call);
enum err select_create(struct call *call);
enum err turn_create(struct call *call);
enum err convert_create(struct call *call);
enum err reopen_create(struct call *call);

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

/* help.c */
enum err help_show(struct call *call);

/* theme.c */
enum err theme_set(struct call *call);

/* arrive.c */
enum err sign_in_show(struct call *call);
enum err sign_in_prepare(struct call *call);
enum err sign_in_post(struct call *call);
enum err sign_out_post(struct call *call);
enum err sign_up_show(struct call *call);
enum err sign_up_prepare(struct call *call);
enum err sign_up_post(struct call *call);
enum err set_up_show(struct call *call);
enum err set_up_prepare(struct call *call);
enum err set_up_post(struct call *call);
enum err new_password_show(struct call *call);
enum err new_password_prepare(struct call *call);
enum err new_password_post(struct call *call);

/* account.c */
enum err account_show(struct call *call);
enum err profile_prepare(struct call *call);
enum err profile_post(struct call *call);
enum err password_prepare(struct call *call);
enum err password_post(struct call *call);
enum err leave_prepare(struct call *call);
enum err leave_post(struct call *call);

/* profile.c */
enum err users_show(struct call *call);
enum err user_show(struct call *call);

/* moderation.c */
enum err moderation_show(struct call *call);
enum err verdict_create(struct call *call);
enum err purge_create(struct call *call);
enum err suspect_show(struct call *call);
enum err block_prepare(struct call *call);
enum err block_create(struct call *call);
enum err purge_person_create(struct call *call);
enum err networks_show(struct call *call);
enum err networks_prepare(struct call *call);
enum err networks_create(struct call *call);

/* audit.c */
enum err audit_show(struct call *call);

/* admin_settings.c */
enum err settings_show(struct call *call);
enum err settings_post(struct call *call);

/* admin_categories.c */
enum err categories_edit_show(struct call *call);
enum err categories_edit_prepare(struct call *call);
enum err categories_edit_post(struct call *call);
enum err tags_edit_show(struct call *call);
enum err tag_edit_show(struct call *call);
enum err tag_edit_prepare(struct call *call);
enum err tag_edit_post(struct call *call);

/* admin_people.c */
enum err people_edit_show(struct call *call);
enum err role_show(struct call *call);
enum err role_prepare(struct call *call);
enum err role_post(struct call *call);
enum err password_link_post(struct call *call);

/* mine.c */
enum err mine_show(struct call *call);
enum err mine_post(struct call *call);

/* assets.c */
enum err asset_show(struct call *call);

/* health.c */
enum err healthz_show(struct call *call);
enum err readyz_show(struct call *call);
enum err metrics_show(struct call *call);

/* errors.c */
void web_refuse(struct call *call, int status);

#endif
