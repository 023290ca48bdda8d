/* Evidence of an order: files are looked at, kept once, and shown to the order's parties alone. */
#include "support/door/multipart_form.h"
#include "support/door/sample_pictures.h"
#include "support/order/notebook.h"

#include "base/secret.h"
#include "service/order/evidence.h"

#include <string.h>

struct desk {
    struct http_site site;
    struct browser buyer, other;
    struct str order; /* "/orders/REF" */
};

struct opening {
    struct desk *desk;
    int64_t buyer;
};

/* The buyer's dispute, as far as evidence needs it. */
static enum err open_dispute(struct ctx *ctx, void *arg)
{
    struct opening *opening = arg;
    enum order_refusal refusal;
    const struct policy_set *policies = &opening->desk->site.app.policies;
    struct str ref = str_slice(opening->desk->order, strlen("/orders/"), opening->desk->order.len);
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    struct order_act act = {.viewer = {.person_id = opening->buyer, .role = ROLE_MEMBER}, .ref = ref};
    enum err err = order_read(ctx, policies, &act.viewer, ref, order);
    if (err)
        return err;
    act.command.version = order->state.version;
    act.command.wish = (struct order_event){.kind = EVENT_DISPUTE_OPENED,
                                            .by = PARTY_BUYER,
                                            .lines = 1,
                                            .remedy = REMEDY_REFUND_FULL,
                                            .amount_minor = 1250,
                                            .currency = order->state.currency,
                                            .reason = -1};
    for (int32_t i = 0; i < order->policy->reason_count; i++) {
        struct instant window[2];
        if (act.command.wish.reason < 0 &&
            order_reason_window(order->policy, &order->state, i, ctx->now, window) == REFUSAL_NONE)
            act.command.wish.reason = i;
    }
    act.command.wish.came =
        order_asks_came(order->policy, &order->state, act.command.wish.reason, act.command.wish.lines);
    return order_act(ctx, policies, &act, &refusal);
}

static void open_disputed_order(struct desk *desk, struct str database)
{
    http_open(&desk->site, database);
    struct opening opening = {desk, browser_enter(&desk->buyer, &desk->site, "ann", ROLE_MEMBER)};
    browser_enter(&desk->other, &desk->site, "bob", ROLE_MEMBER);
    desk->order = notebook_note(&desk->buyer, "RA123456785CN", "");
    http_arrange(&desk->site, open_dispute, &opening);
}

static const char *evidence_path(struct desk *desk)
{
    return arena_printf(&desk->buyer.arena, "%.*s/evidence", STR_ARG(desk->order)).at;
}

struct given {
    const char *name;
    struct str bytes;
};

/* Opens the form and sends it with these files; answers the status. */
static int give(struct desk *desk, const char *words, const struct given *files, size_t count)
{
    struct browser *buyer = &desk->buyer;
    struct multipart_form form;
    assert_int_equal(browser_get(buyer, evidence_path(desk)), 200);
    struct str version = browser_between(buyer, "name=\"version\" value=\"", '"');
    multipart_form_open(&form);
    multipart_form_field(&form, "csrf", buyer->csrf);
    multipart_form_field(&form, "version", version);
    multipart_form_field(&form, "whose", STR("buyer"));
    multipart_form_field(&form, "kind", STR("photo_of_label"));
    multipart_form_field(&form, "words", str_from(words));
    for (size_t i = 0; i < count; i++)
        multipart_form_file(&form, "file", files[i].name, files[i].bytes);
    int status =
        browser_send(buyer, METHOD_POST, evidence_path(desk), MULTIPART_FORM_TYPE, multipart_form_end(&form));
    multipart_form_close(&form);
    return status;
}

static int give_as_stranger(struct desk *desk, const struct given *file)
{
    struct multipart_form form;
    browser_get(&desk->other, "/ask"); /* for the code */
    multipart_form_open(&form);
    multipart_form_field(&form, "csrf", desk->other.csrf);
    multipart_form_field(&form, "kind", STR("photo_of_label"));
    multipart_form_file(&form, "file", file->name, file->bytes);
    int status = browser_send(&desk->other, METHOD_POST, evidence_path(desk), MULTIPART_FORM_TYPE,
                              multipart_form_end(&form));
    multipart_form_close(&form);
    return status;
}

#define give_one(desk, words, name, bytes) give((desk), (words), &(struct given){(name), (bytes)}, 1)

