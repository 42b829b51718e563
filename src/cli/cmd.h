/* The functions of the commands, one file cmd_<name>.c each, and what several begin with. */
#ifndef TN_CLI_CMD_H
#define TN_CLI_CMD_H

#include "app/change.h"
#include "app/portfolio.h"
#include "app/spool.h"
#include "cli/output.h"

#define TN_COMMAND(name, group, operands, summary, options, text, examples)                        \
    tni_exit tni_cmd_##name(tni_run *run);
#include "cli/commands.def"
#undef TN_COMMAND

/* --- about one file ----------------------------------------------------------------------- */

typedef struct tni_file_run {
    tni_workspace workspace;
    tni_source_file *file; /* understood */
    tni_result_form form;
} tni_file_run;

/* Opens the workspace and loads the file of the path as that kind (TNI_KIND_UNKNOWN: any).
 * False: run->ended says how the run ends. */
bool tni_begin_file(tni_run *run, const char *path, tni_kind kind, unsigned forms,
                    tni_file_run *out);

/* The same of the one contract named. */
bool tni_begin_contract(tni_run *run, unsigned forms, tni_file_run *out);

/* The instant of --at, else 00:00Z of the day to judge from; false: there is neither. */
bool tni_at_instant(tni_run *run, const tni_file_run *f, tn_instant *out);

/* Shows what a change of the contract named comes to; with --write files it. */
tni_exit tni_run_change(tni_run *run,
                        tn_status (*plan)(tni_workspace *workspace, const tni_source_file *contract,
                                          const tni_change_options *options,
                                          tni_planned_change *out));

/* Writes the contract that begins with an understood offer or product. */
tni_exit tni_accept_into(tni_run *run, tni_file_run *source);

/* --- about several files, or all of a folder ---------------------------------------------- */

typedef struct tni_portfolio_run {
    tni_workspace workspace;
    tni_portfolio portfolio;
    tni_result_form form;
} tni_portfolio_run;

/* Opens the workspace and finds out which files there are; they are loaded one after another.
 * False: run->ended says how the run ends. */
bool tni_begin_portfolio(tni_run *run, unsigned forms, tni_portfolio_run *out);

/* --shard I/N of a book; false: it is none, there is no book, or the result cannot be added up,
 * which was said. Without the option it is all of them. */
bool tni_read_shard(tni_run *run, tni_portfolio *portfolio);

/* All options that decide what the table holds, in one order: parts with others are of another
 * table. NULL: no memory. */
const char *tni_shard_options(const tni_run *run, const tni_workspace *workspace,
                              const tni_option_id *ids, size_t count);

/* Writes a part (an empty text: there is none) and the bytes of the rows, then the findings; made:
 * of making it. Frees text. */
tni_exit tni_write_shard(tni_run *run, tni_portfolio_run *portfolio, tn_status made,
                         tn_buffer *text, tn_status status);

/* The currency of --in, from the tables; NULL: not given, or *fits false: it is none, which was
 * said. */
const tn_currency *tni_args_currency(tni_run *run, const tni_workspace *workspace, bool *fits);

#endif
