/*
 * pack_words NAME OUT.c ENGLISH.mo LANGUAGE.mo...: compiles catalogues of msgfmt into C tables (base/words.h).
 *
 * ENGLISH.mo has every sentence as its own translation (msgen). A language's tag is the name of its file; its
 * name in itself is the field X-Name of its header. Two made-up languages come from English itself: en-XA,
 * accented and longer, and ar-XB, in Arabic letters from right to left, both in brackets. The expression of
 * Plural-Forms is C already and becomes a function. How its numbers are grouped is asked of ICU. A sentence whose places or inline elements differ from the
 * English is refused.
 */
#include "pack_words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

enum { LANGUAGES_MAX = 64 };

static _Noreturn void refuse(const char *path, const char *why, const char *about)
{
    fprintf(stderr, "%s: %s%s%s\n", path, why, about ? ": " : "", about ? about : "");
    exit(1);
}

static uint32_t word_at(const struct catalogue_file *file, size_t at)
{
    uint32_t value;
    if (at + 4 > file->length)
        refuse(file->path, "is no catalogue of msgfmt", NULL);
    memcpy(&value, file->bytes + at, 4);
    return value;
}

static void read_file(struct catalogue_file *file)
{
    enum { MO_MAX = 8 * 1024 * 1024 };
    FILE *in = fopen(file->path, "rb");
    file->bytes = malloc(MO_MAX);
    if (!in || !file->bytes)
        refuse(file->path, "cannot be read", NULL);
    file->length = fread(file->bytes, 1, MO_MAX, in);
    fclose(in);
    if (word_at(file, 0) != 0x950412de)
        refuse(file->path, "is no catalogue of msgfmt for this machine", NULL);
    file->count = word_at(file, 8);
}

/* Entry i of the table at offset 12 (sentences) or 16 (translations). */
static struct piece_of_text entry(const struct catalogue_file *file, size_t table, size_t i)
{
    size_t at = word_at(file, table) + i * 8;
    size_t length = word_at(file, at), from = word_at(file, at + 4);
    if (from + length > file->length)
        refuse(file->path, "is cut off", NULL);
    return (struct piece_of_text){file->bytes + from, length};
}

static const char *find(const struct catalogue_file *file, struct piece_of_text sentence, size_t *length)
{
    for (size_t i = 0; i < file->count; i++) {
        struct piece_of_text id = entry(file, 12, i);
        if (id.length == sentence.length && memcmp(id.at, sentence.at, id.length) == 0) {
            struct piece_of_text text = entry(file, 16, i);
            *length = text.length;
            return text.at;
        }
    }
    return NULL;
}

/* The value of a header field of a catalogue, copied; NULL: there is none. */
static char *header_field(const struct catalogue_file *file, const char *name)
{
    size_t length;
    const char *header = find(file, (struct piece_of_text){"", 0}, &length);
    const char *at = header ? strstr(header, name) : NULL;
    return at ? strndup(at + strlen(name), strcspn(at + strlen(name), "\n")) : NULL;
}

static void print_text(FILE *out, const char *text, size_t length)
{
    fputs("{\"", out);
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '"' || c == '\\')
            fprintf(out, "\\%c", c);
        else if (c < ' ')
            fprintf(out, "\\%03o", c);
        else
            fputc(c, out);
    }
    fprintf(out, "\", %zu},\n", length);
}

/* ---- the expression of Plural-Forms ---- */

static void print_plural(FILE *out, const char *path, size_t number, const char *forms)
{
    const char *expression = forms ? strstr(forms, "plural=") : NULL;
    const char *text = expression ? expression + 7 : "(n != 1)";
    int length = (int)strcspn(text, ";");
    if (strspn(text, "n0123456789 ()%!=<>&|?:") < (size_t)length)
        refuse(path, "has a plural expression that is not understood", text);
    fprintf(
        out,
        "static size_t plural_%zu(unsigned long long n)\n{\n    (void)n;\n    return (size_t)(%.*s);\n}\n",
        number, length, text);
}

/* ---- tables ---- */

static uint64_t hash_of(const char *text)
{
    uint64_t hash = 14695981039346656037u;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 1099511628211u;
    return hash;
}

static size_t slots_for(size_t count)
{
    size_t slots = 16;
    while (slots < count * 2)
        slots *= 2;
    return slots;
}

static void print_slots(FILE *out, const struct catalogue_file *english)
{
    size_t count = slots_for(english->count);
    unsigned *slots = calloc(count, sizeof *slots);
    if (!slots || english->count > 65000)
        refuse(english->path, "has too many sentences", NULL);
    for (size_t i = 0; i < english->count; i++) {
        size_t at = hash_of(entry(english, 12, i).at) & (count - 1);
        while (slots[at])
            at = (at + 1) & (count - 1);
        slots[at] = (unsigned)i + 1;
    }
    fprintf(out, "static const unsigned short slots[%zu] = {", count);
    for (size_t i = 0; i < count; i++)
        fprintf(out, "%s%u,", i % 16 ? " " : "\n    ", slots[i]);
    fputs("\n};\n", out);
    free(slots);
}

static void print_english(FILE *out, const struct catalogue_file *english)
{
    fputs("static const struct str english[] = {\n", out);
    for (size_t i = 0; i < english->count; i++) {
        const char *singular = entry(english, 12, i).at;
        print_text(out, singular, strlen(singular));
    }
    fputs("};\n", out);
}

