#include "http/people/room.h"
