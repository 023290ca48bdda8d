#ifndef HTTP_REACH_ROOM_H
#define HTTP_REACH_ROOM_H
/*
 * What leaves the house on its way: the deliverer's thread, and libcurl behind one wall.
 *
 * May call: site wire
 */

#endif
