#ifndef BASE_FENCE_H
#define BASE_FENCE_H
/*
 * What a server gives up once it listens, in all of its threads and for good, so that whoever takes it over finds no way
 * on from there: no other program, no look into other processes, no memory that can be written and run, no change of the
 * machine, of its clock or of who one is, no sockets but of the internet and of this machine (Linux: seccomp, by
 * libseccomp). Files and connections stay as they are: the walls of a process that needs neither are in base/walls.h.
 *
 * What is given up is refused with EPERM.
 */
#include <stdbool.h>

/*
 * `program` is the one that can still be started, by this very pointer (NULL: none); it must stay where it is. False: this
 * kernel puts up no fence, and nothing has changed.
 */
bool fence_raise(const char *program);

#endif
