/* Metering records: rows of a CSV into a rater. */
#include "tenor/usage.h"

#include <stdio.h>
#include <string.h>

#include "base/word.h"
#include "engine/usage/rater.h"
#include "format/lines/ini_line.h"
#include "format/usage/usage_reader.h"
#include "tenor/allocation.h"
#include "tenor/text.h"

static const char *const column_names[TNI_USAGE_COLUMNS] = {"contract", "dimension", "timestamp",
                                                            "quantity", "received",  "allocation"};

/* ---- names of dimensions ------------------------------------------------------------------- */

/* The first bytes of a text, at most eight, as a number. */
static inline uint64_t head_of(const char *text, size_t length)
{
    if (length >= 8) {
        return tni_word(text);
    }
    if (length >= 4) {
        return tni_half_word(text) | tni_half_word(text + length - 4) << 8 * (length - 4);
    }
    uint64_t head = 0;
    for (size_t i = length; i > 0; i--) {
        head = head << 8 | (unsigned char)text[i - 1];
    }
    return head;
}

/* The rest of two texts of one length whose heads are the same. */
static inline bool same_rest(const char *a, const char *b, size_t length)
{
    return length <= 8 || memcmp(a + 8, b + 8, length - 8) == 0;
}

/* The place of a name: where it is, or where it would be put; at most half of the places are used.
 */
static inline tni_usage_name *place_of(const tn_usage_reader *u, const char *text, size_t length)
{
    const uint64_t head = head_of(text, length);
    uint64_t hash = head;
    for (size_t i = 8; i < length; i++) {
        hash = (hash ^ (unsigned char)text[i]) * UINT64_C(1099511628211); /* FNV */
    }
    size_t at = (hash * UINT64_C(0x9e3779b97f4a7c15) >> 32) & u->name_mask;
    for (;; at = (at + 1) & u->name_mask) {
        tni_usage_name *place = &u->names[at];
        if (!place->text) {
            place->head = head;
            return place;
        }
        if (place->head == head && place->length == length &&
            same_rest(place->text, text, length)) {
            return place;
        }
    }
}

static void add_name(tn_usage_reader *u, const char *text, size_t dimension)
{
    const size_t length = strlen(text);
    tni_usage_name *place = place_of(u, text, length);
    if (!place->text) { /* a label goes before the API name of another */
        place->text = text;
        place->length = (uint32_t)length;
        place->dimension = (uint32_t)dimension;
    }
}

/* Labels and API names in a table of hashes; false: no memory. */
static bool make_names(tn_usage_reader *u)
{
    const tn_product *product = u->life->product;
    size_t places = 8;
    while (places < 4 * product->dimension_count) {
        places *= 2;
    }
    u->names = tn_arena_take_array(u->arena, places, sizeof(*u->names));
    u->name_mask = places - 1;
    for (size_t i = 0; u->names && i < product->dimension_count; i++) {
        add_name(u, product->dimensions[i].label, i);
    }
    for (size_t i = 0; u->names && i < product->dimension_count; i++) {
        add_name(u, product->dimensions[i].key.value, i);
    }
    return u->names != NULL;
}

/* ---- rows ---------------------------------------------------------------------------------- */

static void unknown_column(tn_usage_reader *u, const tn_csv_field *name)
{
    tn_finding *finding = tn_findings_add(u->findings, TN_USE_COLUMN_UNKNOWN,
                                          (tn_at){u->file, name->line, name->column}, name->text,
                                          "there is no column '%s'", name->text);
    if (finding) {
        finding->width = tni_points(name->text, name->length);
    }
    tn_finding_meant(u->findings, finding, name->text, column_names, TNI_USAGE_COLUMNS);
}

static tn_status take_header(void *context, const tn_csv_row *row)
{
    static const tni_usage_column needed[] = {TNI_USAGE_DIMENSION, TNI_USAGE_TIMESTAMP,
                                              TNI_USAGE_QUANTITY, TNI_USAGE_CONTRACT};
    tn_usage_reader *u = context;
    tn_status status = TN_OK;
    for (size_t i = 0; i < TNI_USAGE_COLUMNS; i++) {
        u->column[i] = tn_csv_column(row, column_names[i]);
    }
    for (size_t i = 0; i < row->count; i++) {
        bool known = false;
        for (size_t j = 0; j < TNI_USAGE_COLUMNS; j++) {
            known |= u->column[j] == i;
        }
        if (!known) {
            unknown_column(u, &row->fields[i]);
        }
    }
    for (size_t i = 0; i < sizeof(needed) / sizeof(*needed) - !u->of_several; i++) {
        if (u->column[needed[i]] == TN_CSV_NONE) {
            tn_findings_add(u->findings, TN_USE_COLUMN_MISSING, (tn_at){u->file, row->line, 1},
                            column_names[needed[i]], "there is no column '%s'",
                            column_names[needed[i]]);
            status = TN_E_FINDINGS;
        }
    }
    u->has_header = status == TN_OK;
    return status;
}

/* The cell, into *scratch without the blanks around it if there are any; an absent column is an
 * empty cell. */
