/* What the renderers of reports and findings share. */
#ifndef TN_FORMAT_RENDER_H
#define TN_FORMAT_RENDER_H

#include "tenor/deadlines.h"
#include "tenor/render.h"

/* True when a field or column with these flags is shown; not_here is the format's own flag.
 * options NULL: all defaults. */
static inline bool tni_render_shows(unsigned flags, unsigned not_here,
                                    const tn_render_options *options)
{
    const unsigned hidden = not_here | (options && options->buyer ? TN_INTERNAL_ONLY : 0U);
    return !(flags & hidden);
}

/* Hands on what has gathered, once it is much. True: out is empty now. */
static inline bool tni_render_pushed(const tn_render_options *options, tn_buffer *out)
{
    enum { MUCH = 64 * 1024 };
    if (!options || !options->push || out->length < MUCH) {
        return false;
    }
    out->failed = options->push(options->context, out->bytes, out->length) != TN_OK || out->failed;
    tn_buffer_cut(out, 0);
    return true;
}

/* A row of a table; NULL, and out has failed: it cannot be made, or what came before it is lost. */
static inline const tn_row *tni_render_row(const tn_table *table, uint64_t index, tn_made_row *made,
                                           tn_buffer *out)
{
    const tn_row *row = out->failed ? NULL : tn_table_row(table, index, made);
    out->failed = !row;
    return row;
}

/* Takes the lines of a report as CSV has them: the keys of its columns, then cells; each line ends
 * with `end`, which is TN_E_NOMEM when no further line is of use. */
typedef struct tni_line_sink {
    void (*key)(void *context, const char *key); /* "period.start" */
    void (*cell)(void *context, tn_value value);
    tn_status (*end)(void *context);
    void *context;
} tni_line_sink;

/* Hands the lines of the primary table, those in its cells joined, or else the figures as one line
 * to the sink. TN_E_NOMEM: also where a row cannot be made. */
tn_status tni_report_lines(const tn_report *report, const tn_render_options *options,
                           const tni_line_sink *sink);

/* One page of HTML to read and print, self-contained: title, figures, tables, notes, as text shows
 * them; what breaks rules is marked DRAFT. TN_E_NOMEM: out holds what it held before. */
tn_status tni_report_html(const tn_report *report, const tn_render_options *options,
                          tn_buffer *out);

/* tn_ics_render in pieces: events of one instant stand together. A failure is the buffer's. */
void tni_ics_begin(tn_buffer *out);
void tni_ics_events(const tn_deadlines *deadlines, tn_buffer *out);
void tni_ics_end(tn_buffer *out);

/* Code points of the token that a finding points at in its line: the finding's own width, else a
 * head in brackets, a key, a whole value, an item of a list, a cell, as far as the line has it. */
uint32_t tni_finding_width(const tn_finding *finding, const char *line, size_t length);

#endif
