/* Filter, order and widths of a grid's rows; kept until something changes. */
#include "tui/widgets/arrange.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "tenor/decimal.h"
#include "tenor/text.h"
#include "tui/widgets/columns.h"

/* --- numbers as people read them ------------------------------------------------------------ */

enum { DECIMALS = 8, DIGITS_MOST = 24 };

/* "(4,816.38)" is minus 4816.38; *rest is what follows, *decimals how many are written. False: it
 * begins with no number. */
static bool read_number(const char *text, tn_i128 *out, const char **rest, int *decimals)
{
    const bool negative = *text == '(' || *text == '-';
    const char *at = text + negative;
    int digits = 0, behind = -1;
    *out = 0;
    for (; isdigit((unsigned char)*at) || (*at == ',' && behind < 0) || (*at == '.' && behind < 0);
         at++) {
        if (*at == '.') {
            behind = 0;
        } else if (*at != ',' && behind < DECIMALS) {
            *out = *out * 10 + (*at - '0');
            digits++;
            behind += behind >= 0;
        }
    }
    *decimals = behind < 0 ? 0 : behind;
    for (int i = *decimals; i < DECIMALS; i++) {
        *out *= 10;
    }
    *out = negative ? -*out : *out;
    *rest = at + (*at == ')');
    return digits > 0 && digits <= DIGITS_MOST;
}

static bool is_nothing(const char *text)
{
    return !*text || strcmp(text, "-") == 0 || strcmp(text, "...") == 0;
}

static int compare_words(const char *a, const char *b)
{
    for (; *a && tolower((unsigned char)*a) == tolower((unsigned char)*b); a++, b++) {
    }
    return tolower((unsigned char)*a) - tolower((unsigned char)*b);
}

/* Which comes first: numbers by their size, "(4,816.38)" and "12.5 %" too, in front of words; "-"
 * and nothing last. */
static int compare_texts(const char *a, const char *b)
{
    tn_i128 x = 0, y = 0;
    int decimals = 0;
    if (is_nothing(a) || is_nothing(b)) {
        return is_nothing(a) - is_nothing(b);
    }
    const bool first = read_number(a, &x, &a, &decimals),
               second = read_number(b, &y, &b, &decimals);
    return first != second ? second - first : x != y ? (x > y) - (x < y) : compare_words(a, b);
}

/* The sum of texts as people read it. */
static const char *sum_text(tn_arena *arena, tn_i128 sum, int decimals)
{
    char text[64], *at = text + sizeof(text) - 1;
    const bool negative = sum < 0;
    tn_i128 left = negative ? -sum : sum;
    for (int i = decimals; i < DECIMALS; i++) {
        left /= 10;
    }
    *at = '\0';
    for (int i = 0; left > 0 || i <= decimals; i++) {
        if (decimals && i == decimals) {
            *--at = '.';
        } else if (i > decimals && (i - decimals) % 3 == 0) {
            *--at = ',';
        }
        *--at = (char)('0' + (int)(left % 10));
        left /= 10;
    }
    return tn_arena_format(arena, negative ? "(%s)" : "%s", at);
}

/* --- rows ----------------------------------------------------------------------------------- */

typedef struct sorted_row {
    const char *text;
    int row, sign; /* -1: descending */
} sorted_row;

static int by_text(const void *a, const void *b)
{
    const sorted_row *x = a, *y = b;
    const bool nothing = is_nothing(x->text) || is_nothing(y->text);
    const int order = compare_texts(x->text, y->text) * (nothing ? 1 : x->sign);
    return order ? order : (x->row > y->row) - (x->row < y->row);
}

static bool is_total(const tni_grid *g, int row)
{
    return g->table && g->table->rows[row].is_total;
}

static bool row_holds(const tni_grid *g, tn_arena *arena, int row, const char *find)
{
    const char *texts[TNI_COLUMNS + 1];
    int count = 0;
    if (g->also) {
        texts[count++] = g->also(g->context, row);
    }
    for (int i = 0; i < g->column_count && i < TNI_COLUMNS; i++) {
        if (!(g->hidden >> i & 1U)) {
            texts[count++] = tni_grid_text(g, arena, row, i);
        }
    }
    return is_total(g, row) || tni_finds(find, texts, count);
}

