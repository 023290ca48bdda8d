#ifndef TEXT_TRACKING_LOAD_H
#define TEXT_TRACKING_LOAD_H
/* What the two readers of the carriers' files share. */
#include "text/tracking/table.h"

#include <jansson.h>

/* Reading the files: where we are, for the sentence when something is wrong. */
struct track_loading {
    struct arena *arena;
    struct track_table *table;
    struct str file, format;
    struct failure *failure;
};

/* Fills a kind from its object in a carrier's file. */
enum err track_load_kind(struct track_loading *loading, json_t *object, struct track_kind *kind) MUST_USE;
/* Text of a field, copied; empty when it is not there. */
struct str track_load_text(struct track_loading *loading, json_t *object, const char *field);
/* A list of texts, copied; empty when the field is not there. */
enum err track_load_texts(struct track_loading *loading, json_t *object, const char *field,
                          const struct str **list, size_t *count) MUST_USE;
/* Reads words.json when all carriers are there. */
enum err track_load_cues(struct track_loading *loading, json_t *root) MUST_USE;
/* ERR_INPUT when the object has a field that is not in the list (which ends with NULL). */
enum err track_load_known(struct track_loading *loading, json_t *object, const char *const *fields) MUST_USE;
enum err track_load_wrong(struct track_loading *loading, const char *field, const char *why) MUST_USE;

#endif
