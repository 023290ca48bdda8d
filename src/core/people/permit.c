#include "core/people/permit.h"

#include "base/check.h"
#include "base/words.h"

const struct viewer viewer_system = {.role = ROLE_OPERATOR};

struct role_row {
    enum role role;
    struct str name, title, label;
};

static const struct role_row roles[] = {
    {ROLE_GUEST, STR_INIT("guest"), STR_INIT(""), STR_INIT(N_("Guest"))},
    {ROLE_MEMBER, STR_INIT("member"), STR_INIT(""), STR_INIT(N_("Member"))},
    {ROLE_EXPERT, STR_INIT("expert"), STR_INIT(N_("Expert")), STR_INIT(N_("Expert"))},
    {ROLE_MODERATOR, STR_INIT("moderator"), STR_INIT(N_("Moderator")), STR_INIT(N_("Moderator"))},
    {ROLE_OPERATOR, STR_INIT("operator"), STR_INIT(N_("Operator")), STR_INIT(N_("Operator"))},
};

static const struct role_row *role_row(enum role role)
{
    for (size_t i = 0; i < COUNT_OF(roles); i++)
        if (roles[i].role == role)
            return &roles[i];
    return &roles[0];
}

struct str role_name(enum role role)
{
    return role_row(role)->name;
}

struct str role_title(enum role role)
{
    return role_row(role)->title;
}

struct str role_label(enum role role)
{
    return role_row(role)->label;
}

bool role_from(struct str name, enum role *role)
{
    for (size_t i = 0; i < COUNT_OF(roles); i++)
        if (str_eq(roles[i].name, name)) {
            *role = roles[i].role;
            return true;
        }
    return false;
}

/* In which states of the post, and of the question it belongs to, an act makes sense. */
enum needs {
    ANY = 0,
    LIVE = 1,     /* the post is live */
    STANDING = 2, /* live or held */
    DELETED = 4,  /* deleted or hidden */
    OPEN = 8,     /* the question takes answers */
    CLOSED = 16,
    NOT_OWN = 32,
    OWN_HIDDEN = 64, /* one's own, and the staff or reports took it down */
};

/*
 * role:   who may by role.
 * points: members with at least so many may too; 0: points give no right (role decides).
 * owner:  the author may, whatever the role.
 * needs:  what must be true of the post, for everybody.
 * Thresholds follow the small-site columns of the peers: full Stack Overflow numbers starve small
 * communities.
 */
static const struct {
    enum role role;
    int points;
    bool owner;
    unsigned needs;
} rows[ACT_COUNT] = {
    [ACT_ASK] = {ROLE_GUEST, 0, false, ANY},
    [ACT_ANSWER] = {ROLE_GUEST, 0, false, STANDING | OPEN},
    [ACT_COMMENT] = {ROLE_GUEST, 0, false, STANDING},
    [ACT_VOTE_UP] = {ROLE_MEMBER, 0, false, LIVE | NOT_OWN},
    [ACT_VOTE_DOWN] = {ROLE_EXPERT, 125, false, LIVE | NOT_OWN},
    [ACT_FAVOURITE] = {ROLE_MEMBER, 0, false, LIVE},
    [ACT_FLAG] = {ROLE_GUEST, 0, false, LIVE | NOT_OWN},
    [ACT_OBJECT] = {ROLE_MEMBER, 0, false, OWN_HIDDEN},
    [ACT_SOLVED] = {ROLE_MEMBER, 0, false, LIVE | NOT_OWN},
    [ACT_EDIT] = {ROLE_EXPERT, 1000, true, STANDING},
    [ACT_SUGGEST] = {ROLE_MEMBER, 0, false, LIVE | NOT_OWN},
    [ACT_WIKI] = {ROLE_MODERATOR, 0, true, LIVE},
    [ACT_DELETE] = {ROLE_MODERATOR, 0, true, STANDING},
    [ACT_UNDELETE] = {ROLE_MODERATOR, 0, true, DELETED},
    [ACT_CLOSE] = {ROLE_EXPERT, 500, true, LIVE | OPEN},
    [ACT_REOPEN] = {ROLE_EXPERT, 500, true, LIVE | CLOSED},
    [ACT_SELECT] = {ROLE_EXPERT, 0, true, LIVE},
    [ACT_CONVERT] = {ROLE_EXPERT, 0, false, LIVE},
    [ACT_REMOVE_PICTURE] = {ROLE_MODERATOR, 0, true, ANY},
    [ACT_HIDE] = {ROLE_MODERATOR, 0, false, STANDING},
    [ACT_APPROVE] = {ROLE_MODERATOR, 0, false, ANY},
    [ACT_SEE_HIDDEN] = {ROLE_MODERATOR, 0, false, ANY},
    [ACT_SEE_HISTORY] = {ROLE_GUEST, 0, false, ANY},
    [ACT_SKIP_HOLD] = {ROLE_EXPERT, 150, false, ANY},
    [ACT_BLOCK] = {ROLE_MODERATOR, 0, false, ANY},
    [ACT_PURGE] = {ROLE_MODERATOR, 0, false, ANY},
    [ACT_READY] = {ROLE_EXPERT, 0, false, ANY},
    [ACT_READY_SHARED] = {ROLE_MODERATOR, 0, false, ANY},
    [ACT_EDIT_CATEGORIES] = {ROLE_MODERATOR, 0, false, ANY},
    [ACT_SETTINGS] = {ROLE_OPERATOR, 0, false, ANY},
    [ACT_AUDIT] = {ROLE_MODERATOR, 0, false, ANY},
    [ACT_PEOPLE] = {ROLE_OPERATOR, 0, false, ANY},
    [ACT_MARKETS] = {ROLE_OPERATOR, 0, false, ANY},
};

