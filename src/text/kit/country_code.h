#ifndef TEXT_KIT_COUNTRY_CODE_H
#define TEXT_KIT_COUNTRY_CODE_H
/* Countries' codes of three letters, as some feeds write them (ISO 3166-1 alpha-3, 2023). */
#include "base/str.h"

/* Two letters of a code of two or three, in any case; empty when it is none of three letters that is known. */
void country_code_read(struct str code, char country[3]);

#endif
