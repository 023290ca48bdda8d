/* Passkeys, against the test vectors of the W3C and a device of our own. */
#include "base/check.h"
#include "base/secret.h"
#include "support/people/device.h"
#include "text/kit/base64.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* tests/data/passkey_vectors.tsv */
enum cell { NAME, KEY, CLIENT, OBJECT, MADE, CLIENT_SHOWN, DATA, SIGNATURE, SHOWN, CELLS };

static const struct passkey_place example = {STR_INIT("example.org"), STR_INIT("https://example.org"), {0}};
static const struct str challenge = STR_INIT("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

static struct str vectors(struct arena *arena)
{
    char path[1024];
    enum { BYTES_MAX = 64 * 1024 };
    snprintf(path, sizeof path, "%s/tests/data/passkey_vectors.tsv", getenv("RECOURSE_SOURCE"));
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *bytes = arena_take(arena, BYTES_MAX);
    size_t len = fread(bytes, 1, BYTES_MAX, file);
    fclose(file);
    assert_true(len < BYTES_MAX);
    return (struct str){bytes, len};
}

static void assert_verdict(const struct str cells[CELLS], enum passkey_wrong wrong, struct str verdict)
{
    static const char *const words[PASSKEY_WRONGS] = {
        [PASSKEY_FITS] = "fits",           [PASSKEY_MALFORMED] = "malformed",
        [PASSKEY_ELSEWHERE] = "elsewhere", [PASSKEY_UNVERIFIED] = "unverified",
        [PASSKEY_OTHER_KIND] = "kind",     [PASSKEY_FORGED] = "signature"};
    if (str_eq(verdict, str_from(words[wrong])))
        return;
    print_error("%.*s: %s\n", STR_ARG(cells[NAME]), words[wrong]);
    _fail(__FILE__, __LINE__);
}

static void assert_vector(struct arena *arena, const struct str cells[CELLS])
{
    int64_t counter;
    struct passkey_key key = {.id = STR_NONE};
    struct passkey_made made = {cells[CLIENT], cells[OBJECT]};
    enum passkey_wrong wrong = passkey_make(arena, &example, &made, &key);
    assert_verdict(cells, wrong, cells[MADE]);
    if (!wrong)
        assert_true(str_eq(key.public_key, cells[KEY]));
    if (str_eq(cells[SHOWN], STR("-")))
        return;
    struct passkey_shown shown = {cells[CLIENT_SHOWN], cells[DATA], cells[SIGNATURE]};
    key = (struct passkey_key){.algorithm = PASSKEY_ES256, .public_key = cells[KEY]};
    assert_verdict(cells, passkey_prove(arena, &example, &shown, &key, &counter), cells[SHOWN]);
}

static void the_published_vectors_have_their_verdicts(void **state)
{
    (void)state;
    int count = 0;
    struct arena arena;
    arena_init(&arena, 4 * 1024 * 1024);
    struct str rest = vectors(&arena);
    while (rest.len) {
        struct str cells[CELLS], line = str_cut(&rest, '\n');
        if (str_starts(line, STR("#")))
            continue;
        for (int i = 0; i < CELLS; i++)
            cells[i] = str_cut(&line, '\t');
        assert_vector(&arena, cells);
        count++;
    }
    assert_int_equal(count, 10);
    arena_free(&arena);
}

static const enum passkey_algorithm algorithms[] = {PASSKEY_ES256, PASSKEY_EDDSA, PASSKEY_RS256};

/* A device, its key as it is kept, and the site. */
struct scene {
    struct arena arena;
    struct device device;
    struct passkey_key key;
    struct passkey_place place;
};

static void begin(struct scene *scene, enum passkey_algorithm algorithm)
{
    arena_init(&scene->arena, 1024 * 1024);
    device_begin(&scene->device, algorithm);
    scene->place = passkey_place_of(&scene->arena, STR("http://localhost"));
    struct passkey_made made = device_made(&scene->device, &scene->arena, challenge);
    assert_int_equal(passkey_make(&scene->arena, &scene->place, &made, &scene->key), PASSKEY_FITS);
    assert_int_equal(scene->key.algorithm, algorithm);
}

static void end(struct scene *scene)
{
    device_end(&scene->device);
    arena_free(&scene->arena);
}

static enum passkey_wrong prove(struct scene *scene, const struct passkey_shown *shown)
{
    int64_t counter;
    return passkey_prove(&scene->arena, &scene->place, shown, &scene->key, &counter);
}

static void keys_of_each_algorithm_sign_and_are_counted(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(algorithms); i++) {
        struct scene scene;
        int64_t counter;
        begin(&scene, algorithms[i]);
        assert_int_equal(scene.key.counter, 1);
        assert_true(str_eq(scene.key.id, device_credential(&scene.device, &scene.arena)));
        struct passkey_shown shown = device_shown(&scene.device, &scene.arena, challenge);
        assert_int_equal(passkey_prove(&scene.arena, &scene.place, &shown, &scene.key, &counter),
                         PASSKEY_FITS);
        assert_int_equal(counter, 2);
        end(&scene);
    }
}

