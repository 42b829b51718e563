/* Part of help.h: columns and broken lines. */
#include <string.h>

#include "cli/help/help.h"
#include "tenor/text.h"

void tni_pad(FILE *out, const char *text, int column)
{
    fputs(text, out);
    int width = tn_text_width(text, strlen(text));
    do {
        putc(' ', out);
    } while (++width < column);
}

void tni_wrap(FILE *out, const char *text, int indent)
{
    int at = 80;
    while (*text) {
        const size_t length = strcspn(text, " \n");
        const int width = tn_text_width(text, length);
        if (at + 1 + width > 79) {
            fprintf(out, "%s%*s", at == 80 ? "" : "\n", indent, "");
            at = indent;
        } else {
            putc(' ', out);
            at++;
        }
        fwrite(text, 1, length, out);
        at += width;
        text += length;
        text += strspn(text, " \n");
    }
    putc('\n', out);
}
