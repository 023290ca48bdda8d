#include "text/tracking/event_line.h"

#include "base/check.h"
#include "core/tracking/plain.h"

enum { MONTHS = 12, NUMBERS_MAX = 3, WORD_BYTES = 64 };

/* How the names of months begin, folded, in two dozen languages; the longest that fits counts. */
static const struct {
    struct str begins;
    int month;
} months[] = {
    {STR_INIT("jan"), 1},      {STR_INIT("ene"), 1},     {STR_INIT("gen"), 1},     {STR_INIT("sty"), 1},
    {STR_INIT("янв"), 1},      {STR_INIT("січ"), 1},     {STR_INIT("oca"), 1},     {STR_INIT("feb"), 2},
    {STR_INIT("fev"), 2},      {STR_INIT("lut"), 2},     {STR_INIT("фев"), 2},     {STR_INIT("лют"), 2},
    {STR_INIT("sub"), 2},      {STR_INIT("mar"), 3},     {STR_INIT("maa"), 3},     {STR_INIT("mrt"), 3},
    {STR_INIT("marz"), 3},     {STR_INIT("мар"), 3},     {STR_INIT("бер"), 3},     {STR_INIT("apr"), 4},
    {STR_INIT("abr"), 4},      {STR_INIT("avr"), 4},     {STR_INIT("kwi"), 4},     {STR_INIT("апр"), 4},
    {STR_INIT("кві"), 4},      {STR_INIT("nis"), 4},     {STR_INIT("may"), 5},     {STR_INIT("mai"), 5},
    {STR_INIT("mei"), 5},      {STR_INIT("mag"), 5},     {STR_INIT("maj"), 5},     {STR_INIT("мая"), 5},
    {STR_INIT("май"), 5},      {STR_INIT("тра"), 5},     {STR_INIT("jun"), 6},     {STR_INIT("juin"), 6},
    {STR_INIT("giu"), 6},      {STR_INIT("cze"), 6},     {STR_INIT("июн"), 6},     {STR_INIT("чер"), 6},
    {STR_INIT("haz"), 6},      {STR_INIT("jul"), 7},     {STR_INIT("juil"), 7},    {STR_INIT("lug"), 7},
    {STR_INIT("lip"), 7},      {STR_INIT("июл"), 7},     {STR_INIT("лип"), 7},     {STR_INIT("tem"), 7},
    {STR_INIT("aug"), 8},      {STR_INIT("ago"), 8},     {STR_INIT("aou"), 8},     {STR_INIT("sie"), 8},
    {STR_INIT("авг"), 8},      {STR_INIT("сер"), 8},     {STR_INIT("agu"), 8},     {STR_INIT("sep"), 9},
    {STR_INIT("set"), 9},      {STR_INIT("wrz"), 9},     {STR_INIT("сен"), 9},     {STR_INIT("вер"), 9},
    {STR_INIT("eyl"), 9},      {STR_INIT("oct"), 10},    {STR_INIT("okt"), 10},    {STR_INIT("out"), 10},
    {STR_INIT("ott"), 10},     {STR_INIT("paz"), 10},    {STR_INIT("окт"), 10},    {STR_INIT("жов"), 10},
    {STR_INIT("eki"), 10},     {STR_INIT("nov"), 11},    {STR_INIT("lis"), 11},    {STR_INIT("ноя"), 11},
    {STR_INIT("лис"), 11},     {STR_INIT("kas"), 11},    {STR_INIT("dec"), 12},    {STR_INIT("dez"), 12},
    {STR_INIT("dic"), 12},     {STR_INIT("gru"), 12},    {STR_INIT("дек"), 12},    {STR_INIT("гру"), 12},
    {STR_INIT("ara"), 12},     {STR_INIT("des"), 12},    {STR_INIT("ian"), 1},     {STR_INIT("iun"), 6},
    {STR_INIT("iul"), 7},      {STR_INIT("noi"), 11},    {STR_INIT("ное"), 11},    {STR_INIT("юни"), 6},
    {STR_INIT("юли"), 7},      {STR_INIT("tammi"), 1},   {STR_INIT("helmi"), 2},   {STR_INIT("maalis"), 3},
    {STR_INIT("huhti"), 4},    {STR_INIT("touko"), 5},   {STR_INIT("kesa"), 6},    {STR_INIT("heina"), 7},
    {STR_INIT("elo"), 8},      {STR_INIT("syys"), 9},    {STR_INIT("loka"), 10},   {STR_INIT("marras"), 11},
    {STR_INIT("joulu"), 12},   {STR_INIT("szep"), 9},    {STR_INIT("ιαν"), 1},     {STR_INIT("φεβ"), 2},
    {STR_INIT("μαρ"), 3},      {STR_INIT("απρ"), 4},     {STR_INIT("μαι"), 5},     {STR_INIT("ιουν"), 6},
    {STR_INIT("ιουλ"), 7},     {STR_INIT("αυγ"), 8},     {STR_INIT("σεπ"), 9},     {STR_INIT("οκτ"), 10},
    {STR_INIT("νοε"), 11},     {STR_INIT("δεκ"), 12},    {STR_INIT("ינו"), 1},     {STR_INIT("פבר"), 2},
    {STR_INIT("מרץ"), 3},      {STR_INIT("אפר"), 4},     {STR_INIT("מאי"), 5},     {STR_INIT("יונ"), 6},
    {STR_INIT("יול"), 7},      {STR_INIT("אוג"), 8},     {STR_INIT("ספט"), 9},     {STR_INIT("אוק"), 10},
    {STR_INIT("נוב"), 11},     {STR_INIT("דצמ"), 12},    {STR_INIT("leden"), 1},   {STR_INIT("ledna"), 1},
    {STR_INIT("unor"), 2},     {STR_INIT("brez"), 3},    {STR_INIT("duben"), 4},   {STR_INIT("dubna"), 4},
    {STR_INIT("kvet"), 5},     {STR_INIT("cerven"), 6},  {STR_INIT("cervn"), 6},   {STR_INIT("cervenec"), 7},
    {STR_INIT("cervence"), 7}, {STR_INIT("srpen"), 8},   {STR_INIT("srpna"), 8},   {STR_INIT("zari"), 9},
    {STR_INIT("rijen"), 10},   {STR_INIT("rijna"), 10},  {STR_INIT("prosin"), 12}, {STR_INIT("sijec"), 1},
    {STR_INIT("velj"), 2},     {STR_INIT("ozuj"), 3},    {STR_INIT("travn"), 4},   {STR_INIT("svib"), 5},
    {STR_INIT("lipnj"), 6},    {STR_INIT("srpnj"), 7},   {STR_INIT("kolovoz"), 8}, {STR_INIT("rujan"), 9},
    {STR_INIT("rujna"), 9},    {STR_INIT("studen"), 11}, {STR_INIT("avgus"), 8},   {STR_INIT("jaan"), 1},
    {STR_INIT("veebr"), 2},    {STR_INIT("juun"), 6},    {STR_INIT("juul"), 7},    {STR_INIT("dets"), 12},
    {STR_INIT("sausi"), 1},    {STR_INIT("vasar"), 2},   {STR_INIT("kovo"), 3},    {STR_INIT("kovas"), 3},
    {STR_INIT("baland"), 4},   {STR_INIT("geguz"), 5},   {STR_INIT("birzel"), 6},  {STR_INIT("liepos"), 7},
    {STR_INIT("rugp"), 8},     {STR_INIT("rugs"), 9},    {STR_INIT("spali"), 10},  {STR_INIT("lapkri"), 11},
    {STR_INIT("มกรา"), 1},     {STR_INIT("กุมภา"), 2},    {STR_INIT("มีนา"), 3},     {STR_INIT("เมษา"), 4},
    {STR_INIT("พฤษภา"), 5},    {STR_INIT("มิถุนา"), 6},    {STR_INIT("กรกฎา"), 7},   {STR_INIT("สิงหา"), 8},
    {STR_INIT("กันยา"), 9},     {STR_INIT("ตุลา"), 10},    {STR_INIT("พฤศจิกา"), 11}, {STR_INIT("ธันวา"), 12},
    {STR_INIT("ม.ค"), 1},      {STR_INIT("ก.พ"), 2},     {STR_INIT("มี.ค"), 3},     {STR_INIT("เม.ย"), 4},
    {STR_INIT("พ.ค"), 5},      {STR_INIT("มิ.ย"), 6},     {STR_INIT("ก.ค"), 7},     {STR_INIT("ส.ค"), 8},
    {STR_INIT("ก.ย"), 9},      {STR_INIT("ต.ค"), 10},    {STR_INIT("พ.ย"), 11},    {STR_INIT("ธ.ค"), 12},
    {STR_INIT("يناير"), 1},    {STR_INIT("فبراير"), 2},  {STR_INIT("مارس"), 3},    {STR_INIT("ابريل"), 4},
    {STR_INIT("مايو"), 5},     {STR_INIT("يونيو"), 6},   {STR_INIT("يوليو"), 7},   {STR_INIT("اغسطس"), 8},
    {STR_INIT("سبتمبر"), 9},   {STR_INIT("اكتوبر"), 10}, {STR_INIT("نوفمبر"), 11}, {STR_INIT("ديسمبر"), 12},
    {STR_INIT("जन"), 1},       {STR_INIT("फर"), 2},      {STR_INIT("मार्च"), 3},    {STR_INIT("अप्रै"), 4},
    {STR_INIT("मई"), 5},       {STR_INIT("जून"), 6},      {STR_INIT("जुला"), 7},     {STR_INIT("अग"), 8},
    {STR_INIT("सित"), 9},      {STR_INIT("अक्"), 10},     {STR_INIT("नव"), 11},     {STR_INIT("दिस"), 12},
};

