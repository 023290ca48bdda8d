#ifndef SUPPORT_KIT_OWN_ARENA_H
#define SUPPORT_KIT_OWN_ARENA_H
/* An arena that lasts as long as a program's tests: cmocka_run_group_tests(tests, arena_begin, arena_end). */
#include "base/arena.h"

extern struct arena arena;

int arena_begin(void **state);
int arena_end(void **state);

#endif
