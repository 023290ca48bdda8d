#ifndef TEXT_KIT_LIBRARIES_H
#define TEXT_KIT_LIBRARIES_H

/*
 * Some libraries of this floor take a machine without memory for a text that is wrong, or for a word that has no other form. From now
 * on they take it where we do (base/memory.h). Before any of them is used.
 */
void libraries_share_memory(void);

#endif