static int month_named(struct str word)
{
    char room[WORD_BYTES];
    struct str folded = plain_text(word, room, sizeof room, true), in = STR("\u05d1");
    size_t best = 0;
    if (str_starts(folded, in)) /* Hebrew writes "in" in one word with the month */
        folded = str_slice(folded, in.len, folded.len);
    int month = 0;
    for (size_t i = 0; i < COUNT_OF(months); i++)
        if (months[i].begins.len > best && str_starts(folded, months[i].begins)) {
            best = months[i].begins.len;
            month = months[i].month;
        }
    return month;
}

/* What may stand between the parts of a date, and behind it. */
static bool separates(char c)
{
    return c == ' ' || c == '.' || c == ',' || c == '/' || c == '-' || c == ':' || c == '|' || c == '\t';
}

struct reading {
    struct str rest;
    int64_t numbers[NUMBERS_MAX];
    size_t widths[NUMBERS_MAX];
    size_t count;
    int month;       /* by its name; 0: by number */
    size_t month_at; /* how many numbers stood before the name */
};

static void skip_separators(struct reading *reading)
{
    while (reading->rest.len && separates(reading->rest.at[0]))
        reading->rest = str_slice(reading->rest, 1, reading->rest.len);
}

/* The words for year, month and day that stand behind a number of a date (Chinese and Japanese, Korean) or before it (Vietnamese). */
static void skip_unit(struct reading *reading)
{
    static const struct str units[] = {STR_INIT("\u5e74"),    STR_INIT("\u6708"),     STR_INIT("\u65e5"),
                                       STR_INIT("\ub144"),    STR_INIT("\uc6d4"),     STR_INIT("\uc77c"),
                                       STR_INIT("ng\u00e0y"), STR_INIT("th\u00e1ng"), STR_INIT("n\u0103m"),
                                       STR_INIT("Ng\u00e0y")};
    for (size_t i = 0; i < COUNT_OF(units); i++)
        if (str_starts(reading->rest, units[i])) {
            reading->rest = str_slice(reading->rest, units[i].len, reading->rest.len);
            return;
        }
}

