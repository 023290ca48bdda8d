/* What a server can still do behind its fence: each try runs in a process of its own. */
#include "base/check.h"
#include "base/fence.h"
#include "support/kit/suite.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CAN = 42, CANNOT = 43, NO_FENCE = 44, BYTES = 4096 };

static const char program[] = "/bin/true", another[] = "/bin/true"; /* one file, two places */

static int end_of(bool (*act)(void))
{
    int status = -1;
    pid_t pid = fork();
    if (pid == 0)
        _exit(!fence_raise(program) ? NO_FENCE : act() ? CAN : CANNOT);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static bool starts(const char *path)
{
    int status = -1;
    pid_t pid = 0;
    char *const nothing[] = {NULL};
    if (posix_spawn(&pid, path, NULL, NULL, nothing, nothing))
        return false;
    return waitpid(pid, &status, 0) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool starts_its_program(void)
{
    return starts(program);
}

/* The same file, by another pointer. */
static bool starts_another(void)
{
    return starts(another);
}

static bool looks_into_its_parent(void)
{
    char byte = 0;
    struct iovec here = {&byte, 1}, there = {(void *)(uintptr_t)program, 1};
    return process_vm_readv(getppid(), &here, 1, &there, 1, 0) == 1;
}

static bool makes_a_world_of_its_own(void)
{
    return unshare(CLONE_NEWUSER) == 0 || errno != EPERM;
}

static bool calls_another_family(void)
{
    return socket(AF_ALG, SOCK_SEQPACKET, 0) >= 0 || errno != EPERM;
}

static bool writes_code(void)
{
    return mmap(NULL, BYTES, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
           MAP_FAILED;
}

static bool makes_memory_run(void)
{
    void *bytes = mmap(NULL, BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return bytes != MAP_FAILED && mprotect(bytes, BYTES, PROT_READ | PROT_EXEC) == 0;
}

static bool becomes_root(void)
{
    return setuid(0) == 0 || errno != EPERM;
}

static bool uses_files(void)
{
    return open("/etc/passwd", O_RDONLY | O_CLOEXEC) >= 0;
}

static bool uses_the_network(void)
{
    return socket(AF_INET, SOCK_STREAM, 0) >= 0 && socket(AF_INET6, SOCK_STREAM, 0) >= 0 &&
           socket(AF_UNIX, SOCK_STREAM, 0) >= 0 && socket(AF_NETLINK, SOCK_RAW, 0) >= 0;
}

static void *work(void *arg)
{
    return arg;
}

static bool starts_threads(void)
{
    pthread_t thread;
    return pthread_create(&thread, NULL, work, NULL) == 0 && pthread_join(thread, NULL) == 0;
}

static void behind_its_fence_a_server_reaches_no_other_program_process_or_machine(void **state)
{
    bool (*const acts[])(void) = {starts_another,       looks_into_its_parent, makes_a_world_of_its_own,
                                  calls_another_family, writes_code,           makes_memory_run,
                                  becomes_root};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(acts); i++)
        assert_int_equal(end_of(acts[i]), CANNOT);
}

static void behind_its_fence_a_server_works(void **state)
{
    bool (*const acts[])(void) = {starts_its_program, uses_files, uses_the_network, starts_threads};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(acts); i++)
        assert_int_equal(end_of(acts[i]), CAN);
}

static void *wait_and_look(void *arg)
{
    int *ends = arg;
    char byte = 0;
    ssize_t got = read(ends[0], &byte, 1);
    return got == 1 && !calls_another_family() ? arg : NULL;
}

static bool holds_for_a_thread_of_before(void)
{
    int ends[2];
    void *same = NULL;
    pthread_t thread;
    if (pipe(ends) || pthread_create(&thread, NULL, wait_and_look, ends))
        return false;
    bool raised = fence_raise(program), told = write(ends[1], "x", 1) == 1;
    return pthread_join(thread, &same) == 0 && raised && told && same == ends;
}

static void the_fence_is_around_every_thread(void **state)
{
    int status = -1;
    (void)state;
    pid_t pid = fork();
    if (pid == 0)
        _exit(holds_for_a_thread_of_before() ? CAN : CANNOT);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == CAN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(behind_its_fence_a_server_reaches_no_other_program_process_or_machine),
        cmocka_unit_test(behind_its_fence_a_server_works),
        cmocka_unit_test(the_fence_is_around_every_thread),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
