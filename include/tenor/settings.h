/**
 * Settings of a workspace, in tenor.ini, for all its files (rule 2.5): the seller, and
 * defaults where neither an option nor a file gives a value.
 */
#ifndef TENOR_SETTINGS_H
#define TENOR_SETTINGS_H

#include "tenor/decls.h"
#include "tenor/field.h"
#include "tenor/fx.h"
#include "tenor/guardrails.h"
#include "tenor/journal_layout.h"
#include "tenor/status.h"
#include "tenor/tables.h"
#include "tenor/tree.h"

TN_BEGIN_DECLS

typedef struct tn_settings {
    tn_field_text name, contact, support, registration_url; /* [seller] */
    tn_field_text logo, address; /* a PNG of the workspace; lines, apart by \\n */
    tn_field_text language;      /* of what buyers read: "en" */
    tn_field_text policy;        /* "aws" or "aws,basis=second" */
    tn_field_number profile;     /* tn_profile */
    tn_field_date as_of;
    bool as_of_is_today; /* the caller's, as nothing here reads a clock; as_of is not set */
    tn_field_text accounts[TN_ACCOUNTS]; /* [accounts] */
    tn_journal_layout *layouts;          /* [layout NAME] */
    size_t layout_count;
    tn_fx fx;                 /* [fx DATE] */
    tn_guardrails guardrails; /* for everybody */
    tn_guardrails *approvers; /* in the order of power */
    size_t approver_count;
} tn_settings;

/**
 * Reads the settings from what tenor.ini says.
 *
 * Errors   TN_E_FINDINGS: something cannot be understood; TN_E_NOMEM
 * Owner    arena; the tree must live as long
 */
tn_status tn_settings_build(tn_arena *arena, const tn_tree *tree, const tn_tables *tables,
                            tn_findings *findings, const tn_settings **out);

/** The level of the approver of this name; 0: there is none. */
tn_approver_level tn_settings_approver(const tn_settings *settings, const char *name);

TN_END_DECLS

#endif
