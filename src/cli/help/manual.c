/* Part of help.h: the rule book, data/manual/, printed as it stands. A line that begins with a
 * number begins a chapter, a section or a point; any other line belongs to the one before. */
#include <string.h>

#include "app/embedded.h"
#include "base/list.h"
#include "cli/help/help.h"

typedef struct line {
    const char *text;
    size_t length; /* without the line end */
    size_t digits; /* length of the number it begins with; 0: none */
} line;

/* The line at *at, which is moved behind it; false: the text ends. */
static bool next_line(const char **at, line *out)
{
    const char *text = *at;
    *out = (line){text, strcspn(text, "\n"), strspn(text, "0123456789.")};
    *at += out->length + (text[out->length] == '\n');
    return *text != '\0';
}

/* manual/3-rules.txt; the pages beside the rule book have no number. */
static bool is_chapter(const struct tni_embedded *file)
{
    return strncmp(file->name, "manual/", 7) == 0 && strspn(file->name + 7, "0123456789") > 0;
}

const char *tni_manual_text(const char *name)
{
    for (const struct tni_embedded *e = tni_embedded; e->name; e++) {
        if (strncmp(e->name, "manual/", 7) == 0 && strcmp(e->name + 7, name) == 0) {
            return e->bytes;
        }
    }
    return "";
}

/* 3.4.2 is part of 3.4 and of 3, not of 3.40. */
static bool is_part(const line *l, const char *number)
{
    const size_t length = strlen(number);
    return l->digits >= length && strncmp(l->text, number, length) == 0 &&
           (l->digits == length || l->text[length] == '.');
}

bool tni_manual_print(FILE *out, const char *number)
{
    bool found = false, inside = false, blank = false;
    for (const struct tni_embedded *e = tni_embedded; e->name; e++) {
        const char *at = e->bytes;
        line l;
        blank = found;
        while (is_chapter(e) && next_line(&at, &l)) {
            if (l.digits) {
                inside = !number || is_part(&l, number);
            }
            if (inside && l.length) {
                fprintf(out, "%s%.*s\n", blank ? "\n" : "", (int)l.length, l.text);
                found = true;
                blank = false;
            } else {
                blank = blank || (found && !l.length);
            }
        }
    }
    return found;
}

const char *const *tni_manual_numbers(tn_arena *arena, size_t *out_count)
{
    const char **numbers = NULL;
    size_t count = 0;
    for (const struct tni_embedded *e = tni_embedded; e->name; e++) {
        const char *at = e->bytes;
        line l;
        while (is_chapter(e) && next_line(&at, &l)) {
            const char *number = l.digits ? tn_arena_copy(arena, l.text, l.digits) : NULL;
            if (l.digits && (!number || !TNI_LIST_ADD(arena, &numbers, &count, number))) {
                return NULL;
            }
        }
    }
    *out_count = count;
    return numbers;
}
