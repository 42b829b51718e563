/* The functions of the commands, one file cmd_<name>.c each, and what several begin or end with. */
#ifndef TN_CLI_CMD_H
#define TN_CLI_CMD_H

#include "app/contract.h"
#include "cli/output.h"
#include "tenor/edit.h"

#define TN_COMMAND(name, group, operands, summary, options, text, examples)                        \
    tni_exit tni_cmd_##name(tni_run *run);
#include "cli/commands.def"
#undef TN_COMMAND

/* --- about one contract ------------------------------------------------------------------- */

typedef struct tni_contract_run {
    tni_workspace workspace;
    const tni_source_file *document; /* understood */
    tni_form form;
} tni_contract_run;

/* Opens the workspace and loads the one contract named. False: *out_exit ends the run. */
bool tni_contract_begin(tni_run *run, unsigned forms, tni_contract_run *out, tni_exit *out_exit);

/* The value of a date option; NULL when it was not given. */
const tn_date *tni_args_date(tni_run *run, tni_option_id id);

/* All --set values, NULL-ended; NULL: no memory. */
const char *const *tni_args_set(tni_run *run, size_t *out_count);

/* The event that --on, --set say; TN_E_FINDINGS for an unknown label. */
tn_status tni_args_event(tni_run *run, tni_contract_run *c, tn_event_kind kind, tn_event *out);

/* Files an event in the contract's file; refused when there are errors. Says so on run->err. */
tni_exit tni_contract_write(tni_run *run, tni_contract_run *c, const char *kind, const char *label,
                            const tn_edit_pair *pairs, size_t count);

/* `export` of an understood contract: the simulation as a report, or its books as a journal. */
tni_exit tni_export_contract(tni_run *run, tni_workspace *workspace,
                             const tni_source_file *contract, tni_form form);

/* Writes the contract that begins with an understood offer or product. */
tni_exit tni_accept_into(tni_run *run, tni_workspace *workspace, const tni_source_file *source);

/* --- about several files, or all of a folder ---------------------------------------------- */

enum { TNI_ANY_FORM = 0 }; /* the command writes a form of its own: nothing to choose */

typedef struct tni_portfolio {
    tni_workspace workspace;
    tni_form form;
    const tni_source_file **documents; /* every file named, and every .ini file of folders named */
    size_t count;
    tn_status status; /* the worst of loading them */
} tni_portfolio;

/* Opens the workspace and loads all. False: *out_exit ends the run. */
bool tni_portfolio_begin(tni_run *run, unsigned forms, tni_portfolio *out, tni_exit *out_exit);

#endif
