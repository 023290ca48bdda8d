void flat(void); /* tidy: this file stands in no room of its floor */
