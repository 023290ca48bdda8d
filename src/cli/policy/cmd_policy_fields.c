/* recourse policy fields: what a policy file may say, as doc/policies.md. */
#include "cli/policy/policy_parts.h"
#include "core/policy/fields.h"
#include "text/policy/bare.h"
#include "text/policy/template.h"

#include <stdio.h>

/* What stands in a list of words, or in a part of what the field says. */
static const struct names *words_of(const struct policy_field *field)
{
    if (field->type == FIELD_NEEDS)
        return &evidence_names;
    return field->type == FIELD_MOMENT ? &anchor_names : field->names;
}

static void print_words(const struct names *names)
{
    for (int i = 0; names && i < names->count; i++)
        printf("%s%.*s", i ? ", " : "", STR_ARG(names_at(names, i)));
}

static void print_fields(const char *of, const struct policy_fields *fields)
{
    printf("\n## %s\n\n| field | left out | words | meaning |\n|---|---|---|---|\n", of);
    for (size_t i = 0; i < fields->count; i++) {
        const struct policy_field *field = &fields->at[i];
        printf("| `%s%s%s` | %s | ", field->section, *field->section ? "." : "", field->name,
               field->absent ? field->absent : "");
        print_words(words_of(field));
        printf(" | %s |\n", field->meaning);
    }
}

static void print_head(void)
{
    printf("# Policies\n\nA marketplace's rules are a JSON file in policies/. A field that is left out means "
           "what the "
           "table says, and\nwhere it says nothing the field has to be there; null says that the rule does "
           "not exist; a "
           "member named `note`\nsays where values come from.\n\n"
           "- A duration is ISO 8601 in weeks, days, hours and minutes (`P15D`, `P2W`, `PT48H`), or business "
           "days (`B3D`). "
           "Months, years and\n  seconds are out: nobody agrees how long they are.\n"
           "- A moment is an anchor and a duration (`shipped+P6D`), or the `earlier(...)` or `later(...)` of "
           "two: "
           "`earlier(promised+P3D, delivered)`.\n  `arrived` is the delivery, and until then the promised "
           "day; `delivered` "
           "is the delivery alone, and has not come before it.\n"
           "- A word is one of those in the table, a list of words some of them.\n"
           "- `sources` say where values come from, each for a field, a section, a reason or `*`: pages and "
           "advice tell it "
           "where a step\n  rests on a weak one. They and the notes are no part of the rules: to change them "
           "needs no new "
           "version.\n\n"
           "`recourse policy check FILE` reads and checks a file, `recourse policy show NAME` (or a file) "
           "prints one, "
           "`recourse policy stale\n--months 6` lists what should be looked at again, `recourse policy "
           "fields` prints this "
           "page. `recourse policy simulate FILE`\nlives orders under it to their end. A file of one's own "
           "goes into the "
           "folder that the setting `policies` names; a server reads it when it\nstarts.\n");
}

static void print_block(const char *title, const char *before, const char *json)
{
    printf("\n## %s\n\n%s\n\n```json\n%s```\n", title, before, json);
}

int policy_fields_print(void)
{
    print_head();
    print_block("To begin with", "A marketplace that can be lived by; every value is an example.",
                policy_template_market);
    print_block("A plain shop, or a way of paying",
                "Their `kind` is `shop` or `payment`, and they leave out what only a marketplace has.",
                policy_template_shop);
    printf("\nLeft out there means this:\n\n```\n%s```\n", policy_bare_text);
    print_fields("The policy", &policy_fields);
    print_fields("Each of `reasons`", &reason_fields);
    print_fields("Each of `decision_codes`", &code_fields);
    print_fields("Each of `sources`", &source_fields);
    return EXIT_DONE;
}
