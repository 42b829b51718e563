/**
 * All of the core's promise in one include, and the door for C++; for C each header also stands
 * alone. What C has of its own comes first, so that the promise alone is extern "C".
 */
#ifndef TENOR_TENOR_H
#define TENOR_TENOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#include "tenor/arena.h"
#include "tenor/buffer.h"
#include "tenor/csv.h"
#include "tenor/date.h"
#include "tenor/decimal.h"
#include "tenor/edit.h"
#include "tenor/fee.h"
#include "tenor/field.h"
#include "tenor/finding.h"
#include "tenor/ini.h"
#include "tenor/money.h"
#include "tenor/offer.h"
#include "tenor/policy.h"
#include "tenor/product.h"
#include "tenor/quote.h"
#include "tenor/render.h"
#include "tenor/report.h"
#include "tenor/schedule.h"
#include "tenor/schema.h"
#include "tenor/status.h"
#include "tenor/step.h"
#include "tenor/tables.h"
#include "tenor/text.h"
#include "tenor/tree.h"
#include "tenor/usage.h"
#include "tenor/value.h"

#ifdef __cplusplus
}
#endif

#endif
