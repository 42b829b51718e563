/* Lines and columns of cells on a page for people. */
#ifndef TN_FORMAT_PAINT_H
#define TN_FORMAT_PAINT_H

#include "format/print/render.h"

/* A page being written. Blanks are held back until something follows, so that no line ends in
 * blanks. */
typedef struct tni_page {
    tn_buffer *out;
    tn_arena *arena; /* for layouts, as long as the page */
    tn_render_options options;
    int held;     /* blanks */
    size_t start; /* of the page in out */
    bool pushed;  /* some of it was handed on */
    tn_buffer scratch;
} tni_page;

typedef enum tni_style {
    TNI_PLAIN,
    TNI_BOLD,
    TNI_DIM,
    TNI_RED,
    TNI_YELLOW,
    TNI_CYAN,
    TNI_GREEN
} tni_style;

/* False: no memory, and nothing to finish. */
bool tni_page_begin(tni_page *page, const tn_render_options *options, tn_buffer *out);
/* Frees what the page took. TN_E_NOMEM when anything is missing; out is then cut back. */
tn_status tni_page_finish(tni_page *page);

void tni_page_write(tni_page *page, const char *text, size_t length, tni_style style);
void tni_page_text(tni_page *page, const char *text, tni_style style);
void tni_page_blanks(tni_page *page, int count);
void tni_page_rule(tni_page *page, int width_cells, bool strong);
int tni_page_measure(const tni_page *page); /* the cells of what is in the scratch */
void tni_page_end_line(tni_page *page);     /* of the line */
void tni_page_end_row(tni_page *page);      /* what is done may be handed on */
void tni_page_separate(tni_page *page);     /* an empty line, unless the page is empty */

/* Cells left of the page's width behind indent; INT_MAX when it has none. */
int tni_page_room(const tni_page *page, int indent);

/* The front part of text that goes on a line of width_cells, broken at a blank where there is one.
 * Returns its bytes; *out_next is where the next line begins. At least one grapheme. */
size_t tni_fold(const char *text, size_t length, int width_cells, size_t *out_next);

/* Text at indent, folded, following lines at the same indent. */
void tni_page_folded(tni_page *page, const char *text, size_t length, int indent, tni_style style);

/* A name and its value, for a block of figures. */
typedef struct tni_figure {
    const char *title;
    tn_value value;
} tni_figure;
void tni_page_figures(tni_page *page, const tni_figure *figures, size_t count, int indent);

/* A table: in columns; a block per row where they do not fit; grouped where cells hold tables. */
void tni_page_table(tni_page *page, const tn_table *table, int indent);

/* Numbers stand right-aligned and are never broken. */
bool tni_is_number(tn_value_kind kind);
/* A negative amount is shown in parentheses: the numbers above and below it make room for one. */
bool tni_in_parentheses(tn_value value);
/* The blanks behind a number where others have a ")": 0 or 1. */
int tni_page_room_behind(tn_value value, bool parentheses);

/* Cells of the widest word, blanks between words. */
int tni_longest_word(const char *text);

#endif
