#include "base/walls.h"

#include "base/check.h"
#include "base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* What is left: data that is open already, memory, the clock, waiting within the process, the end. */
static const int allowed[] = {
    SCMP_SYS(read),          SCMP_SYS(write),       SCMP_SYS(close),          SCMP_SYS(brk),
    SCMP_SYS(munmap),        SCMP_SYS(mremap),      SCMP_SYS(madvise),        SCMP_SYS(futex),
    SCMP_SYS(clock_gettime), SCMP_SYS(getrandom),   SCMP_SYS(exit),           SCMP_SYS(exit_group),
    SCMP_SYS(rt_sigreturn),  SCMP_SYS(sched_yield), SCMP_SYS(rt_sigprocmask),
};

/* What a sanitizer asks for besides, before a function that does not return and while it reports. */
static const int allowed_to_sanitizers[] = {SCMP_SYS(sigaltstack), SCMP_SYS(gettid), SCMP_SYS(getpid)};

/* What reading files asks for, and the threads that a library of letters starts. */
static const int allowed_to_read[] = {
    SCMP_SYS(fstat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(statfs),
    SCMP_SYS(fstatfs),
    SCMP_SYS(statx),
    SCMP_SYS(lseek),
    SCMP_SYS(pread64),
    SCMP_SYS(getdents64),
    SCMP_SYS(access),
    SCMP_SYS(faccessat),
    SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),
    SCMP_SYS(fcntl),
    SCMP_SYS(set_robust_list),
    SCMP_SYS(rseq),
    SCMP_SYS(gettid),
    SCMP_SYS(getcwd),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
    SCMP_SYS(sysinfo),
    SCMP_SYS(sched_getaffinity),
};

/* Memory that could run as a program is none. */
static const int plain_memory[] = {SCMP_SYS(mmap), SCMP_SYS(mprotect)};

enum { READ_FILES_MAX = 64 };

static void limit(__rlimit_resource_t what, rlim_t most)
{
    check(setrlimit(what, &(struct rlimit){most, most}) == 0);
}

/* A sanitizer has mapped terabytes for its own before anything began. */
static rlim_t mapped_already(void)
{
    char line[100];
    int64_t pages = 0;
    int own = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    ssize_t length = read(own, line, sizeof line);
    struct str rest = {line, length > 0 ? (size_t)length : 0};
    check(str_to_int(str_cut(&rest, ' '), &pages));
    close(own);
    return (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE);
}

static void set_limits(const struct walls *walls)
{
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    if (!walls->reads)
        limit(RLIMIT_NPROC, 0); /* of threads, too */
    limit(RLIMIT_CPU, walls->cpu_seconds);
    limit(RLIMIT_AS, (WALLS_KILL ? 0 : mapped_already()) + WALLS_ROOM * walls->memory_bytes);
    if (WALLS_KILL)
        limit(RLIMIT_NOFILE, walls->reads ? READ_FILES_MAX : 0); /* what is open stays so */
}

/* Files are opened to be read, and a new thread is one of this process. */
static void let_read(scmp_filter_ctx filter)
{
    const scmp_datum_t changes = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;
    for (size_t i = 0; i < COUNT_OF(allowed_to_read); i++)
        check(seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed_to_read[i], 0) == 0);
    check(seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
                           SCMP_A2(SCMP_CMP_MASKED_EQ, changes, O_RDONLY)) == 0);
    check(seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
                           SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD)) == 0);
    check(seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) ==
          0); /* its flags are not seen here */
}

/* False where the kernel does not know folders; those that are not there are passed over. */
static bool keep_to(const char *const *folders)
{
    struct landlock_ruleset_attr all = {.handled_access_fs =
                                            LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR};
    int rules = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0);
    if (rules < 0)
        return false;
    for (; *folders; folders++) {
        struct landlock_path_beneath_attr below = {.allowed_access = all.handled_access_fs,
                                                   .parent_fd = open(*folders, O_PATH | O_CLOEXEC)};
        if (below.parent_fd < 0)
            continue;
        check(syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &below, 0) == 0);
        close(below.parent_fd);
    }
    bool kept = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    close(rules);
    return kept;
}

static void set_filter(const struct walls *walls)
{
    scmp_filter_ctx filter =
        seccomp_init(WALLS_KILL && !walls->refuse ? SCMP_ACT_KILL_PROCESS : SCMP_ACT_ERRNO(EPERM));
    check(filter != NULL);
    for (size_t i = 0; !WALLS_KILL && i < COUNT_OF(allowed_to_sanitizers); i++)
        check(seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed_to_sanitizers[i], 0) == 0);
    for (size_t i = 0; i < COUNT_OF(allowed); i++)
        check(seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0) == 0);
    for (size_t i = 0; i < COUNT_OF(plain_memory); i++)
        check(seccomp_rule_add(filter, SCMP_ACT_ALLOW, plain_memory[i], 1,
                               SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0);
    if (walls->reads)
        let_read(filter);
    check(seccomp_load(filter) == 0);
    seccomp_release(filter);
}

void walls_raise(const struct walls *walls)
{
    check(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0);
    check(prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0);
    set_limits(walls);
    if (walls->reads)
        (void)!keep_to(walls->reads);
    set_filter(walls);
}
