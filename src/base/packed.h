#ifndef BASE_PACKED_H
#define BASE_PACKED_H
/*
 * Files that travel inside the binary (pages' assets, schema, policies, carriers, phrases, the demo, common passwords),
 * packed by tools/pack_files. Names are relative to their folder and sorted by bytes; `digest` is 16 hexadecimal digits
 * that change with the content.
 */
#include "base/str.h"

struct packed_file {
    struct str name;
    struct str bytes;
    struct str digest;
};

struct packed_folder {
    const struct packed_file *files;
    size_t count;
};

extern const struct packed_folder packed_assets, packed_schema, packed_policies, packed_carriers,
    packed_phrases, packed_demo, packed_passwords;

/* The file of that name, or NULL. */
const struct packed_file *packed_find(const struct packed_folder *folder, struct str name);

#endif
