#include "store/db.h" /* tidy: core must not include "store/db.h": store is not below it */
#include <time.h>     /* tidy: <time.h> is not for this file */
#include "core/walls.h"
#include "cellar/wine.h" /* tidy: "cellar/wine.h" is on no floor */
#include "http/message.h" /* tidy: core must not include "http/message.h" */
