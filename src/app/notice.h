/* The notice to the buyer of an offer. */
#ifndef TN_APP_NOTICE_H
#define TN_APP_NOTICE_H

#include "app/workspace/workspace.h"
#include "tenor/buffer.h"
#include "tenor/quote.h"

/* The notice to the buyer: the template's text with the offer's figures. template_path NULL: the
 * workspace's notice.txt, else the built-in one. TN_E_FINDINGS: a placeholder that does not exist;
 * TN_E_READ. */
tn_status tni_notice(tni_workspace *workspace, const tni_source_file *offer, const tn_quote *quote,
                     const char *template_path, tn_buffer *out);

#endif
