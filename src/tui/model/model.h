/* What the terminal program knows: the files of the workspace, the draft, what the file on screen
 * comes to, where the cursors are. Update changes it and asks for effects; drawing only reads. */
#ifndef TN_TUI_MODEL_H
#define TN_TUI_MODEL_H

#include "app/contract.h"
#include "app/draft/draft_edit.h"
#include "app/draft/line_diff.h"
#include "app/quote.h"
#include "app/renewals.h"
#include "app/show.h"
#include "tenor/buffer.h"
#include "tenor/contract_reports.h"
#include "tenor/deadlines.h"
#include "tenor/schema.h"
#include "tenor/upgrade.h"
#include "tui/model/action.h"
#include "tui/model/attribute.h"
#include "tui/model/line.h"

/* --- the files of the workspace (file_list.c) --------------------------------------------- */

typedef struct tni_file_summary {
    const char *path;
    tni_kind kind;
    bool read; /* the rest is known */
    const char *name, *state, *term, *total, *expires, *buyer, *product;
    const char *subject; /* of its deadlines: they hold this very text; NULL: it has none */
    bool waits;          /* an offer, for the approver that state names */
    size_t errors, warnings;
    bool left; /* unsaved work of a program that ended */
} tni_file_summary;

typedef struct tni_file_list {
    tn_arena *arena;
    tni_file_summary *summaries;
    size_t count, read;
    uint64_t state;               /* of the folder, just before it was read */
    tn_deadlines deadlines;       /* of all that was read */
    const tn_report *coming;      /* the same as a report; NULL: not all files are read yet */
    const char *const *templates; /* of new offers, template_count of them */
    size_t template_count;
    const char *read_error; /* the folder cannot be read; NULL */
} tni_file_list;

/* --- what a file comes to (view.c) -------------------------------------------------------- */

enum { TNI_COMPARISONS = 6 };

typedef struct tni_view {
    tn_arena *arena;               /* NULL: nothing is open */
    const tn_section **dimensions; /* of a product: its sections, then rows that have none */
    size_t dimension_count;
    bool understood;
    tni_workspace ws;
    const tni_source_file *document;
    const tn_quote *quote;       /* of an offer that is understood */
    tn_books *books;             /* of a contract that is understood */
    tni_contract_tables tables;  /* of a contract that is understood */
    const tn_report *report;     /* of an offer: its quote */
    tni_workspace comparison_ws; /* its findings are not the open file's */
    const tn_report *offers;     /* the open offer, then model->comparisons, side by side */
} tni_view;

/* --- what renews of all contracts (renewals.c) --------------------------------------------- */

typedef struct tni_renewals_view {
    tn_arena *arena; /* NULL: it has to be made anew */
    tni_workspace ws;
    tni_renewals of;
    int months, made; /* the horizon (0: the usual), and the one that it was made with */
} tni_renewals_view;

enum { TNI_HORIZON = 12, TNI_HORIZON_MAX = 60 };

/* --- what somebody else changed under changes of ours (watch.c) ------------------------------- */

typedef struct tni_merge {
    tn_arena *arena;
    tni_draft_file *file; /* NULL: nothing is merged */
    tni_file disk;
    tni_line_change *changes; /* from ours to theirs */
    size_t count;
} tni_merge;

/* --- cursors, editing, overlays ------------------------------------------------------------ */

enum { TNI_PANELS = 5, TNI_NAME = 64, TNI_MESSAGE = 256, TNI_COLUMNS = 24, TNI_MARKS = 1024 };

typedef struct tni_screen_cursor { /* where a screen's cursor is */
    int panel;
    int row[TNI_PANELS], column[TNI_PANELS], top[TNI_PANELS];
    int64_t day; /* timeline, upgrade: days since the start */
    bool has_day;
    int view; /* which of its charts */
} tni_screen_cursor;

/* How a person wants the rows of a panel, for the whole sitting. */
typedef struct tni_arrangement {
    char find[TNI_NAME]; /* only rows that hold this */
    char sort[TNI_NAME]; /* by the column of this title; "": in their own order */
    bool descending, sort_said, columns_said; /* a file of settings says them, even "" */
    char columns[TNI_MESSAGE]; /* "-List, Name 30": hidden, so wide (widgets/columns.h) */
} tni_arrangement;

