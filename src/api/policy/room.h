#ifndef API_POLICY_ROOM_H
#define API_POLICY_ROOM_H
/*
 * The rules of marketplaces.
 *
 * May call: kit
 */

#endif
