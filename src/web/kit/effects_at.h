#ifndef WEB_KIT_EFFECTS_AT_H
#define WEB_KIT_EFFECTS_AT_H
/*
 * Payments that want somebody's eye are one list: what failed, then what is overdue. The address of a page of it, and of a part of
 * its table, says in which of the two it goes on (`list`), and behind what (`behind`).
 */
#include "http/door/router.h"
#include "service/order/effect.h"

/* Where this address begins; ERR_NOT_FOUND when nothing could. */
enum err effects_at(struct call *call, struct effect_page *page) MUST_USE;
/* The query of an address that begins there. */
struct str effects_behind(struct call *call, enum effect_list list, struct effect_place place);

#endif
