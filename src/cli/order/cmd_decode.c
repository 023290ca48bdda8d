/* recourse decode: what the server starts for each file that somebody gives (http/site/decoder.h). */
#include "base/walls.h"
#include "base/words.h"
#include "cli/kit/commands.h"
#include "http/site/decoder.h"

#include <stdio.h>
#include <unistd.h>

/* Pixels of the largest picture twice, while it is turned, and the new file. */
static const struct walls walls = {.memory_bytes = (size_t)768 << 20,
                                   .cpu_seconds = DECODER_PATIENCE_MS / 1000};

int cmd_decode(int argc, char **argv)
{
    if (argc != 1) {
        fprintf(stderr, "usage: recourse decode LANGUAGE <FILE >ANSWER\n");
        return EXIT_USE;
    }
    bool known;
    const struct language *language = language_find(&catalogue_recourse, str_from(argv[0]), true, &known);
    walls_raise(&walls);
    decoder_serve(STDIN_FILENO, STDOUT_FILENO, language);
    _exit(EXIT_DONE);
}
