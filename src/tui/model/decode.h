/* What a terminal sends, byte by byte: characters in the locale's encoding, reports of the mouse,
 * and what was pasted, which is one event whatever it holds. Whatever arrives in pieces, or broken,
 * is put together or left out; nothing waits for the rest, and no key behind it is lost. */
#ifndef TN_TUI_DECODE_H
#define TN_TUI_DECODE_H

#include <wchar.h>

#include "tenor/buffer.h"
#include "tui/model/key.h"

enum { TNI_REPORT_BYTES = 24 };

typedef struct tni_decoder {
    mbstate_t state;               /* of a character that has begun */
    char report[TNI_REPORT_BYTES]; /* that has begun: "\033[<0;12" */
    size_t length;
    tni_event next[4]; /* to be returned: keys, as Esc and bytes that are no report, and clicks */
    size_t count;
    bool deaf;        /* the mouse is off: reports are left out */
    tn_buffer pasted; /* between "\033[200~" and "\033[201~", or in one burst */
    bool pasting, has_paste;
} tni_decoder;

/* Takes one more byte. */
void tni_decoder_byte(tni_decoder *decoder, unsigned char byte);
/* Nothing more is there now: an Esc that could have begun a report was the key. */
void tni_decoder_rest(tni_decoder *decoder);
/* Gives up a report that has begun. */
void tni_decoder_drop(tni_decoder *decoder);
/* A report has begun and is not complete. */
bool tni_decoder_waits(const tni_decoder *decoder);
/* Bytes that came at once and are no keys. */
void tni_decoder_paste(tni_decoder *decoder, const char *bytes, size_t size);
void tni_decoder_done(tni_decoder *decoder);
/* The next key, click or paste; false: none yet. */
bool tni_decoder_next(tni_decoder *decoder, tni_event *out);

/* --- bytes that came in one read --- */

/* They are a paste that has no marks: 16 or more with a line end among them, which nobody types at
 * once; keys that wait are sequences, or have no line end. */
bool tni_bytes_are_burst(const char *bytes, size_t size);
/* The last may be the first of a key's, whose others are still to come. */
bool tni_bytes_are_cut(const char *bytes, size_t size);

#endif
