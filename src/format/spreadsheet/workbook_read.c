/* The parts of a workbook: what it relates to, its sheets, shared texts and number formats. */
#include "format/spreadsheet/workbook_read.h"

#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "format/spreadsheet/worksheet_read.h"
#include "format/spreadsheet/xml_events.h"
#include "format/spreadsheet/zip_parts.h"

typedef struct relation {
    const char *id, *type, *target;
} relation;

typedef struct listed_sheet {
    const char *name, *part;
    bool visible;
} listed_sheet;

struct tni_workbook {
    tn_arena *arena;
    const char *file;
    tn_findings *findings;
    tni_zip *zip;
    const char *part; /* xl/workbook.xml */
    relation *relations;
    listed_sheet sheets[TNI_WORKBOOK_SHEETS];
    tni_shared shared;
    size_t relation_count, sheet_count;
    struct own_format {
        uint32_t id;
        tni_number_format format;
    } * formats;
    size_t format_count;
    tn_buffer text; /* of a shared text */
    bool in_text, in_phonetic, in_styles;
};

bool tni_is_workbook(const char *bytes, size_t size)
{
    return size >= 4 && (memcmp(bytes, "PK\3\4", 4) == 0 || memcmp(bytes, "PK\5\6", 4) == 0 ||
                         memcmp(bytes, "\xd0\xcf\x11\xe0", 4) == 0);
}

static tn_status refuse(tni_workbook *w, tn_status status, const char *why)
{
    if (status == TN_E_NOMEM || status == TN_OK) {
        return status;
    }
    tn_findings_add(w->findings, status == TN_E_RANGE ? TN_IMP_TOO_LARGE : TN_IMP_WORKBOOK,
                    (tn_at){.file = w->file}, "", "the workbook cannot be read: %s", why);
    return TN_E_FINDINGS;
}

/* Reads a part's XML; *why as refuse() says it. */
static tn_status read_part(tni_workbook *w, const char *part, const tni_xml_sink *sink)
{
    const char *why = "a part of it is damaged";
    tn_buffer xml;
    tn_buffer_init(&xml, NULL);
    tn_status status = tni_zip_read(w->zip, part, &xml, &why);
    status = status ? status : tni_xml_read(xml.bytes ? xml.bytes : "", xml.length, sink, &why);
    tn_buffer_done(&xml);
    return refuse(w, status, why);
}

static tn_status nothing(void *context, const char *name)
{
    (void)context, (void)name;
    return TN_OK;
}

static tn_status no_text(void *context, const char *text, size_t length)
{
    (void)context, (void)text, (void)length;
    return TN_OK;
}

/* --- relations --- */

static tn_status begin_relation(void *context, const char *name, const char **attributes)
{
    tni_workbook *w = context;
    const char *id = tni_xml_attribute(attributes, "Id");
    const char *type = tni_xml_attribute(attributes, "Type");
    const char *target = tni_xml_attribute(attributes, "Target");
    if (strcmp(name, "Relationship") != 0 || !id || !type || !target) {
        return TN_OK;
    }
    TNI_LIST_ADD(w->arena, &w->relations, &w->relation_count,
                 (relation){tn_arena_text(w->arena, id), tn_arena_text(w->arena, type),
                            tn_arena_text(w->arena, target)});
    return tn_arena_failed(w->arena) ? TN_E_NOMEM : TN_OK;
}

/* What a type ends with; one writer's URL differs from another's. */
static bool is_type(const relation *r, const char *type)
{
    const char *slash = strrchr(r->type, '/');
    return strcmp(slash ? slash + 1 : r->type, type) == 0;
}

static tn_status read_relations(tni_workbook *w, const char *part)
{
    const tni_xml_sink sink = {begin_relation, nothing, no_text, w};
    w->relation_count = 0;
    return read_part(w, part, &sink);
}

/* "worksheets/sheet1.xml" beside xl/workbook.xml -> "xl/worksheets/sheet1.xml". */
static const char *part_beside(tni_workbook *w, const char *target)
{
    const char *slash = strrchr(w->part, '/');
    if (*target == '/' || !slash) {
        return target + (*target == '/');
    }
    size_t folder = (size_t)(slash - w->part) + 1;
    while (strncmp(target, "../", 3) == 0) {
        target += 3;
        folder = 0;
    }
    return tn_arena_format(w->arena, "%.*s%s", (int)folder, w->part, target);
}

