/* What services call the carriers of carriers/: only what is certain stands here; the others are left to their guess. */
#include "text/tracking/service.h"

#include "base/check.h"

static const struct {
    struct str carrier;
    struct str codes[WEBHOOK_COUNT];
} rows[] = {
#define CARRIER(ours, track17, aftership, easypost, shippo)                                                  \
    {                                                                                                        \
        STR_INIT(ours),                                                                                      \
        {                                                                                                    \
            [WEBHOOK_17TRACK] = STR_INIT(track17), [WEBHOOK_AFTERSHIP] = STR_INIT(aftership),                \
            [WEBHOOK_EASYPOST] = STR_INIT(easypost), [WEBHOOK_SHIPPO] = STR_INIT(shippo),                    \
            [WEBHOOK_OWN] = STR_INIT(ours)                                                                   \
        }                                                                                                    \
    }
    CARRIER("4px", "190094", "4px", "", ""),
    CARRIER("australia_post", "1151", "australia-post", "AustraliaPost", "australia_post"),
    CARRIER("boxberry", "", "", "", "boxberry"),
    CARRIER("bring", "", "", "", "bring"),
    CARRIER("cainiao", "190271", "cainiao", "", ""),
    CARRIER("canada_post", "3041", "canada-post", "CanadaPost", "canada_post"),
    CARRIER("chronopost", "", "", "", "chronopost"),
    CARRIER("colissimo", "", "colissimo", "", "colissimo"),
    CARRIER("correios", "", "", "", "correios_br"),
    CARRIER("correos_es", "", "", "", "correos_espana"),
    CARRIER("deutsche_post", "", "deutsch-post", "", "deutsche_post"),
    CARRIER("dhl", "100001", "dhl", "DHLExpress", "dhl_express"),
    CARRIER("dhl_paket", "7041", "dhl-germany", "", "dhl_germany"),
    CARRIER("dpd", "100007", "dpd", "DPD", ""),
    CARRIER("estafeta", "", "", "", "estafeta"),
    CARRIER("evri", "", "hermes-uk", "Evri", "hermes_uk"),
    CARRIER("fedex", "100003", "fedex", "FedEx", "fedex"),
    CARRIER("gls", "100005", "gls", "GLS", ""),
    CARRIER("hermes_de", "", "hermes-de", "", ""),
    CARRIER("inpost", "", "inpost-paczkomaty", "", ""),
    CARRIER("japan_post", "", "japan-post", "", ""),
    CARRIER("korea_post", "", "korea-post", "", ""),
    CARRIER("lasership", "", "lasership", "LaserShip", "lasership"),
    CARRIER("mondial_relay", "", "mondialrelay", "", "mondial_relay"),
    CARRIER("nz_post", "", "", "", "new_zealand_post"),
    CARRIER("ontrac", "", "ontrac", "OnTrac", "ontrac"),
    CARRIER("poczta_polska", "", "poczta-polska", "", ""),
    CARRIER("poste_italiane", "", "poste-italiane", "", "poste_italiane"),
    CARRIER("posti", "", "", "", "posti"),
    CARRIER("postnl", "", "postnl", "", ""),
    CARRIER("purolator", "", "purolator", "Purolator", "purolator"),
    CARRIER("royal_mail", "11031", "royal-mail", "RoyalMail", ""),
    CARRIER("russian_post", "18031", "russian-post", "", ""),
    CARRIER("sf_express", "100012", "sf-express", "", ""),
    CARRIER("ups", "100002", "ups", "UPS", "ups"),
    CARRIER("usps", "21051", "usps", "USPS", "usps"),
    CARRIER("yanwen", "190012", "yanwen", "", ""),
    CARRIER("yunexpress", "190008", "yunexpress", "", ""),
#undef CARRIER
};

struct str service_carrier_code(enum webhook service, struct str carrier)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (str_eq(rows[i].carrier, carrier))
            return rows[i].codes[service];
    return STR_NONE;
}

struct str service_carrier_of(enum webhook service, struct str code)
{
    for (size_t i = 0; code.len && i < COUNT_OF(rows); i++)
        if (str_eq_nocase(rows[i].codes[service], code))
            return rows[i].carrier;
    return STR_NONE;
}

struct str service_carrier_at(enum webhook service, size_t n)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].codes[service].len && n-- == 0)
            return rows[i].carrier;
    return STR_NONE;
}
