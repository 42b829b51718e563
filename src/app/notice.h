/* What the buyer of an offer reads: the notice, and the page. */
#ifndef TN_APP_NOTICE_H
#define TN_APP_NOTICE_H

#include "app/workspace/workspace.h"
#include "tenor/buffer.h"
#include "tenor/quote.h"

typedef struct tni_notice_how {
    const char *template_path;     /* NULL: the workspace's own, else the built-in one */
    const char *language;          /* NULL: as tenor.ini says, else en */
    bool html;                     /* the page, not the notice */
    const tn_quote *const *offers; /* several, side by side on a page; NULL: the one */
    size_t offer_count;
} tni_notice_how;

/* The template's text with the offer's figures. The workspace's own templates are
 * notice.LANGUAGE.txt (or notice.txt), offer.LANGUAGE.html and, of several offers,
 * offers.LANGUAGE.html. TN_E_FINDINGS: a placeholder that
 * does not exist, no template for the language, a logo that is no PNG of up to 256 KiB; TN_E_READ.
 */
tn_status tni_notice(tni_workspace *workspace, const tni_source_file *offer, const tn_quote *quote,
                     const tni_notice_how *how, tn_buffer *out);

#endif
