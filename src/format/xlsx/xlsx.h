/* Workbooks as files: written by xlsx.c, the one file that knows libxlsxwriter, and read back by
 * xlsx_verify.c. Both are meant for a process of their own: the library crashes when memory runs
 * out and prints to standard error. */
#ifndef TN_FORMAT_XLSX_H
#define TN_FORMAT_XLSX_H

#include <stddef.h>

#include "tenor/status.h"
#include "tenor/workbook.h"

/* What a sheet of the file must hold. */
typedef struct tni_sheet_facts {
    uint64_t rows; /* <row elements: those with a cell in them */
    bool counted;  /* what follows was counted: the sheet has under 100000 rows */
    uint64_t cells, formulas, numbers; /* numbers: of cells that hold one */
    double sum, size;                  /* of the numbers, and of their absolute values */
} tni_sheet_facts;

enum { TNI_SHEETS_MAX = 64, TNI_COUNTED_ROWS = 100000 };

typedef struct tni_workbook_facts {
    size_t sheet_count, charts, series,
        names; /* series: of all charts; names: of cells and ranges */
    tni_sheet_facts sheets[TNI_SHEETS_MAX];
} tni_workbook_facts;

/* The facts that the plan alone decides: charts, series, names; the others 0. */
void tni_xlsx_expect(const tn_workbook *book, tni_workbook_facts *facts);

/* Writes the workbook to path, with the library's temporary files in folder. The facts' rows grow
 * as they are written: memory shared with who waits tells how far it is.
 *
 * Errors   TN_E_WRITE with a reason; TN_E_RANGE: the plan breaks a rule of the format (a sheet's
 *          name, a cell's name), TN_E_NOMEM. What is at path is then worth nothing */
tn_status tni_xlsx_write(const tn_workbook *book, const char *path, const char *folder,
                         tni_workbook_facts *facts, const char **reason);

/* Reads the file back: every part is there, inflates and is well-formed, each sheet has its rows,
 * cells, formulas, numbers and its end, each chart its series. TN_E_WRITE with a reason. */
tn_status tni_xlsx_verify(const char *path, const tni_workbook_facts *facts, const char **reason);

/* Text as the format can hold it: valid UTF-8 and XML, `_x0041_` escaped, at most 32767 units, a
 * cut said at its end. Returns text itself when nothing is to be done; else buffer[capacity]. */
const char *tni_xlsx_text(const char *text, char *buffer, size_t capacity);

/* What stands to the left at the foot of each page: who made it, and whether it is a draft; cut at
 * the end of a character. An ampersand, which begins a code there, is two. */
void tni_xlsx_footer(const tn_workbook *book, char *out, size_t size);

/* The name may stand for a cell; may name a sheet. */
bool tni_xlsx_name_legal(const char *name);
bool tni_xlsx_sheet_legal(const char *name);

/* Bytes the writing may need in the folder: the file and the library's raw text, twice. */
uint64_t tni_xlsx_bytes(const tn_workbook *book);

#endif
