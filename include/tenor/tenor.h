/** All of the core's promise in one include; each header also stands alone. */
#ifndef TENOR_TENOR_H
#define TENOR_TENOR_H

#include "tenor/arena.h"
#include "tenor/date.h"
#include "tenor/decimal.h"
#include "tenor/finding.h"
#include "tenor/money.h"
#include "tenor/status.h"
#include "tenor/step.h"
#include "tenor/text.h"
#include "tenor/tree.h"
#include "tenor/value.h"

#endif
