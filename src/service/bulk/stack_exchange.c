#include "service/bulk/stack_exchange.h"

#include "base/check.h"
#include "service/bulk/foreign.h"
#include "service/bulk/xml_rows.h"
#include "text/clock/iso_time.h"
#include "text/desk/markdown_make.h"
#include "text/kit/storable.h"

/* The public schema: PostTypeId, VoteTypeId. */
enum { TYPE_QUESTION = 1, TYPE_ANSWER = 2, VOTE_UP = 2, VOTE_DOWN = 3 };

struct exchange_site {
    struct import_stack_exchange *import;
    struct ctx *ctx;
    struct foreign foreign;
    int pass;
};

/* What attributes say, until the first that does not fit. */
struct row {
    struct exchange_site *site;
    const struct xml_row *xml;
    enum err err;
};

static struct str text_in(struct row *row, const char *name)
{
    struct arena *arena = &row->site->foreign.row;
    return storable(arena, arena_copy(arena, xml_value(row->xml, name)));
}

static int64_t number_in(struct row *row, const char *name)
{
    int64_t number = 0;
    struct str text = xml_value(row->xml, name);
    if (!row->err && text.len && !str_to_int(text, &number))
        row->err = fail_field(&row->site->ctx->failure, ERR_INPUT, name,
                              "the attribute \"{name}\" is no whole number", PLACE("name", str_from(name)));
    return number;
}

/* "2010-05-19T21:55:26.533", in UTC. */
static struct instant time_in(struct row *row, const char *name)
{
    struct instant at = {0};
    struct str iso = arena_printf(&row->site->foreign.row, "%.*sZ", STR_ARG(xml_value(row->xml, name)));
    if (!row->err && !iso_time_read(iso, &at))
        row->err = fail_field(&row->site->ctx->failure, ERR_INPUT, name,
                              "the attribute \"{name}\" is no time", PLACE("name", str_from(name)));
    return at;
}

/* ---- rows ---- */

/* The one below zero is the site itself. */
static enum err take_user(struct row *row)
{
    int64_t id = number_in(row, "Id");
    struct foreign_user given = {.user = {.id = id,
                                          .handle = text_in(row, "DisplayName"),
                                          .created_at = time_in(row, "CreationDate"),
                                          .has_points = true,
                                          .points = number_in(row, "Reputation")},
                                 .old = text_in(row, "Id")};
    if (row->err || id <= 0)
        return row->err;
    return foreign_user(&row->site->foreign, &given);
}

/* "<late><parcel>", or since 2023 "|late|parcel|". */
static struct str tags_in(struct row *row)
{
    struct str tags = text_in(row, "Tags");
    char *at = arena_cstr(&row->site->foreign.row, tags);
    for (size_t i = 0; i < tags.len; i++)
        if (at[i] == '<' || at[i] == '>' || at[i] == '|')
            at[i] = ',';
    return (struct str){at, tags.len};
}

static struct str body_in(struct row *row)
{
    return markdown_of_html(&row->site->foreign.row, text_in(row, "Body"));
}

static int64_t person_in(struct row *row, const char *name)
{
    int64_t id = number_in(row, name);
    return id > 0 ? id : 0;
}

static enum err take_question(struct row *row)
{
    if (number_in(row, "PostTypeId") != TYPE_QUESTION)
        return row->err;
    struct bulk_question question = {.id = number_in(row, "Id"),
                                     .person_id = person_in(row, "OwnerUserId"),
                                     .name = text_in(row, "OwnerDisplayName"),
                                     .title = text_in(row, "Title"),
                                     .body = body_in(row),
                                     .tags = tags_in(row),
                                     .created_at = time_in(row, "CreationDate"),
                                     .views = number_in(row, "ViewCount"),
                                     .selected_answer_id = number_in(row, "AcceptedAnswerId"),
                                     .closed = xml_value(row->xml, "ClosedDate").len > 0};
    return row->err ? row->err : foreign_question(&row->site->foreign, &question, 0);
}

