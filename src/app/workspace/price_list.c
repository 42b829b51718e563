/* A price list by itself, in the dress its writer gave it, is checked or becomes a product. */
#include "app/workspace/price_list.h"

#include <string.h>

#include "app/workspace/source_file.h"
#include "format/spreadsheet/workbook_read.h"
#include "host/host.h"
#include "tenor/csv.h"
#include "tenor/edit.h"
#include "tenor/ini.h"
#include "tenor/text.h"

/* "prices/log monitoring.csv" -> "log monitoring". */
static const char *title_from(tn_arena *arena, const char *path)
{
    const char *name = strcmp(path, "-") == 0 ? "Imported product" : tni_path_name(path);
    const char *dot = strchr(name, '.');
    return dot && dot > name ? tn_arena_copy(arena, name, (size_t)(dot - name)) : name;
}

/* The durations that have a price in some row, ascending: "1m, 12m". */
static const char *durations(tn_arena *arena, const tn_tree *rows)
{
    bool has[TN_DURATION_MAX + 1] = {false};
    const char *text = NULL;
    for (const tn_section *s = rows->first; s; s = s->next) {
        for (const tn_entry *e = s->first; e; e = e->next) {
            int months = 0;
            if (strncmp(e->key, "price.", 6) == 0 &&
                tn_duration_parse(e->key + 6, strlen(e->key + 6), &months) == TN_OK) {
                has[months] = true;
            }
        }
    }
    for (int m = 1; m <= TN_DURATION_MAX; m++) {
        if (has[m]) {
            text = tn_arena_format(arena, "%s%s%dm", text ? text : "", text ? ", " : "", m);
        }
    }
    return text;
}

static void put_head(const tni_price_list_options *w, tn_buffer *out)
{
    tn_buffer_format(out,
                     "[product]\ntitle      = %s\ncategory   = %s\npurchase   = %s\n"
                     "currency   = %s\n",
                     w->title, w->category ? w->category : "units",
                     w->purchase ? w->purchase : "any", w->currency ? w->currency : "USD");
    if (w->product_id) {
        tn_buffer_format(out, "product_id = %s\n", w->product_id);
    }
    if (w->durations) {
        tn_buffer_format(out, "durations  = %s\n", w->durations);
    }
}

static void put_rows(const tn_tree *rows, tn_buffer *out)
{
    for (const tn_section *s = rows->first; s; s = s->next) {
        tn_buffer_format(out, "\n[dimension %s]\n", s->label);
        for (const tn_entry *e = s->first; e; e = e->next) {
            if (strcmp(e->key, "key") != 0 || strcmp(e->value, s->label) != 0) {
                tn_buffer_format(out, "%-11s = %s\n", e->key, e->value);
            }
        }
    }
}

/* A value that no INI file can hold (a comment would begin in it) is a finding at its cell. */
static tn_status check_value(tni_workspace *ws, const char *key, const char *value, tn_at at,
                             const char *subject)
{
    static const char scratch[] = "[x]\n";
    const tn_edit edit = {
        .verb = TN_EDIT_SET, .kind = "x", .label = "", .key = key, .value = value};
    const char *reason = "";
    tn_splice splice;
    const tn_status status =
        tn_edit_plan(ws->arena, scratch, strlen(scratch), &edit, &splice, &reason);
    if (status == TN_OK || status == TN_E_NOMEM) {
        return status;
    }
    tn_findings_add(ws->findings, TN_FIL_TEXT_COMMENT, at, subject,
                    "'%s' cannot stand in a file: %s", key, reason);
    return TN_E_FINDINGS;
}

