#ifndef TEXT_LONG_H
#define TEXT_LONG_H
/*
 * One line
 * more
 * than
 * a
 * header
 * may
 * have.
 */

#endif /* tidy: the header has 13 lines of at most 12 */
