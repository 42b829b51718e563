/* The parts of an INI line, and blanks. */
#ifndef TN_FORMAT_INI_LINE_H
#define TN_FORMAT_INI_LINE_H

#include "format/lines/scan.h"

bool tni_is_blank(char c); /* a space or a tab */
/* Where the blanks at `from` end; where text[from, to) ends without the blanks at its end. */
size_t tni_skip_blanks(const char *text, size_t from, size_t to);
size_t tni_trim_end(const char *text, size_t from, size_t to);

/* One line of text without blanks at its ends and without a parse error. */
bool tni_is_value(const char *text);

typedef enum tni_part_kind {
    TNI_PART_BLANK,
    TNI_PART_COMMENT,
    TNI_PART_SECTION,
    TNI_PART_ENTRY,
    TNI_PART_NEITHER
} tni_part_kind;

/* The parts of an INI line as byte offsets, half-open; of a section, or of an entry. Of neither:
 * key_from, where it begins. */
typedef struct tni_parts {
    tni_part_kind kind;
    bool closed; /* section: there is a `]` */
    union {
        struct {
            size_t bracket;
            size_t kind_from, kind_to; /* "dimension" */
            size_t label_from, label_to;
            size_t tail_from; /* what follows `]`; at the line's end: nothing does, or a comment */
        };
        struct {
            size_t key_from, key_to;
            size_t separator; /* the first = or : */
            size_t value_from, value_to;
        };
    };
} tni_parts;

tni_parts tni_split(const char *text, size_t length);

/* Adds how many sections and entries there are. */
void tni_count(tni_lines lines, size_t *out_sections, size_t *out_keys);

#endif