/* The same of a label: a bracket would close the section's head. */
static tn_status check_label(tni_workspace *ws, const tn_section *s)
{
    const tn_edit edit = {.verb = TN_EDIT_ADD_SECTION, .kind = "dimension", .label = s->label};
    const char *reason = "";
    tn_splice splice;
    const tn_status status = tn_edit_plan(ws->arena, "", 0, &edit, &splice, &reason);
    if (status == TN_OK || status == TN_E_NOMEM) {
        return status;
    }
    tn_finding *finding =
        tn_findings_add(ws->findings, TN_FIL_TEXT_COMMENT, s->label_at, s->label,
                        "'[dimension %s]' cannot stand in a file: %s", s->label, reason);
    tn_finding_hint(ws->findings, finding, "write an API name of letters, digits and '_'");
    return TN_E_FINDINGS;
}

static tn_status check_values(tni_workspace *ws, const char *title, const tn_tree *rows)
{
    tn_status status = check_value(ws, "title", title, (tn_at){.file = rows->file}, "--title");
    for (const tn_section *s = rows->first; s; s = s->next) {
        const tn_status label = check_label(ws, s);
        status = status ? status : label;
        for (const tn_entry *e = s->first; e; e = e->next) {
            const tn_status one = check_value(ws, e->key, e->value, e->value_at, s->label);
            status = status ? status : one;
        }
    }
    return status;
}

/* The head stands in no line of the price list; what is at the section's own place is absent. */
static void forget_lines(tn_section *head)
{
    for (tn_entry *e = head ? head->first : NULL; e; e = e->next) {
        e->key_at.line = e->value_at.line = 0;
    }
    if (head) {
        head->at.line = head->at.column = head->label_at.line = head->label_at.column = 0;
    }
}

/* The findings of the product, at their places in the price list. */
static tn_status check(tni_workspace *ws, const tni_price_list_options *w, const char *shown,
                       const tn_tree *rows)
{
    tn_buffer head;
    tn_tree *tree = NULL;
    const tn_product *product = NULL;
    tn_buffer_init(&head, NULL);
    put_head(w, &head);
    tn_status status = tn_buffer_status(&head);
    status = status ? status
                    : tn_ini_read(ws->arena, shown, head.bytes, head.length, ws->findings, &tree);
    forget_lines(status == TN_OK ? tree->first : NULL);
    tn_buffer_done(&head);
    status = status ? status
                    : tn_product_build(ws->arena, tree, rows, ws->tables, ws->findings, &product);
    if (status == TN_OK) {
        tn_product_check(product, ws->tables, ws->findings);
    }
    return status;
}

/* The encoding that the first bytes tell: a mark, or the NULs of text in two bytes. NULL: none. */
static const char *marked_encoding(const char *bytes, size_t size, bool *out_guess)
{
    *out_guess = false;
    if (size >= 2 && (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0)) {
        return "utf-16";
    }
    if (size >= 4 && (!bytes[0] != !bytes[1])) {
        *out_guess = true;
        return bytes[1] ? "utf-16be" : "utf-16le";
    }
    return NULL;
}

static tn_status refuse_encoding(tni_workspace *ws, tni_source_file *d, size_t offset,
                                 const char *encoding, const char *guess)
{
    uint32_t line = 1;
    for (size_t i = 0; i < offset; i++) {
        line += d->file.bytes[i] == '\n';
    }
    tn_finding *f = tn_findings_add(
        ws->findings, TN_IMP_ENCODING, (tn_at){.file = d->shown, .line = guess ? 0 : line}, "",
        encoding ? "byte %zu has no meaning in %s" : "the text is not UTF-8 (byte %zu)%s",
        offset + 1, encoding ? encoding : "");
    if (guess) {
        tn_finding_hint(ws->findings, f, "it looks like --encoding %s", guess);
    }
    d->file.size = 0; /* no line of it can be shown */
    return TN_E_FINDINGS;
}

