/* Workbooks: the plan comes from report, the bytes from format, the file from host. */
#include "app/app.h"
#include "format/xlsx.h"

static tn_status write_book(void *context, const char *path, const char *folder,
                            const char **reason)
{
    const tn_workbook *const *book = context;
    return tni_xlsx_make(*book, path, folder, reason);
}

tn_status tni_workbook_save(tn_arena *arena, const tn_workbook *book, const char *path, bool force,
                            const char **reason)
{
    const tni_producer producer = {.path = path,
                                   .force = force,
                                   .need_bytes = tni_xlsx_bytes(book),
                                   .write = write_book,
                                   .context = (void *)&book};
    return tni_file_produce(arena, &producer, reason);
}

tn_workbook_options tni_workbook_wishes(const tni_workspace *ws, const tni_document *d, bool buyer)
{
    const tn_settings *settings = d->home ? d->home->settings : NULL;
    return (tn_workbook_options){.buyer = buyer,
                                 .seller = settings ? settings->name.value : NULL,
                                 .as_of = tni_workspace_as_of(ws, d),
                                 .findings = ws->findings};
}
