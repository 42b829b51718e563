/* A CSV of any dress as a sheet. */
#ifndef TN_FORMAT_CSV_SHEET_H
#define TN_FORMAT_CSV_SHEET_H

#include "format/spreadsheet/sheet.h"

/* Reads the UTF-8 text with this separator, every row as long as it is. Errors as tn_csv_read. */
tn_status tni_csv_sheet(tn_arena *arena, const char *file, const char *bytes, size_t size,
                        char separator, tn_findings *findings, tni_sheet **out);

#endif
