/* Bytes that grow, with a sticky failure. */
#include "tenor/buffer.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { FIRST = 256 };

void tn_buffer_init(tn_buffer *buffer, const tn_allocator *allocator)
{
    *buffer = (tn_buffer){.allocator = allocator ? *allocator : tn_allocator_libc()};
}

void tn_buffer_done(tn_buffer *buffer)
{
    if (buffer->bytes) {
        buffer->allocator.release(buffer->allocator.context, buffer->bytes);
    }
    *buffer = (tn_buffer){.allocator = buffer->allocator};
}

/* Room for more bytes and the terminator, which the caller writes; false, for good, when there is
 * none. */
static bool reserve(tn_buffer *buffer, size_t more)
{
    if (buffer->failed || more >= SIZE_MAX - buffer->length) {
        buffer->failed = true;
        return false;
    }
    const size_t needed = buffer->length + more + 1, twice = buffer->capacity * 2;
    if (needed <= buffer->capacity) {
        return true;
    }
    const size_t size = needed > twice ? (needed > FIRST ? needed : FIRST) : twice;
    char *larger = buffer->allocator.allocate(buffer->allocator.context, size);
    if (!larger) {
        buffer->failed = true;
        return false;
    }
    if (buffer->bytes) {
        memcpy(larger, buffer->bytes, buffer->length);
        buffer->allocator.release(buffer->allocator.context, buffer->bytes);
    }
    buffer->bytes = larger;
    buffer->capacity = size;
    return true;
}

void tn_buffer_add(tn_buffer *buffer, const char *bytes, size_t length)
{
    if (length && reserve(buffer, length)) {
        memcpy(buffer->bytes + buffer->length, bytes, length);
        buffer->length += length;
        buffer->bytes[buffer->length] = '\0';
    }
}

void tn_buffer_text(tn_buffer *buffer, const char *text)
{
    tn_buffer_add(buffer, text, strlen(text));
}

void tn_buffer_fill(tn_buffer *buffer, char c, int count)
{
    if (count > 0 && reserve(buffer, (size_t)count)) {
        memset(buffer->bytes + buffer->length, c, (size_t)count);
        buffer->length += (size_t)count;
        buffer->bytes[buffer->length] = '\0';
    }
}

void tn_buffer_format(tn_buffer *buffer, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    const int length = vsnprintf(NULL, 0, format, args);
    if (length < 0) {
        buffer->failed = true;
    } else if (length && reserve(buffer, (size_t)length)) {
        vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format, again);
        buffer->length += (size_t)length;
    }
    va_end(again);
    va_end(args);
}

void tn_buffer_cut(tn_buffer *buffer, size_t length)
{
    if (length < buffer->length) {
        buffer->length = length;
        buffer->bytes[length] = '\0';
    }
}

tn_status tn_buffer_status(const tn_buffer *buffer)
{
    return buffer->failed ? TN_E_NOMEM : TN_OK;
}
