#ifndef WEB_POLICY_ROOM_H
#define WEB_POLICY_ROOM_H
/*
 * The rules of protection as pages.
 *
 * May call: kit
 */

#endif
