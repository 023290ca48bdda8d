#ifndef TEXT_KIT_COUNTRY_CODE_H
#define TEXT_KIT_COUNTRY_CODE_H
/* Countries' codes of two and of three letters, as some feeds write them (ISO 3166-1, 2023). */
#include "base/str.h"

/* Two letters of a code of two or three, in any case; empty when it is none of three letters that is known. */
void country_code_read(struct str code, char country[3]);
/* Two capital letters that are a country's; XK, which is nobody's by the standard, is Kosovo's by use. */
bool country_code_is(struct str code);

#endif
