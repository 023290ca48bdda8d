static int long_one(int a) /* tidy: long_one has 13 lines of at most 12 */
{
    a++;
    a++;
    a++;
    a++;
    a++;
    a++;
    a++;
    a++;
    a++;
    return a;
}

static int many(int a, int (*b)(int, int), int c, int d, int e, int f) /* tidy: many has 6 parameters of at most 5 */
{
    return b(a, c) + d + e + f;
}

static int five(int a, int (*b)(int, int), int c, int d, const char *format, ...)
{
    return b(a, c) + d + *format;
}

static void deep(int a)
{
    for (int i = 0; i < a; i++)
        if (a == i)
            while (a--)
                if (a == 7) /* the fourth level is what stands below this line */
                    five(1, 0, 1, 1, ""); /* tidy: deep nests 4 levels of at most 3 */
}

static void chain(int a)
{
    do {
        switch (a) {
        case 1 ... 3:
            if (a == 2)
                a = (a == 1) ? 2 : 3;
            else if (a == 3)
                a = 4;
        }
    } while (a);
}

static const int table[] = {1, 2, 3}; /* a file of 50 lines is one too many */

/* The next line is the first too many. */
/* tidy: the file has 50 lines of at most 49 */
