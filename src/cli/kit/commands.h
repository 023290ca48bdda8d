#ifndef CLI_KIT_COMMANDS_H
#define CLI_KIT_COMMANDS_H
/*
 * The functions behind the rows of the command table, by the file cmd_NAME.c that has them. argc and
 * argv are what stands behind the command's name. They answer the exit status.
 */

enum exit_status {
    EXIT_DONE = 0,
    EXIT_FOUND = 1, /* a check found something */
    EXIT_USE = 2,   /* wrong use; a message said what to do */
    EXIT_WORLD = 3, /* a failure of the world */
    EXIT_MISUSED, /* wrong use that no message has explained yet: main prints the usage of its row and ends with EXIT_USE */
};

int cmd_serve(int argc, char **argv);
int cmd_migrate(int argc, char **argv);
int cmd_import(int argc, char **argv);
int cmd_export(int argc, char **argv);
int cmd_backup(int argc, char **argv);
int cmd_restore(int argc, char **argv);
int cmd_move(int argc, char **argv);
int cmd_doctor(int argc, char **argv);
int cmd_check(int argc, char **argv);
int cmd_healthcheck(int argc, char **argv);
int cmd_site(int argc, char **argv);
int cmd_user(int argc, char **argv);
int cmd_token(int argc, char **argv);
int cmd_tick(int argc, char **argv);
int cmd_call(int argc, char **argv);
int cmd_openapi(int argc, char **argv);
int cmd_track(int argc, char **argv);
int cmd_advise(int argc, char **argv);
int cmd_mail(int argc, char **argv);
int cmd_policy(int argc, char **argv);
int cmd_decode(int argc, char **argv);
int cmd_config(int argc, char **argv);
int cmd_completion(int argc, char **argv);
int cmd_manpage(int argc, char **argv);
int cmd_version(int argc, char **argv);

#endif
