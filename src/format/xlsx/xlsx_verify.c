/* Part of xlsx.h. Reads a workbook back: the library's word for success is worth nothing (a full
 * temporary folder gives a file with rows missing and no error). The zip's own directory is
 * followed; every part is inflated and its checksum compared; each sheet has its rows, its numbers
 * and its end. */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>

#include "format/xlsx/xlsx.h"
#include "tenor/text.h"

enum {
    IN_SIZE = 64 * 1024,
    OUT_SIZE = 256 * 1024,
    OVERLAP = 16, /* what a search may need of the piece before */
    END_SIZE = 22,
    ENTRY_SIZE = 46,
    LOCAL_SIZE = 30,
    TAG_ROOM = 120,
    DEPTH_MAX = 64,
    NUMBER_ROOM = 40,
    PARTS_MAX = 1000,
    CELL_BYTES = 110,
    BASE_BYTES = 48 * 1024
};

/* One part of the zip, as its directory says. */
typedef struct part {
    char name[128];
    uint32_t crc, packed, size, offset;
    unsigned method;
} part;

/* What a part turned out to hold. */
typedef struct seen {
    uint64_t rows, cells, formulas, numbers, series, names;
    double sum;
    bool whole; /* every tag is looked at, not only rows counted */
    bool in_tag, text_cell, in_value, ended, broken;
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

static unsigned char in[IN_SIZE], out[OVERLAP + OUT_SIZE];

static uint32_t little(const unsigned char *at, int bytes)
{
    uint32_t n = 0;
    for (int i = bytes - 1; i >= 0; i--) {
        n = n << 8 | at[i];
    }
    return n;
}

/* Rows only, fast: memchr for a letter that the format itself hardly uses. */
static uint64_t count_rows(const unsigned char *bytes, size_t size, size_t from)
{
    uint64_t rows = 0;
    const unsigned char *end = bytes + size, *at = bytes + from;
    while ((at = memchr(at, 'w', (size_t)(end - at)))) {
        rows += at - bytes >= 3 && memcmp(at - 3, "<ro", 3) == 0;
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
static void walk(seen *s, const unsigned char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        const char c = (char)bytes[i];
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

/* A piece of a sheet at out[OVERLAP]; before it the end of the piece before. */
static void search_line(seen *s, size_t size)
{
    if (s->whole) {
        walk(s, out + OVERLAP, size);
    } else {
        s->rows += count_rows(out, OVERLAP + size, OVERLAP);
    }
}

static bool ends_with(const char *text, size_t end)
{
    const size_t length = strlen(text);
    size_t at = OVERLAP + end;
    while (at > 0 && (out[at - 1] == '\n' || out[at - 1] == '\r')) {
        at--;
    }
    return at >= length && memcmp(out + at - length, text, length) == 0;
}

/* Inflates the part where the file stands; what it says of itself must hold. */
static bool inflate_part(FILE *file, const part *p, seen *s, z_stream *z)
{
    uint32_t left = p->packed, size = 0, crc = (uint32_t)crc32(0, NULL, 0);
    size_t last = 0;
    int state = Z_OK;
    memset(out, 0, OVERLAP);
    while (state == Z_OK) {
        if (z->avail_in == 0 && left > 0) {
            const size_t want = left < IN_SIZE ? left : IN_SIZE;
            if (fread(in, 1, want, file) != want) {
                return false;
            }
            z->next_in = in;
            z->avail_in = (uInt)want;
            left -= (uint32_t)want;
        }
        z->next_out = out + OVERLAP;
        z->avail_out = OUT_SIZE;
        state = inflate(z, Z_NO_FLUSH);
        const size_t got = OUT_SIZE - z->avail_out;
        if ((state != Z_OK && state != Z_STREAM_END) || (state == Z_OK && got == 0 && left == 0)) {
            return false;
        }
        crc = (uint32_t)crc32(crc, out + OVERLAP, (uInt)got);
        size += (uint32_t)got;
        if (got) {
            search_line(s, got);
        }
        if (got && state == Z_OK) { /* the end of it goes before the next piece */
            memmove(out, out + got, OVERLAP);
            last = 0;
        } else {
            last = got;
        }
    }
    s->ended = ends_with("</worksheet>", last);
    return crc == p->crc && size == p->size && left == 0 && z->avail_in == 0;
}

static bool read_part(FILE *file, const part *p, seen *s)
{
    unsigned char head[LOCAL_SIZE];
    if (p->method != 8 || fseek(file, (long)p->offset, SEEK_SET) != 0 ||
        fread(head, 1, LOCAL_SIZE, file) != LOCAL_SIZE || little(head, 4) != 0x04034b50 ||
        fseek(file, (long)(little(head + 26, 2) + little(head + 28, 2)), SEEK_CUR) != 0) {
        return false;
    }
    z_stream z = {0};
    if (inflateInit2(&z, -MAX_WBITS) != Z_OK) {
        return false;
    }
    const bool fine = inflate_part(file, p, s, &z);
    inflateEnd(&z);
    return fine;
}

/* The directory at the end of the file; 0 when there is none. */
static unsigned find_directory(FILE *file, uint32_t *out_offset)
{
    unsigned char end[END_SIZE];
    if (fseek(file, -(long)END_SIZE, SEEK_END) != 0 || fread(end, 1, END_SIZE, file) != END_SIZE ||
        little(end, 4) != 0x06054b50) {
        return 0;
    }
    *out_offset = little(end + 16, 4);
    return little(end + 10, 2);
}

static bool read_entry(FILE *file, uint32_t *offset, part *out_part)
{
    unsigned char head[ENTRY_SIZE];
    if (fseek(file, (long)*offset, SEEK_SET) != 0 ||
        fread(head, 1, ENTRY_SIZE, file) != ENTRY_SIZE || little(head, 4) != 0x02014b50) {
        return false;
    }
    const uint32_t name = little(head + 28, 2);
    if (name >= sizeof(out_part->name) || fread(out_part->name, 1, name, file) != name) {
        return false;
    }
    out_part->name[name] = 0;
    out_part->method = little(head + 10, 2);
    out_part->crc = little(head + 16, 4);
    out_part->packed = little(head + 20, 4);
    out_part->size = little(head + 24, 4);
    out_part->offset = little(head + 42, 4);
    *offset += ENTRY_SIZE + name + little(head + 30, 2) + little(head + 32, 2);
    return true;
}

static bool sheet_holds(const seen *s, const tni_sheet_facts *facts)
{
    const double tolerance = 1e-12 * facts->size + 1e-9;
    return s->ended && s->rows == facts->rows &&
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

static void note_part(inventory *all, const part *p, const seen *s)
{
    static const char *const needed[] = {
        "[Content_Types].xml",        "_rels/.rels",   "docProps/app.xml",    "docProps/core.xml",
        "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/theme/theme1.xml",
    };
    unsigned number = 0;
    for (unsigned i = 0; i < sizeof(needed) / sizeof(*needed); i++) {
        all->needed |= (unsigned)(strcmp(p->name, needed[i]) == 0) << i;
    }
    all->charts += sscanf(p->name, "xl/charts/chart%u.xml", &number) == 1;
    all->series += s->series;
    all->names += s->names;
}

static const char *verify(FILE *file, const tni_workbook_facts *facts)
{
    uint32_t offset = 0;
    const unsigned count = find_directory(file, &offset);
    inventory all = {0};
    part p = {0};
    if (count == 0 || count > PARTS_MAX) {
        return "what was written is cut short: is there space left?";
    }
    for (unsigned i = 0; i < count; i++) {
        unsigned number = 0;
        if (!read_entry(file, &offset, &p)) {
            return "what was written cannot be read back";
        }
        const bool sheet = sscanf(p.name, "xl/worksheets/sheet%u.xml", &number) == 1 &&
                           number >= 1 && number <= facts->sheet_count;
        seen s = {.whole = !sheet || facts->sheets[number - 1].counted};
        if (!read_part(file, &p, &s)) {
            return "what was written cannot be read back";
        }
        if (s.whole && (s.broken || s.in_tag || s.depth || !s.elements)) {
            return "what was written is not well-formed: is there memory left?";
        }
        if (sheet && !sheet_holds(&s, &facts->sheets[number - 1])) {
            return "what was written lacks rows: is there space left?";
        }
        all.sheets += sheet ? 1 : 0;
        note_part(&all, &p, &s);
    }
    return all.sheets != facts->sheet_count || all.needed != NEEDED_ALL
               ? "what was written lacks a part"
           : all.charts != facts->charts || all.series != facts->series
               ? "what was written lacks a chart"
           : all.names != facts->names ? "what was written lacks a name"
                                       : NULL;
}

tn_status tni_xlsx_verify(const char *path, const tni_workbook_facts *facts, const char **reason)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        *reason = "what was written cannot be read back";
        return TN_E_WRITE;
    }
    const char *wrong = verify(file, facts);
    fclose(file);
    if (wrong) {
        *reason = wrong;
    }
    return wrong ? TN_E_WRITE : TN_OK;
}