static int64_t files_kept(struct desk *desk)
{
    return http_count(&desk->site, SQL_file_count, NULL, 0);
}

static void a_photo_is_shown_without_what_the_camera_wrote(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        open_disputed_order(&desk, database->url);
        struct str photo = sample_jpeg_with_notes(&desk.buyer.arena, 6);
        assert_true(str_find(photo, STR("SECRET PLACE")) < photo.len);
        assert_int_equal(browser_get(&desk.buyer, evidence_path(&desk)), 200);
        assert_sees(&desk.buyer, "image/heic"); /* what telephones make is in the dialog, too */
        assert_sees(&desk.buyer, "maxlength=\"5000\"");
        assert_int_equal(give_one(&desk, "The label is torn off.", "IMG 1.jpg", photo), 303);
        assert_int_equal(browser_get(&desk.buyer, desk.order.at), 200);
        assert_sees(&desk.buyer, "Photo of the label");
        assert_sees(&desk.buyer, "IMG 1.jpg");
        assert_sees(&desk.buyer, "The label is torn off.");
        assert_not_sees(&desk.buyer, "file sha256:");
        assert_sees(&desk.buyer, "width=\"8\" height=\"16\""); /* upright */
        struct str shown = arena_copy(&desk.buyer.arena, desk.buyer.body);
        /* A bank or a court is told which file it was, and by which hash it is proved. */
        assert_int_equal(
            browser_get(&desk.buyer,
                        arena_printf(&desk.buyer.arena, "%.*s/case-file", STR_ARG(desk.order)).at),
            200);
        assert_sees(&desk.buyer, "IMG 1.jpg");
        assert_not_sees(&desk.buyer, "noted without a file");
        struct str hash = browser_between(&desk.buyer, "file sha256:", ' ');
        assert_int_equal(hash.len, 64);
        struct str cell = arena_printf(&desk.buyer.arena, ">%.*s<", STR_ARG(hash));
        assert_sees(&desk.buyer, cell.at);
        desk.buyer.body = shown;
        struct str file = browser_between(&desk.buyer, "<img src=\"", '"');
        assert_int_equal(browser_get(&desk.buyer, arena_cstr(&desk.buyer.arena, file)), 200);
        assert_int_equal(picture_sniff(desk.buyer.body), MIME_JPEG);
        assert_not_sees(&desk.buyer, "SECRET");
        assert_str(browser_header(&desk.buyer, "Cache-Control"), "no-store");
        assert_str(browser_header(&desk.buyer, "X-Content-Type-Options"), "nosniff");
        assert_true(str_ends(browser_header(&desk.buyer, "Content-Security-Policy"), STR("; sandbox")));
        assert_str(browser_header(&desk.buyer, "Content-Disposition"), "inline; filename=\"evidence-1.jpg\"");
        http_close(&desk.site);
    }
}

static void nobody_else_sees_or_gives_evidence(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        open_disputed_order(&desk, database->url);
        assert_int_equal(give_one(&desk, "", "a.png", sample_png(&desk.buyer.arena, 4, 3)), 303);
        const char *file = arena_printf(&desk.buyer.arena, "%s/1", evidence_path(&desk)).at;
        assert_int_equal(browser_get(&desk.buyer, file), 200);
        assert_int_equal(browser_get(&desk.other, file), 404);
        assert_int_equal(browser_get(&desk.other, evidence_path(&desk)), 404);
        struct browser guest;
        browser_open(&guest, &desk.site);
        assert_int_equal(browser_get(&guest, file), 401);
        browser_close(&guest);
        const char *none = arena_printf(&desk.buyer.arena, "%s/2", evidence_path(&desk)).at;
        assert_int_equal(browser_get(&desk.buyer, none), 404);
        http_close(&desk.site);
    }
}

static void what_lies_about_its_kind_is_refused_by_name(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        open_disputed_order(&desk, database->url);
        struct str png = sample_png(&desk.buyer.arena, 4, 3);
        struct given both[] = {{"fine.png", png}, {"page.png", STR("<script>alert(1)</script>")}};
        assert_int_equal(give(&desk, "Kept words", both, 2), 422);
        assert_sees(&desk.buyer, "&quot;page.png&quot; cannot be taken.");
        assert_sees(&desk.buyer, "Choose all files again.");
        assert_sees(&desk.buyer, "Kept words"); /* nothing else is lost */
        assert_sees(&desk.buyer, "value=\"photo_of_label\"\nselected");
        assert_int_equal(files_kept(&desk), 0); /* and nothing is half done */
        assert_int_equal(give_one(&desk, "", "half.png", str_slice(png, 0, png.len / 2)), 422);
        assert_int_equal(give_one(&desk, "", "huge.png", sample_png_head(&desk.buyer.arena, 60000, 60000)),
                         422);
        assert_sees(&desk.buyer, "60,000");
        assert_int_equal(give(&desk, "", NULL, 0), 422);
        assert_sees(&desk.buyer, "Choose at least one file.");
        assert_int_equal(give_one(&desk, "", "photo.jpg", png), 303); /* only its name is wrong */
        http_close(&desk.site);
    }
}

