#ifndef WEB_TABLE_ROOM_H
#define WEB_TABLE_ROOM_H
/*
 * The lists of pages as tables for spreadsheets (CSV).
 *
 * May call: kit
 */

#endif
