/* Sections of a tree into the structs of the model by the field table: each value with its
 * position, each mistake with its finding. */
#ifndef TN_MODEL_BIND_H
#define TN_MODEL_BIND_H

#include "model/bind/binder.h"
#include "model/bind/field.h"
#include "model/bind/read_number.h"
#include "model/bind/read_time.h"

/* Checks a section's own line: kind known (nearest named), label where there must be one, none
 * where there must not. NULL: a finding was added. */
const tn_section_rule *tni_bind_head(tni_binder *binder, const tn_file_rule *file,
                                     const tn_section *section);

/* Reads every entry of a section into target; may be called for several sections and one target
 * (a section and a row of one label): the same field twice is a finding. */
void tni_bind_entries(tni_binder *binder, const tn_section *section, const tn_field_rule *fields,
                      size_t count, void *target);

/* After the last entries: fields that are absent get the section's position, and a finding where
 * they are needed. subject: "dimension pro". */
void tni_bind_finish(tni_binder *binder, const tn_field_rule *fields, size_t count, tn_at at,
                     const char *subject, void *target);

/* tni_bind_entries and tni_bind_finish: one section, one target. */
void tni_bind_section(tni_binder *binder, const tn_section *section, const tn_field_rule *fields,
                      size_t count, void *target);

#endif
