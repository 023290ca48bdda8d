/* recourse policy check FILE | show NAME | fields | chart: the rules of a marketplace, checked, or as a person reads them. */
#include "cli/commands.h"
#include "core/policy_fields.h"
#include "text/order_chart.h"
#include "text/policy_file.h"

#include <stdio.h>
#include <string.h>

enum { POLICY_FILE_BYTES = 1024 * 1024 };

struct policy_work {
    struct arena arena;
    struct policy policy;
    struct policy_problems problems;
};

static int print_problems(const struct policy_work *work, const char *name)
{
    for (int i = 0; i < work->problems.count && i < POLICY_PROBLEMS_MAX; i++) {
        const struct policy_problem *problem = &work->problems.at[i];
        fprintf(stderr, "%s:%d: %s: %s: %s\n", name, problem->line, problem->warning ? "warning" : "error",
                problem->path, problem->text);
    }
    return work->problems.errors ? EXIT_FOUND : EXIT_DONE;
}

static int check_file(struct policy_work *work, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        fprintf(stderr, "recourse policy: %s cannot be read\n", path);
        return EXIT_WORLD;
    }
    char *bytes = arena_take(&work->arena, POLICY_FILE_BYTES + 1);
    size_t len = fread(bytes, 1, POLICY_FILE_BYTES + 1, file);
    bool failed = ferror(file) != 0;
    fclose(file);
    if (failed || len > POLICY_FILE_BYTES) {
        fprintf(stderr, "recourse policy: %s cannot be read, or is larger than a policy can be\n", path);
        return EXIT_WORLD;
    }
    enum err err = policy_file_read(&work->arena, (struct str){bytes, len}, &work->policy, &work->problems);
    int status = print_problems(work, path);
    if (err == OK)
        printf("%s: %s version %d: %d reasons, %d decision codes, %d warnings\n", path, work->policy.id,
               (int)work->policy.version, (int)work->policy.reason_count, (int)work->policy.code_count,
               work->problems.count - work->problems.errors);
    return err == OK ? status : EXIT_FOUND;
}

static void print_words(const struct names *names, uint32_t mask)
{
    const char *between = "";
    for (int i = 0; i < names->count; i++)
        if (mask & (1u << i)) {
            printf("%s%.*s", between, STR_ARG(names_at(names, i)));
            between = ", ";
        }
    printf("%s", mask ? "" : "nobody");
}

/* When, who, until, else: one line a rule. */
struct rule {
    const char *when;
    uint32_t who;
    struct duration until;
    struct str otherwise;
};

static void print_rule(const struct rule *rule)
{
    char text[DURATION_TEXT];
    printf("  %-36s ", rule->when);
    print_words(&party_names, rule->who);
    printf("; until %.*s; else %.*s\n", STR_ARG(duration_words(rule->until, text)), STR_ARG(rule->otherwise));
}

static void show_rules(const struct policy *p)
{
    const uint32_t buyer = PARTY_BIT(PARTY_BUYER), seller = PARTY_BIT(PARTY_SELLER);
    const uint32_t judge = PARTY_BIT(p->panel.mode == PANEL_PEERS ? PARTY_COMMISSIONER : PARTY_STAFF);
    const struct rule rules[] = {
        {"Ordered: pay", buyer, p->order.pay_timeout, STR("the order is cancelled")},
        {"Paid: ship", seller, p->order.ship_by, STR("cancelled, everything given back")},
        {"A wish to cancel: answer", seller, p->order.cancel_answer,
         names_at(&cancel_silence_names, (int)p->order.on_cancel_silence)},
        {"Protection runs: confirm or dispute", buyer, p->protection.length,
         names_at(&expiry_names, (int)p->protection.on_expiry)},
        {"More time was asked for: answer", p->extension.grant_by, p->extension.answer_within,
         names_at(&extension_silence_names, (int)p->extension.on_silence)},
        {"More time unasked: object", p->extension.unasked_by ? buyer : 0, p->extension.veto_within,
         STR("it stands")},
        {"Dispute opened: answer", seller, p->talk.answer_seller,
         names_at(&seller_silence_names, (int)p->talk.on_seller_silence)},
        {"An offer was made: answer", buyer, p->talk.answer_buyer,
         names_at(&buyer_silence_names, (int)p->talk.on_buyer_silence)},
        {"Agreed or withdrawn: undo", buyer | seller, p->talk.undo, STR("it is carried out")},
        {"No agreement: call the commission", p->escalation.by, p->escalation.latest,
         names_at(&latest_names, (int)p->escalation.on_latest)},
        {"Commission called: give evidence", buyer | seller, p->evidence.window,
         names_at(&missing_names, (int)p->evidence.on_missing)},
        {"Commission: decide", judge, p->panel.decide_within,
         names_at(&favour_names, (int)p->panel.on_no_decision)},
        {"Decided: appeal", p->appeal.max ? p->appeal.by : 0, p->appeal.window, STR("it is final")},
        {"Return agreed: send it", buyer, p->returns.ship_by, STR("the seller keeps the money")},
        {"Return arrived: confirm", seller, p->returns.confirm_within,
         names_at(&favour_names, (int)p->returns.on_no_confirm)},
    };
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        if (rules[i].who && duration_is_set(rules[i].until))
            print_rule(&rules[i]);
}

