#include "service/work.h"
#include "store/db.h" /* tidy: web must not include "store/db.h" */
#include <sqlite3.h>  /* tidy: <sqlite3.h> is not for this file */
#include <time.h>
