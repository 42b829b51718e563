/**
 * What the buyer reads: a notice or a page, a text of the seller's own in any language, with the
 * offer's figures put in.
 */
#ifndef TENOR_NOTICE_H
#define TENOR_NOTICE_H

#include <stddef.h>

#include "tenor/buffer.h"
#include "tenor/decls.h"
#include "tenor/quote.h"
#include "tenor/settings.h"

TN_BEGIN_DECLS

/** A name a template may use, and what it stands for; the list ends with a NULL name. */
typedef struct tn_notice_name {
    const char *name; /* "expires" */
    const char *help;
} tn_notice_name;

/** Every name there is, in the order of `help notice`; static. */
const tn_notice_name *tn_notice_names(void);

/** How a template is filled. */
typedef struct tn_notice_options {
    const char *language;          /* how dates are written: "en", "ja"; others as 2026-12-31 */
    bool html;                     /* values are escaped, addresses are https or nothing */
    bool draft;                    /* the offer breaks rules */
    const char *logo;              /* "data:image/png;base64,...", NULL: none */
    const tn_quote *const *offers; /* of {*offers}: several to choose from */
    size_t offer_count;
} tn_notice_options;

/**
 * Fills a template.
 *
 * Shape    text[size]: the template, valid UTF-8; file: its name, for findings
 * Rule     {name} is replaced; a value of several lines keeps the blanks before the name.
 *          {name|one|many} is the first word when the value is 1, else the second. A line that
 *          starts with {?name} stands only when name has a value, one with {!name} only when it
 *          has none, one with {*items} (usage, payments, accounts) once for each of them, guards of
 *          its own behind that; in one with {*offers} all names speak of the one at hand; {{ is a
 *          brace. Nothing in a value is taken for a name
 * Errors   TN_E_FINDINGS: FIL-072 or FIL-073 were added, for every one; out is as before.
 *          TN_E_NOMEM
 * Example  "Dear {buyer}," -> "Dear Acme KK,"; "{?auto}It renews.\n" -> "" when it does not
 */
tn_status tn_notice_render(tn_arena *arena, const tn_quote *quote, const tn_settings *settings,
                           const tn_notice_options *options, const char *file, const char *text,
                           size_t size, tn_findings *findings, tn_buffer *out);

TN_END_DECLS

#endif
