static int counter;             /* tidy: counter can change and belongs to nobody */
int shared = 3;                 /* tidy: shared can change */
static const char *pointer;     /* tidy: pointer can change */
static const char *const fixed = "a";
static const struct row rows[] = {{1}, {2}};
static struct { int a; } slot;  /* tidy: slot can change */
static void (*hook)(void);      /* tidy: hook can change */
extern const struct row others[];
struct later;
enum { LIMIT = 3 };
_Static_assert(sizeof(int) == 4, "int");

static int next(void)
{
    static int last; /* tidy: last can change */
    static const int step = LIMIT;
    return last += step + rows[0].a;
}
