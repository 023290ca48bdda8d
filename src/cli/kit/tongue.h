#ifndef CLI_KIT_TONGUE_H
#define CLI_KIT_TONGUE_H
/* What the operator reads on the command line. */
#include "base/words.h"

/* That of LC_ALL, LC_MESSAGES or LANG ("de_AT.UTF-8"), the first that is set; NULL: English, or one not spoken. */
const struct language *operator_language(void);

#endif