/* The file's text becomes UTF-8, so that its lines can be shown. */
static tn_status decode(tni_workspace *ws, tni_source_file *d, const char *encoding)
{
    bool guessed = false;
    size_t bad = 0, size = 0;
    const char *text = NULL;
    const char *marked = marked_encoding(d->file.bytes, d->file.size, &guessed);
    if (tni_is_workbook(d->file.bytes, d->file.size)) {
        return TN_OK;
    }
    if (!encoding && guessed) {
        return refuse_encoding(ws, d, 0, NULL, marked);
    }
    encoding = marked && !guessed ? marked : encoding;
    if (!encoding) {
        return tn_text_valid(d->file.bytes, d->file.size, &bad)
                   ? TN_OK
                   : refuse_encoding(ws, d, bad, NULL, NULL);
    }
    const tn_status status =
        tni_encoding_decode(ws->arena, encoding, d->file.bytes, d->file.size, &text, &size, &bad);
    if (status == TN_E_SYNTAX || status == TN_E_RANGE) {
        return refuse_encoding(ws, d, bad, encoding, NULL);
    }
    if (status == TN_OK) {
        d->file.bytes = text;
        d->file.size = size;
    }
    return status;
}

/* What w leaves open, from the list or by default, which is said. */
static void fill_in(tni_workspace *ws, const tni_source_file *d, const tni_price_table *table,
                    tni_price_list_options *w, bool told)
{
    struct {
        const char *key, **value, *usual;
    } rows[] = {{"title", &w->title, title_from(ws->arena, d->path)},
                {"category", &w->category, "units"},
                {"purchase", &w->purchase, "any"},
                {"currency", &w->currency, "USD"}};
    w->currency = w->currency ? w->currency : table->currency;
    w->durations = w->durations ? w->durations : durations(ws->arena, table->rows);
    const char *list = NULL;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        if (!*rows[i].value) {
            *rows[i].value = rows[i].usual;
            list = tn_arena_format(ws->arena, "%s%s%s '%s'", list ? list : "", list ? ", " : "",
                                   rows[i].key, rows[i].usual);
        }
    }
    if (list && told) {
        tn_findings_add(ws->findings, TN_IMP_DEFAULT, (tn_at){.file = d->shown}, "",
                        "not said, and written by default: %s", list);
    }
}

/* The rows of a document that was read, and all that is wrong with them as a product; fills in
 * what w leaves open. own: a table of ours is read as products read it. */
static tn_status read_rows(tni_workspace *ws, tni_source_file *d, tni_price_list_options *w,
                           bool own, tni_price_table *table)
{
    tn_tree *rows = NULL;
    tn_status status = own ? TN_OK : decode(ws, d, w->encoding);
    w->table.currency = w->currency;
    if (own) {
        *table = (tni_price_table){.own = true};
        status = tn_csv_tree(ws->arena, d->shown, d->file.bytes, d->file.size, "dimension", "label",
                             ws->findings, &rows);
        table->rows = rows;
    } else if (status == TN_OK) {
        status = tni_price_table_read(ws->arena, d->shown, d->file.bytes, d->file.size, &w->table,
                                      ws->tables, ws->findings, table);
    }
    if (status != TN_OK) {
        return status;
    }
    fill_in(ws, d, table, w, !own);
    status = check_values(ws, w->title, table->rows);
    return status ? status : check(ws, w, d->shown, table->rows);
}

void tni_load_price_list(tni_workspace *ws, tni_source_file *d)
{
    tni_price_list_options none = {.product_id = "prod-0000000000000"}; /* a table never has one */
    tni_price_table table;
    tni_keep_worst(&d->status, read_rows(ws, d, &none, true, &table));
}

tn_status tni_price_list_product(tni_workspace *ws, const char *path,
                                 const tni_price_list_options *options,
                                 tni_price_table *out_understood, tn_buffer *out)
{
    tni_source_file *d = tni_source_file_of(ws, path);
    tni_price_list_options filled = *options;
    *out_understood = (tni_price_table){.rows = NULL};
    if (!d) {
        return TN_E_NOMEM;
    }
    if (!tni_source_file_read(ws, d, NULL, NULL)) {
        return d->status;
    }
    const tn_status status = read_rows(ws, d, &filled, false, out_understood);
    if (status != TN_OK) {
        return status;
    }
    if (!out_understood->rows->first) {
        tn_findings_add(ws->findings, TN_PRD_NO_DIMENSION, (tn_at){.file = d->shown}, "",
                        "the list names columns, and has no row below them");
        return TN_E_FINDINGS;
    }
    put_head(&filled, out);
    put_rows(out_understood->rows, out);
    return tn_buffer_status(out);
}

