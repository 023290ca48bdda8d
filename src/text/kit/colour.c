#include "text/kit/colour.h"

#include <math.h>

static int digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool colour_read(struct str text, struct colour *colour)
{
    uint8_t parts[3];
    if (text.len != 7 || text.at[0] != '#')
        return false;
    for (size_t i = 0; i < 3; i++) {
        int high = digit_of(text.at[1 + 2 * i]), low = digit_of(text.at[2 + 2 * i]);
        if (high < 0 || low < 0)
            return false;
        parts[i] = (uint8_t)(high * 16 + low);
    }
    *colour = (struct colour){parts[0], parts[1], parts[2]};
    return true;
}

struct str colour_text(struct arena *arena, struct colour colour)
{
    return arena_printf(arena, "#%02x%02x%02x", colour.red, colour.green, colour.blue);
}

static double linear(uint8_t part)
{
    double share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static double luminance(struct colour colour)
{
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

double colour_contrast(struct colour one, struct colour other)
{
    double a = luminance(one) + 0.05, b = luminance(other) + 0.05;
    return a > b ? a / b : b / a;
}

static uint8_t mixed(uint8_t one, uint8_t other, int hundredths)
{
    return (uint8_t)((one * (100 - hundredths) + other * hundredths + 50) / 100);
}

struct colour colour_mix(struct colour one, struct colour other, int hundredths)
{
    return (struct colour){mixed(one.red, other.red, hundredths), mixed(one.green, other.green, hundredths),
                           mixed(one.blue, other.blue, hundredths)};
}

struct colour colour_seen_on(struct colour colour, struct colour ground, struct colour end, double least)
{
    for (int share = 0; share < 100; share += 2) {
        struct colour moved = colour_mix(colour, end, share);
        if (colour_contrast(moved, ground) >= least)
            return moved;
    }
    return end;
}
