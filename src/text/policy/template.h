#ifndef TEXT_POLICY_TEMPLATE_H
#define TEXT_POLICY_TEMPLATE_H
/* What somebody who writes rules begins with: a marketplace's, and those of a plain shop. */

extern const char policy_template_market[], policy_template_shop[];

#endif
