#ifndef TEXT_DESK_ROOM_H
#define TEXT_DESK_ROOM_H
/*
 * Texts of people: Markdown to safe HTML, words for search, slugs, tags, what an edit changed.
 *
 * May call: kit
 */

#endif
