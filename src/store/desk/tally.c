#include "store/desk/tally.h"

#include "base/check.h"
#include "row_readers.h"

/* Two numbers of a row go to the counts of the person that the row names. */
static void add_question(const struct point_rules *rules, struct point_counts *counts, int64_t up,
                         int64_t down)
{
    counts->question_votes += points_of_question_votes(rules, up, down);
    counts->questions++;
}

static void add_answer(const struct point_rules *rules, struct point_counts *counts, int64_t up, int64_t down)
{
    counts->answer_votes += points_of_answer_votes(rules, up, down);
    counts->answers++;
}

static void add_selects(const struct point_rules *rules, struct point_counts *counts, int64_t selects,
                        int64_t none)
{
    (void)rules, (void)none;
    counts->selects = selects;
}

static void add_selecteds(const struct point_rules *rules, struct point_counts *counts, int64_t selecteds,
                          int64_t none)
{
    (void)rules, (void)none;
    counts->selecteds = selecteds;
}

static void add_votes(const struct point_rules *rules, struct point_counts *counts, int64_t up, int64_t down)
{
    (void)rules;
    counts->cast_up = up;
    counts->cast_down = down;
}

static const struct {
    enum statement statement;
    void (*read)(struct query *q, struct arena *arena, struct tally_line *line);
    void (*add)(const struct point_rules *rules, struct point_counts *counts, int64_t first, int64_t second);
} parts[] = {
    {SQL_tally_questions, row_tally_line, add_question},
    {SQL_tally_answers, row_tally_line, add_answer},
    {SQL_tally_selects, row_tally_selected, add_selects},
    {SQL_tally_selecteds, row_tally_selected, add_selecteds},
    {SQL_tally_votes, row_tally_voted, add_votes},
};

/* The person with that id, or NULL for somebody who came meanwhile. */
static struct tally *find(struct tally *people, size_t count, int64_t person_id)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (people[middle].person_id < person_id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && people[low].person_id == person_id ? &people[low] : NULL;
}

enum err tally_people(struct db *db, const struct point_rules *rules, struct tally *people, size_t count)
{
    if (count == 0)
        return OK;
    for (size_t i = 0; i < count; i++)
        people[i].counts = (struct point_counts){0};
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        QUERY q;
        db_query(&q, db, parts[i].statement, INT(people[0].person_id - 1), INT(people[count - 1].person_id));
        while (query_next(&q)) {
            struct tally_line line;
            parts[i].read(&q, NULL, &line);
            struct tally *tally = find(people, count, line.person_id);
            if (tally)
                parts[i].add(rules, &tally->counts, line.first, line.second);
        }
        enum err err = query_end(&q);
        if (err)
            return err;
    }
    return OK;
}

enum err person_count(struct db *db, const struct point_rules *rules, int64_t person_id,
                      struct point_counts *counts)
{
    struct tally tally = {.person_id = person_id};
    enum err err = tally_people(db, rules, &tally, 1);
    *counts = tally.counts;
    return err;
}
