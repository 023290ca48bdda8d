#ifndef GUARD /* tidy: the header has no guard of its name; begin with #ifndef TEXT_GUARD_H */
#define GUARD

#endif
