/* What differs between two texts: the longest common sequence of lines, between what both begin and
 * end with. */
#include "app/draft/line_diff.h"

#include <stdint.h>
#include <string.h>

#include "base/list.h"

enum { CELLS_MAX = 1 << 20 }; /* of the table of the longest sequences */

typedef struct lines {
    const char *text;
    size_t *at; /* where each begins; at[count] is the end */
    size_t count;
} lines;

static bool split_lines(tn_arena *arena, const char *text, size_t size, lines *out)
{
    size_t count = 1;
    for (size_t i = 0; i < size; i++) {
        count += text[i] == '\n';
    }
    *out = (lines){.text = text, .at = tn_arena_take_array(arena, count + 1, sizeof(*out->at))};
    for (size_t i = 0; out->at && i < size; out->count++) {
        const char *end = memchr(text + i, '\n', size - i);
        out->at[out->count] = i;
        i = end ? (size_t)(end - text) + 1 : size;
    }
    if (out->at) {
        out->at[out->count] = size;
    }
    return out->at != NULL;
}

static bool is_same(const lines *a, size_t i, const lines *b, size_t k)
{
    const size_t length = a->at[i + 1] - a->at[i];
    return length == b->at[k + 1] - b->at[k] &&
           memcmp(a->text + a->at[i], b->text + b->at[k], length) == 0;
}

/* The part between what both begin and end with, and the table of the longest common sequences of
 * what stands from each pair of its lines on. */
typedef struct middle {
    lines a, b;
    size_t head, rows, columns;
    uint32_t *longest; /* [rows + 1][columns + 1]; NULL: too many, nothing is common */
} middle;

static uint32_t *longest_at(const middle *m, size_t i, size_t k)
{
    return m->longest + i * (m->columns + 1) + k;
}

static void measure_middle(tn_arena *arena, middle *m)
{
    size_t tail = 0;
    while (m->head < m->a.count && m->head < m->b.count &&
           is_same(&m->a, m->head, &m->b, m->head)) {
        m->head++;
    }
    while (m->head + tail < m->a.count && m->head + tail < m->b.count &&
           is_same(&m->a, m->a.count - 1 - tail, &m->b, m->b.count - 1 - tail)) {
        tail++;
    }
    m->rows = m->a.count - m->head - tail;
    m->columns = m->b.count - m->head - tail;
    if ((m->rows + 1) > CELLS_MAX / (m->columns + 1)) {
        return;
    }
    m->longest = tn_arena_take_array(arena, (m->rows + 1) * (m->columns + 1), sizeof(*m->longest));
    for (size_t i = m->rows; m->longest && i-- > 0;) {
        for (size_t k = m->columns; k-- > 0;) {
            const uint32_t down = *longest_at(m, i + 1, k), right = *longest_at(m, i, k + 1);
            *longest_at(m, i, k) = is_same(&m->a, m->head + i, &m->b, m->head + k)
                                       ? *longest_at(m, i + 1, k + 1) + 1
                                   : down > right ? down
                                                  : right;
        }
    }
}

static bool add_change(tn_arena *arena, const middle *m, size_t a_from, size_t a_to, size_t b_from,
                       size_t b_to, tni_line_change **changes, size_t *count)
{
    if (a_from == a_to && b_from == b_to) {
        return true;
    }
    return TNI_LIST_ADD(arena, changes, count,
                        (tni_line_change){.a_from = m->a.at[m->head + a_from],
                                          .a_to = m->a.at[m->head + a_to],
                                          .b_from = m->b.at[m->head + b_from],
                                          .b_to = m->b.at[m->head + b_to],
                                          .line = m->head + a_from + 1}) != NULL;
}

tni_line_change *tni_line_changes(tn_arena *arena, const char *a, size_t a_size, const char *b,
                                  size_t b_size, size_t *out_count)
{
    middle m = {0};
    static tni_line_change none;
    tni_line_change *changes = NULL;
    size_t i = 0, k = 0, from_i = 0, from_k = 0;
    *out_count = 0;
    if (!split_lines(arena, a, a_size, &m.a) || !split_lines(arena, b, b_size, &m.b)) {
        return NULL;
    }
    measure_middle(arena, &m);
    while (m.longest && i < m.rows && k < m.columns) {
        if (is_same(&m.a, m.head + i, &m.b, m.head + k)) {
            if (!add_change(arena, &m, from_i, i, from_k, k, &changes, out_count)) {
                return NULL;
            }
            from_i = ++i;
            from_k = ++k;
        } else if (*longest_at(&m, i + 1, k) >= *longest_at(&m, i, k + 1)) {
            i++;
        } else {
            k++;
        }
    }
    return !add_change(arena, &m, from_i, m.rows, from_k, m.columns, &changes, out_count) ? NULL
           : changes                                                                      ? changes
                                                                                          : &none;
}

const char *tni_line_changes_apply(tn_arena *arena, const char *a, size_t a_size, const char *b,
                                   const tni_line_change *changes, size_t count, size_t *out_size)
{
    size_t size = a_size, used = 0, at = 0;
    for (size_t i = 0; i < count; i++) {
        size += changes[i].b_to - changes[i].b_from;
    }
    char *text = tn_arena_take_array(arena, size + 1, 1);
    for (size_t i = 0; text && i <= count; i++) {
        const tni_line_change *c = i < count ? &changes[i] : NULL;
        const size_t same = (c ? c->a_from : a_size) - at;
        memcpy(text + used, a + at, same);
        used += same;
        if (c) {
            const char *from = c->other ? b + c->b_from : a + c->a_from;
            const size_t length = c->other ? c->b_to - c->b_from : c->a_to - c->a_from;
            memcpy(text + used, from, length);
            used += length;
            at = c->a_to;
        }
    }
    *out_size = used;
    return text;
}
