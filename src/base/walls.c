#include "base/walls.h"

#include "base/check.h"

#include <errno.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>

/* What is left: data that is open already, memory, the clock, waiting within the process, the end. */
static const int allowed[] = {
    SCMP_SYS(read),          SCMP_SYS(write),       SCMP_SYS(close),          SCMP_SYS(brk),
    SCMP_SYS(munmap),        SCMP_SYS(mremap),      SCMP_SYS(madvise),        SCMP_SYS(futex),
    SCMP_SYS(clock_gettime), SCMP_SYS(getrandom),   SCMP_SYS(exit),           SCMP_SYS(exit_group),
    SCMP_SYS(rt_sigreturn),  SCMP_SYS(sched_yield), SCMP_SYS(rt_sigprocmask),
};

/* What a sanitizer asks for besides, before a function that does not return and while it reports. */
static const int allowed_to_sanitizers[] = {SCMP_SYS(sigaltstack), SCMP_SYS(gettid), SCMP_SYS(getpid)};

/* Memory that could run as a program is none. */
static const int plain_memory[] = {SCMP_SYS(mmap), SCMP_SYS(mprotect)};

static void limit(__rlimit_resource_t what, rlim_t most)
{
    check(setrlimit(what, &(struct rlimit){most, most}) == 0);
}

static void set_limits(const struct walls *walls)
{
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NPROC, 0);
    limit(RLIMIT_CPU, walls->cpu_seconds);
    if (!WALLS_KILL)
        return;
    limit(RLIMIT_NOFILE, 0); /* what is open stays so */
    limit(RLIMIT_AS, walls->memory_bytes);
}

static void set_filter(bool refuse)
{
    scmp_filter_ctx filter =
        seccomp_init(WALLS_KILL && !refuse ? SCMP_ACT_KILL_PROCESS : SCMP_ACT_ERRNO(EPERM));
    check(filter != NULL);
    for (size_t i = 0; !WALLS_KILL && i < COUNT_OF(allowed_to_sanitizers); i++)
        check(seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed_to_sanitizers[i], 0) == 0);
    for (size_t i = 0; i < COUNT_OF(allowed); i++)
        check(seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0) == 0);
    for (size_t i = 0; i < COUNT_OF(plain_memory); i++)
        check(seccomp_rule_add(filter, SCMP_ACT_ALLOW, plain_memory[i], 1,
                               SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0);
    check(seccomp_load(filter) == 0);
    seccomp_release(filter);
}

void walls_raise(const struct walls *walls)
{
    check(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0);
    check(prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0);
    set_limits(walls);
    set_filter(walls->refuse);
}
