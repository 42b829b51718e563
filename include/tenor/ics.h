/**
 * Deadlines as a calendar that calendar programs import.
 */
#ifndef TENOR_ICS_H
#define TENOR_ICS_H

#include "tenor/buffer.h"
#include "tenor/deadlines.h"
#include "tenor/decls.h"

TN_BEGIN_DECLS

/**
 * Appends an iCalendar file (RFC 5545): an event per deadline, all-day or at its instant in UTC,
 * lines folded at 75 bytes, CRLF. Equal input gives equal bytes: the stamp is the event's own day.
 * An event keeps its UID whatever else is in the file.
 *
 * Shape    deadlines sorted
 *
 * Errors   TN_E_NOMEM
 */
tn_status tn_ics_render(const tn_deadlines *deadlines, tn_buffer *out);

TN_END_DECLS

#endif
