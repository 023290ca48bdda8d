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

int cmd_decode(int argc, char **argv)
{
    bool post = argc == 2 && strcmp(argv[1], "post") == 0;
    bool mail = argc == 2 && strcmp(argv[1], "mail") == 0;
    if (argc != 1 && !post && !mail) {
        fprintf(stderr, "usage: recourse decode LANGUAGE [post | mail] <FILE >ANSWER\n");
        return EXIT_USE;
    }
    if (mail) {
        walls_raise(&mail_walls);
        decoder_serve_mail(STDIN_FILENO, STDOUT_FILENO);
        _exit(EXIT_DONE);
    }
    bool known;
    const struct language *language = language_find(&catalogue_recourse, str_from(argv[0]), true, &known);
    walls_raise(&walls);
    decoder_serve(post ? PICTURE_OF_POST : PICTURE_OF_EVIDENCE, STDIN_FILENO, STDOUT_FILENO, language);
    _exit(EXIT_DONE);
}