static void print_texts(FILE *out, const struct catalogue_file *english, const struct catalogue_file *file,
                        size_t number)
{
    fprintf(out, "static const struct str texts_%zu[] = {\n", number);
    for (size_t i = 0; i < english->count; i++) {
        size_t length = 0;
        struct piece_of_text id = entry(english, 12, i);
        const char *text = id.length ? find(file, id, &length) : NULL;
        if (text && length && !tokens_fit(id, (struct piece_of_text){text, length}))
            refuse(file->path, "another place or element than in English", text);
        print_text(out, text ? text : "", text ? length : 0);
    }
    fputs("};\n", out);
}

static void print_made_up(FILE *out, const struct catalogue_file *english, enum made_up kind, size_t number)
{
    fprintf(out, "static const struct str texts_%zu[] = {\n", number);
    for (size_t i = 0; i < english->count; i++) {
        struct piece_of_text id = entry(english, 12, i);
        char *text;
        size_t length;
        FILE *made = open_memstream(&text, &length);
        if (!made)
            refuse(english->path, "no memory", NULL);
        if (id.length)
            make_up(made, id, kind);
        fclose(made);
        print_text(out, text, length);
        free(text);
    }
    fputs("};\n", out);
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool is_right_to_left(const char *tag)
{
    return strncmp(tag, "ar", 2) == 0 || strncmp(tag, "fa", 2) == 0 || strncmp(tag, "he", 2) == 0 ||
           strncmp(tag, "ur", 2) == 0;
}

struct described {
    char tag[32], name[64];
    bool made_up;
};

/* The sign between the groups of digits, and how many digits stand before the first at least. */
static void print_grouping(FILE *out, const char *tag)
{
    UErrorCode error = U_ZERO_ERROR;
    UNumberFormat *format = unum_open(UNUM_DECIMAL, NULL, -1, tag, NULL, &error);
    UChar sign[16], thousand[64];
    char bytes[64];
    unum_setAttribute(format, UNUM_MINIMUM_GROUPING_DIGITS, UNUM_MINIMUM_GROUPING_DIGITS_AUTO);
    unum_getSymbol(format, UNUM_GROUPING_SEPARATOR_SYMBOL, sign, 16, &error);
    unum_formatInt64(format, 1234, thousand, 64, NULL, &error);
    u_strToUTF8(bytes, sizeof bytes, NULL, sign, -1, &error);
    if (U_FAILURE(error))
        refuse(tag, "its numbers are not known to ICU", u_errorName(error));
    fprintf(out, "{STR_INIT(\"%s\"), %d}", bytes, u_strstr(thousand, sign) ? 1 : 2);
    unum_close(format);
}

static void print_language(FILE *out, const char *name, const struct described *language, size_t number)
{
    fprintf(out, "    {STR_INIT(\"%s\"), STR_INIT(\"%s\"), %s, %s, texts_%zu, plural_%zu, &catalogue_%s, ",
            language->tag, language->name, is_right_to_left(language->tag) ? "true" : "false",
            language->made_up ? "true" : "false", number, number, name);
    print_grouping(out, language->made_up ? "en" : language->tag);
    fputs("},\n", out);
}

static void print_catalogue(FILE *out, const char *name, const struct catalogue_file *english,
                            size_t languages)
{
    fprintf(out, "const struct catalogue catalogue_%s = {%zu, english, slots, %zu, languages, %zu};\n", name,
            english->count, slots_for(english->count), languages);
}

static void describe(struct described *language, const struct catalogue_file *file)
{
    char *name = header_field(file, "X-Name: ");
    if (!name)
        refuse(file->path, "says no X-Name: the language's name in itself", NULL);
    snprintf(language->tag, sizeof language->tag, "%.*s", (int)strcspn(base_name(file->path), "."),
             base_name(file->path));
    snprintf(language->name, sizeof language->name, "%s", name);
    language->made_up = false;
    free(name);
}

int main(int argc, char **argv)
{
    if (argc < 4 || argc - 4 > LANGUAGES_MAX) {
        fprintf(stderr, "usage: pack_words NAME OUT.c ENGLISH.mo LANGUAGE.mo...\n");
        return 2;
    }
    struct described languages[LANGUAGES_MAX + MADE_UP_COUNT] = {{"en-XA", "⟦Éñĝļîšĥ⟧", true},
                                                                 {"ar-XB", "⟦ع⟧", true}};
    struct catalogue_file english = {.path = argv[3]};
    read_file(&english);
    FILE *out = fopen(argv[2], "wb");
    if (!out)
        refuse(argv[2], "cannot be written", NULL);
    fprintf(out,
            "#include \"base/words.h\"\n\n#pragma GCC diagnostic ignored \"-Wparentheses\"\n"
            "extern const struct catalogue catalogue_%s;\n",
            argv[1]);
    print_english(out, &english);
    print_slots(out, &english);
    for (int i = 0; i < MADE_UP_COUNT; i++) {
        print_made_up(out, &english, (enum made_up)i, (size_t)i);
        print_plural(out, "", (size_t)i, NULL);
    }
    size_t count = MADE_UP_COUNT;
    for (int i = 4; i < argc; i++, count++) {
        struct catalogue_file file = {.path = argv[i]};
        read_file(&file);
        describe(&languages[count], &file);
        print_texts(out, &english, &file, count);
        char *forms = header_field(&file, "Plural-Forms: ");
        print_plural(out, file.path, count, forms);
        free(forms);
        free(file.bytes);
    }
    fputs("static const struct language languages[] = {\n", out);
    for (size_t i = 0; i < count; i++)
        print_language(out, argv[1], &languages[i], i);
    fputs("};\n", out);
    print_catalogue(out, argv[1], &english, count);
    free(english.bytes);
    return fclose(out) == 0 ? 0 : 1;
}
