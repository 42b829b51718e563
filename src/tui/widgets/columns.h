/* Which columns of a grid are shown and how wide, as text: "-List, Name 30". */
#ifndef TN_TUI_COLUMNS_H
#define TN_TUI_COLUMNS_H

#include "tui/widgets/table.h"

enum { TNI_WIDTH_LEAST = 3, TNI_WIDTH_MOST = 200 };

/* Which columns the text hides, and whose width it says; the first is always shown. */
void tni_columns_read(const char *text, const tni_column *columns, int count, uint32_t *hidden,
                      uint32_t *fixed, int *widths);
/* The text speaks of the column. */
bool tni_columns_names(const char *text, const char *title);
/* Says of a column: hidden (width -1), so wide, or nothing (0); text[TNI_MESSAGE]. False: there is
 * no room for it, or it has no title. */
bool tni_columns_say(char *text, const char *title, int width);

#endif
