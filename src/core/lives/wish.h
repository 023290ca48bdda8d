#ifndef CORE_LIVES_WISH_H
#define CORE_LIVES_WISH_H
/* What somebody wants exactly: the reason, the remedy, the amount; for this room alone. */
#include "core/lives/life.h"

/* The reason that the buyer gives, and from when it can be given; -1: none fits any more. */
int32_t wish_reason(const struct life *life, struct instant *from);
/* What the buyer says of the parcel with that reason, true or not. */
enum came wish_came(const struct policy *policy, int32_t reason);
/* The buyer would take what the seller offers. */
bool wish_is_content(const struct life *life);
/* The seller would give what the buyer asks for. */
bool wish_seller_believes(const struct life *life);

#endif
