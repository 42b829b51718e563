/* Which known word was probably meant: for mistyped keys, labels, commands and options. */
#include <string.h>

#include "base/ascii.h"
#include "tenor/text.h"

enum { LONGEST = 64 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Steps from a to b: insert, delete, replace, swap two neighbours; the case does not count. */
static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t rows[3][LONGEST + 1];
    size_t *older = rows[0], *above = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b_length; j++) {
        above[j] = j;
    }
    for (size_t i = 1; i <= a_length; i++) {
        row[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            const char x = tni_lower(a[i - 1]), y = tni_lower(b[j - 1]);
            row[j] = least(above[j - 1] + (x != y), least(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && x == tni_lower(b[j - 2]) && tni_lower(a[i - 2]) == y) {
                row[j] = least(row[j], older[j - 2] + 1);
            }
        }
        size_t *spare = older;
        older = above;
        above = row;
        row = spare;
    }
    return above[b_length];
}

int tn_text_nearest(const char *word, const char *const *candidates, size_t count)
{
    const size_t length = strlen(word);
    if (!length || length > LONGEST) {
        return -1;
    }
    int nearest = -1;
    size_t best = (length + 2) / 3; /* one step in a word of 3, two from 4, three from 7 */
    for (size_t i = 0; i < count; i++) {
        const size_t other = strlen(candidates[i]);
        if (other > LONGEST) {
            continue;
        }
        const size_t steps = distance(word, length, candidates[i], other);
        if (steps < (other > length ? other : length) &&
            (steps < best || (steps == best && nearest < 0))) {
            nearest = (int)i;
            best = steps;
        }
    }
    return nearest;
}
