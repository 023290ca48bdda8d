int blank(void); /* tidy: the line ends with white space */ 
int tab(void);	/* tidy: a tab; use blanks */
/* Like text/own.h. */
/* Like nowhere.h, tidy: name the one that is meant */
/* TODO tidy: TODO is banned here; use instead: the work done */
const char *const home = "/home/me"; /* tidy: /home/ is banned here; use instead: a path below the root */
#define MASTODON 1
int last(void); /* tidy: the last line does not end */