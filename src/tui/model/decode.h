/* What a terminal sends, byte by byte: characters in the locale's encoding, and reports of the
 * mouse. Whatever arrives in pieces, or broken, is put together or left out; nothing waits for the
 * rest, and no key behind it is lost. */
#ifndef TN_TUI_DECODE_H
#define TN_TUI_DECODE_H

#include <wchar.h>

#include "tui/model/key.h"

enum { TNI_REPORT_BYTES = 24 };

typedef struct tni_decoder {
    mbstate_t state;               /* of a character that has begun */
    char report[TNI_REPORT_BYTES]; /* that has begun: "\033[<0;12" */
    size_t length;
    int32_t keys[4]; /* to be returned next: Esc, and bytes that are no report */
    size_t count;
    tni_event click; /* EVENT_NONE: none waits */
    bool deaf;       /* the mouse is off: reports are left out */
} tni_decoder;

/* Takes one more byte. */
void tni_decoder_byte(tni_decoder *decoder, unsigned char byte);
/* Nothing more is there now: an Esc that could have begun a report was the key. */
void tni_decoder_rest(tni_decoder *decoder);
/* Gives up a report that has begun. */
void tni_decoder_drop(tni_decoder *decoder);
/* A report has begun and is not complete. */
bool tni_decoder_waits(const tni_decoder *decoder);
/* The next key or click; false: none yet. */
bool tni_decoder_next(tni_decoder *decoder, tni_event *out);

#endif
