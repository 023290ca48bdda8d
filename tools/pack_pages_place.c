/*
 * The walk over the HTML of a page file (see pack_pages.h).
 */
#include "pack_pages.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static bool is_one_of(const char *word, const char *const *list)
{
    for (; *list; list++)
        if (strcmp(word, *list) == 0)
            return true;
    return false;
}

static bool takes_url(const char *attribute)
{
    static const char *const names[] = {"href", "src",    "action",     "formaction", "cite",     "poster",
                                        "data", "srcset", "xlink:href", "ping",       "manifest", NULL};
    return is_one_of(attribute, names);
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static const char *append(char word[WORD_MAX], char c)
{
    size_t length = strlen(word);
    if (length + 1 >= WORD_MAX)
        return "this name is longer than any that HTML knows";
    word[length] = (char)tolower((unsigned char)c);
    word[length + 1] = 0;
    return NULL;
}

/* Behind the '>' of a tag. */
static void end_tag(struct place *place)
{
    bool raw = strcmp(place->tag, "script") == 0 || strcmp(place->tag, "style") == 0;
    place->mode = raw && !place->closing ? RAW : TEXT;
    if (strcmp(place->tag, "pre") == 0 || strcmp(place->tag, "textarea") == 0)
        place->keeps_space = !place->closing;
}

static const char *step_text(struct place *place, const char *at)
{
    if (*at != '<')
        return NULL;
    if (at[1] == '?' || (at[1] == '!' && strncasecmp(at, "<!doctype", 9) != 0))
        return "only <!doctype> and comments begin like this";
    if (!isalpha((unsigned char)at[at[1] == '/' ? 2 : 1]) && at[1] != '!')
        return "write &lt; for a '<' that begins no tag";
    place->mode = TAG_OPEN;
    place->closing = false;
    place->tag[0] = 0;
    place->tag_number++;
    return NULL;
}

static const char *check_tag(const char *tag)
{
    /* Elements whose content a browser reads by other rules. */
    static const char *const refused[] = {"iframe", "noembed", "noframes", "plaintext", "xmp", NULL};
    return is_one_of(tag, refused) ? "this element is not allowed in a page" : NULL;
}

static const char *step_tag_name(struct place *place, char c)
{
    if (c == '/' && place->mode == TAG_OPEN && !place->closing) {
        place->closing = true;
        return NULL;
    }
    place->mode = TAG_NAME;
    if (!is_space(c) && c != '>' && c != '/')
        return append(place->tag, c);
    if (c == '>')
        end_tag(place);
    else
        place->mode = BETWEEN;
    return check_tag(place->tag);
}

static const char *check_attribute(const char *name)
{
    if (strncmp(name, "on", 2) == 0)
        return "the content security policy forbids inline script: no on... attributes";
    if (strcmp(name, "style") == 0)
        return "the content security policy forbids inline styles: use a class";
    return strcmp(name, "srcdoc") == 0 ? "srcdoc is not allowed in a page" : NULL;
}

static const char *step_between(struct place *place, char c)
{
    if (is_space(c) || c == '/')
        return NULL;
    if (c == '>') {
        end_tag(place);
        return NULL;
    }
    if (c == '=' || c == '"' || c == '\'' || c == '<')
        return "an attribute cannot begin like this";
    place->mode = NAME;
    place->attribute[0] = 0;
    return append(place->attribute, c);
}

/* In the name of an attribute, or behind it. */
static const char *step_name(struct place *place, char c)
{
    if (c == '"' || c == '\'' || c == '<')
        return "this byte cannot stand in the name of an attribute";
    if (c != '=' && c != '>' && c != '/' && !is_space(c)) {
        if (place->mode == NAME)
            return append(place->attribute, c);
        return step_between(place, c);
    }
    const char *why = check_attribute(place->attribute);
    if (why)
        return why;
    place->value_begun = false;
    if (c == '>')
        end_tag(place);
    else
        place->mode = c == '=' ? BEFORE_VALUE : c == '/' ? BETWEEN : AFTER_NAME;
    return NULL;
}

static const char *step_value(struct place *place, char c)
{
    if (place->mode == BEFORE_VALUE) {
        if (c == '>')
            return "a value is missing behind '='";
        bool quote = c == '"' || c == '\'';
        if (!is_space(c))
            place->mode = quote ? QUOTED : UNQUOTED;
        place->quote = c;
        return NULL;
    }
    place->value_begun = true;
    if (place->mode == QUOTED ? c == place->quote : is_space(c))
        place->mode = BETWEEN;
    else if (place->mode == UNQUOTED && c == '>')
        end_tag(place);
    return NULL;
}

static const char *step_raw(struct place *place, const char *at)
{
    size_t length = strlen(place->tag);
    if (at[0] == '<' && at[1] == '/' && strncasecmp(at + 2, place->tag, length) == 0) {
        place->mode = TEXT;
        return step_text(place, at);
    }
    return is_space(*at) ? NULL : "the content security policy forbids inline script and style";
}

const char *place_step(struct place *place, const char *at)
{
    switch (place->mode) {
    case TEXT:
        return step_text(place, at);
    case TAG_OPEN:
    case TAG_NAME:
        return step_tag_name(place, *at);
    case BETWEEN:
        return step_between(place, *at);
    case NAME:
    case AFTER_NAME:
        return step_name(place, *at);
    case BEFORE_VALUE:
    case QUOTED:
    case UNQUOTED:
        return step_value(place, *at);
    case RAW:
        return step_raw(place, at);
    }
    return "unknown mode";
}

const char *place_print(struct place *place, bool *is_url)
{
    *is_url = false;
    if (place->mode == TEXT)
        return NULL;
    if (place->mode == RAW)
        return "an expression cannot stand in script or style";
    if (place->mode == BEFORE_VALUE || place->mode == UNQUOTED)
        return "put the value of this attribute in quotes";
    if (place->mode != QUOTED)
        return "an expression cannot be the name of a tag or an attribute";
    *is_url = takes_url(place->attribute);
    if (*is_url && place->value_begun)
        return "an address is one struct url: nothing may stand before it in the attribute";
    place->value_begun = true;
    return NULL;
}

const char *place_code(struct place *place)
{
    if (place->mode == AFTER_NAME)
        place->mode = BETWEEN;
    bool allowed = place->mode == TEXT || place->mode == BETWEEN || place->mode == RAW;
    return allowed ? NULL : "a line of C may stand in text or between two attributes, not here";
}

bool place_same(const struct place *a, const struct place *b)
{
    if (a->mode != b->mode || a->keeps_space != b->keeps_space)
        return false;
    return a->mode == TEXT || a->tag_number == b->tag_number;
}
