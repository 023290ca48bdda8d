#ifndef SUPPORT_KIT_SCARCE_H
#define SUPPORT_KIT_SCARCE_H
/*
 * Memory that runs out in another program, and a disk that does, when a test says so: what a test and tests/preload/scarce.c, which
 * stands between that program and the system, both see.
 */
#include <stdint.h>

struct scarce {
    int64_t asked;  /* how often memory was asked for */
    int64_t left;   /* so many more times it is there, once armed; counts on below 0 */
    int64_t burst;  /* and then so many times it is not; 0: not armed */
    int64_t failed; /* how often it was not there */
    int64_t live;   /* bytes taken and not given back since it began */
    int64_t most;   /* more than this there is not; 0: as much as the machine has */
    /* Of the database's files. */
    int64_t writes;  /* so many more are done, once armed; counts on below 0 */
    int64_t disk;    /* enum disk */
    int64_t refused; /* how many were not done */
};

enum disk {
    DISK_WHOLE,
    DISK_REFUSES, /* one write: there is no space */
    DISK_FULL,    /* it and all that come after it */
    DISK_TEARS,   /* half of one is written, and the program ends at once with TORN_STATUS */
};
enum { TORN_STATUS = 99 };

/* Programs that are started from now on lack memory when told to; the tests' own do not. Ends the test when it cannot be. */
struct scarce *scarce_begin(void);
void scarce_end(struct scarce *scarce);
/* The nth time that memory is asked for from now on it fails, `burst` times in a row. */
void scarce_arm(struct scarce *scarce, int64_t nth, int64_t burst);
/* From now on there is no more than `bytes` above what is taken now. */
void scarce_limit(struct scarce *scarce, int64_t bytes);
/* The nth write to the database's files from now on meets this. */
void scarce_disk(struct scarce *scarce, int64_t nth, enum disk disk);
/* The disk is whole again; answers how many writes it refused since it was last told. */
int64_t scarce_mend(struct scarce *scarce);
/* There is memory again; answers how often there was none since it was last told. */
int64_t scarce_calm(struct scarce *scarce);

#endif
