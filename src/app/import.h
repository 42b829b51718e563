/* Importing: a price list becomes a product; a change set or an entity of AWS's an offer, a
 * product or both, an agreement these and its contract. */
#ifndef TN_APP_IMPORT_H
#define TN_APP_IMPORT_H

#include "app/change.h"
#include "app/draft/draft.h"
#include "app/workspace/price_list.h"
#include "tenor/changeset.h"
#include "tenor/render.h"

enum { TNI_MADE_MAX = 4, TNI_AGAIN_MAX = 3 };

typedef struct tni_import_options {
    const char *into;        /* the folder to write into */
    const char *product;     /* the product of an offer, by its file; NULL: one is made */
    bool one;                /* one file is wanted: a change set is refused */
    const char *const *more; /* further answers about an agreement; more[more_count] */
    size_t more_count;
    const tn_date *ended; /* the day an agreement was cancelled; NULL: not known */
    const char *on;       /* when what changed in an agreement did; NULL: not known */
    tni_price_list_options prices;
} tni_import_options;

/* The files that it becomes: made[TNI_MADE_MAX], *out_count of them; of a price list also what was
 * understood of it. Findings of rules are left to `check`. TN_E_FINDINGS, TN_E_READ: none;
 * TN_E_RANGE: several, where options want one. */
tn_status tni_import(tni_workspace *workspace, const char *path, const tni_import_options *options,
                     tni_made_file *made, size_t *out_count, tni_price_table *out_understood);

/* What was understood of a price list: its columns, rows and numbers. NULL: no memory. */
tn_report *tni_import_report(tn_arena *arena, const tni_price_table *understood,
                             const tn_findings *findings);

/* The same of a change set alone; file: as findings name it, NULL: as its path; product NULL: one
 * is made. */
tn_status tni_import_changeset(tni_workspace *workspace, const char *path, const char *file,
                               const char *into, const tni_source_file *product,
                               tni_made_file *made, size_t *out_count);

/* The same of an agreement, whose answers were read; the files are called after path. A contract is
 * made when they say how the agreement was accepted. */
struct tni_agreement_answers;
tn_status tni_import_agreement(tni_workspace *workspace, const char *path,
                               const tni_import_options *options, const tni_source_file *product,
                               struct tni_agreement_answers *answers, tni_made_file *made,
                               size_t *out_count);

/* The product that the options name; NULL: none. Errors as of loading it. */
tn_status tni_import_product(tni_workspace *workspace, const tni_import_options *options,
                             const tni_source_file **out);

/* --- agreements by the folder, and again (import_again.c, import_folder.c, import_events.c) --- */

/* The answers about one agreement. */
typedef struct tni_agreement_files {
    const char *name; /* of the files, before the first dot */
    const char *const *paths;
    size_t count;
    const char *agreement; /* its id; NULL: no answer says it, or nobody looked */
    const char *twice;     /* the name under which the same agreement came before; NULL: none */
    bool is_agreement;     /* somebody looked */
} tni_agreement_files;

/* The answers in a folder and those below: files of one name before the first dot are about one
 * agreement. Other JSON is a note. TN_E_READ, TN_E_NOMEM. */
tn_status tni_import_folder(tni_workspace *workspace, const char *folder,
                            const tni_agreement_files **out, size_t *out_count);

/* Which contract holds which agreement: of all under a folder. TN_E_READ, TN_E_NOMEM. */
typedef struct tni_held_agreement {
    const char *agreement, *path;
} tni_held_agreement;
typedef struct tni_held_agreements {
    tni_held_agreement *list;
    size_t count;
} tni_held_agreements;
tn_status tni_import_held(tni_workspace *workspace, const char *folder, tni_held_agreements *out);

/* What an agreement became. */
typedef enum tni_import_outcome {
    TNI_IMPORT_NEW,     /* files */
    TNI_IMPORT_SAME,    /* its contract says what AWS says */
    TNI_IMPORT_CHANGED, /* events are proposed */
    TNI_IMPORT_FILED,   /* and are in the contract's file now */
    TNI_IMPORT_DIFFERS, /* no event tells what differs: findings do */
    TNI_IMPORT_REFUSED  /* findings say why */
} tni_import_outcome;

/* A value of a proposed event, and what the contract says; "DATE" where nobody knows when. */
typedef struct tni_again_row {
    const char *section, *when, *key, *was, *now;
} tni_again_row;

typedef struct tni_import_result {
    const char *name;
    tni_import_outcome outcome;
    const tni_source_file *contract; /* that held it before; NULL: none did */
    tni_made_file made[TNI_MADE_MAX];
    size_t made_count;
    tni_price_table understood; /* of a price list */
    tni_again_row *rows;
    size_t row_count;
    tni_planned_change changes[TNI_AGAIN_MAX]; /* of those with a day */
    size_t change_count;
} tni_import_result;

/* tni_import of what the files hold; but an agreement is held against the contract that has it
 * already (held NULL: of those in the folder to write into), and what differs is proposed as
 * events. The status is that of tni_import. */
tn_status tni_import_one(tni_workspace *workspace, const tni_agreement_files *files,
                         const tni_held_agreements *held, const tni_import_options *options,
                         tni_import_result *out);

/* tni_import_one of each, in memory that the next one uses again; save is told of each result that
 * can be saved. out[count] keeps what a report shows. The worst status. */
typedef struct tni_import_saver {
    void (*save)(void *context, tni_workspace *workspace, tni_import_result *result);
    void *context;
} tni_import_saver;
tn_status tni_import_each(tni_workspace *workspace, const tni_agreement_files *files, size_t count,
                          const tni_held_agreements *held, const tni_import_options *options,
                          tni_import_saver saver, tni_import_result *out);

/* Lives the contract with all of its proposed events: each was allowed by itself, and one may still
 * be an error beside another. TN_E_FINDINGS: it is, and is said. */
tn_status tni_import_try_events(tni_workspace *workspace, const tni_import_result *result);

/* Writes the proposed events into the contract's file. Errors as tni_draft_edit_source. */
tn_status tni_import_file_events(tni_workspace *workspace, tni_import_result *result,
                                 const char **reason);

/* Every agreement with what became of it, the events, the files. NULL: no memory. */
tn_report *tni_import_results_report(tn_arena *arena, const tni_import_result *results,
                                     size_t count, const tn_findings *findings);

/* Appends what `import --dry-run` says of a result: a price list as it was understood, an agreement
 * that a contract holds with what differs, and every finding. */
tn_status tni_import_summary(tni_workspace *workspace, const tni_import_result *result,
                             const tn_render_options *options, tn_buffer *out);

/* *out: whether the file, or a further one, has answers about an agreement; another may be its
 * offer. TN_E_NOMEM: it is not known. */
tn_status tni_import_is_agreement(tni_workspace *workspace, const tni_source_file *file,
                                  const tni_import_options *options, bool *out);

/* Reads all answers about an agreement; the caller lets go of them. */
tn_status tni_import_answers(tni_workspace *workspace, const char *path,
                             const tni_import_options *options, struct tni_agreement_answers *out);

#endif
