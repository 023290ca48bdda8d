#ifndef API_DESK_INPUTS_H
#define API_DESK_INPUTS_H
/* What programs send about tags, ready answers, suggested changes, and as moderators. */
#include "http/door/route.h"

enum {
    API_SUGGEST_INPUTS = 6,
    API_SUGGESTION_INPUTS = 2,
    API_VERDICT_INPUTS = 2,
    API_VERDICTS_INPUTS = 4,
    API_BLOCK_INPUTS = 2,
    API_PURGE_INPUTS = 1,
    API_MODERATION_QUEUE_INPUTS = 3,
    API_READY_INPUTS = 4,
    API_READY_FILL_INPUTS = 1,
    API_NETWORK_INPUTS = 3,
    API_QUESTION_ORDER_INPUTS = 3,
    API_TAG_TURN_INPUTS = 3,
};
extern const struct input api_suggest_inputs[API_SUGGEST_INPUTS];
extern const struct input api_suggestion_inputs[API_SUGGESTION_INPUTS];
extern const struct input api_verdict_inputs[API_VERDICT_INPUTS];
extern const struct input api_verdicts_inputs[API_VERDICTS_INPUTS];
extern const struct input api_block_inputs[API_BLOCK_INPUTS];
extern const struct input api_purge_inputs[API_PURGE_INPUTS];
extern const struct input api_moderation_queue_inputs[API_MODERATION_QUEUE_INPUTS];
extern const struct input api_ready_inputs[API_READY_INPUTS];
extern const struct input api_ready_fill_inputs[API_READY_FILL_INPUTS];
extern const struct input api_network_inputs[API_NETWORK_INPUTS];
extern const struct input api_tag_turn_inputs[API_TAG_TURN_INPUTS];
extern const struct input api_question_order_inputs[API_QUESTION_ORDER_INPUTS];

#endif
