#ifndef SERVICE_UNIT_TOPICS_H
#define SERVICE_UNIT_TOPICS_H
/*
 * What changed, and what was read: so that a kept page outlives what is written elsewhere.
 *
 * A unit of work that names what it touches forgets only pages that show it; one that names nothing touches everything.
 * A page that names all that it shows is forgotten only for that; one that names nothing is forgotten for every commit. So
 * whoever does not know of this is right, only slower. Topics share a limited number of places: two that meet in one are
 * forgotten together. Safe for threads.
 */
#include "base/str.h"

enum topic_kind {
    TOPIC_QUESTION, /* with its answers, comments, marks and counts */
    TOPIC_PERSON,   /* name, title, points */
};

enum { TOPICS_NAMED_MAX = 96 };

/* A set of topics; all zeros: none was named, which stands for all there are. */
struct topic_set {
    bool named;
    bool overflow; /* more than can be held: as if none was named */
    unsigned count;
    uint16_t places[TOPICS_NAMED_MAX];
};

void topic_name(struct topic_set *set, enum topic_kind topic, int64_t id);

struct topics;

struct topics *topics_new(void);
void topics_free(struct topics *topics);
/* The instant of now, as a number: asked before anything is read. */
int64_t topics_now(const struct topics *topics);
/* What these name has changed; called behind the commit, before anybody is told of it. */
void topics_changed(struct topics *topics, const struct topic_set *touched);
/* Whether nothing of what was read has changed since. */
bool topics_unchanged(const struct topics *topics, const struct topic_set *read, int64_t since);

#endif
