/* Part of sql_call.h: a product as one text, and the aggregate over metering records. */
#include <stdio.h>
#include <string.h>

#include "base/list.h"
#include "format/sql/sql_call.h"
#include "tenor/contract_reports.h"
#include "tenor/csv.h"
#include "tenor/read.h"
#include "tenor/render.h"
#include "tenor/usage.h"

/* ---- a product and its table ---------------------------------------------------------------- */

/* The lines of the text without the one that names a table. */
static void add_lines(const char *ini, tn_buffer *out)
{
    for (const char *line = ini; *line;) {
        const size_t length = strcspn(line, "\n"), blanks = strspn(line, " \t");
        const char *key = line + blanks;
        const bool names_table =
            strncmp(key, "dimensions", 10) == 0 && key[10 + strspn(key + 10, " \t")] == '=';
        if (!names_table) {
            tn_buffer_add(out, line, length);
            tn_buffer_add(out, "\n", 1);
        }
        line += length + (line[length] == '\n');
    }
}

bool tni_sql_product(tn_arena *arena, const char *ini, const char *csv, tn_buffer *out)
{
    tn_findings *findings = tn_findings_new(arena);
    tn_tree *rows = NULL;
    if (csv && (!findings || tn_csv_tree(arena, "csv", csv, strlen(csv), "dimension", "label",
                                         findings, &rows) != TN_OK)) {
        return false;
    }
    add_lines(ini, out);
    for (const tn_section *s = rows ? rows->first : NULL; s; s = s->next) {
        tn_buffer_format(out, "\n[dimension %s]\n", s->label ? s->label : "");
        for (const tn_entry *e = s->first; e; e = e->next) {
            tn_buffer_format(out, "%s = %s\n", e->key, e->value);
        }
    }
    return tn_buffer_status(out) == TN_OK;
}

/* ---- usage ---------------------------------------------------------------------------------- */

static void put_cell(tn_buffer *out, const char *text, char end)
{
    tn_buffer_add(out, "\"", 1);
    for (const char *p = text ? text : ""; *p; p++) {
        const bool kept = *p != '\n' && *p != '\r'; /* a cell is one line */
        tn_buffer_add(out, "\"", *p == '"');
        tn_buffer_add(out, kept ? p : " ", 1);
    }
    tn_buffer_add(out, "\"", 1);
    tn_buffer_add(out, &end, 1);
}

void tni_sql_usage_row(tn_buffer *rows, const char *dimension, const char *at, const char *quantity,
                       const char *received)
{
    char number[32];
    /* in front, so that a sort by bytes puts the smaller of one hour first */
    snprintf(number, sizeof(number), "%20.20s", quantity ? quantity : "");
    put_cell(rows, received, ',');
    put_cell(rows, number, ',');
    put_cell(rows, dimension, ',');
    put_cell(rows, at, '\n');
}

static int by_bytes(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The lines in the order of their bytes, each cut off by a NUL. */
static const char **sorted_lines(tn_arena *arena, tn_buffer *rows, size_t *out_count)
{
    const char **lines = NULL;
    size_t count = 0;
    for (char *line = rows->bytes, *end; line && line < rows->bytes + rows->length;
         line = end + 1) {
        end = memchr(line, '\n', rows->length - (size_t)(line - rows->bytes));
        if (!TNI_LIST_ADD(arena, &lines, &count, (const char *){line})) {
            return NULL;
        }
        *end = '\0';
    }
    tni_list_sort(lines, count, sizeof(*lines), by_bytes);
    *out_count = count;
    return lines;
}

static tn_status rate(tn_arena *arena, tn_books *books, tn_buffer *rows, tn_findings *findings)
{
    static const char header[] = "received,quantity,dimension,timestamp\n";
    const tn_life *life = tn_books_life(books);
    tn_usage_reader *reader = NULL;
    const tn_rating *rating = NULL;
    size_t count = 0;
    const char **lines = sorted_lines(arena, rows, &count);
    tn_status status = life ? tn_usage_new(arena, "usage", life, findings, &reader) : TN_E_FINDINGS;
    if (status != TN_OK) {
        return status;
    }
    status = tn_usage_push(reader, header, sizeof(header) - 1);
    for (size_t i = 0; i < count && status == TN_OK; i++) {
        status = tn_usage_push(reader, lines[i], strlen(lines[i]));
        status = status == TN_OK ? tn_usage_push(reader, "\n", 1) : status;
    }
    const tn_status ended = tn_usage_end(reader, &rating);
    if (status == TN_OK && ended == TN_OK) {
        tn_books_set_rating(books, rating);
    }
    return status == TN_OK ? ended : status;
}

tn_status tni_sql_usage(tn_arena *arena, const tn_tables *tables, const char *contract,
                        const char *product, tn_buffer *rows, tn_buffer *out)
{
    const tn_render_options options = {0};
    tn_findings *findings = tn_findings_new(arena);
    const tn_source ini = {"contract", contract ? contract : "", contract ? strlen(contract) : 0};
    const tn_source of = {"product", product ? product : "", product ? strlen(product) : 0};
    const tn_product *bound = NULL;
    const tn_contract *made = NULL;
    const tn_horizon horizon = {0};
    const tn_report *report = NULL;
    if (!findings) {
        return TN_E_NOMEM;
    }
    if ((!product || tn_product_read(arena, &of, NULL, tables, findings, &bound) == TN_OK) &&
        tn_contract_read(arena, &ini, bound, NULL, 0, tables, findings, &made) == TN_OK) {
        tn_books *books =
            tn_books_new(arena, made, tables, tn_tables_policy(tables, "aws"), &horizon, findings);
        if (books && rate(arena, books, rows, findings) == TN_OK && tn_books_invoices(books)) {
            report = tn_usage_report(arena, books, findings);
        }
    }
    const tn_status status = report ? tn_report_render_json(report, &options, out)
                                    : tn_findings_render_json(findings, out);
    return tn_arena_failed(arena) ? TN_E_NOMEM : status;
}
