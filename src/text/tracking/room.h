#ifndef TEXT_TRACKING_ROOM_H
#define TEXT_TRACKING_ROOM_H
/*
 * Tracking numbers and what carriers and services say of parcels: patterns, checks, finding numbers in a text,
 * webhooks.
 *
 * May call: clock desk kit
 */

#endif
