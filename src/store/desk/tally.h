#ifndef STORE_DESK_TALLY_H
#define STORE_DESK_TALLY_H
/* What the counts and points of people are made of: their live posts, choices and votes, counted anew. */
#include "core/desk/points.h"
#include "store/engine/rows.h"

struct tally {
    int64_t person_id;
    struct point_counts counts; /* bonus stays 0 */
};

/*
 * Counts for all the people from the first to the last of `people`, which stand in the order of their ids,
 * nobody between them left out. A few queries however many they are.
 */
enum err tally_people(struct db *db, const struct point_rules *rules, struct tally *people,
                      size_t count) MUST_USE;
/* The same for one. */
enum err person_count(struct db *db, const struct point_rules *rules, int64_t person_id,
                      struct point_counts *counts) MUST_USE;

#endif
