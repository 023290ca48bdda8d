#ifndef SERVICE_UNIT_ROOM_H
#define SERVICE_UNIT_ROOM_H
/*
 * What every use case stands on: units of work, rights, limits, the site, the audit list, a request answered once.
 *
 * May call: -
 */

#endif
