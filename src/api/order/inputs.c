#include "api/order/inputs.h"

#include "service/order/noted_table.h"

/* name, what it is, kind, characters at least and at most */
const struct input api_listed_inputs[API_LISTED_INPUTS] = {
    {STR_INIT("text"), STR_INIT("the shop's list of orders, as it was copied"), INPUT_TEXT, 1, 200000},
    {STR_INIT("take"), STR_INIT("true: they are noted; without: they are only read"), INPUT_TRUTH, 0, 5},
};

const struct input api_noted_table_inputs[API_NOTED_TABLE_INPUTS] = {
    {STR_INIT("table"), STR_INIT("the table, as CSV; its first row names the columns"), INPUT_TEXT, 1,
     NOTED_TEXT_MAX},
    {STR_INIT("take"), STR_INIT("true: they are noted; without: they are only read"), INPUT_TRUTH, 0, 5},
    {STR_INIT("policy"), STR_INIT("the rules of all of them; without, as the table names the marketplace"),
     INPUT_LINE, 0, 60},
    {STR_INIT("currency"), STR_INIT("ISO 4217, where the table names none"), INPUT_LINE, 0, 3},
    {STR_INIT("days"), STR_INIT("day-first, month-first, where 05/03/2026 can be two days"), INPUT_LINE, 0,
     20},
    {STR_INIT("since"), STR_INIT("what was ordered before is left out"), INPUT_LINE, 0, 40},
    {STR_INIT("column_number"),
     STR_INIT("the column with the shop's own number; without, by the names that are known"), INPUT_LINE, 0,
     200},
    {STR_INIT("column_ordered"),
     STR_INIT("the column with the day of the order; without, by the names that are known"), INPUT_LINE, 0,
     200},
    {STR_INIT("column_title"),
     STR_INIT("the column with what was ordered; without, by the names that are known"), INPUT_LINE, 0, 200},
    {STR_INIT("column_amount"),
     STR_INIT("the column with what was paid; without, by the names that are known"), INPUT_LINE, 0, 200},
    {STR_INIT("column_currency"),
     STR_INIT("the column with the currency, ISO 4217; without, by the names that are known"), INPUT_LINE, 0,
     200},
    {STR_INIT("column_market"),
     STR_INIT("the column with the marketplace; without, by the names that are known"), INPUT_LINE, 0, 200},
    {STR_INIT("column_shipped"),
     STR_INIT("the column with when it was sent; without, by the names that are known"), INPUT_LINE, 0, 200},
    {STR_INIT("column_promised"),
     STR_INIT("the column with the last day that was promised; without, by the names that are known"),
     INPUT_LINE, 0, 200},
    {STR_INIT("column_tracking"),
     STR_INIT("the column with the number of the parcel; without, by the names that are known"), INPUT_LINE,
     0, 200},
    {STR_INIT("column_seller"), STR_INIT("the column with the seller; without, by the names that are known"),
     INPUT_LINE, 0, 200},
    {STR_INIT("column_status"),
     STR_INIT("the column with whether it was cancelled; without, by the names that are known"), INPUT_LINE,
     0, 200},
};
