#include "http/site/page_cache.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum { SLOTS = 512, KEY_MAX = 512, PAGE_MAX = 256 * 1024, ETAG_MAX = 32 };

struct slot {
    char key[KEY_MAX]; /* path?query#theme#language */
    size_t key_len;
    int64_t site, day, version, seen, made_ms;
    struct topic_set shows;
    char etag[ETAG_MAX];
    struct page page;
};

struct page_cache {
    struct slot *slots[SLOTS];
};

struct page_cache *page_cache_new(void)
{
    struct page_cache *cache = memory_new(sizeof *cache);
    return cache;
}

static void slot_free(struct slot *slot)
{
    if (!slot)
        return;
    shared_body_drop(slot->page.body);
    free(slot);
}

void page_cache_free(struct page_cache *cache)
{
    for (size_t i = 0; i < SLOTS; i++)
        slot_free(cache->slots[i]);
    free(cache);
}

/* Writes the key's text into room; 0 when it does not fit. */
static size_t key_text(const struct page_key *key, char room[KEY_MAX])
{
    size_t len = key->path.len + 1 + key->query.len + 1 + key->theme.len + 1 + key->language.len;
    if (len > KEY_MAX)
        return 0;
    char *at = mempcpy(room, key->path.at, key->path.len);
    *at++ = '?';
    if (key->query.len)
        at = mempcpy(at, key->query.at, key->query.len);
    *at++ = '#';
    if (key->theme.len)
        at = mempcpy(at, key->theme.at, key->theme.len);
    *at++ = '#';
    if (key->language.len)
        memcpy(at, key->language.at, key->language.len);
    return len;
}

/* Whether nobody else can have changed what it shows, as far as is known. */
static bool is_trusted(const struct slot *slot, const struct page_key *key)
{
    if (key->version && slot->version == key->version)
        return true;
    bool names = !key->version || slot->shows.named;
    return names && key->now_ms - slot->made_ms < PAGE_TRUST_MS;
}

const struct page *page_cache_find(struct page_cache *cache, const struct page_key *key,
                                   const struct topics *topics)
{
    char text[KEY_MAX];
    size_t len = key_text(key, text);
    if (len == 0)
        return NULL;
    struct slot *slot = cache->slots[str_hash((struct str){text, len}) % SLOTS];
    bool same = slot && slot->key_len == len && memcmp(slot->key, text, len) == 0 &&
                slot->site == key->site && slot->day == key->day;
    bool fits = same && is_trusted(slot, key) && topics_unchanged(topics, &slot->shows, slot->seen);
    return fits ? &slot->page : NULL;
}

const struct page *page_cache_put(struct page_cache *cache, const struct page_key *key,
                                  const struct page_made *made)
{
    char text[KEY_MAX];
    size_t len = key_text(key, text);
    if (len == 0 || made->bytes.len > PAGE_MAX || made->etag.len > ETAG_MAX)
        return NULL;
    struct slot **place = &cache->slots[str_hash((struct str){text, len}) % SLOTS];
    struct slot *slot = memory_new(sizeof *slot);
    memcpy(slot->key, text, len);
    memcpy(slot->etag, made->etag.at, made->etag.len);
    slot->key_len = len;
    slot->site = key->site;
    slot->day = key->day;
    slot->version = key->version;
    slot->seen = key->seen;
    slot->made_ms = key->now_ms;
    slot->shows = *made->shows;
    slot->page = (struct page){shared_body_new(made->bytes, GZIP_KEPT), {slot->etag, made->etag.len}};
    slot_free(*place);
    *place = slot;
    return &slot->page;
}