static const char *related(tni_workbook *w, const char *type)
{
    for (size_t i = 0; i < w->relation_count; i++) {
        if (is_type(&w->relations[i], type)) {
            return part_beside(w, w->relations[i].target);
        }
    }
    return NULL;
}

/* --- the list of sheets --- */

static tn_status begin_sheet(void *context, const char *name, const char **attributes)
{
    tni_workbook *w = context;
    const char *title = tni_xml_attribute(attributes, "name");
    const char *id = tni_xml_attribute(attributes, "id"), *state;
    if (strcmp(name, "sheet") != 0 || !title || !id) {
        return TN_OK;
    }
    if (w->sheet_count == TNI_WORKBOOK_SHEETS) {
        return TN_E_RANGE;
    }
    state = tni_xml_attribute(attributes, "state");
    for (size_t i = 0; i < w->relation_count; i++) {
        const relation *r = &w->relations[i];
        if (strcmp(r->id, id) == 0 && is_type(r, "worksheet")) {
            w->sheets[w->sheet_count++] =
                (listed_sheet){tn_arena_text(w->arena, title), part_beside(w, r->target),
                               !state || strcmp(state, "visible") == 0};
            break;
        }
    }
    return tn_arena_failed(w->arena) ? TN_E_NOMEM : TN_OK;
}

/* --- shared texts --- */

static tn_status begin_text(void *context, const char *name, const char **attributes)
{
    tni_workbook *w = context;
    (void)attributes;
    w->in_phonetic |= strcmp(name, "rPh") == 0;
    w->in_text = !w->in_phonetic && strcmp(name, "t") == 0;
    if (strcmp(name, "si") == 0) {
        tn_buffer_cut(&w->text, 0);
    }
    return TN_OK;
}

static tn_status take_text(void *context, const char *text, size_t length)
{
    tni_workbook *w = context;
    return w->in_text ? tni_xml_collect(&w->text, text, length) : TN_OK;
}

static tn_status end_text(void *context, const char *name)
{
    tni_workbook *w = context;
    w->in_text = false;
    w->in_phonetic &= strcmp(name, "rPh") != 0;
    if (strcmp(name, "si") != 0) {
        return TN_OK;
    }
    char *text = tn_arena_copy(w->arena, w->text.length ? w->text.bytes : "", w->text.length);
    if (!text ||
        !TNI_LIST_ADD(w->arena, &w->shared.texts, &w->shared.text_count, (const char *){text})) {
        return TN_E_NOMEM;
    }
    tni_xml_unescape(text);
    return TN_OK;
}

/* --- number formats --- */

static uint32_t number_of(const char *text)
{
    return text ? (uint32_t)strtoul(text, NULL, 10) : 0;
}

static tn_status add_format(tni_workbook *w, uint32_t id, const char *code)
{
    return TNI_LIST_ADD(w->arena, &w->formats, &w->format_count,
                        (struct own_format){id, tni_number_format_read(w->arena, code)})
               ? TN_OK
               : TN_E_NOMEM;
}

static tn_status add_style(tni_workbook *w, uint32_t id)
{
    tni_number_format format = tni_number_format_builtin(id);
    for (size_t i = 0; i < w->format_count; i++) {
        if (w->formats[i].id == id) {
            format = w->formats[i].format;
        }
    }
    return TNI_LIST_ADD(w->arena, &w->shared.styles, &w->shared.style_count, format) ? TN_OK
                                                                                     : TN_E_NOMEM;
}

static tn_status begin_style(void *context, const char *name, const char **attributes)
{
    enum { FORMATS = 4096, STYLES = 65536 };
    tni_workbook *w = context;
    const uint32_t id = number_of(tni_xml_attribute(attributes, "numFmtId"));
    const char *code = tni_xml_attribute(attributes, "formatCode");
    if (strcmp(name, "cellXfs") == 0) {
        w->in_styles = true;
    } else if (strcmp(name, "numFmt") == 0 && code && !w->in_styles) {
        return w->format_count == FORMATS ? TN_E_RANGE : add_format(w, id, code);
    } else if (strcmp(name, "xf") == 0 && w->in_styles) {
        return w->shared.style_count == STYLES ? TN_E_RANGE : add_style(w, id);
    }
    return TN_OK;
}

static tn_status end_style(void *context, const char *name)
{
    tni_workbook *w = context;
    w->in_styles &= strcmp(name, "cellXfs") != 0;
    return TN_OK;
}

