#ifndef API_DOOR_ROOM_H
#define API_DOOR_ROOM_H
/*
 * The table of endpoints, who is let in, and the description of the API.
 *
 * May call: advice desk kit order panel policy reach site staff tracking
 */

#endif
