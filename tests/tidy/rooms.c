#include "tidy.h"

#include <stdio.h>
#include <string.h>

/*
 * Rooms are the folders of a floor. Each has a room.h that says what lives there and, in the line "May call:", which
 * other rooms of its floor its files may include. Floors without rooms are small.
 */

struct room {
    const struct file *header;
    const char *path; /* "core/order/order" */
    const char *calls[16];
    bool met[16]; /* some file includes something of it */
    int count;
    enum { NEW, OPEN, CLOSED } state; /* while circles are looked for */
};

struct rooms {
    struct room at[128];
    int count;
};

/* "core/order" of "src/core/order/rows.c" or "core/order/rows.h"; NULL when there are fewer parts. */
static const char *room_path(const char *path)
{
    const char *floor = strncmp(path, "src/", 4) == 0 ? path + 4 : path;
    const char *first = strchr(floor, '/');
    const char *second = first ? strchr(first + 1, '/') : NULL;
    return second ? copy_of(floor, (int)(second - floor)) : NULL;
}

static int floor_length(const char *room)
{
    return (int)strcspn(room, "/");
}

static struct room *find_room(struct rooms *rooms, const char *path)
{
    for (int i = 0; path && i < rooms->count; i++)
        if (strcmp(rooms->at[i].path, path) == 0)
            return &rooms->at[i];
    return NULL;
}

static void read_calls(struct tidy *tidy, struct room *room)
{
    const char *at = strstr(room->header->text, "May call:");
    if (!at) {
        say(tidy, RULE_ROOMS, room->header, 1, "the header of a room has a line \"May call: ROOM...\"");
        return;
    }
    for (at += strlen("May call:"); *at && *at != '\n' && *at != '*';) {
        int len = (int)strcspn(at, " \n*");
        if (len && room->count == 16)
            give_up("%s names more than 16 rooms", room->header->path);
        if (len && *at != '-')
            room->calls[room->count++] = copy_of(at, len);
        at += len + (at[len] == ' ');
    }
}

static void read_rooms(struct tidy *tidy, struct rooms *rooms)
{
    for (int i = 0; i < tidy->file_count; i++) {
        const struct file *file = &tidy->files[i];
        const char *name = strrchr(file->path, '/'), *path = room_path(file->path);
        if (strncmp(file->path, "src/", 4) != 0 || !path || !name || strcmp(name, "/room.h") != 0)
            continue;
        if (rooms->count == 128)
            give_up("more than 128 rooms");
        struct room *room = &rooms->at[rooms->count++];
        *room = (struct room){.header = file, .path = path};
        read_calls(tidy, room);
    }
}

static bool floor_has_rooms(const struct rooms *rooms, const char *path)
{
    int len = (int)strcspn(path, "/");
    for (int i = 0; i < rooms->count; i++)
        if (floor_length(rooms->at[i].path) == len && strncmp(rooms->at[i].path, path, (size_t)len) == 0)
            return true;
    return false;
}

static void check_include(struct tidy *tidy, const struct file *file, struct room *room, int token)
{
    const struct token *at = &file->tokens[token];
    if (!at->directive || !token_is(at, "#") || !token_is(at + 1, "include") || at[2].at[0] != '"')
        return;
    const char *header = copy_of(at[2].at + 1, at[2].len - 2), *other = room_path(header);
    int len = floor_length(room->path);
    if (!other || strcmp(other, room->path) == 0 || strncmp(other, room->path, (size_t)len + 1) != 0)
        return;
    for (int i = 0; i < room->count; i++)
        if (strcmp(room->calls[i], other + len + 1) == 0) {
            room->met[i] = true;
            return;
        }
    say(tidy, RULE_ROOMS, file, at->line,
        "%s must not include \"%s\": its room.h does not name %s; move what is shared down, or name it",
        room->path, header, other + len + 1);
}

static void check_file(struct tidy *tidy, struct rooms *rooms, const struct file *file)
{
    size_t len = strlen(file->path);
    bool is_c =
        len > 2 && (strcmp(file->path + len - 2, ".c") == 0 || strcmp(file->path + len - 2, ".h") == 0);
    if (strncmp(file->path, "src/", 4) != 0 || !is_c || !floor_has_rooms(rooms, file->path + 4))
        return;
    struct room *room = find_room(rooms, room_path(file->path));
    if (!room) {
        say(tidy, RULE_ROOMS, file, 1, "this file stands in no room of its floor; a room has a room.h");
        return;
    }
    for (int i = 0; i + 2 < file->token_count; i++)
        check_include(tidy, file, room, i);
}

/* Whoever is met again while still open is part of a circle. */
static void check_circle(struct tidy *tidy, struct rooms *rooms, struct room *room)
{
    room->state = OPEN;
    for (int i = 0; i < room->count; i++) {
        char path[256];
        snprintf(path, sizeof path, "%.*s/%s", floor_length(room->path), room->path, room->calls[i]);
        struct room *other = find_room(rooms, path);
        if (!other)
            say(tidy, RULE_ROOMS, room->header, 1, "there is no room %s", path);
        else if (!room->met[i])
            say(tidy, RULE_ROOMS, room->header, 1, "no file here includes anything of %s; take it off", path);
        else if (other->state == OPEN)
            say(tidy, RULE_ROOMS, room->header, 2, "%s and %s call each other, perhaps over others",
                room->path, path);
        else if (other->state == NEW)
            check_circle(tidy, rooms, other);
    }
    room->state = CLOSED;
}

void check_rooms(struct tidy *tidy)
{
    static struct rooms rooms;
    read_rooms(tidy, &rooms);
    for (int i = 0; i < tidy->file_count; i++)
        check_file(tidy, &rooms, &tidy->files[i]);
    for (int i = 0; i < rooms.count; i++)
        if (rooms.at[i].state == NEW)
            check_circle(tidy, &rooms, &rooms.at[i]);
}
