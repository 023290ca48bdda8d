#ifndef SUPPORT_TRACKING_TOLD_H
#define SUPPORT_TRACKING_TOLD_H
/* Lines as carriers print them, and what each tells. */
#include "base/str.h"
#include "core/tracking/parcel.h"

struct told_line {
    struct str line;
    enum parcel_event event;
};
/* Ends the test at the first that is read otherwise, and prints it. */
void assert_told(const struct told_line *rows, size_t count);

#endif
