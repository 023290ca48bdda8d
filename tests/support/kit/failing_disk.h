#ifndef SUPPORT_KIT_FAILING_DISK_H
#define SUPPORT_KIT_FAILING_DISK_H
#include <stdbool.h>

/* A disk below SQLite that fails when told to: every file that is opened from now on lies on it. */
void failing_disk_mount(void);
/* While on, no fsync succeeds. */
void failing_disk_fail(bool on);

#endif
