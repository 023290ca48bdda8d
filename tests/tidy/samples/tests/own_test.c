#include "text/own.h"

int main(void)
{
    own_tested();
    return 0;
}
