/* Deadlines as an iCalendar file (RFC 5545). */
#include "tenor/ics.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "format/print/render.h"

enum { FOLD_BYTES = 75 };

/* A content line, folded between characters; the rest of a folded line begins with a blank. */
static void put_line(tn_buffer *out, const char *text)
{
    size_t length = strlen(text), room = FOLD_BYTES;
    while (length > room) {
        size_t cut = room;
        while (cut > 0 && ((unsigned char)text[cut] & 0xC0) == 0x80) {
            cut--;
        }
        tn_buffer_add(out, text, cut);
        tn_buffer_text(out, "\r\n ");
        text += cut;
        length -= cut;
        room = FOLD_BYTES - 1;
    }
    tn_buffer_add(out, text, length);
    tn_buffer_text(out, "\r\n");
}

/* NAME:text with commas, semicolons, backslashes and line ends escaped. */
static void put_text(tn_buffer *out, const char *name, const char *text)
{
    tn_buffer line;
    tn_buffer_init(&line, &out->allocator);
    tn_buffer_format(&line, "%s:", name);
    for (const char *p = text; *p; p++) {
        if (strchr(",;\\", *p)) {
            tn_buffer_add(&line, "\\", 1);
        }
        if (*p == '\n') {
            tn_buffer_text(&line, "\\n");
        } else if ((unsigned char)*p >= 0x20) {
            tn_buffer_add(&line, p, 1);
        }
    }
    tn_buffer_add(&line, "", 1);
    out->failed = out->failed || tn_buffer_status(&line) != TN_OK;
    if (!out->failed) {
        put_line(out, line.bytes);
    }
    tn_buffer_done(&line);
}

/* NAME:what has been gathered, which is given back. */
static void put_gathered(tn_buffer *out, const char *name, tn_buffer *text)
{
    tn_buffer_add(text, "", 1);
    out->failed = out->failed || tn_buffer_status(text) != TN_OK;
    if (!out->failed) {
        put_text(out, name, text->bytes);
    }
    tn_buffer_done(text);
}

/* 20270411, or 20270411T100000Z. */
static const char *format_time(tn_instant at, int whole_day, char *buffer, size_t size)
{
    const tn_civil c = tn_date_civil(tn_instant_date(at));
    const int64_t seconds = at.seconds % TN_DAY_SECONDS;
    if (whole_day) {
        snprintf(buffer, size, "%04d%02d%02d", c.year, c.month, c.day);
    } else {
        snprintf(buffer, size, "%04d%02d%02dT%02d%02d%02dZ", c.year, c.month, c.day,
                 (int)(seconds / 3600), (int)(seconds / 60 % 60), (int)(seconds % 60));
    }
    return buffer;
}

/* What a deadline is known by: an invoice by its id. */
static const char *name_of(const tn_deadline *d)
{
    return d->has_amount ? d->detail : d->subject;
}

typedef struct ics_event {
    const tn_deadline *deadline;
    size_t before; /* how many of one name and instant are */
} ics_event;

static int by_name(const void *left, const void *right)
{
    const tn_deadline *a = ((const ics_event *)left)->deadline,
                      *b = ((const ics_event *)right)->deadline;
    if (a->at.seconds != b->at.seconds) {
        return a->at.seconds < b->at.seconds ? -1 : 1;
    }
    const int what = strcmp(a->what, b->what);
    return what ? what : strcmp(name_of(a), name_of(b));
}

static int by_position(const void *left, const void *right)
{
    const ics_event *a = left, *b = right;
    const int order = by_name(left, right);
    return order ? order : (a->deadline > b->deadline) - (a->deadline < b->deadline);
}

static int as_given(const void *left, const void *right)
{
    const ics_event *a = left, *b = right;
    return (a->deadline > b->deadline) - (a->deadline < b->deadline);
}

/* The same for the same deadline whatever else is in the file, so that a calendar that imports it
 * again replaces the event; only those of one name and instant are numbered. */
static void put_uid(tn_buffer *out, const tn_deadline *d, size_t before)
{
    char at[64];
    tn_buffer text;
    tn_buffer_init(&text, &out->allocator);
    tn_buffer_format(&text, "%s-%s-%s", format_time(d->at, 0, at, sizeof(at)), d->what, name_of(d));
    if (before) {
        tn_buffer_format(&text, "-%zu", before + 1);
    }
    put_gathered(out, "UID", &text);
}

static void put_event(tn_buffer *out, const tn_deadline *d, size_t before)
{
    char at[64], line[128], amount[TN_DECIMAL_TEXT];
    tn_buffer text;
    put_line(out, "BEGIN:VEVENT");
    put_uid(out, d, before);
    snprintf(line, sizeof(line), "DTSTAMP:%s", format_time(d->at, 0, at, sizeof(at)));
    put_line(out, line);
    snprintf(line, sizeof(line), d->whole_day ? "DTSTART;VALUE=DATE:%s" : "DTSTART:%s",
             format_time(d->at, d->whole_day, at, sizeof(at)));
    put_line(out, line);
    tn_buffer_init(&text, &out->allocator);
    tn_buffer_format(&text, "%s: %s%s", d->subject, d->what, d->assumed ? " (assumed)" : "");
    if (d->has_amount) {
        tn_buffer_format(&text, " %s %s", tn_money_format(d->amount, amount),
                         d->amount.currency.code);
    }
    put_gathered(out, "SUMMARY", &text);
    put_text(out, "DESCRIPTION", d->detail);
    put_line(out, "END:VEVENT");
}

void tni_ics_begin(tn_buffer *out)
{
    put_line(out, "BEGIN:VCALENDAR");
    put_line(out, "VERSION:2.0");
    put_line(out, "PRODID:-//Tenor//Deadlines//EN");
}

void tni_ics_end(tn_buffer *out)
{
    put_line(out, "END:VCALENDAR");
}

void tni_ics_events(const tn_deadlines *deadlines, tn_buffer *out)
{
    const size_t count = deadlines->count;
    ics_event *events =
        count ? out->allocator.allocate(out->allocator.context, count * sizeof(*events)) : NULL;
    if (!events) {
        out->failed = out->failed || count;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        events[i] = (ics_event){&deadlines->items[i], 0};
    }
    qsort(events, count, sizeof(*events), by_position);
    for (size_t i = 1; i < count; i++) {
        events[i].before = by_name(&events[i - 1], &events[i]) ? 0 : events[i - 1].before + 1;
    }
    qsort(events, count, sizeof(*events), as_given);
    for (size_t i = 0; i < count; i++) {
        put_event(out, events[i].deadline, events[i].before);
    }
    out->allocator.release(out->allocator.context, events);
}

tn_status tn_ics_render(const tn_deadlines *deadlines, tn_buffer *out)
{
    tni_ics_begin(out);
    tni_ics_events(deadlines, out);
    tni_ics_end(out);
    return tn_buffer_status(out);
}
