#include "http/site/decoder.h"

#include "base/check.h"
#include "base/log.h"
#include "base/words.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    FILE_BYTES_MAX = 12 * 1024 * 1024,
    WORDS_MAX = sizeof(((struct failure *)NULL)->text),
    MADE_BYTES_MAX = 64 * 1024 * 1024,
    STEP = 64 * 1024,
    MAIL_ARENA_BYTES = 256 * 1024 * 1024,
    MAIL_ANSWER_MAX = 1024 * 1024,
    SHARE_ANSWER_MAX = 4 * 1024 * 1024
};

/* What comes before the words of a refusal and the bytes of a file. */
struct answer_head {
    int32_t err, mime, width, height, small_width, small_height;
    uint32_t words_len, bytes_len, small_len;
};

/* ---- in the process of its own ---- */

static struct str read_all(struct arena *arena, int in)
{
    char *room = arena_take(arena, FILE_BYTES_MAX + 1);
    size_t len = 0;
    for (ssize_t got = 1; got > 0 && len <= FILE_BYTES_MAX; len += got > 0 ? (size_t)got : 0)
        got = read(in, room + len, FILE_BYTES_MAX + 1 - len);
    return (struct str){room, len};
}

static bool write_all(int out, struct str bytes)
{
    while (bytes.len) {
        ssize_t put = write(out, bytes.at, bytes.len);
        if (put <= 0)
            return false;
        bytes = str_slice(bytes, (size_t)put, bytes.len);
    }
    return true;
}

void decoder_serve(enum picture_use use, int in, int out, const struct language *language)
{
    struct arena arena;
    struct picture picture;
    struct failure failure = {.language = language};
    arena_init(&arena, 2 * FILE_BYTES_MAX);
    enum err err = picture_take(use, read_all(&arena, in), &picture, &failure);
    struct str words = err ? str_from(failure.text) : STR_NONE;
    struct str bytes = err ? STR_NONE : picture.bytes, small = err ? STR_NONE : picture.small.bytes;
    struct answer_head head = {.err = (int32_t)err,
                               .mime = (int32_t)picture.mime,
                               .width = picture.width,
                               .height = picture.height,
                               .small_width = picture.small.width,
                               .small_height = picture.small.height,
                               .words_len = (uint32_t)words.len,
                               .bytes_len = (uint32_t)bytes.len,
                               .small_len = (uint32_t)small.len};
    bool told = write_all(out, (struct str){(const char *)&head, sizeof head});
    if (told && write_all(out, words) && write_all(out, bytes))
        (void)!write_all(out, small);
    picture_free(&picture);
    arena_free(&arena);
}

void decoder_serve_mail(int in, int out)
{
    struct arena arena;
    struct arrived arrived;
    arena_init(&arena, MAIL_ARENA_BYTES);
    arrived_read(&arena, read_all(&arena, in), &arrived);
    struct str text = arrived_write(&arena, &arrived);
    uint32_t len = (uint32_t)text.len;
    if (write_all(out, (struct str){(const char *)&len, sizeof len}))
        (void)!write_all(out, text);
    arena_free(&arena);
}

void decoder_serve_share(int in, int out)
{
    struct arena arena;
    struct share_picture picture;
    struct str png;
    arena_init(&arena, 2 * FILE_BYTES_MAX);
    bool drawn =
        share_picture_read(read_all(&arena, in), &picture) && share_picture_draw(&arena, &picture, &png);
    uint32_t len = drawn ? (uint32_t)png.len : 0;
    if (write_all(out, (struct str){(const char *)&len, sizeof len}) && drawn)
        (void)!write_all(out, png);
    arena_free(&arena);
}

/* ---- in the server ---- */

struct child {
    pid_t pid;
    int fd; /* both ways */
    int64_t until_ms;
};

static bool not_started(int code)
{
    log_warning("decoder", "failed=start reason=%s", strerror(code));
    return false;
}

