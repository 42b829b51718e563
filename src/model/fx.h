/* The keys of [fx DATE] in tenor.ini. */
#ifndef TN_MODEL_FX_H
#define TN_MODEL_FX_H

#include "model/bind/bind.h"
#include "tenor/fx.h"

enum { TNI_FX_FIELDS = 2 };
extern const tn_field_rule tni_fx_fields[TNI_FX_FIELDS];

/* Reads a section behind those that are there; a label that is no date is a finding. */
void tni_fx_bind(tni_binder *binder, const tn_section *section, tn_fx *out);

#endif
