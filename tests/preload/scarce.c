/* Stands between a program and the system, which has no memory or no disk when tests/support/kit/scarce.h says so. */
#include "support/kit/scarce.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <pthread.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* glibc's own and, in a program that is built with it, the sanitizer's. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *at, size_t size);
void __libc_free(void *at);
void *__interceptor_malloc(size_t size) __attribute__((weak));
void *__interceptor_calloc(size_t count, size_t size) __attribute__((weak));
void *__interceptor_realloc(void *at, size_t size) __attribute__((weak));
void __interceptor_free(void *at) __attribute__((weak));

static struct scarce *scarce;
static __thread int
    begins; /* a thread that begins: the sanitizer ends the program when it cannot ask for its stack */

__attribute__((constructor)) static void begin(void)
{
    const char *path = getenv("RECOURSE_SCARCE");
    int fd = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    void *at = fd < 0 ? MAP_FAILED : mmap(NULL, sizeof *scarce, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (at != MAP_FAILED)
        scarce = at;
    if (fd >= 0)
        close(fd);
}

static int64_t add(int64_t *to, int64_t amount)
{
    return __atomic_add_fetch(to, amount, __ATOMIC_SEQ_CST);
}

static int64_t see(const int64_t *at)
{
    return __atomic_load_n(at, __ATOMIC_SEQ_CST);
}

/* libstemmer 2.2 crashes when its first piece cannot be had: the program has memory at hand before it asks for one (text/desk/words.c). */
static int is_of_stemmer(const void *caller)
{
    Dl_info library;
    return dladdr(caller, &library) && library.dli_fname && strstr(library.dli_fname, "libstemmer");
}

/* Whether there is none for `size` more bytes. */
static int lacks(size_t size, const void *caller)
{
    if (!scarce || begins)
        return 0;
    add(&scarce->asked, 1);
    int64_t burst = see(&scarce->burst), most = see(&scarce->most), left = burst ? add(&scarce->left, -1) : 0;
    int none = (burst && left < 0 && left >= -burst) || (most && see(&scarce->live) + (int64_t)size > most);
    if (!none || is_of_stemmer(caller))
        return 0;
    add(&scarce->failed, 1);
    errno = ENOMEM;
    return 1;
}

static void *taken(void *at)
{
    if (at && scarce)
        add(&scarce->live, (int64_t)malloc_usable_size(at));
    return at;
}

static void given(void *at)
{
    if (at && scarce)
        add(&scarce->live, -(int64_t)malloc_usable_size(at));
}

int pthread_getattr_np(pthread_t thread, pthread_attr_t *attributes)
{
    begins = 1;
    int (*next)(pthread_t, pthread_attr_t *) =
        (int (*)(pthread_t, pthread_attr_t *))dlsym(RTLD_NEXT, "pthread_getattr_np");
    int failed = next(thread, attributes);
    begins = 0;
    return failed;
}

void *malloc(size_t size)
{
    if (lacks(size, __builtin_return_address(0)))
        return NULL;
    return taken(__interceptor_malloc ? __interceptor_malloc(size) : __libc_malloc(size));
}

void *calloc(size_t count, size_t size)
{
    if (lacks(count * size, __builtin_return_address(0)))
        return NULL;
    return taken(__interceptor_calloc ? __interceptor_calloc(count, size) : __libc_calloc(count, size));
}

void *realloc(void *at, size_t size)
{
    if (size && lacks(size, __builtin_return_address(0)))
        return NULL;
    given(at);
    return taken(__interceptor_realloc ? __interceptor_realloc(at, size) : __libc_realloc(at, size));
}

void free(void *at)
{
    given(at);
    if (__interceptor_free)
        __interceptor_free(at);
    else
        __libc_free(at);
}

/* ---- the disk ---- */

enum { FILES_MAX = 4096 };

static char is_database[FILES_MAX]; /* by descriptor */

static int ends(const char *path, const char *with)
{
    size_t len = strlen(path), tail = strlen(with);
    return len >= tail && strcmp(path + len - tail, with) == 0;
}

static int opened(const char *path, int fd)
{
    if (fd >= 0 && fd < FILES_MAX)
        is_database[fd] = ends(path, ".db") || ends(path, "-wal");
    return fd;
}

int open(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    unsigned mode = va_arg(arguments, unsigned);
    va_end(arguments);
    int (*next)(const char *, int, ...) = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open");
    return opened(path, next(path, flags, mode));
}

int open64(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    unsigned mode = va_arg(arguments, unsigned);
    va_end(arguments);
    int (*next)(const char *, int, ...) = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open64");
    return opened(path, next(path, flags, mode));
}

/* What the write meets; DISK_WHOLE: nothing. */
static int64_t met(int fd)
{
    int64_t disk = scarce && fd >= 0 && fd < FILES_MAX && is_database[fd] ? see(&scarce->disk) : DISK_WHOLE;
    int64_t left = disk != DISK_WHOLE ? add(&scarce->writes, -1) : 0;
    if (disk == DISK_WHOLE || left >= 0 || (disk != DISK_FULL && left < -1))
        return DISK_WHOLE;
    add(&scarce->refused, 1);
    errno = ENOSPC;
    return disk;
}

ssize_t pwrite64(int fd, const void *at, size_t size, off64_t offset)
{
    ssize_t (*next)(int, const void *, size_t, off64_t) =
        (ssize_t(*)(int, const void *, size_t, off64_t))dlsym(RTLD_NEXT, "pwrite64");
    int64_t disk = met(fd);
    if (disk == DISK_WHOLE)
        return next(fd, at, size, offset);
    if (disk == DISK_TEARS && next(fd, at, size / 2, offset) >= 0)
        _exit(TORN_STATUS);
    errno = ENOSPC;
    return -1;
}
