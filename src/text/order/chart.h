#ifndef TEXT_ORDER_CHART_H
#define TEXT_ORDER_CHART_H
/*
 * The state machines of an order as a page with charts (Mermaid), from the rows that the law itself reads: who may act in
 * which state and where it leads (core/order/rows), which deadline a state has (core/order/time).
 */
#include "base/buf.h"

/* The whole page; doc/order-chart.md is this. */
void order_chart_put(struct buf *out);

#endif
