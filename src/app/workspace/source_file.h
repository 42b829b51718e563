/* Files by path, for the loaders and for use cases that read what no loader does. */
#ifndef TN_APP_SOURCE_FILE_H
#define TN_APP_SOURCE_FILE_H

#include "app/workspace/workspace.h"

/* The file of this path, a new one with nothing read if need be. NULL: no memory. */
tni_source_file *tni_source_file_of(tni_workspace *workspace, const char *path);

/* Reads the bytes of a new one; false: a finding was added and status is TN_E_READ. named_at:
 * where another file names it, NULL when the person did. */
bool tni_source_file_read(tni_workspace *workspace, tni_source_file *file,
                          const tni_source_file *by, const tn_at *named_at);

/* The bytes of a file that the person named, without loading it. TN_E_READ with a reason. */
tn_status tni_source_file_bytes(const tni_workspace *workspace, tn_arena *arena, const char *path,
                                tni_file *out, const char **reason);

/* What a file is, from its text alone; what is no text of ours is of kind unknown. TN_E_NOMEM. */
typedef struct tni_identity {
    tni_kind kind;
    const char *id, *agreement;  /* of a contract; NULL */
    const char *product, *offer; /* that it names first; NULL */
} tni_identity;
tn_status tni_identify(tn_arena *arena, const char *bytes, size_t size, tni_identity *out);

/* Keeps the worse of two: no memory, then what cannot be read, then what is not understood. */
void tni_keep_worst(tn_status *worst, tn_status status);

/* The path of a file that this one names, kept inside the workspace; NULL after a finding. Not
 * needed: also NULL, without one, where it is known not to be there. */
const char *tni_refer(tni_workspace *workspace, tni_source_file *file, const char *name, tn_at at,
                      const char *subject, bool needed);

/* How a file that is, or will be, at target (NULL: here) names the file at path. TN_E_READ is a
 * finding; TN_E_NOMEM. */
tn_status tni_name_for(tni_workspace *workspace, const char *target, const char *path,
                       const char **out);

/* The finding for a file that cannot be read, with the one in its folder that may have been meant;
 * named_at: where another file names it, NULL: the person did. TN_E_READ. */
tn_status tni_read_error(tni_workspace *workspace, const char *path, const char *shown,
                         const tn_at *named_at, const char *reason);

/* How findings call a file that is streamed: the path, "(standard input)" for "-". */
const char *tni_stream_name(const char *path);

/* tni_file_stream without a limit; TN_E_READ is a finding. */
tn_status tni_stream(tni_workspace *workspace, const char *path, tni_push push, void *context);

#endif
