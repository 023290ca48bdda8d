#ifndef SUPPORT_PANEL_PANEL_WORLD_H
#define SUPPORT_PANEL_PANEL_WORLD_H
/* A case before the commission, in a market_world: its panel, and what members do. */
#include "service/panel/panel.h"
#include "support/order/market_world.h"

enum { PANEL_KEPT = 40 };

struct panel_world {
    struct market_world *world;
    struct str ref;
    struct panel panel;              /* as panel_world_look last saw it */
    struct str receipts[PANEL_KEPT]; /* of the seats, as they were handed out */
};

/* A shipped order whose buyer claims all of it back; escalated; the time for evidence over: a panel is called. The peers
 * are willing. */
void panel_world_open(struct panel_world *of, struct market_world *world);
/* The newest panel as it is stored. */
const struct panel *panel_world_look(struct panel_world *of);
/* The member of a seat. */
int64_t panel_world_member(const struct panel_world *of, int32_t seat);
enum err panel_world_answer(struct panel_world *of, int32_t seat, bool accepts);
/* Keeps the receipt. */
enum err panel_world_vote(struct panel_world *of, int32_t seat, struct ballot ballot);
enum err panel_world_reveal(struct panel_world *of, int32_t seat, struct str receipt);
/* Everybody who is waited for accepts. */
void panel_world_accept_all(struct panel_world *of);
/* Everybody who is waited for votes so and, when all have, reveals. */
void panel_world_decide_all(struct panel_world *of, struct ballot ballot);
/* Lets the panels' own deadlines strike, as the timer of a server would, beside the orders'. */
void panel_world_tick(struct panel_world *of);
void panel_world_willing(struct market_world *world, int64_t person_id, bool willing);
/* The state of the order as the buyer sees it, after what has struck. */
const struct order_state *panel_world_state(struct panel_world *of);

#endif