/* `language` is the tag of the language that a refusal is to be in; `what` is NULL, "post", "mail" or "share". False when
   there is no such process: the log says why. */
static bool start(const struct decoder *decoder, const char *what, const char *language, struct child *child)
{
    int ends[2];
    posix_spawn_file_actions_t actions;
    char *const arguments[] = {(char *)(uintptr_t)decoder->program, (char *)(uintptr_t) "decode",
                               (char *)(uintptr_t)language, (char *)(uintptr_t)what, NULL};
    char *const nothing[] = {NULL};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends))
        return not_started(errno);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    int code = posix_spawn(&child->pid, decoder->program, &actions, NULL, arguments, nothing);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    child->fd = ends[0];
    child->until_ms = steady_ms() + decoder->patience.ms;
    if (!code)
        return true;
    close(ends[0]);
    return not_started(code);
}

/* Whatever it does, it is over. */
static void end(struct child *child)
{
    close(child->fd);
    kill(child->pid, SIGKILL);
    while (waitpid(child->pid, NULL, 0) < 0 && errno == EINTR)
        continue;
}

static bool is_ready(const struct child *child, short events)
{
    struct pollfd waits = {.fd = child->fd, .events = events};
    int64_t left = child->until_ms - steady_ms();
    return left > 0 && poll(&waits, 1, (int)left) == 1;
}

