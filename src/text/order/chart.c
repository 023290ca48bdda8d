#include "text/order/chart.h"

#include "base/check.h"
#include "core/order/deadlines.h"
#include "core/order/rows.h"
#include "core/order/time.h"

/* A machine that stands beside the others: its states, and where its masks and results are. */
struct machine {
    const char *title, *about;
    const struct names *states;
    enum order_region region;
    uint32_t (*mask)(const struct act_row *row);
    int (*next)(enum order_event_kind kind);
};

static uint32_t shipment_mask(const struct act_row *row)
{
    return row->shipment;
}

static uint32_t dispute_mask(const struct act_row *row)
{
    return row->dispute | row->noted_dispute;
}

static int shipment_next(enum order_event_kind kind)
{
    return (int)order_leads_to(kind).shipment;
}

static int dispute_next(enum order_event_kind kind)
{
    return (int)order_leads_to(kind).dispute;
}

static void put_parties(struct buf *out, uint32_t parties)
{
    const char *between = "";
    for (int i = 0; i < PARTY_COUNT; i++)
        if (parties & PARTY_BIT(i)) {
            buf_printf(out, "%s%.*s", between, STR_ARG(names_at(&party_names, i)));
            between = ", ";
        }
}

/* In an external order alone. */
static bool is_only_noted(const struct machine *machine, const struct act_row *row, int state)
{
    return machine->region == REGION_DISPUTE && !(row->dispute & IN(state));
}

/* One arrow for each state in which the act fits. */
static void put_act(struct buf *out, const struct machine *machine, const struct act_row *row)
{
    int next = machine->next(row->act);
    uint32_t mask = machine->mask(row);
    for (int state = 0; next && mask && state < machine->states->count; state++) {
        if (!(mask & IN(state)))
            continue;
        buf_printf(out, "    %.*s --> %.*s: %.*s (", STR_ARG(names_at(machine->states, state)),
                   STR_ARG(names_at(machine->states, next)),
                   STR_ARG(names_at(&order_event_names, (int)row->act)));
        put_parties(out, row->by);
        buf_put(out, is_only_noted(machine, row, state) ? STR("; only noted)\n") : STR(")\n"));
    }
}

/* What the law adds by itself comes from whichever state it was in. */
static void put_own_events(struct buf *out, const struct machine *machine)
{
    for (int kind = EVENT_DEADLINE; kind < EVENT_KIND_COUNT; kind++) {
        int next = machine->next((enum order_event_kind)kind);
        if (next)
            buf_printf(out, "    [*] --> %.*s: %.*s (the law)\n", STR_ARG(names_at(machine->states, next)),
                       STR_ARG(names_at(&order_event_names, kind)));
    }
}

static void put_deadlines(struct buf *out, const struct machine *machine)
{
    buf_put(out, STR("\n| state | deadline |\n|---|---|\n"));
    for (int state = 0; state < machine->states->count; state++) {
        enum deadline deadline;
        if (order_state_deadline(machine->region, state, &deadline))
            buf_printf(out, "| %.*s | %.*s |\n", STR_ARG(names_at(machine->states, state)),
                       STR_ARG(names_at(&deadline_names, (int)deadline)));
    }
}

static void put_machine(struct buf *out, const struct machine *machine)
{
    buf_printf(out, "\n## %s\n\n%s\n\n```mermaid\nstateDiagram-v2\n", machine->title, machine->about);
    for (int i = 0; i < order_act_row_count; i++)
        put_act(out, machine, &order_act_rows[i]);
    put_own_events(out, machine);
    buf_put(out, STR("```\n"));
    put_deadlines(out, machine);
}

static void put_states(struct buf *out, const struct names *states, uint32_t mask)
{
    const char *between = "";
    if (mask == 0)
        buf_put(out, STR("any"));
    for (int i = 0; mask && i < states->count; i++)
        if (mask & IN(i)) {
            buf_printf(out, "%s%.*s", between, STR_ARG(names_at(states, i)));
            between = ", ";
        }
}

static void put_table(struct buf *out)
{
    buf_put(
        out,
        STR("\n## Every act\n\n| act | by | shipment | dispute | consequence |\n|---|---|---|---|---|\n"));
    for (int i = 0; i < order_act_row_count; i++) {
        const struct act_row *row = &order_act_rows[i];
        buf_printf(out, "| %.*s | ", STR_ARG(names_at(&order_event_names, (int)row->act)));
        put_parties(out, row->by);
        buf_put(out, STR(" | "));
        put_states(out, &shipment_names, row->shipment);
        buf_put(out, STR(" | "));
        put_states(out, &dispute_names, row->dispute);
        if (row->noted_dispute) {
            buf_put(out, STR("; only noted: "));
            put_states(out, &dispute_names, row->noted_dispute);
        }
        buf_printf(out, " | %.*s |\n", STR_ARG(row->consequence));
    }
}

static void put_every_deadline(struct buf *out)
{
    buf_put(out, STR("\n## Every deadline\n\nThose that no state has begin with an act or with the order.\n\n"
                     "| deadline | until when | whose move | when it strikes |\n|---|---|---|---|\n"));
    for (int i = 0; i < DEADLINE_COUNT; i++) {
        const struct deadline_row *row = &order_deadline_rows[i];
        buf_printf(out, "| %.*s | %.*s | ", STR_ARG(names_at(&deadline_names, i)), STR_ARG(row->what));
        if (row->whose_by)
            buf_put(out, STR("as the rules say"));
        else if (row->whose)
            put_parties(out, row->whose);
        else
            buf_put(out, STR("nobody's"));
        buf_printf(out, " | %.*s |\n", STR_ARG(row->outcome));
    }
}

void order_chart_put(struct buf *out)
{
    const struct machine machines[] = {
        {"Shipment",
         "An arrow is an act that is possible in the state it starts from, with who may do it. \"Only "
         "noted\": where the buyer keeps\nthe record of an order elsewhere.",
         &shipment_names, REGION_SHIPMENT, shipment_mask, shipment_next},
        {"Dispute",
         "Acts whose next state depends on what stands between the sides (a proposal, an acceptance, an "
         "undoing) have no "
         "arrow: they are in the table of acts.",
         &dispute_names, REGION_DISPUTE, dispute_mask, dispute_next},
    };
    buf_put(out, STR("# The states of an order\n\nPrinted by `recourse policy chart` from the rows that the "
                     "law reads. When, "
                     "until when and with what effect an act is\npossible is up to the policy: `recourse "
                     "policy show NAME`.\n"));
    for (size_t i = 0; i < COUNT_OF(machines); i++)
        put_machine(out, &machines[i]);
    put_table(out);
    put_every_deadline(out);
}
