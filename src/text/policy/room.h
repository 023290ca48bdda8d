#ifndef TEXT_POLICY_ROOM_H
#define TEXT_POLICY_ROOM_H
/*
 * Policy files read and checked, and told as a person reads them.
 *
 * May call: clock kit
 */

#endif