static bool state_fits(unsigned needs, struct subject subject)
{
    if (needs & LIVE && subject.state != POST_LIVE)
        return false;
    if (needs & STANDING && subject.state != POST_LIVE && subject.state != POST_HELD)
        return false;
    if (needs & OWN_HIDDEN && subject.state != POST_HIDDEN)
        return false;
    return !(needs & DELETED) || subject.state == POST_HIDDEN || subject.state == POST_DELETED;
}

enum permit permit(const struct viewer *viewer, enum act act, struct subject subject, struct instant now)
{
    check(act < ACT_COUNT);
    unsigned needs = rows[act].needs;
    bool staff = viewer->role >= ROLE_MODERATOR;
    if (!staff && instant_before(now, viewer->blocked_until))
        return PERMIT_BLOCKED;
    if (rows[act].role > ROLE_GUEST && viewer->role == ROLE_GUEST && !(rows[act].owner && subject.own))
        return rows[act].role == ROLE_MEMBER || rows[act].points ? PERMIT_SIGN_IN : PERMIT_ROLE;
    if (needs & NOT_OWN && subject.own)
        return PERMIT_OWN;
    if (needs & OWN_HIDDEN && !subject.own)
        return PERMIT_ROLE;
    if (!state_fits(needs, subject))
        return PERMIT_STATE;
    if (needs & OPEN && subject.closed)
        return PERMIT_CLOSED;
    if (needs & CLOSED && !subject.closed)
        return PERMIT_STATE;
    /* What a moderator hid stays hidden for its author. */
    if (act == ACT_UNDELETE && subject.state == POST_HIDDEN && !staff)
        return PERMIT_ROLE;
    if (viewer->role >= rows[act].role || (rows[act].owner && subject.own))
        return PERMIT_YES;
    if (act == ACT_EDIT && subject.wiki && viewer->points >= WIKI_POINTS)
        return PERMIT_YES;
    if (rows[act].points)
        return viewer->points >= rows[act].points ? PERMIT_YES : PERMIT_POINTS;
    return PERMIT_ROLE;
}

bool viewer_owns(const struct viewer *viewer, int64_t person_id, int64_t guest_id)
{
    if (person_id)
        return viewer->person_id == person_id;
    return guest_id && viewer->guest_id == guest_id;
}

struct str permit_sentence(enum permit permit, enum act act)
{
    switch (permit) {
    case PERMIT_YES:
        return STR(N_("You may do this."));
    case PERMIT_BLOCKED:
        return STR(
            N_("A moderator has paused posting from your account or network. You can go on reading; your "
               "profile says until when."));
    case PERMIT_SIGN_IN:
        return STR(N_("Only members can do this. Sign in or sign up first; what you wrote is kept."));
    case PERMIT_OWN:
        return STR(N_("This is your own post: others judge it. You can edit it instead."));
    case PERMIT_STATE:
        return STR(
            N_("The post is not in a state that allows this: it was changed, hidden or deleted meanwhile. "
               "Load the page again to see how it stands."));
    case PERMIT_CLOSED:
        return STR(N_(
            "This question is closed and takes no further answers. You can comment, or ask a new question."));
    case PERMIT_POINTS:
        return act == ACT_VOTE_DOWN
                   ? STR(N_("Voting down takes 125 points. You can write a comment or an answer instead."))
                   : STR(N_(
                         "This takes more points than you have yet. Good questions and answers earn them."));
    case PERMIT_ROLE:
        return STR(
            N_("Only the author or the help desk's staff can do this. You can flag the post for them."));
    }
    return STR_NONE;
}

int64_t permit_points(enum act act)
{
    check(act < ACT_COUNT);
    return rows[act].points;
}