static void the_same_file_is_stored_once(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        open_disputed_order(&desk, database->url);
        struct str png = sample_png(&desk.buyer.arena, 4, 3);
        struct given twice[] = {{"one.png", png}, {"two.png", png}};
        assert_int_equal(give(&desk, "Twice", twice, 2), 303);
        assert_int_equal(give_one(&desk, "", "paper.pdf", STR("%PDF-1.4\n\x01\x80\xff\n%%EOF\n")), 303);
        assert_int_equal(files_kept(&desk), 2);
        browser_get(&desk.buyer, desk.order.at);
        assert_sees(&desk.buyer, "one.png");
        assert_sees(&desk.buyer, "two.png");
        const char *paper = arena_printf(&desk.buyer.arena, "%s/3", evidence_path(&desk)).at;
        assert_int_equal(browser_get(&desk.buyer, paper), 200);
        assert_str(desk.buyer.body, "%PDF-1.4\n\x01\x80\xff\n%%EOF\n");
        assert_str(browser_header(&desk.buyer, "Content-Disposition"),
                   "attachment; filename=\"evidence-3.pdf\"");
        http_close(&desk.site);
    }
}

static void an_order_takes_as_many_files_as_its_policy_says(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        open_disputed_order(&desk, database->url);
        struct given files[11];
        for (int i = 0; i < 11; i++)
            files[i] = (struct given){"a.png", sample_png(&desk.buyer.arena, 4, i + 1)};
        assert_int_equal(give(&desk, "", files, 11), 400); /* more than one form takes */
        assert_int_equal(give(&desk, "", files, 9), 303);
        assert_int_equal(give(&desk, "", files, 2), 422);
        assert_sees(&desk.buyer, "10 files are here already");
        assert_int_equal(files_kept(&desk), 9); /* all of a form or nothing */
        assert_int_equal(give(&desk, "", files + 9, 1), 303);
        http_close(&desk.site);
    }
}

/* A picture that would be refused by name once it is looked at: nobody looks at it here. */
static void a_file_is_looked_at_only_when_its_sender_may_send_it(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        open_disputed_order(&desk, database->url);
        struct given files[10];
        for (int i = 0; i < 9; i++)
            files[i] = (struct given){"a.png", sample_png(&desk.buyer.arena, 4, i + 1)};
        struct given lie = {"lie.png", STR("no picture")};
        assert_int_equal(give_as_stranger(&desk, &lie), 404);
        assert_not_sees(&desk.other, "lie.png&quot; cannot be taken");
        assert_int_equal(give(&desk, "", files, 9), 303);
        assert_int_equal(give_one(&desk, "", "a.png", sample_png(&desk.buyer.arena, 5, 5)), 303);
        assert_int_equal(give(&desk, "", &lie, 1), 422);
        assert_sees(&desk.buyer, "10 files are here already");
        assert_not_sees(&desk.buyer, "lie.png&quot; cannot be taken");
        http_close(&desk.site);
    }
}

static void a_file_that_ends_its_decoder_is_refused_and_the_next_one_is_taken(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        open_disputed_order(&desk, database->url);
        struct decoder *decoder = &desk.site.app.options.decoder, real = *decoder;
        struct str photo = sample_png(&desk.buyer.arena, 4, 3);
        decoder->program = "/bin/false";
        assert_int_equal(give_one(&desk, "Kept words", "bomb.png", photo), 422);
        assert_sees(&desk.buyer, "bomb.png&quot; cannot be taken. It could not be read");
        assert_sees(&desk.buyer, "Kept words");
        *decoder = real;
        assert_int_equal(give_one(&desk, "Kept words", "fine.png", photo), 303);
        assert_int_equal(files_kept(&desk), 1);
        http_close(&desk.site);
    }
}

