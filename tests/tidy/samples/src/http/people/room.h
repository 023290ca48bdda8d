#ifndef HTTP_PEOPLE_ROOM_H /* tidy: no file here includes anything of http/desk */
#define HTTP_PEOPLE_ROOM_H /* tidy: http/people and http/kit call each other */
/*
 * Sample: names a room that no file of it includes, and goes round in a circle with kit.
 * May call: kit desk
 */
#endif
