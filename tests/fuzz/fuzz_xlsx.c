/* Any parts as a workbook of another program, packed right, or any bytes as the archive itself: a
 * price list that becomes a product whose text is understood, or findings say why not. */
#include "fuzz/files.h"

#include <zlib.h>

#include "app/workspace/price_list.h"
#include "format/spreadsheet/workbook_read.h"
#include "tenor/ini.h"
#include "tenor/render.h"

#ifdef TN_PLANTED
/* The bug: what is wrong with a workbook is told to nobody. */
PLANT(tni_workbook_open, tn_status,
      (tn_arena * arena, const char *file, const char *bytes, size_t size, tn_findings *findings,
       tni_workbook **out))
{
    (void)findings;
    return __real_tni_workbook_open(arena, file, bytes, size, tn_findings_new(arena), out);
}
#endif

#define FOLDER "/nonexistent/fuzz/"

static tni_workspace tables_of;

typedef struct archive {
    unsigned char *bytes;
    size_t size, room;
} archive;

static void put(archive *a, const void *bytes, size_t size)
{
    if (size == 0) {
        return;
    }
    if (a->size + size > a->room) {
        a->room = 2 * (a->size + size);
        a->bytes = realloc(a->bytes, a->room);
        PROMISE(a->bytes != NULL);
    }
    memcpy(a->bytes + a->size, bytes, size);
    a->size += size;
}

static void put_number(archive *a, uint32_t number, int bytes)
{
    for (int i = 0; i < bytes; i++) {
        put(a, &(unsigned char){(unsigned char)(number >> (8 * i))}, 1);
    }
}

/* What a local head and the directory's have alike: a part that is stored, not packed. */
static void put_facts(archive *a, const char *name, const part *p)
{
    const uint32_t size = (uint32_t)p->size;
    put_number(a, 20, 2);
    put_number(a, 0, 4);      /* flags, method */
    put_number(a, 0x21, 2);   /* time */
    put_number(a, 0x5a21, 2); /* date */
    put_number(a, (uint32_t)crc32(0, (const unsigned char *)p->at, size), 4);
    put_number(a, size, 4);
    put_number(a, size, 4);
    put_number(a, (uint32_t)strlen(name), 2);
    put_number(a, 0, 2);
}

static archive pack(const uint8_t *bytes, size_t size)
{
    static const char *const names[] = {"[Content_Types].xml",      "_rels/.rels",
                                        "xl/workbook.xml",          "xl/_rels/workbook.xml.rels",
                                        "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml",
                                        "xl/sharedStrings.xml",     "xl/styles.xml"};
    archive out = {0}, directory = {0};
    uint32_t count = 0;
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        const part p = fuzz_part(bytes, size, names[i]);
        const uint32_t at = (uint32_t)out.size;
        if (p.at) {
            put(&out, "PK\3\4", 4);
            put_facts(&out, names[i], &p);
            put(&out, names[i], strlen(names[i]));
            put(&out, p.at, p.size);
            put(&directory, "PK\1\2\24\0", 6);
            put_facts(&directory, names[i], &p);
            put_number(&directory, 0, 4); /* comment, disk */
            put_number(&directory, 0, 2);
            put_number(&directory, 0, 4);
            put_number(&directory, at, 4);
            put(&directory, names[i], strlen(names[i]));
            count++;
        }
    }
    const uint32_t at = (uint32_t)out.size;
    put(&out, directory.size ? (void *)directory.bytes : "", directory.size);
    put(&out, "PK\5\6\0\0\0\0", 8);
    put_number(&out, count, 2);
    put_number(&out, count, 2);
    put_number(&out, (uint32_t)directory.size, 4);
    put_number(&out, at, 4);
    put_number(&out, 0, 2);
    free(directory.bytes);
    return out;
}

static void import(const char *bytes, size_t size)
{
    tni_workspace ws;
    tni_price_table understood;
    tn_arena *arena = tn_arena_new(NULL);
    tn_tree *tree = NULL;
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    PROMISE(tni_workspace_again(&tables_of, arena, &ws) == TN_OK);
    PROMISE(tni_workspace_put(&ws, FOLDER "l.xlsx", bytes, size));
    const tn_status status = tni_price_list_product(
        &ws, FOLDER "l.xlsx", &(tni_price_list_options){0}, &understood, &out);
    PROMISE(status == TN_OK || status == TN_E_FINDINGS);
    PROMISE(status == TN_OK || tn_findings_of(ws.findings, TN_ERROR) > 0);
    if (status == TN_OK) {
        fuzz_shown(out.bytes, out.length);
        PROMISE(tn_ini_read(arena, "p", out.bytes, out.length, ws.findings, &tree) == TN_OK);
    }
    tn_buffer said;
    tn_buffer_init(&said, NULL);
    PROMISE(tn_findings_render_text(ws.findings, NULL, NULL, NULL, &said) == TN_OK);
    fuzz_shown(said.bytes, said.length);
    tn_buffer_done(&said);
    tn_buffer_done(&out);
    tn_arena_free(arena);
}

const long fuzz_runs = 800;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (!tables_of.arena) {
        PROMISE(tni_workspace_open(tn_arena_new(NULL), &(tni_workspace_options){0}, &tables_of) ==
                TN_OK);
    }
    if (size > 1 && memcmp(bytes, "PK", 2) == 0) {
        import((const char *)bytes, size);
    } else {
        const archive a = pack(bytes, size);
        import((const char *)a.bytes, a.size);
        free(a.bytes);
    }
    return 0;
}
