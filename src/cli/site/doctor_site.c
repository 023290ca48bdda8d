/* What is wrong with the help desk itself. */
#include "base/check.h"
#include "cli/kit/tongue.h"
#include "cli/site/doctor.h"
#include "http/wire/peer.h"
#include "service/desk/category.h"
#include "service/policy/folder.h"
#include "service/unit/site.h"
#include "store/order/order.h"

static const struct str *settings_of(const struct doctor *doctor)
{
    return doctor->place.site->settings;
}

struct diagnosis doctor_operator(struct doctor *doctor)
{
    if (doctor->operators)
        return nothing_wrong();
    return (struct diagnosis){
        HEALTH_WRONG, DOCTOR_SAYS(doctor, N_("nobody is the operator yet")),
        DOCTOR_SAYS(doctor, N_("open the link that the server prints when it starts, or: recourse user "
                               "add NAME --role operator"))};
}

struct diagnosis doctor_address(struct doctor *doctor)
{
    struct str address = settings_of(doctor)[SETTING_BASE_URL];
    if (address.len == 0)
        return (struct diagnosis){
            HEALTH_WRONG,
            DOCTOR_SAYS(doctor,
                        N_("the site does not know its address, so links in mails and feeds are wrong")),
            DOCTOR_SAYS(doctor, N_("set \"Address of this site\" on the page /admin"))};
    if (str_starts(address, STR("https://")))
        return nothing_wrong();
    return (struct diagnosis){
        HEALTH_NOTE,
        DOCTOR_SAYS(doctor, N_("{address} is not encrypted: whoever is on the way reads passwords"),
                    PLACE("address", address)),
        DOCTOR_SAYS(doctor,
                    N_("put a proxy with TLS in front, and write https:// into \"Address of this site\""))};
}

/* Behind a proxy that is not believed all visitors are one network, and pages do not know that they are encrypted. */
struct diagnosis doctor_proxy(struct doctor *doctor)
{
    struct str trusted = doctor->run->given.config[CONFIG_TRUSTED_PROXY];
    struct str address = settings_of(doctor)[SETTING_BASE_URL];
    if (!trusted.len && !address.len)
        return (struct diagnosis){
            HEALTH_NOTE,
            DOCTOR_SAYS(
                doctor,
                N_("no proxy is believed, and the site has no address: a proxy that brings its visitors by a "
                   "public name gets 421 for every page but the set-up")),
            DOCTOR_SAYS(doctor, N_("set trusted-proxy to the address of the proxy: 127.0.0.1, or unix"))};
    if (trusted.len || !str_starts(address, STR("https://")))
        return nothing_wrong();
    return (struct diagnosis){
        HEALTH_WRONG,
        DOCTOR_SAYS(
            doctor,
            N_("the site has an https address, and no proxy is believed: all visitors count as one, and "
               "cookies are not marked as secure")),
        DOCTOR_SAYS(doctor, N_("set trusted-proxy to the address of the proxy: 127.0.0.1, or unix"))};
}

struct diagnosis doctor_categories(struct doctor *doctor)
{
    const struct site *site = doctor->place.site;
    for (size_t i = 0; i < site->category_count; i++)
        if (!site->categories[i].retired)
            return nothing_wrong();
    return (struct diagnosis){HEALTH_WRONG,
                              DOCTOR_SAYS(doctor, N_("there is no category, so nobody can ask")),
                              DOCTOR_SAYS(doctor, N_("make one on the page /admin/categories"))};
}

static enum err begin_categories(struct ctx *ctx, void *arg)
{
    (void)arg;
    return category_begin(ctx);
}

/* The look was for reading alone. */
bool doctor_mend_categories(struct doctor *doctor)
{
    struct workplace place;
    if (doctor->place.site->category_count || workplace_open(doctor->run, &place))
        return false;
    enum err err = workplace_do(doctor->run, &place, begin_categories, NULL);
    workplace_close(&place);
    return !err;
}