/* ---- as an older version of a product ------------------------------------------------------- */

static bool copy_head(tn_arena *arena, const tn_section *from, const char *duration_list,
                      tn_tree *to)
{
    tn_section *section = tn_tree_add(arena, to, from->kind, from->label, from->at);
    for (const tn_entry *e = from->first; e && section; e = e->next) {
        const bool head = strcmp(from->kind, "product") == 0;
        const bool durations_key = head && strcmp(e->key, "durations") == 0;
        if (head && strcmp(e->key, "dimensions") == 0) {
            continue;
        }
        if (!tn_section_add(arena, section, e->key,
                            durations_key && duration_list ? duration_list : e->value, e->key_at,
                            e->value_at)) {
            return false;
        }
    }
    return section != NULL;
}

/* A row is of the dimension that AWS knows by its name, whatever the newer file labels it. */
static const char *label_of(const tn_product *newer, const tn_tree *rows, const tn_section *row)
{
    const tn_entry *key = tn_section_find(row, "key");
    const size_t i = tn_product_find(newer, key ? key->value : row->label);
    const char *label = i == TN_NO_DIMENSION ? row->label : newer->dimensions[i].label;
    const tn_section *other = tn_tree_find(rows, row->kind, label);
    return other && other != row ? row->label : label;
}

static bool copy_row(tn_arena *arena, const tn_product *newer, const tn_tree *rows,
                     const tn_section *row, tn_tree *to)
{
    static const char includes[] = "includes.";
    const size_t prefix = sizeof(includes) - 1;
    const char *label = label_of(newer, rows, row);
    tn_section *section = tn_tree_add(arena, to, row->kind, label, row->at);
    bool ok = section != NULL;
    if (ok && strcmp(label, row->label) != 0 && !tn_section_find(row, "key")) {
        ok = tn_section_add(arena, section, "key", row->label, row->label_at, row->label_at);
    }
    for (const tn_entry *e = row->first; e && ok; e = e->next) {
        const bool included = strncmp(e->key, includes, prefix) == 0;
        const tn_section *of = included ? tn_tree_find(rows, row->kind, e->key + prefix) : NULL;
        const char *key =
            of ? tn_arena_format(arena, "%s%s", includes, label_of(newer, rows, of)) : e->key;
        ok = key && tn_section_add(arena, section, key, e->value, e->key_at, e->value_at);
    }
    return ok;
}

/* All of the newer one but its dimensions, which the rows are. */
static tn_tree *older_tree(tn_arena *arena, const char *file, const tni_source_file *newer,
                           const tn_tree *rows)
{
    tn_tree *tree = tn_tree_new(arena, file);
    const char *list = durations(arena, rows);
    bool ok = tree != NULL;
    for (const tn_section *s = newer->tree->first; s && ok; s = s->next) {
        ok = strcmp(s->kind, "dimension") == 0 || copy_head(arena, s, list, tree);
    }
    for (const tn_section *s = rows->first; s && ok; s = s->next) {
        ok = copy_row(arena, newer->product, rows, s, tree);
    }
    return ok ? tree : NULL;
}

tn_status tni_price_list_tree(tni_workspace *ws, tni_source_file *d, const tni_source_file *newer,
                              const tn_tree **out)
{
    const tni_price_table_options options = {.currency = newer->product->currency.value.code};
    tni_price_table table = {0};
    tn_status status = decode(ws, d, NULL);
    status = status ? status
                    : tni_price_table_read(ws->arena, d->shown, d->file.bytes, d->file.size,
                                           &options, ws->tables, ws->findings, &table);
    if (status != TN_OK) {
        return status;
    }
    *out = older_tree(ws->arena, d->shown, newer, table.rows);
    return *out ? TN_OK : TN_E_NOMEM;
}
