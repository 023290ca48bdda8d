#ifndef CORE_CLOCK_ROOM_H
#define CORE_CLOCK_ROOM_H
/*
 * When a span of the rules ends, in calendar and business days, and the one comparison that says "late".
 *
 * May call: -
 */

#endif
