/* Workbooks: the plan comes from report, the bytes from format, the file from host. */
#include "app/workbook.h"

#include "format/xlsx/xlsx.h"
#include "host/host.h"

typedef struct saving {
    const tn_workbook *book;
    tni_workbook_facts *facts; /* shared with the writing process */
    uint64_t rows;             /* that there will be */
    tni_progress *progress;
} saving;

/* What the child process does. */
static tn_status write_book(void *context, const char *path, const char *folder,
                            const char **reason)
{
    const saving *s = context;
    const tn_status status = tni_xlsx_write(s->book, path, folder, s->facts, reason);
    return status == TN_OK ? tni_xlsx_verify(path, s->facts, reason) : status;
}

static bool more(void *context)
{
    const saving *s = context;
    uint64_t rows = 0;
    for (size_t i = 0; i < TNI_SHEETS_MAX; i++) {
        rows += s->facts->sheets[i].rows;
    }
    const int percent = (int)(rows * 100 / (s->rows ? s->rows : 1)); /* empty rows do not count */
    return percent < 99
               ? tni_progress_more(s->progress, "writing the workbook", percent)
               : tni_progress_more(s->progress, "packing the workbook and reading it back", -1);
}

tn_status tni_workbook_save(const tni_workspace *ws, const tn_workbook *book, const char *path,
                            bool force, const char **reason)
{
    saving s = {.book = book, .progress = ws->progress};
    s.facts = tni_shared_new(sizeof(*s.facts));
    for (const tn_sheet *sheet = book->first; sheet; sheet = sheet->next) {
        s.rows += sheet->row_count + sheet->fill_count;
    }
    const tni_producer producer = {.path = path,
                                   .force = force,
                                   .need_bytes = tni_xlsx_bytes(book),
                                   .write = write_book,
                                   .more = ws->progress ? more : NULL,
                                   .context = &s};
    const tn_status status = s.facts ? tni_file_produce(ws->arena, &producer, reason) : TN_E_NOMEM;
    tni_shared_free(s.facts, sizeof(*s.facts));
    return status;
}

tn_workbook_options tni_workbook_options(const tni_workspace *ws, const tni_source_file *d,
                                         bool buyer)
{
    const tn_settings *settings = d->folder_settings ? d->folder_settings->settings : NULL;
    return (tn_workbook_options){.buyer = buyer,
                                 .seller = settings ? settings->name.value : NULL,
                                 .as_of = tni_workspace_as_of(ws, d),
                                 .findings = ws->findings};
}
