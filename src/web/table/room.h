#ifndef WEB_TABLE_ROOM_H
#define WEB_TABLE_ROOM_H
/*
 * The lists of pages as tables for spreadsheets (CSV): of names, words and numbers that programs read, in no reader's language.
 *
 * May call: kit
 */

#endif
