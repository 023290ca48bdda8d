#ifndef BASE_WALLS_H
#define BASE_WALLS_H
/*
 * Walls that a process puts around itself before it touches what strangers sent, and can never take down again: no
 * new file, socket, process or right, no look at another process; only reading and writing what is open already, its own
 * memory within a limit, and its end (Linux: seccomp, setrlimit, prctl, Landlock; filter by libseccomp).
 *
 * A program built with a sanitizer needs more than that of the kernel for its reports, and more room: there the limit of
 * memory is wider and of what it takes from then on, and what is beyond the walls is refused instead of ending the process.
 */
#include <stdbool.h>
#include <stddef.h>

struct walls {
    size_t memory_bytes; /* address space in all; an allocation beyond fails */
    unsigned cpu_seconds;
    bool
        refuse; /* what is beyond them is refused and ends nothing: for a library that asks, and goes on without */
    /*
     * Folders below which files may still be read, ended by NULL, for a library of letters, which also runs threads; NULL:
     * none. A kernel without Landlock (before 5.13, or where it is off) lets it read whatever its account may.
     */
    const char *const *reads;
};

/* Stops the program when the kernel does not put them up: it must not go on without them. */
void walls_raise(const struct walls *walls);

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { WALLS_KILL = 0, WALLS_ROOM = 8 };
#else
enum {
    WALLS_KILL = 1, /* whoever tries what is beyond them is ended by SIGSYS */
    WALLS_ROOM = 1  /* times memory_bytes may be had */
};
#endif

#endif
