#include "service/order/csv_columns.h"

#include "base/check.h"
#include "text/clock/iso_time.h"

enum { NAMES_MAX = 5 };

/* The names of each column: Shopify's, those of WooCommerce's two widespread export plugins. */
static const struct {
    bool needed;
    struct str names[NAMES_MAX];
} columns[CSV_COLUMNS] = {
    [CSV_NUMBER] = {true, {STR_INIT("Name"), STR_INIT("Order Number"), STR_INIT("order_number")}},
    [CSV_EMAIL] = {true, {STR_INIT("Email"), STR_INIT("Email (Billing)"), STR_INIT("billing_email")}},
    [CSV_CURRENCY] = {false, {STR_INIT("Currency"), STR_INIT("Order Currency"), STR_INIT("order_currency")}},
    [CSV_COUNTRY] = {false,
                     {STR_INIT("Shipping Country"), STR_INIT("Country Code (Shipping)"),
                      STR_INIT("shipping_country")}},
    [CSV_ORDERED] = {true,
                     {STR_INIT("Created at"), STR_INIT("Order Date"), STR_INIT("order_date"),
                      STR_INIT("date")}},
    [CSV_PAID] = {false, {STR_INIT("Paid at"), STR_INIT("Paid Date"), STR_INIT("date_paid")}},
    [CSV_STATUS] = {true,
                    {STR_INIT("Financial Status"), STR_INIT("Order Status"), STR_INIT("order_status"),
                     STR_INIT("status")}},
    [CSV_SHIPPED] = {false,
                     {STR_INIT("Fulfilled at"), STR_INIT("Completed Date"), STR_INIT("date_completed")}},
    [CSV_CANCELLED] = {false, {STR_INIT("Cancelled at")}},
    [CSV_TOTAL] = {false, {STR_INIT("Total"), STR_INIT("Order Total Amount"), STR_INIT("order_total")}},
    [CSV_TRACKING] = {false, {STR_INIT("Tracking Number"), STR_INIT("tracking_number")}},
    [CSV_TITLE] = {true, {STR_INIT("Lineitem name"), STR_INIT("Item Name"), STR_INIT("item_name")}},
    [CSV_QUANTITY] = {false,
                      {STR_INIT("Lineitem quantity"), STR_INIT("Quantity (- Refund)"), STR_INIT("Quantity"),
                       STR_INIT("item_quantity")}},
    [CSV_PRICE] = {false, {STR_INIT("Lineitem price"), STR_INIT("Item Cost"), STR_INIT("item_price")}},
    [CSV_AMOUNT] = {false, {STR_INIT("Order Line Total"), STR_INIT("item_total")}},
};

static const struct {
    struct str word;
    enum csv_status status;
} statuses[] = {
    /* Shopify's Financial Status */
    {STR_INIT("paid"), CSV_IS_PAID},
    {STR_INIT("pending"), CSV_WAITS},
    {STR_INIT("authorized"), CSV_WAITS},
    {STR_INIT("partially_paid"), CSV_WAITS},
    {STR_INIT("refunded"), CSV_IS_OVER},
    {STR_INIT("partially_refunded"), CSV_IS_OVER},
    {STR_INIT("voided"), CSV_IS_OVER},
    {STR_INIT("expired"), CSV_IS_OVER},
    /* WooCommerce's, as keys and as its English words */
    {STR_INIT("processing"), CSV_IS_PAID},
    {STR_INIT("completed"), CSV_IS_SENT},
    {STR_INIT("on-hold"), CSV_WAITS},
    {STR_INIT("on hold"), CSV_WAITS},
    {STR_INIT("pending payment"), CSV_WAITS},
    {STR_INIT("cancelled"), CSV_IS_OVER},
    {STR_INIT("failed"), CSV_IS_OVER},
    {STR_INIT("draft"), CSV_IS_OVER},
    {STR_INIT("checkout-draft"), CSV_IS_OVER},
};

static size_t place_of(const struct csv_row *names, struct str name)
{
    for (size_t i = 0; name.len && i < names->count; i++)
        if (str_eq_nocase(names->at[i].text, name))
            return i + 1;
    return 0;
}

struct str csv_column_names(struct arena *arena, enum csv_column column)
{
    struct str all = columns[column].names[0];
    for (size_t i = 1; i < NAMES_MAX && columns[column].names[i].len; i++)
        all = arena_printf(arena, "%.*s, %.*s", STR_ARG(all), STR_ARG(columns[column].names[i]));
    return all;
}

bool csv_map_read(const struct csv_row *names, struct csv_map *map, enum csv_column *missing)
{
    *map = (struct csv_map){0};
    *missing = CSV_COLUMNS;
    for (size_t i = CSV_COLUMNS; i-- > 0;) {
        for (size_t k = 0; map->at[i] == 0 && k < NAMES_MAX; k++)
            map->at[i] = place_of(names, columns[i].names[k]);
        if (columns[i].needed && map->at[i] == 0)
            *missing = (enum csv_column)i;
    }
    if (*missing == CSV_COLUMNS && map->at[CSV_PRICE] == 0 && map->at[CSV_AMOUNT] == 0)
        *missing = CSV_PRICE;
    return *missing == CSV_COLUMNS;
}

struct csv_field csv_field(const struct csv_map *map, const struct csv_row *row, enum csv_column column)
{
    size_t place = map->at[column];
    check(row->count > 0);
    if (place && place <= row->count)
        return row->at[place - 1];
    return (struct csv_field){STR_NONE, row->at[0].line, row->at[0].column};
}

enum csv_status csv_status_from(struct str word)
{
    if (str_starts(word, STR("wc-")))
        word = str_slice(word, 3, word.len);
    for (size_t i = 0; i < COUNT_OF(statuses); i++)
        if (str_eq_nocase(statuses[i].word, word))
            return statuses[i].status;
    return CSV_UNKNOWN;
}

bool csv_time(struct arena *arena, struct str text, struct instant *at)
{
    struct str day = str_slice(text, 0, 10), time = str_slice(text, 11, text.len), zone = STR("Z");
    size_t space = str_find_char(time, ' ');
    struct str behind = str_trim(str_slice(time, space, time.len));
    time = str_slice(time, 0, space);
    if (behind.len == 5 && (behind.at[0] == '+' || behind.at[0] == '-'))
        zone = arena_printf(arena, "%.*s:%.*s", STR_ARG(str_slice(behind, 0, 3)),
                            STR_ARG(str_slice(behind, 3, 5)));
    else if (behind.len && !str_eq(behind, STR("UTC")))
        return false;
    if (str_ends(time, STR("Z")) || str_find_char(time, '+') < time.len)
        zone = STR_NONE;
    const char *rest = time.len == 0 ? "00:00:00" : time.len == 5 ? ":00" : "";
    return iso_time_read(
        arena_printf(arena, "%.*sT%.*s%s%.*s", STR_ARG(day), STR_ARG(time), rest, STR_ARG(zone)), at);
}