/* Another sign in the middle of what was signed. */
static struct str bent(struct arena *arena, struct str text)
{
    char *at = arena_cstr(arena, text);
    at[text.len / 2] = at[text.len / 2] == 'A' ? 'B' : 'A';
    return (struct str){at, text.len};
}

static void nothing_that_was_signed_can_be_changed(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(algorithms); i++) {
        struct scene scene, other;
        begin(&scene, algorithms[i]);
        begin(&other, algorithms[i]);
        struct passkey_shown shown = device_shown(&scene.device, &scene.arena, challenge), changed = shown;
        changed.signature = bent(&scene.arena, shown.signature);
        assert_int_equal(prove(&scene, &changed), PASSKEY_FORGED);
        changed = shown;
        changed.client = device_shown(&scene.device, &scene.arena, STR("BBBB")).client;
        assert_int_equal(prove(&scene, &changed), PASSKEY_FORGED);
        changed = shown;
        changed.data = device_shown(&scene.device, &scene.arena, challenge).data;
        assert_int_equal(prove(&scene, &changed), PASSKEY_FORGED);
        assert_int_equal(prove(&other, &shown), PASSKEY_FORGED);
        assert_int_equal(prove(&scene, &shown), PASSKEY_FITS);
        end(&other);
        end(&scene);
    }
}

static void what_another_site_asked_for_is_refused(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene, PASSKEY_ES256);
    static const struct {
        struct str site, origin;
        const char *extra;
        enum passkey_wrong wrong;
    } rows[] = {
        {STR_INIT("localhost"), STR_INIT("http://localhost"), "", PASSKEY_FITS},
        {STR_INIT("localhost"), STR_INIT("http://localhost"), ",\"crossOrigin\":false,\"new\":[1]",
         PASSKEY_FITS},
        {STR_INIT("localhost"), STR_INIT("http://localhost:8080"), "", PASSKEY_ELSEWHERE},
        {STR_INIT("localhost"), STR_INIT("https://localhost"), "", PASSKEY_ELSEWHERE},
        {STR_INIT("localhost"), STR_INIT("http://localhost.example.org"), "", PASSKEY_ELSEWHERE},
        {STR_INIT("localhost"), STR_INIT("http://localhost"), ",\"crossOrigin\":true", PASSKEY_ELSEWHERE},
        {STR_INIT("localhost"), STR_INIT("http://localhost"), ",\"topOrigin\":\"http://evil.example\"",
         PASSKEY_ELSEWHERE},
        {STR_INIT("evil.example"), STR_INIT("http://localhost"), "", PASSKEY_ELSEWHERE},
        {STR_INIT("localhost"), STR_INIT("http://localhost"), ",\"type\":\"webauthn.create\"",
         PASSKEY_MALFORMED},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        scene.device.site = rows[i].site;
        scene.device.origin = rows[i].origin;
        scene.device.extra = rows[i].extra;
        struct passkey_shown shown = device_shown(&scene.device, &scene.arena, challenge);
        struct passkey_made made = device_made(&scene.device, &scene.arena, challenge);
        struct passkey_key key;
        assert_int_equal(prove(&scene, &shown), rows[i].wrong);
        assert_int_equal(passkey_make(&scene.arena, &scene.place, &made, &key), rows[i].wrong);
    }
    end(&scene);
}

static void a_device_that_does_not_ask_who_it_is_is_refused(void **state)
{
    (void)state;
    struct scene scene;
    struct passkey_key key;
    begin(&scene, PASSKEY_ES256);
    scene.device.verifies = false;
    struct passkey_shown shown = device_shown(&scene.device, &scene.arena, challenge);
    struct passkey_made made = device_made(&scene.device, &scene.arena, challenge);
    assert_int_equal(prove(&scene, &shown), PASSKEY_UNVERIFIED);
    assert_int_equal(passkey_make(&scene.arena, &scene.place, &made, &key), PASSKEY_UNVERIFIED);
    end(&scene);
}

