#ifndef BASE_CHECK_H
#define BASE_CHECK_H
/*
 * Assertions that stay in the shipped binary.
 *
 * check(condition) states what must be true whatever the world does: a precondition, an invariant, an
 * impossible state. When it is false the program has a bug: it prints where and stops. It is never used for
 * input, for refusals or for failures of the world (see err.h).
 */

_Noreturn void check_failed(const char *condition, const char *file, int line);

#define check(condition) ((condition) ? (void)0 : check_failed(#condition, __FILE__, __LINE__))

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#endif
