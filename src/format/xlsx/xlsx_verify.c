/* Part of xlsx.h. Reads a workbook back: the library's word for success is worth nothing (a full
 * temporary folder gives a file with rows missing and no error). Every part of the archive is
 * unpacked and its checksum compared; each sheet has its rows, its numbers and its end. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "format/spreadsheet/zip_parts.h"
#include "format/xlsx/xlsx.h"
#include "tenor/text.h"

enum { TAG_ROOM = 120, DEPTH_MAX = 64, NUMBER_ROOM = 40, CELL_BYTES = 110, BASE_BYTES = 48 * 1024 };

/* What a part turned out to hold. */
typedef struct seen {
    uint64_t rows, cells, formulas, numbers, series, names;
    double sum;
    bool in_tag, text_cell, in_value, broken;
    char tag[TAG_ROOM], number[NUMBER_ROOM];
    char last; /* of the tag, also when it is longer than the room */
    size_t tag_length, number_length;
    uint64_t open[DEPTH_MAX]; /* hashes of the elements that are open */
    size_t depth, elements;
} seen;

uint64_t tni_xlsx_bytes(const tn_workbook *book)
{
    uint64_t bytes = BASE_BYTES;
    for (const tn_sheet *s = book->first; s; s = s->next) {
        bytes += tn_sheet_rows(s) * s->column_count * CELL_BYTES;
    }
    return bytes;
}

void tni_xlsx_expect(const tn_workbook *book, tni_workbook_facts *facts)
{
    memset(facts, 0, sizeof(*facts));
    for (const tn_sheet *s = book->first; s; s = s->next) {
        const bool filtered = s->filter && s->header_row && tn_sheet_rows(s) > s->header_row;
        facts->names +=
            (s->header_row > 0 ? 1U : 0U) + (filtered ? 1U : 0U); /* rows to repeat, the filter */
        facts->charts += s->chart_count;
        for (size_t i = 0; i < s->chart_count; i++) {
            facts->series += s->charts[i].series_count;
        }
    }
    for (const tn_cell_name *n = book->names; n; n = n->next) {
        facts->names++;
    }
}

/* Rows only, fast: memchr for a letter that the format itself hardly uses. What is before the bytes
 * may be looked at. */
static uint64_t count_rows(const char *bytes, size_t size)
{
    uint64_t rows = 0;
    const char *end = bytes + size, *at = bytes;
    while ((at = memchr(at, 'w', (size_t)(end - at)))) {
        rows += memcmp(at - 3, "<ro", 3) == 0;
        at++;
    }
    return rows;
}

/* Elements close in the order in which they were opened. */
static void nest(seen *s)
{
    const bool closes = s->tag[0] == '/', empty = s->last == '/' && !closes;
    if (s->tag[0] == '?' || s->tag[0] == '!') {
        return;
    }
    const char *name = s->tag + closes;
    const uint64_t hash = tn_text_hash(name, strcspn(name, " \t\r\n/"));
    s->elements += !closes;
    if (closes) {
        s->broken = s->broken || s->depth == 0 || s->open[s->depth - 1] != hash;
        s->depth -= s->depth > 0;
    } else if (!empty && s->depth < DEPTH_MAX) {
        s->broken = s->broken || (s->depth == 0 && s->elements > 1); /* two roots */
        s->open[s->depth++] = hash;
    } else if (!empty) {
        s->broken = true;
    }
}

static bool is_tag(const seen *s, const char *name)
{
    const size_t length = strlen(name);
    return strncmp(s->tag, name, length) == 0 && (!s->tag[length] || strchr(" />", s->tag[length]));
}

static void tag_done(seen *s)
{
    s->tag[s->tag_length] = 0;
    nest(s);
    s->formulas += is_tag(s, "f");
    s->series += is_tag(s, "c:ser");
    s->names += is_tag(s, "definedName");
    if (is_tag(s, "row")) {
        s->rows++;
    } else if (is_tag(s, "c")) {
        s->cells++;
        s->text_cell = strstr(s->tag, " t=\"") != NULL;
    } else if (strcmp(s->tag, "v") == 0) {
        s->in_value = true;
        s->number_length = 0;
    } else if (strcmp(s->tag, "/v") == 0) {
        s->number[s->number_length] = 0;
        double number = 0;
        if (s->in_value && !s->text_cell && sscanf(s->number, "%lf", &number) == 1) {
            s->numbers++;
            s->sum += number;
        }
        s->in_value = false;
    }
}