/* --- the workbook --- */

/* What it is instead of a workbook of this kind; NULL. */
static const char *other_kind(const tni_zip *zip)
{
    static const struct {
        const char *part, *what;
    } kinds[] = {{"content.xml", "it is an OpenDocument file: save it as .xlsx"},
                 {"xl/workbook.bin", "it is a binary workbook (.xlsb): save it as .xlsx"},
                 {"Index/Document.iwa", "it is a file of Numbers: export it as .xlsx"},
                 {"word/document.xml", "it is a text document"}};
    for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
        if (tni_zip_has(zip, kinds[i].part)) {
            return kinds[i].what;
        }
    }
    return NULL;
}

static tn_status read_structure(tni_workbook *w)
{
    const tni_xml_sink sheets = {begin_sheet, nothing, no_text, w};
    const tni_xml_sink texts = {begin_text, end_text, take_text, w};
    const tni_xml_sink styles = {begin_style, end_style, no_text, w};
    w->part = "";
    tn_status status = read_relations(w, "_rels/.rels");
    const char *part = status ? NULL : related(w, "officeDocument");
    w->part = part ? part : "xl/workbook.xml";
    const char *slash = strrchr(w->part, '/');
    const int folder = slash ? (int)(slash - w->part) + 1 : 0;
    const char *beside =
        tn_arena_format(w->arena, "%.*s_rels/%s.rels", folder, w->part, w->part + folder);
    status = status ? status : beside ? read_relations(w, beside) : TN_E_NOMEM;
    status = status ? status : read_part(w, w->part, &sheets);
    const char *shared = status ? NULL : related(w, "sharedStrings");
    const char *formats = status ? NULL : related(w, "styles");
    status = status || !formats ? status : read_part(w, formats, &styles);
    return status || !shared ? status : read_part(w, shared, &texts);
}

tn_status tni_workbook_open(tn_arena *arena, const char *file, const char *bytes, size_t size,
                            tn_findings *findings, tni_workbook **out)
{
    const char *why = "it is no zip archive";
    tni_workbook *w = tn_arena_take(arena, sizeof(*w));
    if (!w) {
        return TN_E_NOMEM;
    }
    *w = (tni_workbook){.arena = arena, .file = file, .findings = findings};
    tn_buffer_init(&w->text, NULL);
    if (size >= 4 && memcmp(bytes, "\xd0\xcf\x11\xe0", 4) == 0) {
        return refuse(w, TN_E_SYNTAX,
                      "it is an old workbook (.xls) or protected by a password: save it as .xlsx "
                      "without one");
    }
    tn_status status = refuse(w, tni_zip_open(bytes, size, &w->zip, &why), why);
    const char *other = status ? NULL : other_kind(w->zip);
    status = other ? refuse(w, TN_E_SYNTAX, other) : status;
    status = status ? status : read_structure(w);
    if (status != TN_OK) {
        tni_workbook_close(w);
        return status;
    }
    *out = w;
    return TN_OK;
}

void tni_workbook_close(tni_workbook *w)
{
    tni_zip_close(w->zip);
    tn_buffer_done(&w->text);
}

size_t tni_workbook_count(const tni_workbook *w)
{
    return w->sheet_count;
}

const char *tni_workbook_name(const tni_workbook *w, size_t index)
{
    return w->sheets[index].name;
}

bool tni_workbook_visible(const tni_workbook *w, size_t index)
{
    return w->sheets[index].visible;
}

tn_status tni_workbook_sheet(tni_workbook *w, size_t index, tni_sheet **out)
{
    const char *why = "a part of it is damaged";
    tni_sheet *sheet = tn_arena_take(w->arena, sizeof(*sheet));
    tn_buffer xml;
    if (!sheet) {
        return TN_E_NOMEM;
    }
    *sheet = (tni_sheet){.arena = w->arena, .file = w->file, .name = w->sheets[index].name};
    tn_buffer_init(&xml, NULL);
    tn_status status = tni_zip_read(w->zip, w->sheets[index].part, &xml, &why);
    status = status ? status
                    : tni_worksheet_read(sheet, &w->shared, xml.bytes ? xml.bytes : "", xml.length,
                                         &why);
    tn_buffer_done(&xml);
    if (status == TN_OK) {
        *out = sheet;
    }
    return refuse(w, status, why);
}
