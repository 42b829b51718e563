/* Rows of reports outside of memory: cells as bytes, what one contract adds to a table together. */
#include "app/spool.h"

#include <string.h>

#include "host/sorter.h"

enum { TABLES = 5 };

typedef struct spooled_table {
    tni_spool *spool;
    const char *key; /* of the table; "": bytes */
    const tn_column *columns;
    size_t column_count;
    tni_sorter *rows;
    bool sorted;     /* places came out of order */
    bool explained;  /* of some row it is told how it came about */
    tn_arena *steps; /* of the row read last; NULL: of none yet */
    const tn_step *why;
    int64_t last;
    uint64_t added, count, next; /* pieces, their rows; the row that is read next */
    tni_sort_row piece;
    size_t used; /* bytes of it */
} spooled_table;

struct tni_spool {
    tni_workspace *ws;
    unsigned hidden;
    spooled_table tables[TABLES];
};

tni_spool *tni_spool_new(tni_workspace *ws, tni_result_form form)
{
    tni_spool *s = tn_arena_take(ws->arena, sizeof(*s));
    if (s) {
        s->ws = ws;
        s->hidden = form == TNI_FORM_CSV    ? TN_NOT_IN_CSV
                    : form == TNI_FORM_JSON ? TN_NOT_IN_JSON
                                            : TN_NOT_IN_TEXT;
    }
    return s;
}

void tni_spool_free(tni_spool *s)
{
    for (int i = 0; s && i < TABLES; i++) {
        tni_sorter_free(s->tables[i].rows);
        tn_arena_free(s->tables[i].steps);
        s->tables[i] = (spooled_table){0};
    }
}

tn_status tni_spool_tell(tni_workspace *ws, tn_status status, const char *reason)
{
    if (status == TN_E_WRITE) {
        tn_findings_add(ws->findings, TN_FIL_UNWRITABLE, (tn_at){0}, "rows",
                        "a temporary file cannot be written: %s", reason);
    }
    return status;
}

/* The table of the key, a new one if need be. NULL: no room, which no report meets. */
static spooled_table *table_of(tni_spool *s, const char *key)
{
    for (int i = 0; i < TABLES; i++) {
        spooled_table *t = &s->tables[i];
        if (!t->key) {
            *t = (spooled_table){.spool = s, .key = key};
        }
        if (strcmp(t->key, key) == 0) {
            return t;
        }
    }
    return NULL;
}

static tn_status add_piece(spooled_table *t, const char *name, int64_t place, const void *bytes,
                           size_t size)
{
    const char *reason = "";
    tn_status status = t->rows ? TN_OK : tni_sorter_new(&t->rows, &reason);
    const tni_sort_row row = {
        .texts = {name}, .numbers = {place, (int64_t)t->added}, .body = bytes, .size = size};
    t->sorted = t->sorted || name || (t->added && place < t->last);
    t->last = place;
    t->added++;
    status = status == TN_OK ? tni_sorter_add(t->rows, &row, &reason) : status;
    return tni_spool_tell(t->spool->ws, status, reason);
}

static tn_status next_piece(spooled_table *t)
{
    const char *reason = "";
    const tn_status status = tni_sorter_next(t->rows, &t->piece, &reason);
    t->used = 0;
    return tni_spool_tell(t->spool->ws, status, reason);
}

/* ---- cells ---------------------------------------------------------------------------------- */

/* Bytes of a value; texts have an end of their own. */
static const size_t sizes[] = {[TN_V_NONE] = 0,
                               [TN_V_FLAG] = sizeof(int64_t),
                               [TN_V_QUANTITY] = sizeof(int64_t),
                               [TN_V_PRICE] = sizeof(((tn_value *)NULL)->as.price),
                               [TN_V_MONEY] = sizeof(tn_money),
                               [TN_V_PERCENT] = sizeof(tn_percent),
                               [TN_V_FRACTION] = sizeof(tn_fraction),
                               [TN_V_DATE] = sizeof(tn_date),
                               [TN_V_END_DATE] = sizeof(tn_date),
                               [TN_V_INSTANT] = sizeof(tn_instant),
                               [TN_V_MONTHS] = sizeof(int64_t),
                               [TN_V_TABLE] = 0};

static void put_byte(tn_buffer *out, int byte)
{
    const char c = (char)byte;
    tn_buffer_add(out, &c, 1);
}

static void put_value(tn_buffer *out, const tn_value *v)
{
    put_byte(out, (int)v->kind);
    if (v->kind == TN_V_TEXT) {
        tn_buffer_add(out, v->as.text, strlen(v->as.text) + 1);
    } else {
        tn_buffer_add(out, (const char *)&v->as, sizes[v->kind]);
    }
}

/* A step with those below it, then a zero; NULL: the zero alone. */
static void put_step(tn_buffer *out, const tn_step *step)
{
    if (step) {
        put_byte(out, 1);
        put_byte(out, (int)step->kind);
        tn_buffer_add(out, step->what, strlen(step->what) + 1);
        for (size_t i = 0; i < TN_STEP_OPERANDS; i++) {
            put_value(out, &step->in[i]);
        }
        put_value(out, &step->out);
        for (const tn_step *below = step->child; below; below = below->next) {
            put_step(out, below);
        }
    }
    put_byte(out, 0);
}

static void put_row(tn_buffer *out, const tn_row *row, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        put_value(out, &row->cells[i]);
    }
    put_step(out, row->why);
}

