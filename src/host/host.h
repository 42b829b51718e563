/* The host: the only place that opens, locks, flushes and renames files, lists folders and reads
 * the clock. A call that fails gives a status for the program and, in *reason, a few words for the
 * person ("no such file"), in the arena or static. It never prints. */
#ifndef TN_HOST_HOST_H
#define TN_HOST_HOST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tenor/arena.h"
#include "tenor/date.h"
#include "tenor/status.h"

/* Called once by cli: a file size limit becomes an error instead of a signal. */
void tni_host_start(void);

/* --- memory (memory.c) -------------------------------------------------------------------- */

/* For the arenas of a whole run: malloc, and large blocks in huge pages. */
tn_allocator tni_memory(void);

/* --- reading (file.c) --------------------------------------------------------------------- */

enum {
    TNI_READ_MAX = 8 * 1024 * 1024,    /* for files that are read whole */
    TNI_DB_FILE_MAX = 64 * 1024 * 1024 /* in a book, for what is no document, as a closed month */
};

/* The content of a file when it was read: a save over it checks that it is still the same. */
typedef struct tni_file_version {
    bool exists;
    uint64_t size;
    uint64_t hash; /* of all bytes */
} tni_file_version;

typedef struct tni_file {
    const char *bytes; /* bytes[size], then a NUL */
    size_t size;
    tni_file_version version;
} tni_file;

/* Reads a regular file or pipe, "-" for standard input, of at most cap bytes.
 * TN_E_READ: missing, a folder, a device, no permission, larger than cap, changed meanwhile.
 * TN_E_NOMEM. The bytes live in the arena, the reason as long as the program. */
tn_status tni_file_read(tn_arena *arena, const char *path, size_t cap, tni_file *out,
                        const char **reason);

/* The same for a file that another one refers to: a regular file, and in root, whichever links lead
 * there. TN_E_RANGE: it lies outside; TN_E_READ, TN_E_NOMEM. */
tn_status tni_file_read_inside(tn_arena *arena, const char *root, const char *path, size_t cap,
                               tni_file *out, const char **reason);

/* tni_file_read in pieces of up to 256 KiB, in constant memory. A status of push other than TN_OK
 * stops the reading and is returned. cap 0: no limit. */
typedef tn_status (*tni_push)(void *context, const char *bytes, size_t size);
tn_status tni_file_stream(tn_arena *arena, const char *path, uint64_t cap, tni_push push,
                          void *context, const char **reason);

/* What an errno value means, in our words; static (reason.c). */
const char *tni_errno_text(int error);

/* The version of bytes that are known to be the file's, and of a file that is not there. */
tni_file_version tni_file_version_of(const char *bytes, size_t size);

/* --- writing (save.c) --------------------------------------------------------------------- */

typedef struct tni_save {
    const char *path;
    const char *bytes;
    size_t size;
    const tni_file_version *version; /* as it was read; NULL: it was not */
    bool force;                      /* without a version: replace what is there */
    bool is_private;                 /* a new one is 0600 whatever the umask: of one's own state */
} tni_save;

/* Writes a file so that at any moment, also after kill -9 or a power cut, the old or the new one is
 * there, whole: a temporary file beside it, flushed, read back, renamed, the folder flushed.
 *
 * Rule     a new file has the mode that the umask gives, 0600 while it is written; a replaced one
 *          keeps mode and owner. A link is kept and its target replaced. Other hard links keep the
 *          old content
 * Errors   TN_E_EXISTS: it exists, no version, no force. TN_E_CHANGED: not what the version says.
 *          TN_E_WRITE: anything else; the old file is as it was and no temporary one is left (one
 *          exception, said in the reason: the new file is in place, its folder could not be
 *          flushed). TN_E_NOMEM
 * Output   *out_version (may be NULL): of the new content, for the next save */
tn_status tni_file_save(tn_arena *arena, const tni_save *save, tni_file_version *out_version,
                        const char **reason);

