/**
 * A growing array of bytes, which renderers write to. A failure is sticky, so that a writer checks
 * once at the end.
 */
#ifndef TENOR_BUFFER_H
#define TENOR_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

#include "tenor/arena.h"
#include "tenor/decls.h"
#include "tenor/status.h"

TN_BEGIN_DECLS

typedef struct tn_buffer {
    char *bytes; /* terminated; NULL as long as nothing was added */
    size_t length, capacity;
    bool failed; /* a request found no memory; bytes holds what came before it */
    tn_allocator allocator;
} tn_buffer;

/** An empty buffer; allocator NULL means malloc and free. Takes no memory yet. */
void tn_buffer_init(tn_buffer *buffer, const tn_allocator *allocator);

/** Frees the bytes; the buffer is as after tn_buffer_init. */
void tn_buffer_done(tn_buffer *buffer);

/** Appends bytes, or a terminated text. Without memory nothing is added; see tn_buffer_status. */
void tn_buffer_add(tn_buffer *buffer, const char *bytes, size_t length);
void tn_buffer_text(tn_buffer *buffer, const char *text);
/** count times the byte c; nothing when count is not above 0. */
void tn_buffer_fill(tn_buffer *buffer, char c, int count);
/** printf; text and integers only, so that no locale matters. */
void tn_buffer_format(tn_buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** Cuts back to length (not above the current one); a failure stays. */
void tn_buffer_cut(tn_buffer *buffer, size_t length);

/** TN_OK, or TN_E_NOMEM when anything did not fit. */
tn_status tn_buffer_status(const tn_buffer *buffer);

TN_END_DECLS

#endif
