/* What the open file comes to: loaded with the unsaved text of every open file, then priced or
 * billed. */
#ifndef TN_TUI_VIEW_H
#define TN_TUI_VIEW_H

#include "tui/model/model.h"

/* tried: a file whose text is taken as bytes[size], while it is typed; usage that is large is
 * not rated then. NULL: every file with its text as it is now. */
void tni_view_at(tni_model *model, const tni_draft_file *tried, const char *bytes, size_t size);

#endif
