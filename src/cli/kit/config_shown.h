#ifndef CLI_KIT_CONFIG_SHOWN_H
#define CLI_KIT_CONFIG_SHOWN_H
/* Settings as they may be shown: without what signs in somewhere. */
#include "cli/kit/config.h"

/* "postgresql://desk:***@host/name"; a value that is a secret as a whole is "***". */
struct str config_shown(struct arena *arena, const struct words_given *given, enum config config);

#endif
