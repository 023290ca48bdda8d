#include "http/kit/room.h"