static inline const tn_csv_field *cell_of(const tn_usage_reader *u, const tn_csv_row *row,
                                          tni_usage_column column, tn_csv_field *scratch)
{
    static const tn_csv_field nothing = {.text = ""};
    const tn_csv_field *cell =
        u->column[column] == TN_CSV_NONE ? &nothing : &row->fields[u->column[column]];
    if (cell->length == 0 || (cell->text[0] > ' ' && cell->text[cell->length - 1] > ' ')) {
        return cell;
    }
    const size_t from = tni_skip_blanks(cell->text, 0, cell->length);
    *scratch = *cell;
    scratch->text += from;
    scratch->column += (uint32_t)from;
    scratch->length = tni_trim_end(scratch->text, 0, cell->length - from);
    return scratch;
}

static bool is_ours(const tn_usage_reader *u, const tn_csv_row *row)
{
    tn_csv_field scratch;
    const tn_csv_field *cell = cell_of(u, row, TNI_USAGE_CONTRACT, &scratch);
    return cell->length == u->contract_length &&
           head_of(cell->text, cell->length) == u->contract_head &&
           same_rest(cell->text, u->contract, cell->length);
}

static tni_usage_position position_of(const tn_csv_field *cell)
{
    return (tni_usage_position){cell->line, cell->column, tni_points(cell->text, cell->length)};
}

/* Whether the cell with the buckets is empty or can be read; else it is a finding already. */
static bool read_allocation(tn_usage_reader *u, const tn_csv_row *row)
{
    tn_csv_field scratch;
    size_t count;
    const tn_csv_field *cell = cell_of(u, row, TNI_USAGE_ALLOCATION, &scratch);
    const char *expected =
        cell->length ? tn_buckets_parse(cell->text, cell->length, NULL, &count) : NULL;
    if (expected) {
        tni_usage_bad_cell(u, TN_USE_ALLOCATION, cell, expected);
    }
    return !expected;
}

/* The record of a row; false: it is none, which is a finding already. */
static bool read_record(tn_usage_reader *u, const tn_csv_row *row, tni_usage_waiting *out)
{
    tn_csv_field scratch[3];
    tn_usage_record *record = &out->record;
    const tn_csv_field *when = cell_of(u, row, TNI_USAGE_TIMESTAMP, &scratch[0]);
    const tn_csv_field *quantity = cell_of(u, row, TNI_USAGE_QUANTITY, &scratch[1]);
    const tn_csv_field *received = cell_of(u, row, TNI_USAGE_RECEIVED, &scratch[2]);
    record->has_received = received->length > 0;
    if (tn_instant_parse(when->text, when->length, &record->timestamp) != TN_OK) {
        tni_usage_bad_cell(u, TN_USE_TIMESTAMP, when, "YYYY-MM-DDTHH:MM:SSZ");
        return false;
    }
    if (tn_whole_parse(quantity->text, quantity->length, 0, TN_METERED_MAX, &record->quantity) !=
        TN_OK) {
        tni_usage_bad_cell(u, TN_USE_QUANTITY, quantity, "a whole number, 0 to 2147483647");
        return false;
    }
    if (record->has_received &&
        tn_instant_parse(received->text, received->length, &record->received) != TN_OK) {
        tni_usage_bad_cell(u, TN_USE_RECEIVED, received, "YYYY-MM-DDTHH:MM:SSZ");
        return false;
    }
    out->quantity =
        (tni_usage_position){quantity->line, quantity->column, (uint32_t)quantity->length};
    return u->column[TNI_USAGE_ALLOCATION] == TN_CSV_NONE || read_allocation(u, row);
}

/* Stores a record whose memory has come by now. */
static tn_reject store(tn_usage_reader *u, tni_usage_waiting *w)
{
    const tn_usage_record *record = &w->record;
    const tn_reject why = tni_rater_store(u->rater, w->cell, record);
    w->cell.meter = NULL;
    if (why != TN_REJECT_NONE) {
        const char *name = u->life->product->dimensions[record->dimension].label;
        tni_usage_reject(u, why, name, record, w->quantity);
    }
    return why;
}

/* Those that wait, in the order in which they came. */
static void store_all(tn_usage_reader *u)
{
    for (size_t i = 0; i < TNI_USAGE_WAITING; i++) {
        tni_usage_waiting *w = &u->waiting[(u->oldest + i) % TNI_USAGE_WAITING];
        if (w->cell.meter) {
            store(u, w);
        }
    }
}

/* Tells of a record that cannot be billed. No arena for its name: a file may have millions. */
static void set_aside(tn_usage_reader *u, const tn_csv_row *row, tn_reject why,
                      const tn_usage_record *record)
{
    tn_csv_field scratch[2];
    const tn_csv_field *name = cell_of(u, row, TNI_USAGE_DIMENSION, &scratch[0]);
    const tn_csv_field *cell = cell_of(u, row, tni_usage_column_of(why), &scratch[1]);
    if (record->dimension == TN_NO_DIMENSION) {
        char text[128];
        snprintf(text, sizeof(text), "%.*s", (int)(name->length < 100 ? name->length : 100),
                 name->text);
        tni_usage_reject(u, why, text, record, position_of(cell));
    } else {
        const char *label = u->life->product->dimensions[record->dimension].label;
        tni_usage_reject(u, why, label, record, position_of(cell));
    }
}

