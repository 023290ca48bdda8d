#include "text/own.h"

typedef int number; /* tidy: typedef is banned here; use instead: struct NAME in full */

static int banned(char *to, const char *from)
{
    own_one();
    strcpy(to, from); /* tidy: strcpy is banned here; use instead: arena_copy */
    db_open(from);    /* tidy: db_open is banned here; use instead: a function of the service */
    const char *harmless = "strcpy(to, from)"; /* strcpy() in words is no call */
    return harmless == from;
}

static const char *sql(void)
{
    return "SELECT 1"; /* tidy: "SELECT 1" is banned here; use instead: a named statement */
}

static bool is_signed_in(struct str given_password, struct str password)
{
    return str_eq(STR("x"), password) /* tidy: use secret_equal */
        || memcmp(sql, banned, 1) == 0;
}

static void told(struct call *call)
{
    show(call_say(call, check(is_here) ? "Who is here" : "Nobody is here"));
    show(STR(N_("This is said")));
    show(STR("Nobody finds this")); /* tidy: no catalogue finds this sentence */
}

static void read_line(struct query *q, struct line *line)
{
    line->id = query_int(q); /* tidy: query_int is banned here; use instead: a row of the columns */
}

static enum err count_lines(struct db *db, int64_t id, int64_t *count)
{
    QUERY q;
    if (!id)
        return OK; /* tidy: has not begun */
    ask(&q, db, id);
    return read_count(&q, count);
}
