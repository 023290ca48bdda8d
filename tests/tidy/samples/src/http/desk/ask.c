#include "http/people/room.h" /* tidy: http/desk must not include "http/people/room.h" */
