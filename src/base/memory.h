#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H
/*
 * The system's memory, and a reserve for the moments in which it has none.
 *
 * What a request has begun is ended as ever: what it needs then is given out of a reserve that lies aside, piece by
 * piece, and whatever comes meanwhile is refused at the door (memory_is_short) until the reserve is whole again. Without a
 * reserve, or once it is gone as well, the program stops, as by a check. What is taken is given back by free(). For all
 * threads.
 */
#include <stdbool.h>
#include <stddef.h>

/* A server's, before it listens: address space that costs no memory as long as nobody writes there. */
void memory_set_aside(void);
void memory_give_back(void);
/* Some of the reserve is gone, and the system does not have it back yet. Cheap while nothing is. */
bool memory_is_short(void);

/* size zeroed bytes. Never NULL. */
void *memory_new(size_t size);
/* The same bytes in so many, as of realloc. Never NULL. */
void *memory_more(void *at, size_t size);
/* The same without the reserve: NULL, with what was there as it was, when the system has none. */
void *memory_more_if_any(void *at, size_t size);

/* Done, a call of a library that fails for want of memory alone: tried again with each piece of the reserve. */
#define MEMORY_FOR(done)                                                                                     \
    do {                                                                                                     \
        while (!(done))                                                                                      \
            memory_open(#done);                                                                              \
    } while (0)
/* A piece of the reserve to the system; what wanted it is named when there is none. */
void memory_open(const char *what);

#endif
