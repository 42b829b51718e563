/* What a cell's number format makes of a number. */
#ifndef TN_FORMAT_NUMBER_FORMAT_H
#define TN_FORMAT_NUMBER_FORMAT_H

#include "format/spreadsheet/sheet.h"

typedef struct tni_number_format {
    tni_cell_kind kind; /* TNI_CELL_NUMBER, _DATE or _PERCENT */
    const char *sign;   /* what stands beside the number: "$", "EUR"; NULL: nothing */
} tni_number_format;

/* Of one of the formats that files name by number alone (ECMA-376, 18.8.30). Those of money show
 * the sign of whoever looks at them: none is known. */
tni_number_format tni_number_format_builtin(unsigned id);
/* Of a format code: `[$€-407] #,##0.00`. The sign is in the arena. */
tni_number_format tni_number_format_read(tn_arena *arena, const char *code);

/* The number of a cell to 15 significant digits, half-up, as plain decimal text without zeros that
 * do not count: "99.950000000000003" -> "99.95", "1E-4" -> "0.0001". False: none, or too long. */
bool tni_number_plain(const char *text, char *out, size_t size);

#endif