struct diagnosis doctor_mail(struct doctor *doctor)
{
    struct smtp_settings smtp;
    if (run_smtp(doctor->run, &smtp))
        return (struct diagnosis){
            HEALTH_WRONG, arena_copy(&doctor->run->arena, str_from(doctor->run->failure.text)),
            DOCTOR_SAYS(doctor, N_("set smtp-url and mail-from, and try: recourse mail test ADDRESS"))};
    if (smtp.url.len)
        return nothing_wrong();
    return (struct diagnosis){
        HEALTH_NOTE,
        DOCTOR_SAYS(doctor, N_("no mail is sent: reminders of deadlines stay on the site, and who forgets a "
                               "password needs you")),
        DOCTOR_SAYS(doctor, N_("set smtp-url and mail-from, and try: recourse mail test ADDRESS"))};
}

struct diagnosis doctor_outbox(struct doctor *doctor)
{
    if (!doctor->given_up_mails)
        return nothing_wrong();
    return (struct diagnosis){
        HEALTH_NOTE,
        DOCTOR_SAYS(doctor, N_("{n} messages were given up"), PLACE_INT("n", doctor->given_up_mails)),
        DOCTOR_SAYS(doctor, N_("the page /admin/outbox says why, and sends them again"))};
}

static enum err rules_missing(struct doctor *doctor, struct str *which)
{
    struct arena *arena = &doctor->run->arena;
    struct policy_set policies;
    struct missing_rules rules[ORDER_RULES_MAX];
    size_t count = 0;
    enum err err = policy_folder_load(arena, doctor->run->given.config[CONFIG_POLICIES], &policies,
                                      &doctor->run->failure);
    if (!err)
        err = order_rules_missing(doctor->place.db, arena, policy_set_known(arena, &policies), rules, &count);
    for (size_t i = 0; !err && i < count; i++)
        *which = arena_printf(arena, "%.*s%s%.*s %lld", STR_ARG(*which), i ? ", " : "",
                              STR_ARG(rules[i].policy), (long long)rules[i].policy_version);
    return err;
}

struct diagnosis doctor_policies(struct doctor *doctor)
{
    struct str which = STR_NONE;
    if (rules_missing(doctor, &which))
        return (struct diagnosis){
            HEALTH_WRONG, arena_copy(&doctor->run->arena, str_from(doctor->run->failure.text)),
            DOCTOR_SAYS(doctor, N_("mend the file; recourse policy check FILE tells more"))};
    if (which.len == 0)
        return nothing_wrong();
    return (struct diagnosis){HEALTH_WRONG,
                              DOCTOR_SAYS(doctor,
                                          N_("orders were placed under rules that are not here: {rules}"),
                                          PLACE("rules", which)),
                              DOCTOR_SAYS(doctor, N_("put the files as they were into --policies"))};
}

struct diagnosis doctor_deadlines(struct doctor *doctor)
{
    int64_t late = doctor->now.ms - doctor->gauges.oldest_due.ms;
    if (!doctor->gauges.overdue || late < SPAN_MINUTES(5).ms)
        return nothing_wrong();
    return (struct diagnosis){
        HEALTH_WRONG,
        DOCTOR_SAYS(
            doctor,
            N_("{n} orders have a deadline that is over, the first for {minutes} minutes, and no server "
               "applies it"),
            PLACE_INT("n", doctor->gauges.overdue), PLACE_INT("minutes", late / SPAN_MINUTES(1).ms)),
        DOCTOR_SAYS(doctor, N_("start the server (systemctl start recourse), or run: recourse tick"))};
}

struct diagnosis doctor_effects(struct doctor *doctor)
{
    if (!doctor->given_up_effects)
        return nothing_wrong();
    return (struct diagnosis){
        HEALTH_WRONG,
        DOCTOR_SAYS(doctor, N_("{n} payments were given up: money that was decided on has not moved"),
                    PLACE_INT("n", doctor->given_up_effects)),
        DOCTOR_SAYS(doctor, N_("the marketplace's page of payments says why, and orders them again"))};
}