static bool take_number(struct reading *reading)
{
    size_t end = 0;
    while (end < reading->rest.len && char_is_digit(reading->rest.at[end]))
        end++;
    if (!end || end > 4 || !str_to_int(str_slice(reading->rest, 0, end), &reading->numbers[reading->count]))
        return false;
    reading->widths[reading->count++] = end;
    reading->rest = str_slice(reading->rest, end, reading->rest.len);
    return true;
}

static bool take_month(struct reading *reading)
{
    size_t end = 0;
    bool thai = reading->rest.len &&
                (unsigned char)reading->rest.at[0] == 0xE0; /* its short names have full stops inside */
    while (end < reading->rest.len && !char_is_digit(reading->rest.at[end]) &&
           (!separates(reading->rest.at[end]) || (thai && reading->rest.at[end] == '.')))
        end++;
    reading->month = end <= WORD_BYTES / 2 ? month_named(str_slice(reading->rest, 0, end)) : 0;
    reading->month_at = reading->count;
    reading->rest = str_slice(reading->rest, end, reading->rest.len);
    return reading->month > 0;
}

/* Three numbers, or two and a month's name. */
static bool take_parts(struct reading *reading)
{
    skip_unit(reading);
    skip_separators(reading);
    while (reading->count + (reading->month > 0) < NUMBERS_MAX) {
        bool digit = reading->rest.len && char_is_digit(reading->rest.at[0]);
        if (digit ? !take_number(reading) : reading->month || !take_month(reading))
            return false;
        bool more = reading->count + (reading->month > 0) < NUMBERS_MAX;
        if (more)
            skip_separators(reading);
        skip_unit(reading);
        if (more)
            skip_separators(reading);
    }
    return !reading->rest.len || !char_is_digit(reading->rest.at[0]);
}

