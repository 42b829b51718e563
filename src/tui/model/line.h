/* The text line editor: a text, a cursor, graphemes as its steps. */
#ifndef TN_TUI_LINE_H
#define TN_TUI_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TNI_LINE_BYTES = 4096 };

typedef struct tni_typed_line {
    char text[TNI_LINE_BYTES];
    size_t length, at;
    bool suggested; /* the first character that is typed takes its place */
} tni_typed_line;

void tni_line_set(tni_typed_line *line, const char *text);
/* The same, as a suggestion: what is typed takes its place, moving or deleting in it keeps it. */
void tni_line_suggest(tni_typed_line *line, const char *text);
/* Whether the key was the editor's; *out_changed: the text is another one. */
bool tni_line_key(tni_typed_line *line, int32_t key, bool *out_changed);

#endif
