#ifndef CORE_TRACKING_PARCEL_CLAUSE_H
#define CORE_TRACKING_PARCEL_CLAUSE_H
/*
 * A line without what it tells only for a case: "if nobody is at home, we leave it with a neighbour" has not happened;
 * and without what was before it: "yesterday nobody was in, delivered today" (phrases/times.txt). Words
 * that begin such a clause are the lines `if` of phrases/, words that end one (Turkish, Japanese, Korean) `if_behind`.
 */
#include "base/str.h"
#include "core/tracking/parcel_phrase.h"

enum { CLAUSE_BYTES = 1200 /* of a line, folded; what is longer is cut */ };

/*
 * Folds the line (plain_text, phrase_plain) into `room`, and makes a text to look in of what it tells of what has happened, without
 * names (parcel_names.h). True when that is the whole line: no "if" and nothing else was left out.
 */
bool clause_text(struct str line, char room[CLAUSE_BYTES + 1], struct phrase_text *text);

#endif
