#include <time.h> /* tidy: the first include is not this file's own header; begin with "text/own.h" */
#include "text/own.h"

void own_one(void)
{
}

void own_tested(void)
{
}

void own_two(void)
{
}
