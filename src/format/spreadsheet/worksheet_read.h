/* Part of workbook_read.h: the cells of one worksheet. */
#ifndef TN_FORMAT_WORKSHEET_READ_H
#define TN_FORMAT_WORKSHEET_READ_H

#include "format/spreadsheet/number_format.h"
#include "tenor/buffer.h"

enum { TNI_CELL_BYTES = 4 * 32767 };

/* What the cells of a worksheet refer to. */
typedef struct tni_shared {
    const char **texts;
    size_t text_count;
    tni_number_format *styles;
    size_t style_count;
} tni_shared;

/* Collects the text of an element, up to TNI_CELL_BYTES. TN_E_RANGE: it has more. */
tn_status tni_xml_collect(tn_buffer *text, const char *bytes, size_t length);

/* "_x000D_" is a carriage return, in place. */
void tni_xml_unescape(char *text);

/* Reads the XML of a worksheet into an empty sheet. TN_E_SYNTAX, TN_E_RANGE with *out_why, or
 * TN_E_NOMEM. */
tn_status tni_worksheet_read(tni_sheet *sheet, const tni_shared *shared, const char *xml,
                             size_t size, const char **out_why);

#endif
