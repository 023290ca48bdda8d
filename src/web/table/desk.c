/* Questions and people as tables. */
#include "base/check.h"
#include "service/desk/find.h"
#include "service/people/profile.h"
#include "web/kit/show.h"
#include "web/table/handlers.h"
#include "web/table/table.h"

static struct str next_of(struct call *call, struct list_cursor cursor, struct str more)
{
    if (!cursor.id)
        return STR_NONE;
    return arena_printf(arena_of(call), "%.*safter=%lld.%lld", STR_ARG(more), (long long)cursor.value,
                        (long long)cursor.id);
}

/* ---- questions ---- */

static void put_question(struct call *call, struct table *table, const struct question_line *line)
{
    const struct category *category = site_category(call->ctx->site, line->category_id);
    struct csv *csv = &table->csv;
    csv_put_int(csv, line->id);
    csv_put_str(csv, line->title);
    csv_put_str(csv, category ? category->slug : STR_NONE);
    csv_put_str(csv, line->tags);
    csv_put_str(csv, line->author.handle.len ? line->author.handle : line->author.name);
    table_put_time(call, table, line->created_at);
    csv_put_int(csv, line->votes);
    csv_put_int(csv, line->answer_count);
    csv_put_int(csv, line->view_count);
    csv_put_str(csv, line->selected_answer_id ? STR("yes") : STR("no"));
    csv_put_str(csv, line->closed ? STR("yes") : STR("no"));
    table_end_row(table);
}

/* "?sort=votes", or the usual order. */
static struct str sort_of(struct call *call, struct list_wanted *wanted)
{
    struct str category = form_get(&call->query, STR("category")), tag = form_get(&call->query, STR("tag"));
    enum list_scope scope = wanted->category ? LIST_CATEGORY : wanted->tag_id ? LIST_TAG : LIST_ALL;
    if (!list_sort_from(form_get(&call->query, STR("sort")), &wanted->sort) || !list_has(scope, wanted->sort))
        wanted->sort = SORT_RECENT;
    return arena_printf(arena_of(call), "sort=%.*s%s%.*s%s%.*s&", STR_ARG(list_sort_name(wanted->sort)),
                        category.len ? "&category=" : "", STR_ARG(encoded(call, category)),
                        tag.len ? "&tag=" : "", STR_ARG(encoded(call, tag)));
}

/* "category=customs" or "tag=parcel": the questions of a list that has a page of its own. */
static enum err scope_of(struct call *call, struct list_wanted *wanted)
{
    struct tag tag;
    struct str category = form_get(&call->query, STR("category")), name = form_get(&call->query, STR("tag"));
    if (category.len)
        wanted->category = site_category_by_slug(call->ctx->site, category);
    if (category.len && !wanted->category)
        return fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no category at this address.");
    if (category.len || !name.len)
        return OK;
    enum err err = tag_find(call->ctx, name, &tag);
    wanted->tag_id = tag.id;
    return err == ERR_NOT_FOUND ? fail(&call->ctx->failure, ERR_NOT_FOUND, "No question has this tag.") : err;
}

enum err questions_csv(struct call *call)
{
    static const struct str names[] = {STR_INIT("id"),       STR_INIT("title"),   STR_INIT("category"),
                                       STR_INIT("tags"),     STR_INIT("author"),  STR_INIT("asked"),
                                       STR_INIT("votes"),    STR_INIT("answers"), STR_INIT("views"),
                                       STR_INIT("answered"), STR_INIT("closed")};
    struct table table;
    struct list list;
    struct list_wanted wanted = {.after = cursor_of(call)};
    enum err err = scope_of(call, &wanted);
    if (err)
        return err;
    struct str sort = sort_of(call, &wanted);
    table_begin(call, &table, names, COUNT_OF(names));
    do {
        err = find_list(call->ctx, &wanted, &list);
        if (err)
            return err;
        for (size_t i = 0; i < list.lines.count; i++)
            put_question(call, &table, &list.lines.at[i]);
        wanted.after = list.next;
    } while (list.next.id && table_takes(&table));
    return table_send(call, &table, "questions", next_of(call, list.next, sort));
}

/* ---- people ---- */

static void put_person(struct call *call, struct table *table, const struct person_line *person)
{
    struct csv *csv = &table->csv;
    csv_put_str(csv, person->handle);
    csv_put_str(csv, role_name(person->role));
    csv_put_str(csv, person->title);
    csv_put_int(csv, person->points);
    csv_put_int(csv, person->question_count);
    csv_put_int(csv, person->answer_count);
    table_put_time(call, table, person->created_at);
    table_end_row(table);
}

enum err people_csv(struct call *call)
{
    static const struct str names[] = {STR_INIT("name"),   STR_INIT("role"),      STR_INIT("title"),
                                       STR_INIT("points"), STR_INIT("questions"), STR_INIT("answers"),
                                       STR_INIT("since")};
    struct table table;
    struct people people;
    struct people_wanted wanted = {.after = cursor_of(call)};
    table_begin(call, &table, names, COUNT_OF(names));
    do {
        enum err err = people_list(call->ctx, &wanted, &people);
        if (err)
            return err;
        for (size_t i = 0; i < people.lines.count; i++)
            put_person(call, &table, &people.lines.at[i]);
        wanted.after = people.next;
    } while (people.next.id && table_takes(&table));
    return table_send(call, &table, "people", next_of(call, people.next, STR("")));
}