static void nobody_sends_files_without_end(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        open_disputed_order(&desk, database->url);
        struct given lies[9];
        for (int i = 0; i < 9; i++)
            lies[i] = (struct given){"lie.png", STR("no picture")};
        int status = 422, sent = 0;
        for (; status == 422 && sent < 1000; sent += 9)
            status = give(&desk, "Kept words", lies, 9);
        assert_int_equal(status, 429);
        assert_true(sent > limit_row(LIMIT_FILE)->person);
        assert_true(sent < 2 * limit_row(LIMIT_FILE)->person);
        assert_not_sees(&desk.buyer, "lie.png&quot; cannot be taken");
        http_close(&desk.site);
    }
}

static void without_a_dispute_there_is_no_form(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        open_disputed_order(&desk, database->url);
        struct str form = arena_printf(
            &desk.buyer.arena, "policy=aliexpress-2016&title=Lamp&price=2.50&currency=USD&ordered=%.*s",
            STR_ARG(notebook_day(&desk.buyer, -5)));
        assert_int_equal(browser_post(&desk.buyer, "/orders/new", form.at), 303);
        desk.order = arena_copy(&desk.buyer.arena, desk.buyer.location);
        assert_int_equal(browser_get(&desk.buyer, evidence_path(&desk)), 200);
        assert_sees(&desk.buyer, "Evidence belongs to a dispute");
        assert_not_sees(&desk.buyer, "type=\"file\"");
        assert_int_equal(give_one(&desk, "", "a.png", sample_png(&desk.buyer.arena, 4, 3)), 409);
        assert_int_equal(files_kept(&desk), 0);
        http_close(&desk.site);
    }
}

/* ---- proving ---- */

struct proving {
    int64_t after;
    int wrong;
    struct str said;
    struct arena *arena;
};

static void note_wrong(void *arg, struct str ref, struct str wrong)
{
    struct proving *proving = arg;
    (void)ref;
    proving->wrong++;
    proving->said = arena_copy(proving->arena, wrong);
}

static enum err prove(struct ctx *ctx, void *arg)
{
    struct proving *proving = arg;
    enum err err = OK;
    while (!err && proving->after >= 0)
        err = evidence_check(ctx, &proving->after, note_wrong, proving);
    return err;
}

/* Other bytes under the hash of a file that is given later: what is there already is kept. */
static enum err keep_other_bytes(struct ctx *ctx, void *arg)
{
    const struct str *sent = arg;
    struct picture picture;
    struct file_row other = {.mime = STR("image/png"), .bytes = STR("not what was given")};
    enum err err = picture_take(PICTURE_OF_EVIDENCE, *sent, &picture, &ctx->failure);
    struct hash hash = hash_of(picture.bytes);
    other.hash = str_from(hash.text);
    picture_free(&picture);
    return err ? err : file_insert(ctx->db, &other);
}

static void a_file_that_is_not_what_was_given_is_found(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        open_disputed_order(&desk, database->url);
        struct str first = sample_png(&desk.buyer.arena, 4, 3), second = sample_png(&desk.buyer.arena, 4, 4);
        assert_int_equal(give_one(&desk, "", "a.png", first), 303);
        struct proving proving = {.arena = &desk.buyer.arena};
        http_arrange(&desk.site, prove, &proving);
        assert_int_equal(proving.wrong, 0);
        http_arrange(&desk.site, keep_other_bytes, &second);
        assert_int_equal(give_one(&desk, "", "b.png", second), 303);
        proving.after = 0;
        http_arrange(&desk.site, prove, &proving);
        assert_int_equal(proving.wrong, 1);
        assert_str(proving.said, "evidence 2: its file is not what was given");
        http_close(&desk.site);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_photo_is_shown_without_what_the_camera_wrote),
        cmocka_unit_test(nobody_else_sees_or_gives_evidence),
        cmocka_unit_test(what_lies_about_its_kind_is_refused_by_name),
        cmocka_unit_test(the_same_file_is_stored_once),
        cmocka_unit_test(an_order_takes_as_many_files_as_its_policy_says),
        cmocka_unit_test(a_file_is_looked_at_only_when_its_sender_may_send_it),
        cmocka_unit_test(a_file_that_ends_its_decoder_is_refused_and_the_next_one_is_taken),
        cmocka_unit_test(nobody_sends_files_without_end),
        cmocka_unit_test(without_a_dispute_there_is_no_form),
        cmocka_unit_test(a_file_that_is_not_what_was_given_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
