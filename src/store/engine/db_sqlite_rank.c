#include "store/engine/db_sqlite_rank.h"

#include <sqlite3.h>
#include <stddef.h>

enum {
    PHRASES_MAX = 256, /* further ones do not count; each word of a query is there in each language's form */
    COLUMNS_MAX = 4,   /* with words: title, tags, body, answers */
    MIDDLING_WORDS = 200 /* of a question with its answers: a longer one has its words more often by chance */
};

/* BM25's usual constants: how soon the same word again stops to count, and how much a row's length matters. */
static const double saturation = 1.2, length_share = 0.75;

/* What is asked about one row. */
struct ranked {
    const Fts5ExtensionApi *api;
    Fts5Context *row;
    int phrases;
    double found[PHRASES_MAX]
                [COLUMNS_MAX]; /* how often, by the phrase and the column; only of those phrases */
};

static int count_found(struct ranked *ranked)
{
    int count = 0, code = ranked->api->xInstCount(ranked->row, &count);
    for (int i = 0; i < ranked->phrases; i++)
        for (int column = 0; column < COLUMNS_MAX; column++)
            ranked->found[i][column] = 0;
    for (int i = 0; code == SQLITE_OK && i < count; i++) {
        int phrase, column, offset;
        code = ranked->api->xInst(ranked->row, i, &phrase, &column, &offset);
        if (code == SQLITE_OK && phrase < ranked->phrases && column < COLUMNS_MAX)
            ranked->found[phrase][column] += 1;
    }
    return code;
}

/* Each column for itself: a word that stands often in the body comes no nearer to one that stands in the title. */
static double score_of(const struct ranked *ranked, int words, int weight_count, sqlite3_value **weights)
{
    double score = 0, enough = saturation * (1 - length_share + length_share * words / MIDDLING_WORDS);
    for (int column = 0; column < weight_count && column < COLUMNS_MAX; column++) {
        double weight = sqlite3_value_double(weights[column]);
        for (int i = 0; i < ranked->phrases; i++)
            if (ranked->found[i][column] > 0)
                score += weight * ranked->found[i][column] / (ranked->found[i][column] + enough);
    }
    return score;
}

static void rank(const Fts5ExtensionApi *api, Fts5Context *row, sqlite3_context *result, int weight_count,
                 sqlite3_value **weights)
{
    int words = 0, phrases = api->xPhraseCount(row);
    struct ranked ranked;
    ranked.api = api;
    ranked.row = row;
    ranked.phrases = phrases < PHRASES_MAX ? phrases : PHRASES_MAX;
    int code = count_found(&ranked);
    if (code == SQLITE_OK)
        code = api->xColumnSize(row, -1, &words);
    if (code == SQLITE_OK)
        sqlite3_result_double(result, -score_of(&ranked, words, weight_count, weights));
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
