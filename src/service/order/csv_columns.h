#ifndef SERVICE_ORDER_CSV_COLUMNS_H
#define SERVICE_ORDER_CSV_COLUMNS_H
/* In which column of a shop's table what stands, and what its words mean. Used by csv_orders.c. */
#include "base/time.h"
#include "text/kit/csv_read.h"

enum csv_column {
    CSV_NUMBER,
    CSV_EMAIL,
    CSV_CURRENCY,
    CSV_COUNTRY,
    CSV_ORDERED,
    CSV_PAID,
    CSV_STATUS,
    CSV_SHIPPED,
    CSV_CANCELLED,
    CSV_TOTAL,
    CSV_TRACKING,
    CSV_TITLE,
    CSV_QUANTITY,
    CSV_PRICE,  /* of one */
    CSV_AMOUNT, /* of all of the line */
    CSV_COLUMNS
};

enum csv_status { CSV_UNKNOWN, CSV_WAITS, CSV_IS_PAID, CSV_IS_SENT, CSV_IS_OVER };

/* Where each column stands, from 1; 0: it is not there. */
struct csv_map {
    size_t at[CSV_COLUMNS];
};

/* False when columns without which there is no order are missing; *missing is then the first of them. */
bool csv_map_read(const struct csv_row *names, struct csv_map *map, enum csv_column *missing);
/* What the shops call it: "Name, Order Number, order_number". */
struct str csv_column_names(struct arena *arena, enum csv_column column);
/* The field of the row, empty when there is none; `at` then is the row's first. */
struct csv_field csv_field(const struct csv_map *map, const struct csv_row *row, enum csv_column column);
enum csv_status csv_status_from(struct str word);
/* "2026-05-03 10:22:33 +0200", "2026-05-03T10:22", "2026-05-03": UTC where no zone is given. */
bool csv_time(struct arena *arena, struct str text, struct instant *at);

#endif
