#ifndef WEB_ADVICE_ROOM_H
#define WEB_ADVICE_ROOM_H
/*
 * What should I do? The questions, the plan, the plan beside an answer.
 *
 * May call: kit order policy
 */

#endif
