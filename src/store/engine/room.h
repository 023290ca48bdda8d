#ifndef STORE_ENGINE_ROOM_H
#define STORE_ENGINE_ROOM_H
/*
 * The seam to the databases: one connection, prepared statements, one loop over rows, migrations. The only room
 * that names an engine.
 *
 * May call: -
 */

#endif
