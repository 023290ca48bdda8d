#ifndef TEXT_SILENT_H // tidy: the header says nothing
#define TEXT_SILENT_H

#endif