/* Saves several files of one folder, all or none: staged, then renamed one after another; when one
 * fails, and when the process is killed, by the next save in the folder, those before it are put
 * back. Without version and force none of them may exist.
 *
 * Errors   as tni_file_save, *out_failed: the file that it is about */
tn_status tni_file_save_all(tn_arena *arena, const tni_save *saves, size_t count,
                            size_t *out_failed, const char **reason);

/* What the next save in a folder would do first: what a program that was killed replaced in part is
 * put back. For whoever decides by the files there what to save. */
void tni_folder_recover(const char *path);

/* A temporary folder in another one (scratch.c). */
typedef struct tni_scratch {
    int fd; /* -1: there is none */
    const char *name;
} tni_scratch;

/* A file that is written piece by piece: a 0600 file in a temporary folder beside the target. Fill
 * it, then commit (flushes, renames, as above) or abandon. */
typedef struct tni_output {
    const char *name; /* of the target, in folder */
    int folder, fd;   /* descriptors; -1: nothing is open */
    tni_scratch scratch;
    bool force, is_private;
    const tni_file_version *version;
} tni_output;

tn_status tni_output_begin(tn_arena *arena, const char *path, bool force, tni_output *out,
                           const char **reason);
tn_status tni_output_add(tni_output *output, const char *bytes, size_t size, const char **reason);
tn_status tni_output_commit(tni_output *output, const char **reason);
void tni_output_abandon(tni_output *output);

/* --- a folder that appears as a whole (folder_output.c) ------------------------------------ */

/* A folder that is built in a temporary one beside its place. */
typedef struct tni_folder_output {
    const char *name; /* of the target, in folder */
    int folder;       /* descriptor; -1: nothing is open */
    tni_scratch scratch;
} tni_folder_output;

/* TN_E_EXISTS: the target is there and not empty; TN_E_WRITE, TN_E_NOMEM. */
tn_status tni_folder_begin(tn_arena *arena, const char *path, tni_folder_output *out,
                           const char **reason);
/* name: "a/b.ini", checked by the caller; folders on the way are made, what is there is not
 * replaced. TN_E_WRITE. */
tn_status tni_folder_add(tn_arena *arena, const tni_folder_output *out, const char *name,
                         const char *bytes, size_t size, const char **reason);
/* Flushes and renames; what a program that was killed left beside it goes too. */
tn_status tni_folder_commit(tni_folder_output *out, const char **reason);
void tni_folder_abandon(tni_folder_output *out);

/* --- files written by another process (produce.c) ------------------------------------------ */

typedef struct tni_producer {
    const char *path;
    bool force;          /* replace what is there */
    uint64_t need_bytes; /* room that the writing takes in the target's folder */
    /* Runs in a process of its own, standard error closed, in a folder of its own: fills the empty
     * file at path, with temporary files in folder, and reads it back. TN_OK only for a file that
     * was verified; else *reason. */
    tn_status (*write)(void *context, const char *path, const char *folder, const char **reason);
    /* Asked ten times a second meanwhile; false stops the writing. NULL: nobody waits. */
    bool (*more)(void *context);
    void *context;
} tni_producer;

/* Begins an output, has it written by a child, commits it. A child that dies, runs out of memory or
 * space, or says no leaves the old file as it was and nothing beside it.
 *
 * Errors   as tni_file_save; TN_E_WRITE also when the child was killed or stopped; what the child
 *          returned */
tn_status tni_file_produce(tn_arena *arena, const tni_producer *producer, const char **reason);

/* Zeroed memory that the writing process shares with this one, so that it can say how far it is;
 * NULL: there is none. Freed with the size it was made with; NULL is fine. */
void *tni_shared_new(size_t size);
void tni_shared_free(void *memory, size_t size);

/* --- files that only grow (append_file.c) ---- */

/* A 0600 file that only grows, locked as long as it is open. */
typedef struct tni_append_file {
    int fd;
    bool open;
} tni_append_file;

/* Opens it to be appended to, a new one if need be. TN_E_EXISTS: another program has it open;
 * TN_E_WRITE. */