static int show(struct policy_work *work, struct str name)
{
    for (size_t i = 0; i < packed_policies.count; i++) {
        if (policy_file_read(&work->arena, packed_policies.files[i].bytes, &work->policy, &work->problems) ||
            !str_eq(str_from(work->policy.id), name))
            continue;
        printf("%s, version %d: %s\nhash %s\n\n", work->policy.id, (int)work->policy.version,
               work->policy.title, work->policy.hash);
        show_rules(&work->policy);
        printf("\nReasons:\n");
        for (int32_t j = 0; j < work->policy.reason_count; j++)
            printf("  %-24s %s\n", work->policy.reasons[j].id, work->policy.reasons[j].title);
        return EXIT_DONE;
    }
    fprintf(stderr, "recourse policy: there is no policy \"%.*s\"; there are:\n", STR_ARG(name));
    for (size_t i = 0; i < packed_policies.count; i++)
        fprintf(stderr, "  %.*s\n",
                STR_ARG(str_slice(packed_policies.files[i].name, 0,
                                  packed_policies.files[i].name.len - strlen(".json"))));
    return EXIT_USE;
}

static void print_fields(const char *of, const struct policy_fields *fields)
{
    printf("\n## %s\n\n| field | may be null | words | meaning |\n|---|---|---|---|\n", of);
    for (size_t i = 0; i < fields->count; i++) {
        const struct policy_field *field = &fields->at[i];
        printf("| `%s%s%s` | %s | ", field->section, *field->section ? "." : "", field->name,
               field->presence == FIELD_NULLABLE ? "yes" : "");
        if (field->names)
            print_words(field->names, (1u << field->names->count) - 1);
        printf(" | %s |\n", field->meaning);
    }
}

static int fields(void)
{
    printf(
        "# Policies\n\nA marketplace's rules are a JSON file in policies/. Every field is written; null says "
        "that "
        "the rule does not\nexist; a member named `note` says where values come from. Durations are ISO 8601 "
        "(`P15D`, `PT48H`) or business days\n(`B3D`); moments are an anchor and a duration (`shipped+P6D`). "
        "`recourse policy check FILE` reads and checks a file,\n`recourse policy show NAME` prints one, "
        "`recourse policy fields` prints this page.\n");
    print_fields("The policy", &policy_fields);
    print_fields("Each of `reasons`", &reason_fields);
    print_fields("Each of `decision_codes`", &code_fields);
    return EXIT_DONE;
}

static int chart(void)
{
    struct buf out;
    buf_init(&out, 1024 * 1024);
    order_chart_put(&out);
    fwrite(out.at, 1, out.len, stdout);
    buf_free(&out);
    return EXIT_DONE;
}

int cmd_policy(int argc, char **argv)
{
    static const char usage[] = "recourse policy: check FILE, show NAME, fields, or chart\n";
    if (argc == 1 && strcmp(argv[0], "fields") == 0)
        return fields();
    if (argc == 1 && strcmp(argv[0], "chart") == 0)
        return chart();
    if (argc != 2 || (strcmp(argv[0], "check") != 0 && strcmp(argv[0], "show") != 0)) {
        fputs(usage, stderr);
        return EXIT_USE;
    }
    struct policy_work work = {0};
    arena_init(&work.arena, 16 * 1024 * 1024);
    int status = strcmp(argv[0], "check") == 0 ? check_file(&work, argv[1]) : show(&work, str_from(argv[1]));
    arena_free(&work.arena);
    return status;
}
