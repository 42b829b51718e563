/* The text line editor: a text, a cursor, graphemes as its steps. */
#ifndef TN_TUI_LINE_H
#define TN_TUI_LINE_H

#include <stdbool.h>

#include "tui/widgets/surface.h"

enum { TNI_LINE_BYTES = 4096 };

typedef struct tni_line {
    char text[TNI_LINE_BYTES];
    size_t length, at;
} tni_line;

void tni_line_set(tni_line *line, const char *text);
/* Whether the key was the editor's; *out_changed: the text is another one. */
bool tni_line_key(tni_line *line, int32_t key, bool *out_changed);
/* Shows the part around the cursor, and puts the real cursor there. */
void tni_line_draw(const tni_line *line, tni_surface *surface, tni_area area, int row, int column,
                   int width);

#endif
