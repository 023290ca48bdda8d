#ifndef BASE_STR_H
#define BASE_STR_H
/*
 * Text as two words by value: where it begins and how many bytes it has.
 *
 * A struct str never owns its bytes and is not null-terminated by contract. The empty string may have any
 * `at`, also NULL. Text from outside is checked as UTF-8 once, at the door (str_is_utf8); inside, a str is
 * UTF-8.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct str {
    const char *at;
    size_t len;
};

#define STR(literal) ((struct str){"" literal, sizeof(literal) - 1})
#define STR_INIT(literal)                                                                                    \
    {                                                                                                        \
        "" literal, sizeof(literal) - 1                                                                      \
    }
#define STR_NONE ((struct str){NULL, 0})
/* For printf's "%.*s". */
#define STR_ARG(s) (int)(s).len, (s).at

/* The bytes of a null-terminated string without its terminator; NULL gives the empty string. */
struct str str_from(const char *text);

bool str_eq(struct str a, struct str b);
/* Equal when A-Z and a-z are taken as the same; other bytes compare as they are. */
bool str_eq_nocase(struct str a, struct str b);
/* Byte order: negative, 0 or positive as for memcmp; a prefix comes first. */
int str_compare(struct str a, struct str b);
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);

/* The bytes [from, to) of s; both ends are clamped to s. */
struct str str_slice(struct str s, size_t from, size_t to);
/* Index of the first needle in s, or s.len when there is none. */
size_t str_find(struct str s, struct str needle);
size_t str_find_char(struct str s, char c);
/* s without ASCII white space at both ends. */
struct str str_trim(struct str s);

/*
 * Takes the text before the next separator off *rest and returns it; *rest moves behind the separator. When
 * there is no separator, returns all of *rest and leaves it empty. Loop with: while (rest.len) { part =
 * str_cut(...); }
 */
struct str str_cut(struct str *rest, char separator);

/* Reads the whole of s as a decimal integer with optional '-'. False on anything else and on overflow. */
bool str_to_int(struct str s, int64_t *value);

/* Of ASCII, whatever the locale. */
static inline bool char_is_digit(char c)
{
    return c >= '0' && c <= '9';
}
static inline bool char_is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* True for well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates, at most U+10FFFF) without NUL. */
bool str_is_utf8(struct str s);
/* Number of code points of UTF-8 text. */
size_t str_char_count(struct str s);
/* The longest prefix with at most `chars` code points; never splits one. */
struct str str_char_prefix(struct str s, size_t chars);
/* Without the character at its end that is cut off, if one is. */
struct str str_whole(struct str s);
/* Reads the code point at s[*index] and moves *index behind it. s is UTF-8 and *index < s.len. */
uint32_t str_code_point(struct str s, size_t *index);

/* FNV-1a of the bytes: for hash tables in memory, never for anything that must resist an attacker. */
uint64_t str_hash(struct str s);

#endif
