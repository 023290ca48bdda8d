#ifndef TEXT_OWN_H
#define TEXT_OWN_H
/* A header whose .c includes another one first. */
void own_one(void);
void own_tested(void); /* tidy: own_tested is declared and used by no other file of the program */
void own_two(void); /* tidy: own_two is declared and used by no other file */
enum own { OWN_A, OWN_B };

#endif