tn_status tni_append_file_open(const char *path, tni_append_file *out, const char **reason);
/* Appends and flushes. TN_E_WRITE. */
tn_status tni_append_file_add(tni_append_file *file, const char *bytes, size_t size,
                              const char **reason);
/* One that another program left also gets the name PATH.old, or PATH.old.2 and so on: the first
 * that no other file has. *out holds it, not open: there is none. TN_E_EXISTS: it is still open
 * there; TN_E_WRITE: TNI_KEPT_MAX have such names, or the disk's reason; TN_E_NOMEM. */
enum { TNI_KEPT_MAX = 9 };
tn_status tni_append_file_keep(tn_arena *arena, const char *path, tni_append_file *out,
                               const char **reason);
/* The name of the number-th that is kept, from 1; NULL: no memory. */
const char *tni_append_file_kept(tn_arena *arena, const char *path, int number);
/* Closes it, and with remove deletes it; one that is not open is fine. */
void tni_append_file_close(tni_append_file *file, const char *path, bool remove);

/* --- encodings (encoding.c) --------------------------------------------------------------- */

/* Text of an encoding, its mark left out, as UTF-8 in the arena, terminated. TN_E_SYNTAX: a byte
 * that has no meaning in it, *out_bad is where; TN_E_RANGE: an unknown name; TN_E_NOMEM. */
tn_status tni_encoding_decode(tn_arena *arena, const char *name, const char *bytes, size_t size,
                              const char **out, size_t *out_size, size_t *out_bad);

/* --- paths and folders (path.c, dir.c) ---------------------------------------------------- */

/* name as seen from folder: "a" + "b.ini" -> "a/b.ini"; "." + "b.ini" and an absolute name -> as
 * it is. NULL: no memory. */
const char *tni_path_join(tn_arena *arena, const char *folder, const char *name);

/* "a/b.ini" -> "a", "b.ini" -> ".", "/b.ini" -> "/". NULL: no memory. */
const char *tni_path_folder(tn_arena *arena, const char *path);

/* The part behind the last '/'. */
const char *tni_path_name(const char *path);
/* "a.offer.ini" ends in ".ini"; ".ini" alone does not. */
bool tni_path_ends(const char *path, const char *end);

/* What is at a path, links followed. */
typedef enum tni_path_kind {
    TNI_PATH_NOTHING, /* nor behind a link that is there */
    TNI_PATH_FILE,    /* a regular one */
    TNI_PATH_FOLDER,
    TNI_PATH_STREAM, /* a pipe, a device: reading it may never end */
    TNI_PATH_UNKNOWN /* it cannot be looked at, for the reason: any of these */
} tni_path_kind;
tni_path_kind tni_path_look(const char *path, const char **reason);

/* It is known to be a folder. */
bool tni_path_is_folder(const char *path);
/* Reading it may never end: standard input, a pipe, a device. */
bool tni_path_may_wait(const char *path);
/* Bytes of a regular file; 0 also when there is none. */
uint64_t tni_path_size(const char *path);
/* Something is there, or it cannot be known that nothing is. */
bool tni_path_exists(const char *path);
/* It is known that no file is there, nor behind a link that is. */
bool tni_path_is_missing(const char *path);
/* A number that is another one after the file, or what is in the folder, changed; 0: it is not
 * there. For a first look: equal times and sizes may hide a change. */
uint64_t tni_path_state(const char *path);

/* The workspace of a file or folder: the nearest folder upwards with a tenor.ini, else its own; as
 * an absolute path without links. TN_E_READ: there is no such folder, or a tenor.ini that cannot be
 * looked at. */
tn_status tni_path_workspace(tn_arena *arena, const char *path, const char **out,
                             const char **reason);

/* How a file that is, or will be, at target (NULL: here) writes another one's path, whichever way
 * the two were given. TN_E_READ, TN_E_NOMEM.
 *
 * Example  "new/x.offer.ini", "/w/p.product.ini", in "/w" -> "../p.product.ini" */
tn_status tni_path_relative(tn_arena *arena, const char *target, const char *path, const char **out,
                            const char **reason);

