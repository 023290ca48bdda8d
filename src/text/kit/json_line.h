#ifndef TEXT_KIT_JSON_LINE_H
#define TEXT_KIT_JSON_LINE_H
/* Where something stands in a JSON text, for messages to whoever wrote it. The JSON library keeps no positions. */
#include "base/str.h"

/*
 * The line, from 1, of what a path such as "panel.tie" or "reasons[3].open_until" names in a text that the JSON
 * library has read: of the member's name, or where the element begins. Where the last parts are missing, of what
 * encloses them. A text that is no JSON gives some line of it.
 */
int json_line_of(struct str json, struct str path);

#endif
