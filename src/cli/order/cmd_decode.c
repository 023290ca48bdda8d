/* recourse decode: what the server starts for each file that somebody gives (http/site/decoder.h). */
#include "base/walls.h"
#include "base/words.h"
#include "cli/kit/commands.h"
#include "http/site/decoder.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Pixels of the largest picture twice, while it is turned, and the new file. */
static const struct walls walls = {.memory_bytes = (size_t)768 << 20,
                                   .cpu_seconds = DECODER_PATIENCE_MS / 1000};

/* Libraries of mail ask the disk for charsets, and go on without. */
static const struct walls mail_walls = {
    .memory_bytes = (size_t)768 << 20, .cpu_seconds = DECODER_PATIENCE_MS / 1000, .refuse = true};

/* Where fontconfig and Pango look for letters, and for how they go together. */
static const char *const fonts[] = {"/etc/fonts",
                                    "/usr/share/fonts",
                                    "/usr/local/share/fonts",
                                    "/var/cache/fontconfig",
                                    "/usr/share/fontconfig",
                                    NULL};
static const struct walls share_walls = {.memory_bytes = (size_t)768 << 20,
                                         .cpu_seconds = DECODER_PATIENCE_MS / 1000,
                                         .refuse = true,
                                         .reads = fonts};

/* Ends the program. */
static void serve(const struct walls *around, void (*what)(int in, int out))
{
    walls_raise(around);
    what(STDIN_FILENO, STDOUT_FILENO);
    _exit(EXIT_DONE);
}

int cmd_decode(int argc, char **argv)
{
    bool post = argc == 2 && strcmp(argv[1], "post") == 0;
    bool mail = argc == 2 && strcmp(argv[1], "mail") == 0;
    bool share = argc == 2 && strcmp(argv[1], "share") == 0;
    if (argc != 1 && !post && !mail && !share) {
        fprintf(stderr, "usage: recourse decode LANGUAGE [post | mail | share] <FILE >ANSWER\n");
        return EXIT_USE;
    }
    if (mail)
        serve(&mail_walls, decoder_serve_mail);
    if (share)
        serve(&share_walls, decoder_serve_share);
    bool known;
    const struct language *language = language_find(&catalogue_recourse, str_from(argv[0]), true, &known);
    walls_raise(&walls);
    decoder_serve(post ? PICTURE_OF_POST : PICTURE_OF_EVIDENCE, STDIN_FILENO, STDOUT_FILENO, language);
    _exit(EXIT_DONE);
}
