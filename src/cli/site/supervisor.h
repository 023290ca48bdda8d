#ifndef CLI_SITE_SUPERVISOR_H
#define CLI_SITE_SUPERVISOR_H
/*
 * What systemd, or whoever starts the server as it does, is told and tells: by the protocols of sd_notify(3),
 * sd_watchdog_enabled(3), sd_listen_fds(3) and sd-daemon(3), which are a datagram and some variables. Without it nothing
 * of this does anything.
 */
#include "base/log.h"
#include "http/site/app.h"

/* "READY=1", "STOPPING=1", "STATUS=...": lines of the protocol. */
void supervisor_say(const char *lines);
/* "RELOADING=1" with the instant that the protocol wants beside it. */
void supervisor_say_reloading(void);
/* Whether a socket was handed over to this process. */
bool supervisor_gave_socket(void);
/* Whether standard error is read by the journal. */
bool supervisor_reads_log(void);

struct watchdog;
/* Says that all is well for as long as somebody who asks can be answered. NULL: nobody wants to know. */
struct watchdog *watchdog_start(struct app *app);
void watchdog_stop(struct watchdog *watchdog);

#endif
