#ifndef SERVICE_ORDER_CASE_FILE_H
#define SERVICE_ORDER_CASE_FILE_H
/*
 * The case file: everything that is known of an order in one signed text that proves itself, to anybody, without us.
 * doc/case-file.md describes it field by field.
 *
 *   {"case": {...}, "key": "...", "signature": "..."}
 *
 * in the canonical form of text/kit/json_canonical.h, so that there is one file of one case and no byte of it is free. The
 * signature is of the bytes of the value of "case". Inside a page it also has "page_hash" and "page_signature", over
 * the page around it.
 */
#include "service/order/order.h"
#include "store/order/parcel.h"
#include "text/kit/json_write.h"

enum { CASE_FILE_BYTES = 12 * 1024 * 1024, CASE_TIME_TEXT = 32 };

struct case_people {
    struct str buyer, seller; /* their names here; empty: nobody here */
};

/* The order as it is stored, without deadlines that are due but have not struck. Who may: as order_read says. */
enum err case_file_read(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                        struct str ref, struct order *order) MUST_USE;
/* `policies`: those that the order was read with. The file is in ctx->arena. */
enum err case_file_make(struct ctx *ctx, const struct policy_set *policies, const struct order *order,
                        const struct case_people *people, struct str *file) MUST_USE;
/*
 * The file to stand in a page, escaped for the element of CASE_BLOCK: `before` and `behind` are the bytes of the page
 * around it.
 */
#define CASE_BLOCK_BEGIN "<pre id=\"recourse-case-file\">"
#define CASE_BLOCK_END   "</pre>"
enum err case_file_for_page(struct ctx *ctx, struct str file, struct str before, struct str behind,
                            struct str *block) MUST_USE;
/* The key that signs here, to be published. */
enum err case_file_key(struct ctx *ctx, struct str *key) MUST_USE;

/* The chain's last hash: of the last event, or of the head when nothing has happened. */
struct str case_chain_end(struct arena *arena, const struct order *order);
/* What was told of its parcels, the newest first. */
enum err case_scans(struct ctx *ctx, const struct order *order, struct parcel_rows *scans) MUST_USE;
/* The members of "case": also written by whoever compares. */
void case_put_state(struct json *json, const struct order *order, struct str chain_end);

/* What a file was found to be. */
struct case_report {
    struct str ref, key;
    int64_t events;
    bool page; /* it came in a page, which is signed too */
};
/*
 * Proves a file without a database: form, signature, chain, and the events played again under the rules in it. `key`:
 * the one that must have signed; empty: any. ERR_INPUT says what is wrong.
 */
enum err case_file_check(struct arena *arena, struct str file, struct str key, struct case_report *report,
                         struct failure *failure) MUST_USE;

#endif
