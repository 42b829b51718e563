/* Part of help.h: the version, and when the sources of each table were last read. */
#include <string.h>

#include "cli/help/help.h"
#include "format/read/embedded.h"
#include "tenor/version.h"

/* The newest month of the table's lines `read = 2026-10`; length 0: it has none. */
static const char *newest(const char *bytes, size_t *out_length)
{
    const char *best = "";
    *out_length = 0;
    for (const char *line = bytes; (line = strstr(line, "\nread"));) {
        line += strlen("\nread");
        const char *month = line + strspn(line, " =");
        const size_t length = strcspn(month, " \n");
        if (month > line && strncmp(month, best, length) > 0) {
            best = month;
            *out_length = length;
        }
    }
    return best;
}

void tni_help_version(FILE *out)
{
    fputs("tenor " TENOR_VERSION "\n", out);
    for (const struct tni_embedded *e = tni_embedded_tables; e->name; e++) {
        size_t length;
        const char *month = newest(e->bytes, &length);
        if (length) {
            tni_pad(out, e->name, 16);
            fprintf(out, "sources read %.*s\n", (int)length, month);
        }
    }
}
