#include "http/message.h" /* tidy: service must not include "http/message.h": http is not below it */