/* Every beginning of what a device sends, and every byte of it bent: refused, and nothing falls over. */
static void what_is_cut_off_or_bent_is_refused(void **state)
{
    (void)state;
    struct scene scene;
    struct passkey_key key;
    begin(&scene, PASSKEY_ES256);
    struct passkey_made made = device_made(&scene.device, &scene.arena, challenge);
    struct str bytes, client = made.client;
    assert_true(base64url_bytes(&scene.arena, made.object, &bytes));
    for (size_t len = 0; len < bytes.len; len++) {
        struct arena arena;
        arena_init(&arena, 64 * 1024);
        made.object = base64url_of(&arena, str_slice(bytes, 0, len));
        assert_int_not_equal(passkey_make(&arena, &scene.place, &made, &key), PASSKEY_FITS);
        char *changed = arena_cstr(&arena, bytes);
        changed[len] ^= 0x55;
        made.object = base64url_of(&arena, (struct str){changed, bytes.len});
        (void)passkey_make(&arena, &scene.place, &made, &key);
        arena_free(&arena);
    }
    static const char *const not_json[] = {"", "e30", "W10", "bnVsbA", "eyJ0eXBlIjoxfQ", "%%%", "a"};
    for (size_t i = 0; i < COUNT_OF(not_json); i++) {
        made = (struct passkey_made){str_from(not_json[i]), made.object};
        assert_int_equal(passkey_make(&scene.arena, &scene.place, &made, &key), PASSKEY_MALFORMED);
    }
    assert_true(client.len > 0);
    end(&scene);
}

/* A map of 13 thousand million members, once as the whole and once as the key of the device. */
static void sizes_beyond_what_was_sent_are_refused(void **state)
{
    (void)state;
    static const char lie[] = "\xbb\x00\x00\x00\x03\x13\x00\x00\x00";
    struct scene scene;
    struct passkey_key key;
    begin(&scene, PASSKEY_ES256);
    struct passkey_made made = device_made(&scene.device, &scene.arena, challenge);
    struct str bytes;
    assert_true(base64url_bytes(&scene.arena, made.object, &bytes));
    size_t at =
        str_find(bytes, STR("\xa5\x01\x02\x03")); /* the key: five members, its kind is 2 (RFC 9053, 7.1.1) */
    assert_true(at < bytes.len);
    for (size_t i = 0; i < 2; i++) {
        char *changed = arena_cstr(&scene.arena, bytes);
        memcpy(changed + (i ? at : 0), lie, sizeof lie - 1);
        made.object = base64url_of(&scene.arena, (struct str){changed, bytes.len});
        assert_int_equal(passkey_make(&scene.arena, &scene.place, &made, &key), PASSKEY_MALFORMED);
    }
    end(&scene);
}

static void a_site_is_known_by_its_name(void **state)
{
    (void)state;
    static const struct {
        struct str address, site, origin, another;
    } rows[] = {
        {STR_INIT("https://help.example.org"),
         STR_INIT("help.example.org"),
         STR_INIT("https://help.example.org"),
         {0}},
        {STR_INIT("https://help.example.org:8443/desk"),
         STR_INIT("help.example.org"),
         STR_INIT("https://help.example.org:8443"),
         {0}},
        {STR_INIT("http://localhost:8080"), STR_INIT("localhost"), STR_INIT("http://localhost:8080"), {0}},
        {STR_INIT("http://127.0.0.1:8080"), STR_INIT("localhost"), STR_INIT("http://localhost:8080"),
         STR_INIT("http://127.0.0.1:8080")},
        {STR_INIT("http://[::1]:8080"), STR_INIT("localhost"), STR_INIT("http://localhost:8080"),
         STR_INIT("http://[::1]:8080")},
    };
    struct arena arena;
    arena_init(&arena, 64 * 1024);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct passkey_place place = passkey_place_of(&arena, rows[i].address);
        assert_true(str_eq(place.site, rows[i].site));
        assert_true(str_eq(place.origin, rows[i].origin));
        assert_true(str_eq(place.another, rows[i].another));
    }
    arena_free(&arena);
}

int main(void)
{
    secret_init();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_published_vectors_have_their_verdicts),
        cmocka_unit_test(keys_of_each_algorithm_sign_and_are_counted),
        cmocka_unit_test(nothing_that_was_signed_can_be_changed),
        cmocka_unit_test(what_another_site_asked_for_is_refused),
        cmocka_unit_test(a_device_that_does_not_ask_who_it_is_is_refused),
        cmocka_unit_test(what_is_cut_off_or_bent_is_refused),
        cmocka_unit_test(sizes_beyond_what_was_sent_are_refused),
        cmocka_unit_test(a_site_is_known_by_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
