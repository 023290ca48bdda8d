#ifndef SUPPORT_KIT_SUITE_H
#define SUPPORT_KIT_SUITE_H
/* cmocka with the headers that it wants before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#undef fail /* ours is base/err.h */

#include "base/str.h"

/* Fails and shows both texts when they differ. */
void assert_str(struct str is, const char *should);

#endif
