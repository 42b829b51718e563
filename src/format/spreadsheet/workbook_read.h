/* Workbooks (.xlsx) of other programs: which sheets there are, and each as it stands. */
#ifndef TN_FORMAT_WORKBOOK_READ_H
#define TN_FORMAT_WORKBOOK_READ_H

#include "format/spreadsheet/sheet.h"

enum { TNI_WORKBOOK_SHEETS = 256 };

typedef struct tni_workbook tni_workbook;

/* The bytes begin like a zip archive, or like another kind of file that spreadsheets write. */
bool tni_is_workbook(const char *bytes, size_t size);

/* Opens one that stays in memory; what is wrong with it is a finding (IMP-002, IMP-003).
 * TN_E_FINDINGS, TN_E_NOMEM: nothing is open. Else tni_workbook_close must be called. */
tn_status tni_workbook_open(tn_arena *arena, const char *file, const char *bytes, size_t size,
                            tn_findings *findings, tni_workbook **out);
void tni_workbook_close(tni_workbook *workbook);

size_t tni_workbook_count(const tni_workbook *workbook);
const char *tni_workbook_name(const tni_workbook *workbook, size_t index);
bool tni_workbook_visible(const tni_workbook *workbook, size_t index);

/* Reads a sheet. TN_E_FINDINGS (said), TN_E_NOMEM. */
tn_status tni_workbook_sheet(tni_workbook *workbook, size_t index, tni_sheet **out);

#endif
