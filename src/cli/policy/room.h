#ifndef CLI_POLICY_ROOM_H
#define CLI_POLICY_ROOM_H
/*
 * Files of rules: checked, compared, tried out.
 *
 * May call: kit
 */

#endif
