#ifndef SERVICE_UNIT_ALIKE_H
#define SERVICE_UNIT_ALIKE_H
/*
 * Nobody passes for those whose word counts: experts, moderators, operators, marketplaces and the people who work or sell
 * there.
 */
#include "service/unit/work.h"

/*
 * ERR_CONFLICT about the field when the name looks like the site's own, or like that of an expert or one of the staff who is
 * somebody else, alone or behind a title ("Expert Ryan"), or has a title in it, in any language, or the site's name; or like that of a marketplace or of somebody of its staff or its sellers, or has a
 * marketplace's name in it ("Harbour Bazaar Ines"), unless it is one's own marketplace. An empty name is nobody's. own_id: whose name
 * it is to be; 0: a guest's.
 */
enum err require_unlike(struct ctx *ctx, const char *field, struct str name, int64_t own_id) MUST_USE;

#endif