/* The rows of a panel as they are arranged, until something changes (widgets/arrange.c). */
typedef struct tni_arranged {
    tn_arena *arena; /* NULL: nothing is arranged yet */
    uint64_t serial; /* of the model when it was arranged */
    tni_screen_id screen;
    int *rows, count, total;
    int widths[TNI_COLUMNS]; /* cells that the widest text of a column takes, or that are said */
    uint32_t hidden, fixed;  /* columns that are not shown; those whose width is said */
    const char *shown;       /* sum of the rows shown, of the grid's column with a total; NULL */
} tni_arranged;

/* What a panel shows: rows that are seen of it (0: it was not drawn), and of a picture or chart the
 * rows that may be the first. */
typedef struct tni_panel_room {
    int seen, firsts;
} tni_panel_room;

/* The change that the Upgrade screen supposes, priced as a frame of it begins; in its memory. */
typedef struct tni_priced_change {
    const tn_report *report; /* NULL: nothing changes, or it has no price */
    const tn_findings *findings;
} tni_priced_change;

/* Cells that are marked, of one panel of one screen. */
typedef struct tni_selection {
    tni_screen_id screen;
    int panel, total;          /* rows when they were marked: others make it void */
    uint32_t cells[TNI_MARKS]; /* by row before it was arranged, a bit for a column */
    bool block;                /* from here to the cursor, as rows are arranged */
    int block_row, block_column;
} tni_selection;

/* A value in the file: what an editor edits. */
typedef struct tni_target {
    char kind[TNI_NAME], label[TNI_NAME], key[TNI_NAME]; /* key "": the section's label itself */
    bool whole;                                          /* stands for all of its section */
    const char *fixed;         /* why it is not typed into; NULL: it is a value of the file */
    const tn_field_rule *rule; /* NULL: nothing known about it */
    int limit;                 /* code points; 0: none */
} tni_target;

typedef enum tni_overlay_kind {
    OVER_NONE,
    OVER_HELP,    /* rows of the action table */
    OVER_PALETTE, /* the same, to run one */
    OVER_PICK,    /* one of rows */
    OVER_CHOOSE,  /* the same; what is typed narrows them */
    OVER_LINE,    /* a line of text */
    OVER_SEARCH,  /* the same; the rows of the screen follow it at every key */
    OVER_ASK,     /* a letter of `letters` */
    OVER_TEXT     /* something to read */
} tni_overlay_kind;

struct tni_model;

/* Takes the answer of an overlay: choice is the row that was picked, or the letter; a line of text
 * is in model->overlay.line. It closes the overlay, or begins another. Returns effects. */
typedef unsigned (*tni_answer)(struct tni_model *model, int choice);

typedef struct tni_overlay {
    tni_overlay_kind kind;
    tni_answer answer; /* NULL: there is nothing to answer */
    tn_arena *arena;   /* of title and rows */
    const char *title, *text, *letters;
    const char **rows;
    size_t count;
    int cursor, top;
    tni_typed_line line; /* of OVER_LINE; what help and palette are narrowed with */
} tni_overlay;

/* --- effects: what update() cannot do itself ------------------------------------------------ */

