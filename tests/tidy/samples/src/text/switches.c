static int of_enum(enum own own)
{
    switch (own) {
    case OWN_A:
        return 1;
    default: /* tidy: default in a switch over OWN_A and its kin hides the member that comes next year */
        return 2; } }

static int of_bytes(char c)
{
    switch (c) {
    case 'a':
        return 1;
    default:
        return 2; } }

static int of_a_library(int type)
{
    switch (type) {
    case SQLITE_ROW:
        return 1;
    default:
        return 2; } }