/* The path of what a file refers to, relative to that file: *out is fit to be shown and opened.
 *
 * Errors   TN_E_RANGE: it leads out of the workspace root, by "..", by an absolute path or by a
 *          link. TN_E_READ: a folder on the way is missing. A missing file itself is no error here
 * Example  root "/w", from "/w/a/x.offer.ini", "../p.product.ini" -> "/w/a/../p.product.ini" */
tn_status tni_path_inside(tn_arena *arena, const char *root, const char *from,
                          const char *reference, const char **out, const char **reason);

/* Opens the file at path, which lies in root, without blocking: *out_fd, to be closed. TN_E_RANGE:
 * it lies outside; TN_E_READ. */
tn_status tni_path_open(const char *root, const char *path, int *out_fd, const char **reason);

/* The regular files in a folder, as join(folder, name), in byte order; with recursive also those in
 * the folders below (links to folders are not entered). Names that start with '.' are left out.
 * TN_E_READ: a folder that cannot be read to its end, or more than 100000 files. */
tn_status tni_dir_list(tn_arena *arena, const char *folder, bool recursive, const char *const **out,
                       size_t *out_count, const char **reason);

/* Removes a file. TN_E_WRITE with a reason. */
tn_status tni_file_remove(const char *path, const char **reason);

/* Gives the file another name in its folder, beside the one that it has: the same bytes, mode and
 * owner. TN_E_EXISTS: something has that name; TN_E_RANGE: where it lies, a file has one name only;
 * TN_E_READ: there is none; TN_E_WRITE. */
tn_status tni_file_link(const char *path, const char *name, const char **reason);

/* Where something is remembered of a file, outside of its folder: KIND/HASH of its path without
 * links, below $XDG_STATE_HOME/tenor, else ~/.local/state/tenor. NULL: there is no such place. */
const char *tni_state_path(tn_arena *arena, const char *kind, const char *path);
/* Makes the folders above it, each for its owner alone; false: they cannot be made. */
bool tni_state_folders(const char *state_path);

/* A file of settings of the person's own: $XDG_CONFIG_HOME/tenor/NAME, else ~/.config/tenor/NAME.
 * NULL: there is no such place. */
const char *tni_config_path(tn_arena *arena, const char *name);

/* What only this person's programs know of a path without links: a hash of it with a key that is
 * kept there, made if need be. NULL: there is no such place. */
const char *tni_state_mark(tn_arena *arena, const char *path);

/* Makes a folder; one that is there already is fine. TN_E_WRITE. */
tn_status tni_dir_make(const char *path, const char **reason);

/* --- the terminal (terminal.c) ------------------------------------------------------------ */

/* Columns of the terminal on this descriptor; 0 when it is none. */
int tni_terminal_width(int descriptor);
/* Input and output are a terminal, and TERM=dumb. */
bool tni_terminal_is_dumb(void);

/* Its signals. First, before anything is changed: keeps the modes of the terminal. */
void tni_signals_begin(void);
/* From now on a signal that ends the program is only noted, and a crash sends the terminal what
 * restores it (kept by the caller) and gives it its modes back. */
void tni_signals_catch(const char *restore);
void tni_signals_end(void);
/* What a crash does with the terminal, for a program that has to end now; says why. False: the
 * terminal is not in full-screen mode, nothing was done or said. */
bool tni_terminal_give_back(const char *why);
/* Waits up to wait_ms (-1: for ever) for a descriptor or such a signal: poll's events of the
 * descriptor; 0 when there are none. */
int tni_signals_wait(int descriptor, int wait_ms);
/* The signal that ends the program; 0. */
int tni_signals_ending(void);
/* It was stopped and started again since this was asked last. */
bool tni_signals_continued(void);

/* The file at the line in $VISUAL, $EDITOR or vi, to its end (editor.c). TN_E_READ: it cannot be
 * run. */
tn_status tni_editor_run(const char *path, uint32_t line, const char **reason);

/* --- the clock (clock.c) ------------------------------------------------------------------ */

/* Today's date in UTC. TN_E_RANGE: the clock is outside the calendar. */
tn_status tni_clock_today(tn_date *out);

#endif
