#include "base/packed.h"

const struct packed_file *packed_find(const struct packed_folder *folder, struct str name)
{
    size_t low = 0, high = folder->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_compare(name, folder->files[middle].name);
        if (order == 0)
            return &folder->files[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}