static enum err take_answer(struct row *row)
{
    if (number_in(row, "PostTypeId") != TYPE_ANSWER)
        return row->err;
    struct bulk_reply answer = {.id = number_in(row, "Id"),
                                .question_id = number_in(row, "ParentId"),
                                .person_id = person_in(row, "OwnerUserId"),
                                .name = text_in(row, "OwnerDisplayName"),
                                .body = body_in(row),
                                .created_at = time_in(row, "CreationDate")};
    return row->err ? row->err : foreign_answer(&row->site->foreign, &answer);
}

/* Its text is the Markdown that was typed. */
static enum err take_comment(struct row *row)
{
    struct bulk_reply comment = {.id = number_in(row, "Id"),
                                 .question_id = number_in(row, "PostId"),
                                 .person_id = person_in(row, "UserId"),
                                 .name = text_in(row, "UserDisplayName"),
                                 .body = text_in(row, "Text"),
                                 .created_at = time_in(row, "CreationDate")};
    return row->err ? row->err : foreign_comment(&row->site->foreign, &comment);
}

/* Ups and downs alone; without a voter they cannot be counted here. */
static enum err take_vote(struct row *row)
{
    int64_t type = number_in(row, "VoteTypeId");
    struct bulk_vote vote = {.ref.id = number_in(row, "PostId"),
                             .person_id = person_in(row, "UserId"),
                             .vote = type == VOTE_UP ? 1 : -1,
                             .created_at = time_in(row, "CreationDate")};
    if (row->err || (type != VOTE_UP && type != VOTE_DOWN))
        return row->err;
    return foreign_vote(&row->site->foreign, &vote);
}

/* ---- files ---- */

static const struct {
    enum bulk_kind kind;
    struct str file;
    enum err (*take)(struct row *row);
} passes[] = {
    {BULK_USERS, STR_INIT("Users.xml"), take_user},
    {BULK_QUESTIONS, STR_INIT("Posts.xml"), take_question},
    {BULK_ANSWERS, STR_INIT("Posts.xml"), take_answer},
    {BULK_COMMENTS, STR_INIT("Comments.xml"), take_comment},
    {BULK_VOTES, STR_INIT("Votes.xml"), take_vote},
};

static enum err take_row(void *arg, const struct xml_row *xml)
{
    struct exchange_site *site = arg;
    struct row row = {site, xml, OK};
    foreign_at(&site->foreign, xml->line, xml->column);
    return passes[site->pass].take(&row);
}

static enum err take_file(struct exchange_site *site)
{
    struct xml_rows rows = {.folder = site->import->folder,
                            .file = passes[site->pass].file,
                            .take = take_row,
                            .arg = site,
                            .progress = site->import->progress};
    enum err err = bulk_turn_to(&site->foreign.bulk, passes[site->pass].kind);
    if (err)
        return err;
    err = xml_rows_read(&rows, site->ctx->arena, &site->ctx->failure);
    if (err && rows.line)
        foreign_at(&site->foreign, rows.line, rows.column);
    return err;
}

static enum err take_all(struct exchange_site *site)
{
    enum err err = OK;
    for (site->pass = 0; !err && site->pass < (int)COUNT_OF(passes); site->pass++) {
        err = take_file(site);
        if (err)
            return foreign_say_where(&site->foreign, passes[site->pass].file, err);
    }
    if (site->import->report.rows[BULK_QUESTIONS] == 0)
        return fail(&site->ctx->failure, ERR_INPUT, "{file}: there is no question in it",
                    PLACE("file", STR("Posts.xml")));
    return foreign_finish(&site->foreign);
}

enum err import_stack_exchange(struct ctx *ctx, struct import_stack_exchange *import)
{
    struct exchange_site site = {.import = import, .ctx = ctx};
    enum err err = foreign_begin(&site.foreign, ctx, import->progress, &import->report);
    if (!err)
        err = take_all(&site);
    foreign_free(&site.foreign);
    return err;
}
