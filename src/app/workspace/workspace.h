/* The workspace: files loaded once with what they refer to, cached, every finding in one list.
 * A use case opens one, loads what the person named, asks the engine, and lets go of it all. */
#ifndef TN_APP_WORKSPACE_H
#define TN_APP_WORKSPACE_H

#include "host/host.h"
#include "tenor/contract.h"
#include "tenor/offer.h"
#include "tenor/product.h"
#include "tenor/settings.h"
#include "tenor/tables.h"

typedef enum tni_kind {
    TNI_KIND_UNKNOWN, /* not understood far enough to tell */
    TNI_KIND_PRODUCT,
    TNI_KIND_OFFER,
    TNI_KIND_CONTRACT,
    TNI_KIND_SETTINGS,
    TNI_KIND_PRICES /* a CSV by itself, told by its name */
} tni_kind;

/* A folder with a tenor.ini, or without one: then it has no settings. */
typedef struct tni_folder_settings {
    const char *root;            /* absolute */
    const tn_settings *settings; /* never NULL; everything absent when there are none */
    tn_status status;            /* of reading tenor.ini */
    const tn_date *as_of;        /* that settings say, of the clock for 'today'; NULL: none */
    tn_date today;
    struct tni_folder_settings *next;
} tni_folder_settings;

/* A file and what it turned out to be. */
typedef struct tni_source_file {
    const char *path;  /* as the person named it, or joined to the folder of the file that did */
    const char *shown; /* how findings call it: the path, "(standard input)" */
    tni_kind kind;
    tni_file file; /* bytes; the stamp for saving */
    const tni_folder_settings *folder_settings;
    const tn_tree *tree;
    const tn_tree *rows;       /* of a product: its CSV's; NULL: none */
    const tn_product *product; /* a product; an offer's or contract's, when that was understood */
    tn_offer *offer;           /* an offer; a contract's, NULL for a public purchase */
    tn_contract *contract;
    tn_status status; /* TN_OK: understood, with all it refers to; TN_E_FINDINGS; TN_E_READ: it, or
                       * a file it names, cannot be read; TN_E_NOMEM */
    bool loaded;      /* or being loaded */
    const tn_findings *rules;    /* of a product: the listing rules it breaks */
    bool errors_told, rest_told; /* which of them are in the workspace's list */
    bool in_portfolio;
} tni_source_file;

/* What options say; it goes before what files say. */
typedef struct tni_workspace_options {
    const char *policy;        /* NULL: as files say */
    const tn_profile *profile; /* NULL: as files say */
    const tn_date *as_of;      /* NULL: as tenor.ini says, else no day is known */
    bool approving;            /* guardrails are what is asked about, not errors */
} tni_workspace_options;

/* Who is told while something takes long. more: what is being done, and how much of it, in percent
 * (-1: nobody knows); false stops it. */
typedef struct tni_progress {
    bool (*more)(void *context, const char *doing, int percent);
    void *context;
    bool stopped; /* it said false */
} tni_progress;

/* Asks it; a NULL one, and one without more, waits for ever. */
bool tni_progress_more(tni_progress *progress, const char *doing, int percent);

typedef struct tni_workspace {
    tn_arena *arena; /* of everything below */
    tn_findings *findings;
    const tn_tables *tables;
    tni_workspace_options options;
    tni_folder_settings *folders;
    tni_source_file **files; /* by path, a hash table: NULL where no file is */
    size_t places, file_count;
    tni_progress *progress; /* NULL: nobody waits */
    /* Of the files of a portfolio one after another: the workspace that has settings and products
     * of them all, and outlives this one; NULL: this one has them itself. */
    struct tni_workspace *shared;
    struct tni_book *book; /* an open one; NULL */
    bool walked;      /* files went through a workspace over this one: they are not among files */
    bool has_several; /* contracts: a usage file says whose its records are */
    bool read_failed; /* one of them could not be read */
    const char *usage_file; /* of several; its rows, and how many of them contracts had */
    uint64_t usage_rows, usage_taken;
} tni_workspace;

/* A workspace with the built-in tables and nothing loaded.
 * TN_E_BUG: data/ is wrong, the findings say where; TN_E_NOMEM. */
tn_status tni_workspace_open(tn_arena *arena, const tni_workspace_options *options,
                             tni_workspace *out);

/* Another workspace with nothing loaded, and the tables of this one, which must live as long.
 * TN_E_NOMEM. */
tn_status tni_workspace_again(const tni_workspace *workspace, tn_arena *arena, tni_workspace *out);

/* A workspace over a shared one, for one file after another: tni_workspace_next forgets the files
 * of the one before, its findings go into the shared list. arena: of its own. TN_E_NOMEM. */
tn_status tni_workspace_scratch(tni_workspace *shared, tn_arena *arena, tni_workspace *out);
tn_status tni_workspace_next(tni_workspace *scratch);

/* The file of any kind and what it refers to, its rules checked; "-" is standard input. Loaded
 * once. NULL: no memory. Read status before using anything else of it. Of a product that is only
 * referred to, the errors are told; its warnings when it is loaded itself. */
tni_source_file *tni_workspace_load(tni_workspace *workspace, const char *path);

/* A folder's .ini files in byte order, those of folders below too. */
tn_status tni_workspace_list(tni_workspace *workspace, const char *folder, const char *const **out,
                             size_t *out_count);

/* The files that a path of the command line stands for: all .ini files of a folder or a book, else
 * the path alone. TN_E_READ, which was said, and no file: also when it cannot be looked at; then it
 * counts as a folder. TN_E_NOMEM. */
tn_status tni_workspace_names(tni_workspace *workspace, const char *path, bool *out_is_folder,
                              const char *const **out, size_t *out_count);

/* The path is a book's. TN_E_READ: it cannot be looked at, which was said. */
tn_status tni_is_book(tni_workspace *workspace, const char *path, bool *out);

/* The bytes stand for the file from now on (before it is loaded): unsaved work. */
bool tni_workspace_put(tni_workspace *workspace, const char *path, const char *bytes, size_t size);

/* tni_workspace_load, then a finding (FIL-058) when it is of another kind. */
tni_source_file *tni_workspace_load_as(tni_workspace *workspace, const char *path, tni_kind kind);

/* The day to judge the document from; NULL: none is known. */
const tn_date *tni_workspace_as_of(const tni_workspace *workspace, const tni_source_file *document);

/* A line of a loaded file, for carets (a tn_source_line; the context is the workspace). */
bool tni_workspace_line(void *workspace, const char *file, uint32_t line, const char **out_text,
                        size_t *out_length);

const char *tni_kind_name(tni_kind kind); /* "offer" */

/* The settings that hold for a path. NULL: no memory. */
const tni_folder_settings *tni_folder_settings_of(tni_workspace *workspace, const char *path);

/* Of all settings that were asked for so far. TN_E_READ: one cannot be read, which was said: every
 * result is doubtful, whoever asked. TN_E_NOMEM. */
tn_status tni_settings_status(const tni_workspace *workspace);

#endif