static int take_byte(spooled_table *t)
{
    return ((const char *)t->piece.body)[t->used++];
}

/* Texts stay where they are. */
static const char *take_text(spooled_table *t)
{
    const char *text = (const char *)t->piece.body + t->used;
    t->used += strlen(text) + 1;
    return text;
}

static tn_value take_value(spooled_table *t)
{
    tn_value v = {.kind = (tn_value_kind)take_byte(t)};
    if (v.kind == TN_V_TEXT) {
        v.as.text = take_text(t);
    } else {
        memcpy(&v.as, (const char *)t->piece.body + t->used, sizes[v.kind]);
        t->used += sizes[v.kind];
    }
    return v;
}

/* NULL: there is none, or no memory, which the arena knows of. */
static const tn_step *take_step(spooled_table *t, tn_step *above)
{
    if (!take_byte(t)) {
        return NULL;
    }
    const tn_step_kind kind = (tn_step_kind)take_byte(t);
    tn_step *step = tn_step_add(t->steps, above, kind, take_text(t));
    for (size_t i = 0; step && i < TN_STEP_OPERANDS; i++) {
        step->in[i] = take_value(t);
    }
    if (step) {
        step->out = take_value(t);
        while (take_step(t, step)) {
        }
    }
    return step;
}

static tn_status take_row(spooled_table *t, tn_value *cells, tn_cell_format *formats)
{
    for (size_t i = 0; i < t->column_count; i++) {
        cells[i] = take_value(t);
        if (cells[i].kind != TN_V_NONE) {
            formats[i] = t->columns[i].format;
        }
    }
    if (t->steps) {
        tn_arena_reset(t->steps);
    }
    t->why = take_step(t, NULL);
    return t->steps && tn_arena_failed(t->steps) ? TN_E_NOMEM : TN_OK;
}

static const tn_step *fill_why(void *context)
{
    return ((const spooled_table *)context)->why;
}

static tn_status fill_row(void *context, uint64_t index, tn_value *cells, tn_cell_format *formats)
{
    spooled_table *t = context;
    if (index == 0) {
        tni_sorter_again(t->rows, !t->sorted);
        t->piece.size = t->used = 0;
    } else if (index != t->next) {
        return TN_E_BUG;
    }
    if (t->explained && !t->steps) {
        const tn_allocator allocator = tn_arena_allocator(t->spool->ws->arena);
        t->steps = tn_arena_new(&allocator);
        if (!t->steps) {
            return TN_E_NOMEM;
        }
    }
    const tn_status status = t->used < t->piece.size ? TN_OK : next_piece(t);
    t->next = index + 1;
    return status == TN_OK ? take_row(t, cells, formats) : status;
}

tn_status tni_spool_add(tni_spool *s, const char *name, int64_t place, const tn_report *report)
{
    tn_status status = report ? TN_OK : TN_E_NOMEM;
    const tn_allocator allocator = tn_arena_allocator(s->ws->arena);
    tn_buffer cells;
    tn_buffer_init(&cells, &allocator);
    for (const tn_field *f = report ? report->first : NULL; f && status == TN_OK; f = f->next) {
        const tn_table *table = f->value.kind == TN_V_TABLE ? f->value.as.table : NULL;
        spooled_table *t =
            table && table->count && !(f->flags & s->hidden) ? table_of(s, f->key) : NULL;
        if (!t) {
            continue;
        }
        tn_buffer_cut(&cells, 0);
        for (size_t i = 0; i < table->count; i++) {
            put_row(&cells, &table->rows[i], table->column_count);
            t->explained = t->explained || table->rows[i].why;
        }
        t->count += table->count;
        status = tn_buffer_status(&cells);
        status = status == TN_OK ? add_piece(t, name, place, cells.bytes, cells.length) : status;
    }
    tn_buffer_done(&cells);
    return status;
}

void tni_spool_attach(tni_spool *s, tn_report *report)
{
    for (tn_field *f = s && report ? report->first : NULL; f; f = f->next) {
        const tn_table *table = f->value.kind == TN_V_TABLE ? f->value.as.table : NULL;
        spooled_table *t = table ? table_of(s, f->key) : NULL;
        tn_table *made =
            t && t->rows ? tn_table_new(s->ws->arena, table->columns, table->column_count) : NULL;
        if (made) {
            t->columns = made->columns;
            t->column_count = made->column_count;
            made->fill = fill_row;
            made->fill_why = t->explained ? fill_why : NULL;
            made->context = t;
            made->fill_count = t->count;
            report->primary = report->primary == table ? made : report->primary;
            f->value = tn_value_table(made);
        }
    }
}

/* ---- bytes ---------------------------------------------------------------------------------- */

tn_status tni_spool_add_bytes(tni_spool *s, const char *name, int64_t place, const char *bytes,
                              size_t size)
{
    return add_piece(table_of(s, ""), name, place, bytes, size);
}

tn_status tni_spool_push(tni_spool *s, tni_push push, void *context)
{
    spooled_table *t = table_of(s, "");
    tn_status status = TN_OK;
    if (!t->rows) {
        return TN_OK;
    }
    tni_sorter_again(t->rows, !t->sorted);
    while (status == TN_OK && (status = next_piece(t)) == TN_OK) {
        status = push(context, t->piece.body, t->piece.size);
    }
    return status == TN_E_RANGE ? TN_OK : status;
}
