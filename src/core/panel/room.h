#ifndef CORE_PANEL_ROOM_H
#define CORE_PANEL_ROOM_H
/*
 * The commission of peers: who is drawn, how hidden ballots are proven and counted, and the course of a panel over
 * time.
 *
 * May call: policy
 */

#endif
