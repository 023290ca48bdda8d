#include "text/desk/tags.h"

#include "base/check.h"
#include "text/desk/words.h"
#include "text/kit/storable.h"

/* The length of a separator that stands here; 0: none does. */
static size_t separator_at(struct str text, size_t at)
{
    static const struct str separators[] = {
        STR_INIT(","),      STR_INIT(" "),      STR_INIT("\n"),     STR_INIT("\t"),
        STR_INIT(";"),      STR_INIT("\u060C"), STR_INIT("\u061B"), STR_INIT("\u3001"),
        STR_INIT("\u3000"), STR_INIT("\uFF0C"), STR_INIT("\uFF1B"),
    };
    for (size_t i = 0; i < COUNT_OF(separators); i++)
        if (str_starts(str_slice(text, at, text.len), separators[i]))
            return separators[i].len;
    return 0;
}

/* The next piece between separators; empty at the end. */
static struct str next_piece(struct str *rest)
{
    size_t from = 0, to;
    for (size_t len; from < rest->len && (len = separator_at(*rest, from)) > 0;)
        from += len;
    for (to = from; to < rest->len && !separator_at(*rest, to);)
        to++;
    struct str piece = str_slice(*rest, from, to);
    *rest = str_slice(*rest, to, rest->len);
    return piece;
}

static bool has_tag(const struct tags *tags, struct str tag)
{
    for (size_t i = 0; i < tags->count; i++)
        if (str_eq(tags->at[i], tag))
            return true;
    return false;
}

static bool is_tag_text(struct str tag)
{
    for (size_t i = 0; i < tag.len; i++) {
        char c = tag.at[i];
        bool fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
        bool inner = i > 0 && i + 1 < tag.len && (c == '-' || c == '.' || c == '+');
        if (!fits && !inner)
            return false;
    }
    return true;
}

struct str tag_fit(struct arena *arena, struct str tag)
{
    struct str small = arena_copy(
        arena, str_char_prefix(text_small(arena, storable_line(arena, str_trim(tag))), TAG_CHARS_MAX));
    char *at = arena_cstr(arena, small);
    size_t len = 0;
    for (size_t i = 0; i < small.len; i++) {
        char c = small.at[i];
        bool fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80 ||
                    c == '.' || c == '+';
        if (fits || (len && at[len - 1] != '-'))
            at[len++] = fits ? c : '-';
    }
    struct str fit = {at, len};
    while (fit.len && !is_tag_text(str_slice(fit, 0, 1)) && (unsigned char)fit.at[0] < 0x80)
        fit = str_slice(fit, 1, fit.len);
    while (fit.len && (unsigned char)fit.at[fit.len - 1] < 0x80 &&
           !is_tag_text(str_slice(fit, fit.len - 1, fit.len)))
        fit.len--;
    return is_tag_text(fit) && seen_chars(fit) ? fit : STR_NONE;
}

enum err tags_read(struct arena *arena, struct str typed, struct tags *tags, struct failure *failure)
{
    *tags = (struct tags){0};
    for (struct str piece; (piece = next_piece(&typed)).len;) {
        struct str tag = text_small(arena, storable_line(arena, piece));
        if (str_char_count(tag) > TAG_CHARS_MAX)
            return fail_field(failure, ERR_INPUT, "tags",
                              "The tag \"{tag}\" is too long; {most} characters fit.",
                              PLACE("tag", str_char_prefix(piece, 20)), PLACE_INT("most", TAG_CHARS_MAX));
        if (!is_tag_text(tag) || !seen_chars(tag))
            return fail_field(
                failure, ERR_INPUT, "tags",
                "The tag \"{tag}\" has a character that tags cannot have; use letters, digits and hyphens.",
                PLACE("tag", piece));
        if (has_tag(tags, tag))
            continue;
        if (tags->count == TAGS_MAX)
            return fail_field(failure, ERR_INPUT, "tags", "At most {most} tags fit; drop one.",
                              PLACE_INT("most", TAGS_MAX));
        tags->at[tags->count++] = tag;
    }
    return OK;
}

struct str tags_joined(struct arena *arena, const struct tags *tags)
{
    struct str joined = STR_NONE;
    for (size_t i = 0; i < tags->count; i++)
        joined = arena_printf(arena, "%.*s%s%.*s", STR_ARG(joined), i ? " " : "", STR_ARG(tags->at[i]));
    return joined;
}

struct tags tags_stored(struct str joined)
{
    struct tags tags = {0};
    while (joined.len && tags.count < TAGS_MAX)
        tags.at[tags.count++] = str_cut(&joined, ' ');
    return tags;
}
