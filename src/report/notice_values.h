/* What the names of a notice stand for. */
#ifndef TN_REPORT_NOTICE_VALUES_H
#define TN_REPORT_NOTICE_VALUES_H

#include <stdbool.h>

#include "report/notice_rows.h"

enum { TNI_NOTICE_NAMES = 96 }; /* room for all of them */

/* Appends the value of name[length], nothing when it has none; false: no such name. */
bool tni_notice_value(const tni_notice_source *source, const char *name, size_t length,
                      tn_buffer *out);

#endif
