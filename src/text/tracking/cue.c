#include "text/tracking/cue.h"

#include "base/check.h"
#include "text/desk/words.h"
#include "text/tracking/load.h"

enum { SHORT = 4 }; /* a word as short as this must be the whole word */

static bool is_alnum(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

/* True when the byte belongs to a script that sets words apart by spaces: up to two bytes a character. */
static bool joins(char c)
{
    unsigned char byte = (unsigned char)c;
    return is_alnum(c) || (byte >= 0xC3 && byte < 0xE0);
}

static bool begins_word(struct str text, size_t i)
{
    if (i == 0 || (unsigned char)text.at[i] >= 0xE0)
        return true;
    size_t before = i - 1;
    while (before > 0 && ((unsigned char)text.at[before] & 0xC0) == 0x80)
        before--;
    return !joins(text.at[before]);
}

static bool ends_word(struct str text, struct str word, size_t end)
{
    return end >= text.len || (unsigned char)word.at[0] >= 0xE0 || !joins(word.at[word.len - 1]) ||
           !joins(text.at[end]);
}

static bool is_there(const struct track_cue *cue, struct str text, size_t i)
{
    size_t end = i + cue->word.len;
    bool whole = cue->carrier || cue->word.len <= SHORT;
    return end <= text.len && str_eq(str_slice(text, i, end), cue->word) &&
           (!whole || ends_word(text, cue->word, end));
}

const struct track_cue *track_cue_at(const struct track_cues *cues, struct str text, size_t i, bool name)
{
    const struct track_cue *best = NULL;
    unsigned char first = (unsigned char)text.at[i];
    if (!cues->count[first] || !begins_word(text, i))
        return NULL;
    for (size_t k = 0; k < cues->count[first]; k++) {
        const struct track_cue *cue = &cues->at[first][k];
        if (name == (cue->carrier != NULL) && (!best || cue->word.len > best->word.len) &&
            is_there(cue, text, i))
            best = cue;
    }
    return best;
}

const struct track_cue *track_last_word(const struct track_cues *cues, struct str text, size_t *gap)
{
    const struct track_cue *last = NULL;
    for (size_t i = 0; i < text.len;) {
        const struct track_cue *cue = track_cue_at(cues, text, i, false);
        i += cue ? cue->word.len : 1;
        if (cue) {
            last = cue;
            *gap = text.len - i;
        }
    }
    return last;
}

bool track_host_is_known(const struct track_cues *cues, struct str host)
{
    for (size_t i = 0; i < cues->host_count; i++) {
        struct str known = cues->hosts[i];
        bool ends =
            host.len >= known.len && str_eq_nocase(str_slice(host, host.len - known.len, host.len), known);
        if (ends && (host.len == known.len || host.at[host.len - known.len - 1] == '.'))
            return true;
    }
    return false;
}

/* ---- loading ---- */

struct list {
    struct track_cue *cues;
    size_t count;
};

static void add(struct track_loading *loading, struct list *list, const struct track_cue *cue)
{
    list->cues[list->count] = *cue;
    list->cues[list->count++].word = text_fold(loading->arena, cue->word);
}

static enum err add_words(struct track_loading *loading, json_t *root, struct list *list)
{
    static const struct {
        const char *field;
        enum track_said says;
    } lists[] = {{"label", SAID_LABEL}, {"parcel", SAID_PARCEL}, {"other", SAID_OTHER}};
    for (size_t i = 0; i < COUNT_OF(lists); i++) {
        const struct str *words;
        size_t count;
        if (track_load_texts(loading, root, lists[i].field, &words, &count) != OK)
            return ERR_INPUT;
        for (size_t k = 0; k < count; k++)
            add(loading, list, &(struct track_cue){.word = words[k], .says = lists[i].says});
    }
    return OK;
}

static void add_names(struct track_loading *loading, struct list *list)
{
    const struct track_table *table = loading->table;
    for (size_t i = 0; i < table->carrier_count; i++)
        for (size_t k = 0; k < table->carriers[i].name_count; k++)
            add(loading, list,
                &(struct track_cue){.word = table->carriers[i].names[k], .carrier = &table->carriers[i]});
}

/* How many cues there will be, at most. */
static size_t room_for(const struct track_table *table, json_t *root)
{
    const char *field;
    json_t *words;
    size_t room = 1;
    json_object_foreach(root, field, words)
    {
        room += json_array_size(words);
    }
    for (size_t i = 0; i < table->carrier_count; i++)
        room += table->carriers[i].name_count;
    return room;
}

enum err track_load_cues(struct track_loading *loading, json_t *root)
{
    static const char *const fields[] = {"label", "parcel", "other", "hosts", NULL};
    struct track_cues *cues = ARENA_NEW(loading->arena, struct track_cues);
    struct list list = {.cues =
                            ARENA_ARRAY(loading->arena, struct track_cue, room_for(loading->table, root))};
    if (track_load_known(loading, root, fields) != OK || add_words(loading, root, &list) != OK ||
        track_load_texts(loading, root, "hosts", &cues->hosts, &cues->host_count) != OK)
        return ERR_INPUT;
    add_names(loading, &list);
    for (size_t i = 0; i < list.count; i++)
        cues->count[(unsigned char)list.cues[i].word.at[0]]++;
    for (size_t first = 0; first < COUNT_OF(cues->at); first++) {
        cues->at[first] = ARENA_ARRAY(loading->arena, struct track_cue, cues->count[first]);
        cues->count[first] = 0;
    }
    for (size_t i = 0; i < list.count; i++) {
        unsigned char first = (unsigned char)list.cues[i].word.at[0];
        cues->at[first][cues->count[first]++] = list.cues[i];
    }
    loading->table->cues = cues;
    return OK;
}
