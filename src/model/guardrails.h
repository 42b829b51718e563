/* The keys of [guardrails] and [approver NAME] in tenor.ini. */
#ifndef TN_MODEL_GUARDRAILS_H
#define TN_MODEL_GUARDRAILS_H

#include "model/bind/bind.h"
#include "tenor/guardrails.h"

enum { TNI_GUARDRAIL_FIELDS = 6 };
extern const tn_field_rule tni_guardrail_fields[TNI_GUARDRAIL_FIELDS];

#endif