/* Totals stay behind the others. */
static void sort_rows(const tni_grid *g, tni_arranged *out, const tni_arrangement *how,
                      tn_arena *texts)
{
    int column = 0;
    while (column < g->column_count && strcmp(g->columns[column].title, how->sort) != 0) {
        column++;
    }
    sorted_row *rows = tn_arena_take_array(texts, (size_t)out->count + 1, sizeof(*rows));
    if (!rows || column == g->column_count) {
        return;
    }
    int count = 0;
    for (int i = 0; i < out->count; i++) {
        if (!is_total(g, out->rows[i])) {
            const char *text = tni_grid_text(g, texts, out->rows[i], column);
            rows[count++] = (sorted_row){text, out->rows[i], how->descending ? -1 : 1};
        }
    }
    qsort(rows, (size_t)count, sizeof(*rows), by_text);
    for (int i = 0; i < count; i++) {
        out->rows[i] = rows[i].row;
    }
}

/* How wide the columns are, and what the rows shown add up to. */
static void measure(const tni_grid *g, tni_arranged *out, bool sums, tn_arena *texts)
{
    enum { LOOKED_AT = 2000 }; /* rows of a long list, evenly */
    const int step = sums ? 1 : out->count / LOOKED_AT + 1;
    tn_i128 sum = 0;
    int decimals = 0;
    for (int k = 0; k < g->column_count && k < TNI_COLUMNS; k++) {
        int most = tn_text_width(g->columns[k].title, strlen(g->columns[k].title));
        for (int i = 0; i < out->count; i += step) {
            tn_i128 number = 0;
            int own = 0;
            const char *rest, *text = tni_grid_text(g, texts, out->rows[i], k);
            const int width = tn_text_width(text, strlen(text));
            most = width > most ? width : most;
            if (k && k == g->total && !is_total(g, out->rows[i]) &&
                read_number(text, &number, &rest, &own)) {
                sum += number;
                decimals = own > decimals ? own : decimals;
            }
        }
        out->widths[k] = out->fixed >> k & 1U ? out->widths[k] : most;
    }
    out->shown = g->total ? sum_text(out->arena, sum, decimals) : NULL;
}

/* Before the filter the grid has all rows, each at its own number. The cells' texts are needed only
 * meanwhile. */
static void arrange(const tni_grid *g, const tni_arrangement *how, tni_arranged *out,
                    tn_arena *texts)
{
    out->rows = tn_arena_take_array(out->arena, (size_t)g->row_count + 1, sizeof(*out->rows));
    out->total = g->row_count;
    out->count = 0;
    int totals = 0;
    for (int i = 0; out->rows && i < g->row_count; i++) {
        if (!*how->find || row_holds(g, texts, i, how->find)) {
            out->rows[out->count++] = i;
            totals += is_total(g, i);
        }
    }
    if (*how->find && totals == out->count) {
        out->count = 0; /* a total of nothing that is shown */
    }
    if (*how->sort) {
        sort_rows(g, out, how, texts);
    }
    measure(g, out, *how->find && g->total, texts);
}

void tni_arrange(const tni_model *m, int panel, tn_arena *arena, tni_grid *g)
{
    const tni_arrangement *how = &m->arrangements[m->screen][panel];
    tni_arranged *now = m->arranged ? &m->arranged[panel] : NULL;
    if (!now) {
        return;
    }
    const bool same = now->arena && now->screen == m->screen && now->total == g->row_count;
    if (!same || (now->serial != m->serial && !m->editing)) {
        tn_arena_free(now->arena);
        *now = (tni_arranged){.arena = tn_arena_new(NULL), .serial = m->serial};
        now->screen = m->screen;
        tni_columns_read(how->columns, g->columns, g->column_count, &now->hidden, &now->fixed,
                         now->widths);
        g->hidden = now->hidden;
        if (now->arena) {
            tn_arena *texts = tn_arena_new(NULL);
            arrange(g, how, now, texts ? texts : now->arena);
            tn_arena_free(texts);
        }
    }
    if (!now->arena || !now->rows) {
        return;
    }
    g->rows = now->rows;
    g->row_count = now->count;
    g->widths = now->widths;
    g->hidden = now->hidden;
    g->fixed = now->fixed;
    if (*how->find) {
        g->right = now->shown ? tn_arena_format(arena, "%d of %d, shown %s", now->count, now->total,
                                                now->shown)
                              : tn_arena_format(arena, "%d of %d", now->count, now->total);
        g->empty = tn_arena_format(arena, "No %s holds that. Esc shows all again.",
                                   g->noun ? g->noun : "row");
    }
}