/* Every tag and number of a sheet that is not too large. */
static void walk(seen *s, const char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        const char c = bytes[i];
        if (c == '<') {
            s->broken = s->broken || s->in_tag; /* < in a tag */
            s->in_tag = true;
            s->tag_length = 0;
            s->last = 0;
            memset(s->tag, 0, 4);
        } else if (s->in_tag && c == '>') {
            s->in_tag = false;
            tag_done(s);
        } else if (s->in_tag) {
            s->broken = s->broken || c == 0;
            s->last = c;
            if (s->tag_length < TAG_ROOM - 1) {
                s->tag[s->tag_length++] = c;
            }
        } else if (s->in_value && s->number_length < NUMBER_ROOM - 1) {
            s->number[s->number_length++] = c;
        }
    }
}

/* The bytes of the sheet ended where end points. */
static bool sheet_holds(const seen *s, const tni_sheet_facts *facts, const char *end)
{
    static const char last[] = "</worksheet>";
    const size_t length = strlen(last);
    const double tolerance = 1e-12 * facts->size + 1e-9;
    return memcmp(end - length, last, length) == 0 && s->rows == facts->rows &&
           (!facts->counted ||
            (s->cells == facts->cells && s->formulas == facts->formulas &&
             s->numbers == facts->numbers && fabs(s->sum - facts->sum) <= tolerance));
}

/* Parts that every workbook has, and those counted by kind. */
typedef struct inventory {
    unsigned needed; /* bits of the table in note_part */
    size_t sheets, charts, series, names;
} inventory;

enum { NEEDED_ALL = (1 << 7) - 1 };

static void note_part(inventory *all, const char *name, const seen *s)
{
    static const char *const needed[] = {
        "[Content_Types].xml",        "_rels/.rels",   "docProps/app.xml",    "docProps/core.xml",
        "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/theme/theme1.xml",
    };
    unsigned number = 0;
    for (unsigned i = 0; i < sizeof(needed) / sizeof(*needed); i++) {
        all->needed |= (unsigned)(strcmp(name, needed[i]) == 0) << i;
    }
    all->charts += sscanf(name, "xl/charts/chart%u.xml", &number) == 1;
    all->series += s->series;
    all->names += s->names;
}

/* A file that is read. */
typedef struct read_back {
    const tni_workbook_facts *facts;
    inventory all;
    seen seen; /* of the part that is read */
    const char *wrong;
} read_back;

/* What is wrong with a part whose bytes ended here; facts: of a sheet, or NULL. */
static const char *part_wrong(const seen *s, const tni_sheet_facts *facts, const char *end)
{
    return (!facts || facts->counted) && (s->broken || s->in_tag || s->depth || !s->elements)
               ? "what was written is not well-formed: is there memory left?"
           : facts && !sheet_holds(s, facts, end)
               ? "what was written lacks rows: is there space left?"
               : NULL;
}

static bool take_piece(void *context, const char *name, const char *bytes, size_t size)
{
    read_back *r = context;
    unsigned number = 0;
    const bool sheet = sscanf(name, "xl/worksheets/sheet%u.xml", &number) == 1 && number >= 1 &&
                       number <= r->facts->sheet_count;
    const tni_sheet_facts *facts = sheet ? &r->facts->sheets[number - 1] : NULL;
    if (size && facts && !facts->counted) {
        r->seen.rows += count_rows(bytes, size);
    } else if (size) {
        walk(&r->seen, bytes, size);
    } else {
        r->wrong = part_wrong(&r->seen, facts, bytes);
        r->all.sheets += sheet;
        note_part(&r->all, name, &r->seen);
        r->seen = (seen){0};
    }
    return !r->wrong;
}

tn_status tni_xlsx_verify(const char *path, const tni_workbook_facts *facts, const char **reason)
{
    read_back r = {.facts = facts};
    const inventory *all = &r.all;
    const bool read = tni_zip_each(path, take_piece, &r);
    const char *wrong = r.wrong ? r.wrong
                        : !read ? "what was written cannot be read back: is there space left?"
                        : all->sheets != facts->sheet_count || all->needed != NEEDED_ALL
                            ? "what was written lacks a part"
                        : all->charts != facts->charts || all->series != facts->series
                            ? "what was written lacks a chart"
                        : all->names != facts->names ? "what was written lacks a name"
                                                     : NULL;
    if (wrong) {
        *reason = wrong;
    }
    return wrong ? TN_E_WRITE : TN_OK;
}
