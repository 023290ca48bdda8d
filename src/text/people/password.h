#ifndef TEXT_PEOPLE_PASSWORD_H
#define TEXT_PEOPLE_PASSWORD_H
/*
 * Which new passwords are refused though they are long enough: those that are tried first. No mixture of kinds of
 * characters is asked for (NIST SP 800-63B section 5.1.1.2); what is looked for is what people do to one word.
 */
#include "base/arena.h"

/*
 * What is wrong with a new password of somebody with that name, as a sentence in English, for say(); empty when nothing is: that it is the
 * name with something around it, a word of common.txt (see there), figures alone, a walk along the keys, or a few
 * characters again and again.
 */
struct str password_wrong(struct arena *arena, struct str handle, struct str password);

#endif
