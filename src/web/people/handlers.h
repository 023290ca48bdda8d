#ifndef WEB_PEOPLE_HANDLERS_H
#define WEB_PEOPLE_HANDLERS_H
/* The functions behind the rows of web/door/routes.c that live in this room, by the file that has them. */
#include "http/door/router.h"

/* account.c */
enum err account_show(struct call *call);
enum err profile_prepare(struct call *call);
enum err profile_post(struct call *call);
enum err password_prepare(struct call *call);
enum err password_post(struct call *call);
enum err leave_prepare(struct call *call);
enum err leave_post(struct call *call);

/* sessions.c */
enum err sign_out_post(struct call *call);
enum err session_end_post(struct call *call);
enum err sessions_end_others_post(struct call *call);

/* arrive.c */
enum err sign_in_show(struct call *call);
enum err sign_in_prepare(struct call *call);
enum err sign_in_post(struct call *call);
enum err sign_up_show(struct call *call);
enum err sign_up_prepare(struct call *call);
enum err sign_up_post(struct call *call);
enum err set_up_show(struct call *call);
enum err set_up_prepare(struct call *call);
enum err set_up_post(struct call *call);
enum err new_password_show(struct call *call);
enum err new_password_prepare(struct call *call);
enum err new_password_post(struct call *call);

/* code.c */
enum err sign_in_code_show(struct call *call);
enum err sign_in_code_prepare(struct call *call);
enum err sign_in_code_post(struct call *call);

/* provider.c */
enum err provider_start_prepare(struct call *call);
enum err provider_start(struct call *call);
enum err provider_back_prepare(struct call *call);
enum err provider_back(struct call *call);
enum err provider_show(struct call *call);
enum err provider_turn_prepare(struct call *call);
enum err provider_turn_post(struct call *call);

/* second.c */
enum err second_show(struct call *call);
enum err second_prepare(struct call *call);
enum err second_post(struct call *call);
enum err second_first_prepare(struct call *call);
enum err second_first_post(struct call *call);

/* passkey.c */
enum err passkeys_show(struct call *call);
enum err passkeys_prepare(struct call *call);
enum err passkeys_post(struct call *call);
enum err passkey_new_prepare(struct call *call);
enum err passkey_new_post(struct call *call);

/* passkey_door.c */
enum err passkey_ask_show(struct call *call);
enum err passkey_ask_prepare(struct call *call);
enum err passkey_ask_post(struct call *call);
enum err passkey_show_post(struct call *call);
/* guest_mail.c */
enum err guest_mail_show(struct call *call);
enum err guest_mail_post(struct call *call);
enum err guest_mail_stop_show(struct call *call);
enum err guest_mail_stop_post(struct call *call);

/* mailbox.c */
enum err mailbox_show(struct call *call);
enum err mailbox_prepare(struct call *call);
enum err mailbox_post(struct call *call);
enum err mailbox_remove_prepare(struct call *call);
enum err mailbox_remove_post(struct call *call);
enum err mailbox_confirm_show(struct call *call);
enum err mailbox_confirm_post(struct call *call);
enum err mailbox_resume_post(struct call *call);
enum err unsubscribe_show(struct call *call);
enum err unsubscribe_post(struct call *call);
enum err forgotten_show(struct call *call);
enum err forgotten_prepare(struct call *call);
enum err forgotten_post(struct call *call);

/* mine.c */
enum err mine_show(struct call *call);
enum err mine_post(struct call *call);

/* profile.c */
enum err users_show(struct call *call);
enum err user_show(struct call *call);

/* standing.c */
enum err points_show(struct call *call);
enum err own_votes_show(struct call *call);

/* tokens.c */
enum err tokens_show(struct call *call);
enum err tokens_prepare(struct call *call);
enum err tokens_post(struct call *call);
enum err token_revoke_post(struct call *call);

/* own_data.c */
enum err own_data_show(struct call *call);
enum err own_data_prepare(struct call *call);
enum err own_data_post(struct call *call);
enum err own_data_json(struct call *call);

#endif
