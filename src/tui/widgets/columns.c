/* Columns as a person chose them. */
#include "tui/widgets/columns.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A part between commas: a title, with its sign and its width. */
typedef struct column_options {
    const char *title;
    int length, width; /* width -1: hidden, 0: as wide as its texts */
} column_options;

/* *at moves behind it; false: it says nothing. */
static bool read_part(const char **at, column_options *out)
{
    *at += strspn(*at, ", ");
    const int all = (int)strcspn(*at, ",");
    *out = (column_options){.title = *at, .length = all};
    *at += all;
    while (out->length > 0 && out->title[out->length - 1] == ' ') {
        out->length--;
    }
    if (out->length > 0 && (*out->title == '-' || *out->title == '+')) {
        out->width = *out->title == '-' ? -1 : 0;
        out->title++;
        out->length--;
        return out->length > 0;
    }
    int digits = out->length;
    while (digits > 0 && isdigit((unsigned char)out->title[digits - 1])) {
        digits--;
    }
    if (digits > 1 && digits < out->length && out->title[digits - 1] == ' ') {
        const long width = strtol(out->title + digits, NULL, 10);
        out->width = width < TNI_WIDTH_LEAST  ? TNI_WIDTH_LEAST
                     : width > TNI_WIDTH_MOST ? TNI_WIDTH_MOST
                                              : (int)width;
        out->length = digits - 1;
    }
    return out->length > 0;
}

/* The next one that says something; false: there is none. */
static bool next_part(const char **at, column_options *out)
{
    bool says = false;
    while (!says && **at) {
        says = read_part(at, out);
    }
    return says;
}

static bool is_titled(const column_options *p, const char *title)
{
    int i = 0;
    while (i < p->length && title[i] &&
           tolower((unsigned char)title[i]) == tolower((unsigned char)p->title[i])) {
        i++;
    }
    return i == p->length && !title[i];
}

void tni_columns_read(const char *text, const tni_column *columns, int count, uint32_t *hidden,
                      uint32_t *fixed, int *widths)
{
    column_options p;
    *hidden = *fixed = 0;
    while (next_part(&text, &p)) {
        for (int i = 0; i < count && i < TNI_COLUMNS; i++) {
            const uint32_t bit = UINT32_C(1) << i;
            if (!is_titled(&p, columns[i].title)) {
                continue;
            }
            *hidden = p.width < 0 && i > 0 ? *hidden | bit : *hidden & ~bit;
            *fixed = p.width > 0 ? *fixed | bit : *fixed & ~bit;
            widths[i] = p.width > 0 ? p.width : widths[i];
        }
    }
}

bool tni_columns_names(const char *text, const char *title)
{
    column_options p;
    bool names = false;
    while (!names && next_part(&text, &p)) {
        names = is_titled(&p, title);
    }
    return names;
}

bool tni_columns_say(char *text, const char *title, int width)
{
    char out[TNI_MESSAGE * 2] = "";
    size_t used = 0;
    const char *at = text;
    column_options p;
    if (!*title) {
        return false;
    }
    while (next_part(&at, &p)) {
        if (!is_titled(&p, title) && p.width != 0) {
            used += (size_t)snprintf(out + used, sizeof(out) - used, "%s%s%.*s", used ? ", " : "",
                                     p.width < 0 ? "-" : "", p.length, p.title);
            if (p.width > 0) {
                used += (size_t)snprintf(out + used, sizeof(out) - used, " %d", p.width);
            }
        }
    }
    if (width != 0) {
        used += (size_t)snprintf(out + used, sizeof(out) - used, "%s%s%.63s", used ? ", " : "",
                                 width < 0 ? "-" : "", title);
    }
    if (width > 0) {
        used += (size_t)snprintf(out + used, sizeof(out) - used, " %d", width);
    }
    if (used >= TNI_MESSAGE) {
        return false;
    }
    memcpy(text, out, used + 1);
    return true;
}
