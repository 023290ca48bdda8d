#include "store/engine/db_sqlite_rank.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

enum {
    PHRASES_MAX = 256, /* further ones do not count; each word of a query is there in each language's form */
    COLUMNS_MAX = 4,   /* with words: title, tags, body, answers */
    MIDDLING_WORDS =
        200, /* of a question with its answers: a longer one has its words more often by chance */
    BEST_MAX = 1000,
    FIT_UNITS = 1000000
};

/* BM25's usual constants: how soon the same word again stops to count, and how much a row's length matters. */
static const double saturation = 1.2, length_share = 0.75;

/* The best of a query so far, the least of them last: what cannot come among them is not weighed to the end. */
struct best {
    int most, count;
    double at[];
};

/* What is asked about one row. */
struct ranked {
    const Fts5ExtensionApi *api;
    Fts5Context *row;
    const double *weights;
    struct {
        double times[COLUMNS_MAX];
    } found[PHRASES_MAX];   /* the phrases that stand in the row */
    int count, words_least; /* words_least: so many words stand before the last ones found */
};

/* How often a phrase stands in each column. */
static int count_phrase(struct ranked *ranked, int phrase, int last[COLUMNS_MAX])
{
    Fts5PhraseIter place;
    int column, offset, code = ranked->api->xPhraseFirst(ranked->row, phrase, &place, &column, &offset);
    if (code != SQLITE_OK || column < 0)
        return code;
    double *times = ranked->found[ranked->count++].times;
    for (int i = 0; i < COLUMNS_MAX; i++)
        times[i] = 0;
    for (; column >= 0; ranked->api->xPhraseNext(ranked->row, &place, &column, &offset))
        if (column < COLUMNS_MAX) {
            times[column] += 1;
            last[column] = offset >= last[column] ? offset + 1 : last[column];
        }
    return SQLITE_OK;
}

static int count_found(struct ranked *ranked)
{
    int code = SQLITE_OK, last[COLUMNS_MAX] = {0}, phrases = ranked->api->xPhraseCount(ranked->row);
    ranked->count = ranked->words_least = 0;
    for (int i = 0; code == SQLITE_OK && i < phrases && i < PHRASES_MAX; i++)
        code = count_phrase(ranked, i, last);
    for (int i = 0; i < COLUMNS_MAX; i++)
        ranked->words_least += last[i];
    return code;
}

/* Each column for itself: a word that stands often in the body comes no nearer to one that stands in the title. */
static double score_of(const struct ranked *ranked, int words)
{
    double score = 0, enough = saturation * (1 - length_share + length_share * words / MIDDLING_WORDS);
    for (int i = 0; i < ranked->count; i++)
        for (int column = 0; column < COLUMNS_MAX; column++)
            if (ranked->found[i].times[column] > 0)
                score += ranked->weights[column] * ranked->found[i].times[column] /
                         (ranked->found[i].times[column] + enough);
    return score;
}

/* Of the query that runs; NULL when there is no memory for it. */
static struct best *best_of(const Fts5ExtensionApi *api, Fts5Context *row, int most)
{
    struct best *best = api->xGetAuxdata(row, 0);
    if (best)
        return best;
    most = most < 1 ? 1 : most > BEST_MAX ? BEST_MAX : most;
    best = sqlite3_malloc64(sizeof *best + (size_t)most * sizeof *best->at);
    if (!best)
        return NULL;
    *best = (struct best){.most = most};
    return api->xSetAuxdata(row, best, sqlite3_free) == SQLITE_OK ? best : NULL;
}

static bool comes_among(const struct best *best, double score)
{
    return best->count < best->most || score > best->at[best->count - 1];
}

static void note(struct best *best, double score)
{
    if (!comes_among(best, score))
        return;
    int at = best->count < best->most ? best->count++ : best->count - 1;
    for (; at > 0 && best->at[at - 1] < score; at--)
        best->at[at] = best->at[at - 1];
    best->at[at] = score;
}

/* A longer row fits less: without its length, which a table of its own has, it is known what it fits at best. */
static int weigh(struct ranked *ranked, struct best *best, double *score)
{
    int words, code = count_found(ranked);
    if (code != SQLITE_OK)
        return code;
    *score = score_of(ranked, ranked->words_least);
    if (!comes_among(best, *score))
        return SQLITE_OK;
    code = ranked->api->xColumnSize(ranked->row, -1, &words);
    if (code != SQLITE_OK)
        return code;
    *score = score_of(ranked, words);
    note(best, *score);
    return SQLITE_OK;
}

static void rank(const Fts5ExtensionApi *api, Fts5Context *row, sqlite3_context *result, int count,
                 sqlite3_value **values)
{
    struct ranked ranked;
    double score, weights[COLUMNS_MAX];
    struct best *best = count == 1 + COLUMNS_MAX ? best_of(api, row, sqlite3_value_int(values[0])) : NULL;
    if (!best) {
        sqlite3_result_error(result, "search_rank(TABLE, MOST, WEIGHT, WEIGHT, WEIGHT, WEIGHT)", -1);
        return;
    }
    for (int i = 0; i < COLUMNS_MAX; i++)
        weights[i] = sqlite3_value_double(values[1 + i]);
    ranked.api = api;
    ranked.row = row;
    ranked.weights = weights;
    int code = weigh(&ranked, best, &score);
    if (code == SQLITE_OK)
        sqlite3_result_int64(result, (sqlite3_int64)(score * FIT_UNITS));
    else
        sqlite3_result_error_code(result, code);
}

/* FTS5 hands out its functions through a statement: https://www.sqlite.org/fts5.html#extending_fts5 */
static int ask_for_api(sqlite3 *handle, fts5_api **api)
{
    sqlite3_stmt *statement;
    *api = NULL;
    int code = sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &statement, NULL);
    if (code != SQLITE_OK)
        return code;
    sqlite3_bind_pointer(statement, 1, api, "fts5_api_ptr", NULL);
    sqlite3_step(statement);
    code = sqlite3_finalize(statement);
    return code == SQLITE_OK && !*api ? SQLITE_ERROR : code;
}

int search_rank_add(sqlite3 *handle)
{
    fts5_api *api;
    int code = ask_for_api(handle, &api);
    return code == SQLITE_OK ? api->xCreateFunction(api, "search_rank", NULL, rank, NULL) : code;
}
