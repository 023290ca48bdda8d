#ifndef HTTP_DOOR_NUMBERS_H
#define HTTP_DOOR_NUMBERS_H
/* The numbers in an address's query, "?page=2" and the like: what is none is refused, and never taken for another. */
#include "http/door/router.h"

/*
 * 0, or the status with the sentence in the failure, when one of them is no number or lies outside of what its list can
 * have: 400 for a page, 422 for a program, which learns the name as of any value that does not fit.
 */
int numbers_check(struct call *call);

#endif
