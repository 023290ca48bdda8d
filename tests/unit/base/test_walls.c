/* What a process can still do when it has put walls around itself: each try runs in a process of its own. */
#include "base/check.h"
#include "base/walls.h"
#include "support/kit/suite.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CAN = 42, CANNOT = 43, MEMORY_MB = 256 };

static const struct walls walls = {.memory_bytes = (size_t)MEMORY_MB << 20, .cpu_seconds = 1};

static const char *const folders[] = {"/no/such/folder", "/usr/share", NULL};
static const struct walls reading = {
    .memory_bytes = (size_t)MEMORY_MB << 20, .cpu_seconds = 1, .refuse = true, .reads = folders};

/* Answers how a process ends that does this behind such walls; `act` says whether it could. */
static int end_behind(const struct walls *around, bool (*act)(void))
{
    int status = -1;
    pid_t pid = fork();
    if (pid == 0) {
        walls_raise(around);
        _exit(act() ? CAN : CANNOT);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return status;
}

static int end_of(bool (*act)(void))
{
    return end_behind(&walls, act);
}

static bool reads_a_file(void)
{
    return open("/etc/passwd", O_RDONLY) >= 0;
}

static bool makes_a_file(void)
{
    return open("made-behind-walls", O_WRONLY | O_CREAT, 0600) >= 0;
}

static bool calls_the_network(void)
{
    return socket(AF_INET, SOCK_STREAM, 0) >= 0;
}

static bool makes_a_process(void)
{
    return fork() >= 0;
}

static bool becomes_another_program(void)
{
    char *const nothing[] = {NULL};
    execve("/bin/true", nothing, nothing);
    return false;
}

static bool ends_another(void)
{
    return kill(getppid(), 0) == 0;
}

static bool makes_memory_run(void)
{
    return mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}

static void behind_walls_there_are_no_files_no_network_and_no_processes(void **state)
{
    bool (*const acts[])(void) = {reads_a_file,    makes_a_file,     calls_the_network,
                                  makes_a_process, makes_memory_run, becomes_another_program,
                                  ends_another};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(acts); i++) {
        int status = end_of(acts[i]);
        bool ended = WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS;
        bool refused = WIFEXITED(status) && WEXITSTATUS(status) == CANNOT;
        assert_true(WALLS_KILL ? ended : refused);
    }
}

static bool reads_what_it_may(void)
{
    char byte;
    int fd = open("/usr/share/zoneinfo/tzdata.zi", O_RDONLY | O_CLOEXEC);
    return fd >= 0 && read(fd, &byte, 1) == 1;
}

static void *nothing_to_do(void *arg)
{
    return arg;
}

static bool runs_a_thread(void)
{
    pthread_t thread;
    return pthread_create(&thread, NULL, nothing_to_do, NULL) == 0 && pthread_join(thread, NULL) == 0;
}

/* Whether this kernel can keep a process to folders: asked of it, and not of what is tested. */
static bool knows_folders(void)
{
    return syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) > 0;
}

static void behind_walls_that_let_read_there_are_those_folders_and_threads(void **state)
{
    bool (*const can[])(void) = {reads_what_it_may, runs_a_thread};
    bool (*const cannot[])(void) = {makes_a_file,     calls_the_network,       makes_a_process,
                                    makes_memory_run, becomes_another_program, ends_another,
                                    reads_a_file};
    size_t refused = knows_folders() ? COUNT_OF(cannot) : COUNT_OF(cannot) - 1;
    (void)state;
    for (size_t i = 0; i < COUNT_OF(can); i++)
        assert_int_equal(WEXITSTATUS(end_behind(&reading, can[i])), CAN);
    for (size_t i = 0; i < refused; i++)
        assert_int_equal(WEXITSTATUS(end_behind(&reading, cannot[i])), CANNOT);
}

static bool works_within(void)
{
    char *room = malloc(1 << 20);
    memset(room, 1, 1 << 20);
    bool whole = room[(1 << 20) - 1] == 1;
    free(room);
    return whole;
}

static void behind_walls_memory_is_had_within_the_limit(void **state)
{
    (void)state;
    int status = end_of(works_within);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), CAN);
}

/* From the kernel: a sanitizer's malloc ends the process where another one answers NULL. */
static bool takes(size_t megabytes)
{
    return mmap(NULL, megabytes << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
           MAP_FAILED;
}

static bool takes_too_much(void)
{
    return takes((size_t)WALLS_ROOM * MEMORY_MB + 1);
}

static bool takes_half(void)
{
    return takes((size_t)WALLS_ROOM * MEMORY_MB / 2);
}

static void behind_walls_memory_beyond_the_limit_is_not_had(void **state)
{
    (void)state;
    int status = end_of(takes_too_much), half = end_of(takes_half);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), CANNOT);
    assert_true(WIFEXITED(half));
    assert_int_equal(WEXITSTATUS(half), CAN);
}

static bool never_ends(void)
{
    volatile bool goes_on = true;
    while (goes_on)
        continue;
    return false;
}

static void behind_walls_time_is_over_after_the_limit(void **state)
{
    (void)state;
    assert_true(WIFSIGNALED(end_of(never_ends)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(behind_walls_there_are_no_files_no_network_and_no_processes),
        cmocka_unit_test(behind_walls_that_let_read_there_are_those_folders_and_threads),
        cmocka_unit_test(behind_walls_memory_is_had_within_the_limit),
        cmocka_unit_test(behind_walls_memory_beyond_the_limit_is_not_had),
        cmocka_unit_test(behind_walls_time_is_over_after_the_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