/* A record whose units divide does not wait: its cell is gone with the row. */
static tn_status take_allocated(tn_usage_reader *u, const tn_csv_field *cell, tni_usage_waiting *w)
{
    tni_usage_waiting newest = *w;
    newest.record.at = (tn_at){u->file, cell->line, cell->column};
    w->cell.meter = NULL;
    store_all(u);
    return store(u, &newest) == TN_REJECT_NONE
               ? u->sink.allocate(u->sink.context, &newest.record, cell->text, cell->length)
               : TN_OK;
}

/* Names the dimension of a record, which then waits for its memory unless it is set aside. */
static tn_status take_record(tn_usage_reader *u, const tn_csv_row *row, tni_usage_waiting *w)
{
    tn_csv_field scratch;
    const tn_csv_field *name = cell_of(u, row, TNI_USAGE_DIMENSION, &scratch);
    const tni_usage_name *known = place_of(u, name->text, name->length);
    w->record.dimension = known->text ? known->dimension : TN_NO_DIMENSION;
    const tn_reject why = tni_rater_find(u->rater, &w->record, &w->cell);
    if (why != TN_REJECT_NONE) {
        set_aside(u, row, why, &w->record);
        return TN_OK;
    }
    const tn_csv_field *cell = cell_of(u, row, TNI_USAGE_ALLOCATION, &scratch);
    if (cell->length && u->sink.allocate && w->cell.meter) {
        return take_allocated(u, cell, w);
    }
    u->oldest = (u->oldest + 1) % TNI_USAGE_WAITING;
    return TN_OK;
}

static tn_status take_row(void *context, const tn_csv_row *row)
{
    tn_usage_reader *u = context;
    if (row->problem) {
        tni_usage_bad(u, TN_USE_ROW, (tn_at){u->file, row->line, 1}, row->problem);
        return TN_OK;
    }
    if (u->column[TNI_USAGE_CONTRACT] != TN_CSV_NONE && !is_ours(u, row)) {
        tn_rater_skip(u->rater, TN_REJECT_OTHER_CONTRACT);
        return TN_OK;
    }
    tni_usage_waiting *w = &u->waiting[u->oldest];
    if (w->cell.meter) {
        store(u, w);
    }
    return read_record(u, row, w) ? take_record(u, row, w) : TN_OK;
}

/* ---- the reader ---------------------------------------------------------------------------- */

tn_status tn_usage_new(tn_arena *arena, const char *file_name, const tn_life *life,
                       tn_findings *findings, tn_usage_reader **out)
{
    tn_usage_reader *u = tn_arena_take(arena, sizeof(*u));
    if (!u) {
        return TN_E_NOMEM;
    }
    const char *id = life->contract->id.value;
    *u = (tn_usage_reader){.arena = arena,
                           .file = file_name,
                           .life = life,
                           .findings = findings,
                           .contract = id ? id : "",
                           .contract_length = id ? strlen(id) : 0,
                           .contract_head = id ? head_of(id, strlen(id)) : 0};
    const tn_csv_sink sink = {.header = take_header,
                              .row = take_row,
                              .context = u,
                              .lenient = true,
                              .unterminated = true};
    const tn_allocator allocator = tn_arena_allocator(arena);
    tn_status status = make_names(u) ? TN_OK : TN_E_NOMEM;
    status = status ? status : tn_rater_new(life, &allocator, &u->rater);
    if (status != TN_OK) {
        return status;
    }
    u->csv = tn_csv_new(arena, file_name, &sink, findings);
    if (!u->csv) {
        tn_rater_free(u->rater);
        return TN_E_NOMEM;
    }
    *out = u;
    return TN_OK;
}

void tn_usage_of_several(tn_usage_reader *u)
{
    u->of_several = true;
}

void tn_usage_watch(tn_usage_reader *u, tn_hour_sink sink)
{
    u->sink = sink;
    tn_rater_watch(u->rater, sink);
}

tn_status tn_usage_push(tn_usage_reader *u, const char *bytes, size_t size)
{
    return tn_csv_push(u->csv, bytes, size);
}

tn_status tn_usage_end(tn_usage_reader *u, const tn_rating **out)
{
    /* A bad row is a finding already, and no reason not to rate the others: only what stops the
     * reading counts here, and that the next (empty) piece tells. */
    tn_status status = tn_csv_push(u->csv, "", 0);
    const tn_status ended = tn_csv_end(u->csv);
    if (status == TN_OK && (ended != TN_E_FINDINGS || !u->has_header)) {
        status = ended;
    }
    const tn_rating *rating = NULL;
    store_all(u);
    status = status ? status : tn_rater_finish(u->rater, u->arena, &rating);
    if (status == TN_OK) {
        tni_usage_sum_up(u, rating);
        *out = rating;
    }
    tn_rater_free(u->rater);
    return status;
}

void tn_usage_abandon(tn_usage_reader *u)
{
    tn_csv_abandon(u->csv);
    tn_rater_free(u->rater);
}
