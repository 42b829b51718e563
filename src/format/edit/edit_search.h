/* The section and the line that an edit is about. */
#ifndef TN_FORMAT_EDIT_SEARCH_H
#define TN_FORMAT_EDIT_SEARCH_H

#include "format/edit/splice.h"
#include "format/lines/ini_line.h"

/* A line of the file with its parts; text[0] is at offset start. */
typedef struct tni_found_line {
    bool found;
    size_t start, end; /* end: behind its line end */
    tni_line line;
    tni_parts parts;
} tni_found_line;

typedef struct tni_search {
    tni_found_line section;
    tni_found_line entry; /* with the key that is looked for */
    tni_found_line last;  /* entry of the section */
    bool aligned;         /* an entry of the section has its = behind several blanks */
    size_t next;          /* where the line after the last entry, or the section's, begins */
    size_t after;         /* where the first line that is not blank behind that begins */
    const char *eol;      /* of the file */
    bool ends_open;       /* the last line has no line end */
    bool ends_blank;      /* the last line is blank */
} tni_search;

/* Looks for the first section of this kind and label, and the first entry with this key in it (key
 * NULL: none). Offsets are those of bytes, a byte order mark included. */
tni_search tni_edit_find(const char *bytes, size_t size, const char *kind, const char *label,
                         const char *key);

/* The section that was found with the comments that are its own: those right above its line, and
 * those right below its last entry, up to a blank line. Without the last line end. */
tni_span tni_edit_block(const char *bytes, size_t size, const tni_search *search);

#endif
