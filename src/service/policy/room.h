#ifndef SERVICE_POLICY_ROOM_H
#define SERVICE_POLICY_ROOM_H
/*
 * The folder of policies as the server holds it.
 *
 * May call: -
 */

#endif