enum {
    EFF_VIEW = 1,      /* what the open file comes to, anew */
    EFF_TRY = 2,       /* the same, with the field that is being typed */
    EFF_LIST = 4,      /* the list of files, anew */
    EFF_LOG = 8,       /* unsaved work into the edit log */
    EFF_SAVE = 16,     /* the open file */
    EFF_SAVE_ALL = 32, /* every changed one */
    EFF_OPEN = 64,     /* model->wanted */
    EFF_COPY = 128,    /* model->copied to the clipboard */
    EFF_REDRAW = 256,
    EFF_SUSPEND = 512,
    EFF_MOUSE = 1024,
    EFF_QUIT = 2048,
    EFF_FORGET = 4096, /* unsaved work of every file */
    EFF_CREATE = 8192, /* model->deed, on or with model->wanted */
    EFF_DEMO = 16384,
    EFF_EXPORT = 32768,  /* the open file, to model->wanted */
    EFF_RECOVER = 65536, /* what was left of model->wanted */
    EFF_DISCARD = 131072,
    EFF_OTHER_LOG = 1 << 28, /* the next that was left of it */
    EFF_DIFF = 262144,       /* the saved file and the open one */
    EFF_RELOAD = 524288,     /* the open file from the disk, as a change that can be undone */
    EFF_POINT = 1 << 20,     /* the cursor is moved to model->target, after the view is made */
    EFF_EDITOR = 1 << 22,    /* the open file, at model->wanted_line, then EFF_RELOAD */
    EFF_SCENARIO = 1 << 23,  /* a copy of the open offer, model->wanted */
    EFF_ELSEWHERE = 1 << 24, /* a copy of what could not be saved, model->wanted */
    EFF_KEEP = 1 << 30,      /* what is on the disk gives way to the open file, with EFF_SAVE; or to
                         * what model->merge makes of both */
    EFF_AGAIN = 1 << 25,     /* the open file, where somebody else removed it; with EFF_SAVE */
    EFF_USAGES = 1 << 21,    /* asks which of the folder's files holds the usage */
    EFF_THEN = 1 << 29,      /* model->then, on model->wanted once it is open */
    EFF_REPLACE_OFFER = 1 << 27, /* an event of the contract: model->wanted replaces its offer */
    EFF_NAME = 1 << 26           /* asks for model->name, one that is not taken suggested */
};

enum { TNI_WHAT_IFS = 512 };

typedef struct tni_what_if_state { /* the quantities chosen on the Upgrade screen */
    const char *path;              /* of the contract; NULL: none */
    bool set[TNI_WHAT_IFS];
    int64_t quantity[TNI_WHAT_IFS]; /* by the product's dimension */
} tni_what_if_state;

/* What is done with a whole file (EFF_CREATE). */
typedef enum tni_file_deed {
    TNI_FILE_NEW,        /* model->wanted, of wanted_kind, made of wanted_from */
    TNI_FILE_COPY,       /* the same, like wanted_from */
    TNI_FILE_RENAME,     /* wanted_from is called model->wanted */
    TNI_FILE_ASK_REMOVE, /* whether wanted_from goes, which others name it */
    TNI_FILE_REMOVE,     /* wanted_from goes */
    TNI_FILE_RESTORE,    /* the one that went last is back */
    TNI_FILE_ASK_IMPORT, /* what wanted_from would become */
    TNI_FILE_IMPORT      /* it becomes that */
} tni_file_deed;

/* Files that were taken away in this sitting, the last one first. */
typedef struct tni_removed {
    const char *path, *kept;
    const struct tni_removed *before;
} tni_removed;

typedef struct tni_name_question { /* the name of a file that will be written */
    const char *title, *end;       /* the suggested name ends so */
    bool beside; /* in the folder of the file it is about, not in that of the workspace */
    tni_answer answer;
} tni_name_question;

