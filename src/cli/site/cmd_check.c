/* recourse check: whether what is stored is what it should be. */
#include "cli/kit/commands.h"
#include "cli/kit/tongue.h"
#include "cli/order/check_case.h"
#include "cli/site/check_all.h"

#include <stdio.h>

int cmd_check(int argc, char **argv)
{
    static const struct option options[] = {
        {STR_INIT("repair"), true}, {STR_INIT("case"), false}, {STR_INIT("key"), false}};
    struct run run;
    struct workplace place;
    int status = run_begin(&run, &(struct command_line){argc, argv, options, 3});
    if (status)
        return status;
    if (run.given.operand_count || (run.given.options[2].len && !run.given.options[1].len))
        return run_misused(&run);
    if (run.given.options[1].len)
        return check_case(&run, run.given.options[1], run.given.options[2]);
    struct check_found found = {.repair = run.given.options[0].len > 0};
    if (found.repair ? workplace_open(&run, &place) : workplace_look(&run, &place))
        return run_failed(&run);
    enum err err = check_all(&run, &place, &found);
    workplace_close(&place);
    if (err)
        return run_failed(&run);
    static const struct str mended[2] =
        FORMS_("{n} count differed and is right now", "{n} counts differed and are right now"),
                            differing[2] = FORMS_("{n} count differs; check --repair puts it right",
                                                  "{n} counts differ; check --repair puts them right");
    if (found.differences)
        tell_n(&run.arena, found.repair ? mended : differing, found.differences, (struct word_places){0});
    else if (found.rules_amiss)
        tell(&run.arena, STR(N_("every count is right, as far as the rules are here")),
             (struct word_places){0});
    else
        tell(&run.arena, STR(N_("every count is right")), (struct word_places){0});
    bool wrong = found.wrong || (found.differences && !found.repair) ||
                 (found.rules_amiss && !run_without_rules(&run));
    return run_end(&run, wrong ? EXIT_FOUND : EXIT_DONE);
}