static bool tell(const struct child *child, struct str bytes)
{
    while (bytes.len) {
        if (!is_ready(child, POLLOUT))
            return false;
        ssize_t put =
            send(child->fd, bytes.at, bytes.len < STEP ? bytes.len : STEP, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (put < 0 && errno != EAGAIN)
            return false;
        bytes = str_slice(bytes, put > 0 ? (size_t)put : 0, bytes.len);
    }
    return shutdown(child->fd, SHUT_WR) == 0;
}

static bool hear(const struct child *child, void *room, size_t len)
{
    for (size_t had = 0; had < len;) {
        if (!is_ready(child, POLLIN))
            return false;
        ssize_t got = recv(child->fd, (char *)room + had, len - had, MSG_DONTWAIT);
        if (got == 0 || (got < 0 && errno != EAGAIN))
            return false;
        had += got > 0 ? (size_t)got : 0;
    }
    return true;
}

static bool has_sizes(const struct answer_head *head)
{
    return head->small_len > 0 && head->small_len <= MADE_BYTES_MAX && head->small_width > 0 &&
           head->small_width <= PICTURE_SMALL && head->small_height > 0 &&
           head->small_height <= PICTURE_SMALL && head->width <= PICTURE_LARGE &&
           head->height <= PICTURE_LARGE && head->mime != MIME_PDF;
}

/* A refusal has words, and nothing else; a file has what picture_take promises. */
static bool is_likely(enum picture_use use, const struct answer_head *head)
{
    if (head->err)
        return head->err == ERR_INPUT && head->words_len > 0 && head->words_len < WORDS_MAX &&
               !head->bytes_len && !head->small_len;
    if (use == PICTURE_OF_POST ? !has_sizes(head) : head->small_len > 0)
        return false;
    int64_t pixels = (int64_t)head->width * head->height;
    return !head->words_len && head->bytes_len > 0 && head->bytes_len <= MADE_BYTES_MAX && head->mime >= 0 &&
           head->mime < MIME_COUNT && head->width >= 0 && head->width <= PICTURE_SIDE_MAX &&
           head->height >= 0 && head->height <= PICTURE_SIDE_MAX && pixels <= PICTURE_PIXELS_MAX &&
           (pixels > 0) == (head->mime != MIME_PDF);
}

static bool take_words(const struct child *child, size_t len, struct failure *failure)
{
    char words[WORDS_MAX];
    bool heard = hear(child, words, len) && str_is_utf8((struct str){words, len});
    if (heard)
        (void)!fail_said(failure, ERR_INPUT, NULL, ((struct str){words, len}));
    return heard;
}

static bool take_file(const struct child *child, const struct answer_head *head, struct picture *picture)
{
    char *bytes = arena_take(&picture->arena, (size_t)head->bytes_len + head->small_len);
    *picture = (struct picture){
        .arena = picture->arena,
        .mime = (enum mime)head->mime,
        .width = head->width,
        .height = head->height,
        .bytes = {bytes, head->bytes_len},
        .small = {head->small_width, head->small_height, {bytes + head->bytes_len, head->small_len}}};
    return hear(child, bytes, (size_t)head->bytes_len + head->small_len) &&
           picture_sniff(picture->bytes) == picture->mime &&
           (!head->small_len || picture_sniff(picture->small.bytes) == picture->mime);
}

/* The file and what becomes of it. */
struct job {
    enum picture_use use;
    struct str bytes;
    struct picture *picture;
};

/* False when it did not answer well. */
static bool ask(const struct child *child, const struct job *job, struct failure *failure)
{
    struct answer_head head;
    if (!tell(child, job->bytes) || !hear(child, &head, sizeof head) || !is_likely(job->use, &head))
        return false;
    return head.err ? take_words(child, head.words_len, failure) : take_file(child, &head, job->picture);
}

enum err decoder_take(const struct decoder *decoder, enum picture_use use, struct str bytes,
                      struct picture *picture, struct failure *failure)
{
    struct child child;
    *picture = (struct picture){.mime = MIME_COUNT};
    arena_init(&picture->arena, 2 * (size_t)MADE_BYTES_MAX);
    const char *what = use == PICTURE_OF_POST ? "post" : NULL;
    if (!start(decoder, what, arena_cstr(&picture->arena, language_tag(failure->language)), &child))
        return fail(failure, ERR_BUSY, "Files cannot be looked at in this moment. Try again a little later.");
    bool answered = ask(&child, &(struct job){use, bytes, picture}, failure);
    bool late = steady_ms() >= child.until_ms;
    end(&child);
    if (answered)
        return failure->err;
    log_warning("decoder", "failed=%s bytes=%zu", late ? "late" : "ended", bytes.len);
    return fail(failure, ERR_INPUT,
                "It could not be read within the time and the memory that a file has here. Save it again, "
                "smaller, or "
                "take a new picture.");
}

/* One answer of at most so many bytes; false when it did not answer well. */
static bool ask_once(const struct child *child, struct arena *arena, struct str bytes, size_t most,
                     struct str *answer)
{
    uint32_t len;
    if (!tell(child, bytes) || !hear(child, &len, sizeof len) || len == 0 || len > most)
        return false;
    char *room = arena_take(arena, len);
    *answer = (struct str){room, len};
    return hear(child, room, len);
}

enum err decoder_read_mail(const struct decoder *decoder, struct arena *arena, struct str bytes,
                           struct arrived *arrived, struct failure *failure)
{
    struct child child;
    struct str answer;
    if (!start(decoder, "mail", "en", &child))
        return fail(failure, ERR_BUSY, "Mails cannot be looked at in this moment.");
    bool answered = ask_once(&child, arena, bytes, MAIL_ANSWER_MAX, &answer) && str_is_utf8(answer);
    end(&child);
    if (answered)
        return arrived_from(arena, answer, arrived, failure);
    log_warning("decoder", "failed=mail bytes=%zu", bytes.len);
    return fail(failure, ERR_INPUT, "This mail could not be read.");
}

bool decoder_draw(const struct decoder *decoder, struct arena *arena, const struct share_picture *picture,
                  struct str *png)
{
    struct child child;
    if (!start(decoder, "share", "en", &child))
        return false;
    bool drawn = ask_once(&child, arena, share_picture_write(arena, picture), SHARE_ANSWER_MAX, png) &&
                 picture_sniff(*png) == MIME_PNG;
    end(&child);
    if (!drawn)
        log_warning("decoder", "failed=share bytes=%zu", picture->title.len);
    return drawn;
}