typedef struct tni_model {
    tn_arena *arena;    /* of the whole run */
    tn_arena *scratch;  /* until the next key */
    tni_workspace base; /* for its tables */
    tni_workspace_options options;
    const char *folder, *name;
    bool ascii, mouse, zoom; /* zoom: the panel with the cursor alone */
    int rows, columns;
    tni_file_list file_list;
    tni_draft draft; /* the file on screen, its CSV, all that are open */
    tni_view view;   /* what is understood of it now */
    tni_renewals_view renewals;
    tni_merge merge;
    uint64_t seen_state;      /* of the files on the disk, when they were looked at */
    tni_view understood_view; /* the last time it was understood; arena NULL: view is understood */
    tni_screen_id screen;
    tni_screen_cursor cursors[SCREEN_COUNT];
    tni_arrangement arrangements[SCREEN_COUNT][TNI_PANELS];
    tni_arranged *arranged; /* [TNI_PANELS], of the screen; made while it is drawn */
    uint64_t serial;        /* grows whenever rows may have changed */
    const char *chain[TNI_KIND_SETTINGS + 1]; /* the open file, by kind what it is made of, and what
                                               * is made of it and was open just before */
    tni_panel_room *rooms;                    /* [TNI_PANELS], as they were drawn last */
    tni_priced_change *priced;                /* of this frame */
    bool arranged_anew;                       /* a sort or columns: they are to be remembered */
    bool unfolded;                            /* terms that are not set are shown, too */
    tni_selection selection;
    tn_buffer copied; /* cells with tabs, rows with line ends */
    tni_what_if_state what_if;
    tni_draft_file *left;    /* the file whose unsaved work is asked about */
    int left_number;         /* of its log */
    tni_draft_file *unsaved; /* the file that could not be written */
    bool editing;
    tni_typed_line line;
    char before[TNI_LINE_BYTES]; /* the value that is being edited, as the file says it */
    tni_target target;
    tni_overlay overlay;
    bool read_error;           /* a file to be opened, or of preferences, as the message said */
    char message[TNI_MESSAGE]; /* the line above the footer */
    tni_attribute message_attribute;
    char wanted[TNI_LINE_BYTES];
    tni_name_question name_question;
    tni_kind wanted_kind;
    tni_file_deed deed;
    const tni_removed *removed; /* NULL: none */
    const char
        *wanted_from; /* what the new file is made from, or the deed is about; NULL: nothing */
    tni_action_id then;
    char argument[TNI_MESSAGE];   /* what was typed behind the action's name; "": nothing */
    tn_date as_of;                /* what options.as_of points to, once it was said here */
    const char *opened;           /* since Home was shown; NULL */
    const char *usage, *usage_of; /* the metering records that are rated, of which contract */
    bool usage_waits;             /* they are rated when a value is accepted, not at every key */
    tni_progress progress;        /* is told how far the rating is; more NULL: not asked */
    const char *comparisons[TNI_COMPARISONS]; /* offers that the open one is compared with */
    size_t comparison_count;
    int export_form; /* index of the form that was picked */
    bool replace;    /* what exists where it goes */
    bool quitting;
    bool interrupted; /* C-c was the last key */
    uint32_t wanted_line;
} tni_model;

/* Frees it. */
void tni_view_done(tni_view *view);

void tni_model_done(tni_model *model);
void tni_show_message(tni_model *model, tni_attribute attribute, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The view that screens show: the last one that was understood. */
const tni_view *tni_seen(const tni_model *model);
/* What is written now, as far as it has sections; else the last view that was understood. */
const tni_view *tni_written(const tni_model *model);
/* The figures shown are those of an earlier text. */
bool tni_is_stale(const tni_model *model);
const tn_date *tni_day(const tni_model *model);
/* The rows' arrangement of the panel with the cursor. */
tni_arrangement *tni_arrangement_here(tni_model *model);
/* The metering records chosen for the open contract; NULL. */
const char *tni_rated_usage(const tni_model *model);

/* --- cursors, searches, values --- */

/* text holds part, upper and lower case alike; text NULL does not. */
bool tni_holds(const char *text, const char *part);
/* A row of these texts (NULL: none) is what is looked for: it has all the words, "!word" in none of
 * its texts, "^word" at the begin of one, "word$" at the end; behind '|' stands another choice. */
bool tni_finds(const char *find, const char *const *texts, int count);
/* text has these letters in their order, whatever stands between: "acof" in "acme.offer.ini". */
bool tni_holds_letters(const char *text, const char *letters);
/* A target of the schema's: file kind, section, key. */
void tni_target_set(tni_target *out, const char *file_kind, const char *kind, const char *label,
                    const char *key);
/* The row a cursor may be on. */
int tni_clamp(int row, int count);
int tni_scroll(int top, int row, int room, int count);

/* --- another screen, another file --- */

/* The kind of file that a screen shows; UNKNOWN: none or any. */
tni_kind tni_screen_kind(tni_screen_id screen);
/* The screen that a file of the kind is opened on. */
tni_screen_id tni_kind_screen(tni_kind kind);
unsigned tni_open_file(tni_model *model, const char *path);
/* The screen shows the open file, the one of its kind that this one is made of, or the one that was
 * open before and is made of this one; never another. */
unsigned tni_go(tni_model *model, tni_screen_id screen);
/* The open file is not of the kind that the screen shows, nor is there one to go with it. */
bool tni_is_elsewhere(const tni_model *model);

#endif
