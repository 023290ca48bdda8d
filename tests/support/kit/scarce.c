#include "support/kit/scarce.h"

#include "base/check.h"
#include "support/kit/store_fixture.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define SET(field, value) __atomic_store_n(&scarce->field, (value), __ATOMIC_SEQ_CST)

struct scarce *scarce_begin(void)
{
    struct str path = fixture_path("scarce");
    const char *binary = getenv("RECOURSE_BINARY"), *sanitizer = getenv("ASAN_OPTIONS");
    const char *slash = binary ? strrchr(binary, '/') : NULL;
    char file[512], preload[1024], options[1024];
    assert_true(slash != NULL);
    snprintf(preload, sizeof preload, "%.*s/tests/scarce.so", (int)(slash - binary), binary);
    snprintf(file, sizeof file, "%.*s", STR_ARG(path));
    int fd = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    assert_true(access(preload, R_OK) == 0 && fd >= 0 && ftruncate(fd, sizeof(struct scarce)) == 0);
    struct scarce *scarce = mmap(NULL, sizeof *scarce, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    assert_true(scarce != MAP_FAILED);
    close(fd);
    /* The sanitizer's own allocator stands behind this one, and says nothing of what it cannot give. */
    snprintf(options, sizeof options, "%s:verify_asan_link_order=0:allocator_may_return_null=1",
             sanitizer ? sanitizer : "");
    setenv("ASAN_OPTIONS", options, 1);
    setenv("RECOURSE_SCARCE", file, 1);
    setenv("LD_PRELOAD", preload, 1);
    return scarce;
}

void scarce_end(struct scarce *scarce)
{
    unsetenv("LD_PRELOAD");
    unsetenv("RECOURSE_SCARCE");
    munmap(scarce, sizeof *scarce);
}

void scarce_arm(struct scarce *scarce, int64_t nth, int64_t burst)
{
    SET(left, nth - 1);
    SET(burst, burst);
}

void scarce_limit(struct scarce *scarce, int64_t bytes)
{
    SET(most, __atomic_load_n(&scarce->live, __ATOMIC_SEQ_CST) + bytes);
}

int64_t scarce_calm(struct scarce *scarce)
{
    SET(burst, 0);
    SET(most, 0);
    return __atomic_exchange_n(&scarce->failed, 0, __ATOMIC_SEQ_CST);
}

void scarce_disk(struct scarce *scarce, int64_t nth, enum disk disk)
{
    SET(writes, nth - 1);
    SET(disk, disk);
}

int64_t scarce_mend(struct scarce *scarce)
{
    SET(disk, DISK_WHOLE);
    return __atomic_exchange_n(&scarce->refused, 0, __ATOMIC_SEQ_CST);
}
