#ifndef API_KIT_ROOM_H
#define API_KIT_ROOM_H
/*
 * What every endpoint answers with: JSON, problems, replies that may be asked for again.
 *
 * May call: -
 */

#endif