static bool exists(int64_t year, int64_t month, int64_t day, struct civil *civil)
{
    char text[16];
    if (year < 1970 || year > 9999 || month < 1 || month > MONTHS || day < 1 || day > 31)
        return false;
    const int64_t parts[] = {year / 1000, year / 100 % 10, year / 10 % 10, year % 10,
                             -1,          month / 10,      month % 10,     -1,
                             day / 10,    day % 10};
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        text[i] = parts[i] < 0 ? '-' : (char)('0' + parts[i]);
    return civil_read_date((struct str){text, COUNT_OF(parts)}, civil);
}

static int64_t whole_year(int64_t year, size_t width)
{
    enum { THAI = 2400, THAI_ERA = 543 }; /* Thailand counts from the Buddha's death */
    if (year > THAI)
        return year - THAI_ERA;
    return width == 2 ? 2000 + year : year;
}

static bool with_name(const struct reading *reading, struct civil *day)
{
    const int64_t *n = reading->numbers;
    if (reading->widths[0] == 4)
        return exists(whole_year(n[0], 4), reading->month, n[1], day);
    return exists(whole_year(n[1], reading->widths[1]), reading->month, n[0], day);
}

/* 05/11/2026 can be two days. */
static bool with_numbers(const struct reading *reading, struct civil today, bool points, struct civil *day)
{
    const int64_t *n = reading->numbers;
    struct civil other;
    if (reading->widths[0] == 4)
        return exists(whole_year(n[0], 4), n[1], n[2], day);
    int64_t year = whole_year(n[2], reading->widths[2]);
    bool first = exists(year, n[1], n[0], day), second = !points && exists(year, n[0], n[1], &other);
    if (first && second) {
        struct instant now = civil_to_instant(today, 0), one = civil_to_instant(*day, 0),
                       two = civil_to_instant(other, 0);
        second = two.ms <= now.ms && (one.ms > now.ms || two.ms > one.ms);
    }
    if (second)
        *day = other;
    return first || second;
}

/* "08:15" and "8:15:30" as minutes of the day; -1: no such time. */
static int minute_of(struct str time)
{
    int64_t hour, minute;
    struct str rest = time;
    struct str first = str_cut(&rest, ':');
    bool read = str_to_int(first, &hour) && str_to_int(str_slice(rest, 0, 2), &minute);
    return read && hour < 24 && minute < 60 ? (int)(hour * 60 + minute) : -1;
}

/* A time of day such as 08:15, 8:15:30 am, T08:15Z; answers its minute, -1: there is none. */
static int take_time(struct reading *reading)
{
    static const struct str halves[] = {STR_INIT("am"),  STR_INIT("pm"), STR_INIT("a.m."), STR_INIT("p.m."),
                                        STR_INIT("Uhr"), STR_INIT("Z"),  STR_INIT("h")};
    struct str rest = reading->rest;
    size_t digits = 0, colons = 0, from = rest.len && rest.at[0] == 'T', i = from;
    while (i < rest.len && (char_is_digit(rest.at[i]) || (rest.at[i] == ':' && digits > 0))) {
        digits += char_is_digit(rest.at[i]);
        colons += rest.at[i++] == ':';
    }
    if (!colons || digits < 3 || digits > 6)
        return -1;
    int minute = minute_of(str_slice(rest, from, i));
    reading->rest = str_slice(rest, i, rest.len);
    skip_separators(reading);
    for (size_t k = 0; k < COUNT_OF(halves); k++) {
        struct str behind = str_slice(reading->rest, halves[k].len, reading->rest.len);
        bool ends = !behind.len || separates(behind.at[0]);
        if (!ends || !str_eq_nocase(str_slice(reading->rest, 0, halves[k].len), halves[k]))
            continue;
        bool noon = minute >= 12 * 60, morning = halves[k].at[0] == 'a', evening = halves[k].at[0] == 'p';
        if (minute >= 0 && ((morning && noon) || (evening && !noon)))
            minute += morning ? -12 * 60 : 12 * 60;
        reading->rest = behind;
    }
    return minute;
}

bool event_line_read(struct str line, struct civil today, struct event_line *event)
{
    struct reading reading = {.rest = str_trim(line)};
    struct str whole = reading.rest;
    if (!str_is_utf8(line) || !take_parts(&reading))
        return false;
    bool points = str_find_char(str_slice(whole, 0, 3), '.') < 3;
    bool there =
        reading.month ? with_name(&reading, &event->day) : with_numbers(&reading, today, points, &event->day);
    if (!there)
        return false;
    if (reading.rest.len && reading.rest.at[0] != 'T')
        skip_separators(&reading);
    event->minute = take_time(&reading);
    skip_separators(&reading);
    event->words = reading.rest;
    return true;
}
