#ifndef TEXT_KIT_STORABLE_H
#define TEXT_KIT_STORABLE_H
/* What other people and programs send, before it is kept: whatever is kept can be shown in any format. */
#include "base/arena.h"

/*
 * The text without what XML 1.0 (2.2) and calendars (RFC 5545, 3.1) forbid and nobody sees: control characters but tab and
 * line breaks, and code points that are no characters (U+FFFE, U+FFFF and their like on other planes); its
 * lines end with LF. The same text, not copied, when it is so already. The text is UTF-8.
 */
struct str storable(struct arena *arena, struct str text);
/*
 * The same of what is one line: a name, a title, a tag. It stands within lines of others, in pages, mails, tables and logs;
 * so what turns the direction of writing, breaks a line in some readers, or is not seen at all goes, too.
 */
struct str storable_line(struct arena *arena, struct str text);
/* The same of what programs and tables may have broken: a break is a blank. */
struct str text_one_line(struct arena *arena, struct str text);

/* How many characters there are as people count them: a letter with its accents is one, and so is a flag or a family of emoji. */
size_t text_characters(struct str text);
/* Drawn as nothing (Unicode: Default_Ignorable_Code_Point), letters by their category among them: fillers of Korean syllables. */
bool text_point_is_unseen(uint32_t point);
/* How many characters of a text people see: marks, blanks in a row and invisible ones count for nothing. */
size_t seen_chars(struct str text);
/*
 * The same as a measure of how much is said, in letters: an ideograph stands for three, a character of a script of syllables (Kana,
 * Hangul, Thai, Devanagari and their kin) for two, of one that leaves vowels out (Arabic, Hebrew) for one and a half.
 */
size_t said_chars(struct str text);
/*
 * How much its different letters and digits say, in that measure, counted up to `most`: dots, pictures, and one letter again and
 * again say nothing.
 */
size_t told_chars(struct str text, size_t most);

#endif
