/* Sections [layout NAME], of data/ and of tenor.ini. */
#ifndef TN_MODEL_JOURNAL_LAYOUT_H
#define TN_MODEL_JOURNAL_LAYOUT_H

#include "model/bind/bind.h"
#include "tenor/journal_layout.h"

enum { TNI_LAYOUT_FIELDS = 9 };
extern const tn_field_rule tni_layout_fields[TNI_LAYOUT_FIELDS];

/* Reads a section into a layout: as many headings as words, each known, and among them a date, an
 * account and the amount, signed or in two columns; else FIL-101. */
void tni_layout_bind(tni_binder *binder, const tn_section *section, tn_journal_layout *out);

#endif
